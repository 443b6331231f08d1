//! Records as there might be, for the pieces that show some.

use crate::{
    activities::{Options, SchedulePage},
    calendar::CalendarPage,
};
use domain::{
    Actor, Role,
    activities::{Earlier, Kind, Status, When},
    audiences::AudienceCard,
    calendar::CalendarEntry,
    campaigns::{self, CampaignCard},
    key_days::KeyDay,
    organisations::{self, OrganisationCard},
    time::{Day, instant, parse_day, parse_time},
    units::{self, UnitCard, Validity},
};

pub(super) fn day(typed: &str) -> Day {
    parse_day(typed).unwrap_or_default()
}

fn days(from: &str, to: &str) -> When {
    When::Days { from: day(from), to: day(to) }
}

fn times(on: &str, from: &str, to: &str) -> When {
    let at = |time: &str| instant(day(on), parse_time(time).unwrap_or_default());
    When::Times { starts: at(from), ends: at(to) }
}

fn me() -> Actor {
    Actor {
        account: 1,
        login: "kehoach".to_owned(),
        name: "Nguyễn Đức Hoàng".to_owned(),
        role: Role::Planner,
        unit_path: None,
        organisation: None,
    }
}

pub(super) fn campaign() -> CampaignCard {
    CampaignCard {
        id: 1,
        code: "01/KH-MTTQ-BTT".to_owned(),
        title: "Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2026".to_owned(),
        starts_on: day("01/01/2026"),
        ends_on: day("31/12/2026"),
        status: campaigns::Status::Running,
        activities: 31,
    }
}

fn unit(id: i64, code: &str, name: &str, kind: units::Kind, from: &str, to: &str) -> UnitCard {
    UnitCard {
        id,
        code: code.to_owned(),
        name: name.to_owned(),
        name_en: String::new(),
        kind,
        parent: Some(1),
        path: format!("/1/{id}/"),
        validity: Validity { from: parse_day(from), to: parse_day(to) },
    }
}

fn organisation(id: i64, name: &str, kind: organisations::Kind) -> OrganisationCard {
    OrganisationCard {
        id,
        name: name.to_owned(),
        short_name: name.to_owned(),
        kind,
        unit: None,
        validity: Validity::default(),
        successors: Vec::new(),
    }
}

fn audience(id: i64, name: &str) -> AudienceCard {
    AudienceCard {
        id,
        name: name.to_owned(),
        name_en: String::new(),
        message: String::new(),
        message_en: String::new(),
        kinds: Vec::new(),
        position: id,
        version: 1,
    }
}

/// What an activity may name.
pub(super) fn options() -> Options {
    Options {
        campaign: campaign(),
        units: vec![
            unit(2, "00235", "Phường Đống Đa", units::Kind::Ward, "01/07/2025", ""),
            unit(3, "00376", "Xã Sóc Sơn", units::Kind::Commune, "01/07/2025", ""),
            unit(4, "006", "Quận Đống Đa", units::Kind::UrbanDistrict, "", "30/06/2025"),
        ],
        organisations: vec![
            organisation(1, "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội", organisations::Kind::Front),
            organisation(2, "Hội Liên hiệp Phụ nữ thành phố Hà Nội", organisations::Kind::Member),
            organisation(3, "Công an thành phố Hà Nội", organisations::Kind::Police),
        ],
        audiences: vec![
            audience(1, "Người có nhu cầu đi làm việc ở nước ngoài"),
            audience(2, "Thanh niên chưa có việc làm"),
            audience(3, "Phụ huynh"),
        ],
        former_names: vec![(3, "Xã Phù Linh".to_owned())],
        earlier: Earlier { units: vec![3], organisations: vec![2], ..Earlier::default() },
    }
}

/// A schedule without its rows.
pub(super) fn schedule() -> SchedulePage {
    SchedulePage {
        me: me(),
        campaign: campaign(),
        cards: Vec::new(),
        count: 12,
        page: 1,
        pages: 1,
        now_page: None,
        options: options(),
    }
}

fn entry(id: i64, title: &str, kind: Kind, status: Status, when: When) -> CalendarEntry {
    CalendarEntry {
        id,
        campaign: 1,
        version: 1,
        title: title.to_owned(),
        kind,
        status,
        when,
        units: vec![("Phường Đống Đa".to_owned(), "Dong Da Ward".to_owned())],
        venue: "Nhà văn hóa phường Đống Đa".to_owned(),
        movable: false,
        part: None,
    }
}

/// Something of everything, and on one day more than there is room for.
fn entries() -> Vec<CalendarEntry> {
    let talk = |id: i64, title: &str, from: &str, to: &str| {
        entry(id, title, Kind::Talk, Status::Planned, times("25/11/2026", from, to))
    };
    vec![
        entry(
            1,
            "Pa-nô dịp cuối năm trên trục quốc lộ phía Nam",
            Kind::Billboard,
            Status::Ongoing,
            days("01/11/2026", "31/12/2026"),
        ),
        entry(
            2,
            "Cuộc thi “Em lên mạng an toàn”",
            Kind::Competition,
            Status::Done,
            days("23/11/2026", "26/11/2026"),
        ),
        talk(3, "Tọa đàm nhân Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ", "08:00", "11:00"),
        talk(4, "Nói chuyện trong trường học: “Việc làm thêm an toàn”", "13:30", "15:00"),
        talk(5, "Tọa đàm tối với công nhân khu công nghiệp", "19:00", "21:00"),
        entry(
            6,
            "Đêm tiểu phẩm lưu động “Xóm mình có nhau”",
            Kind::Dramatization,
            Status::Cancelled,
            times("27/11/2026", "19:30", "21:30"),
        ),
    ]
}

/// A week with all of it.
pub(super) fn week() -> CalendarPage {
    CalendarPage {
        me: me(),
        days: (day("23/11/2026"), day("29/11/2026")),
        campaigns: vec![campaign()],
        planned: vec![1],
        entries: entries(),
        key_days: vec![KeyDay {
            id: 1,
            day: 25,
            month: 11,
            name: "Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ".to_owned(),
            name_en: "International Day for the Elimination of Violence against Women".to_owned(),
            version: 1,
        }],
        options: None,
        moved: None,
    }
}

/// A year plan of one campaign.
pub(super) fn year() -> CalendarPage {
    CalendarPage {
        days: (day("01/01/2026"), day("31/12/2026")),
        entries: vec![
            entry(
                7,
                "In, phát tờ rơi A5 “Đi đúng – Về an toàn”",
                Kind::Leaflet,
                Status::Done,
                days("04/05/2026", "31/07/2026"),
            ),
            entry(
                8,
                "Pa-nô tại bến xe và chợ đầu mối phía Nam",
                Kind::Billboard,
                Status::Cancelled,
                days("15/07/2026", "15/10/2026"),
            ),
            entry(
                9,
                "Phát thanh Ngày hội Đại đoàn kết",
                Kind::Broadcast,
                Status::Ongoing,
                days("02/11/2026", "30/11/2026"),
            ),
        ],
        ..week()
    }
}
