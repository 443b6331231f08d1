//! How a few things are told in one line.

use app::{
    accounts::browser,
    public::{first_of, place},
};

#[test]
fn a_place_is_told_once() {
    let units =
        |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), String::new())).collect::<Vec<_>>();
    let street = "Số 1 phố Trần Thái Tông, Phường Cầu Giấy, Hà Nội";
    assert_eq!(place("", street, &units(&["Phường Cầu Giấy"])), street);
    assert_eq!(place("", street, &units(&["Thành phố Hà Nội"])), street);
    assert_eq!(
        place("Cung Thanh niên", "", &units(&["Thành phố Hà Nội"])),
        "Cung Thanh niên, Thành phố Hà Nội"
    );
    assert_eq!(place("", "", &units(&["Xã A", "Xã B", "Xã C"])), "Xã A, Xã B, Xã C");
    assert_eq!(place("", "", &units(&["Xã A", "Xã B", "Xã C", "Xã D"])), "Xã A, Xã B và 2 nơi khác");
    assert_eq!(place("", "Số 12 phố Huế", &units(&["Thành phố Huế"])), "Số 12 phố Huế, Thành phố Huế");
}

#[test]
fn a_long_text_is_cut_between_words() {
    assert_eq!(first_of("Một  hai\nba", 20), "Một hai ba");
    assert_eq!(first_of("Một hai ba bốn", 9), "Một hai…");
}

#[test]
fn a_browser_is_called_as_people_know_it() {
    for (agent, name) in [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge · Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 13; SM-A045F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36",
            "Chrome · Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox · Linux"),
    ] {
        assert_eq!(browser(agent), name);
    }
}
