//! The clock of the device, and chance.

use chrono::{DateTime, Utc};
use domain::sync::Moment;

pub fn now() -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let milliseconds = js_sys::Date::now() as i64;
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

pub fn moment() -> Moment {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any number does")]
    let chance = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    Moment { now: now(), chance }
}
