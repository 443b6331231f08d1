//! What was typed is shown as it was read: 5/1/2026 and 05012026 become 05/01/2026, 8h30 becomes 08:30, 1234 becomes
//! 1.234. What cannot be read stays as it is, to be told when the form is sent.

use domain::{
    numbers::{parse_whole, whole},
    time::{parse_day, parse_time, show_day, show_time},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Watches every input of the page that says what it reads: `data-reads` is `day`, `time` or `number`.
#[island]
pub fn Normalise() -> impl IntoView {
    Effect::new(move |_| {
        let left = window_event_listener_untyped("change", move |event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            let reads = input.get_attribute("data-reads").unwrap_or_default();
            if let Some(shown) = as_read(&reads, &input.value()) {
                input.set_value(&shown);
            }
        });
        on_cleanup(move || left.remove());
    });
}

fn as_read(reads: &str, typed: &str) -> Option<String> {
    match reads {
        "day" => parse_day(typed).map(show_day),
        "time" => parse_time(typed).map(show_time),
        "number" => parse_whole(typed).map(whole),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::as_read;

    #[test]
    fn what_was_typed_is_shown_as_it_was_read() {
        for (reads, typed, shown) in [
            ("day", "5/1/2026", Some("05/01/2026")),
            ("day", "05012026", Some("05/01/2026")),
            ("day", "31/2/2026", None),
            ("time", "8h30", Some("08:30")),
            ("number", "1234567", Some("1.234.567")),
            ("number", "1.5", None),
            ("", "1234", None),
        ] {
            assert_eq!(as_read(reads, typed).as_deref(), shown, "{typed}");
        }
    }
}
