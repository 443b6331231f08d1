//! Numbers as they are grouped in the language of the reader.

use crate::{Locale, locale};
use domain::numbers;

/// 1234567 as the reader groups it: `1.234.567`, or `1,234,567` in English.
pub fn whole(number: i64) -> String {
    let grouped = numbers::whole(number);
    if locale() == Locale::en { grouped.replace('.', ",") } else { grouped }
}

/// How many there are, grouped as [`whole`].
pub fn count(number: impl TryInto<i64>) -> String {
    whole(number.try_into().unwrap_or(i64::MAX))
}

/// Thousandths as a percentage: `87,5%`, or `87.5%` in English.
pub fn percent(thousandths: i64) -> String {
    let (whole, tenth) = (whole(thousandths / 10), thousandths % 10);
    let point = if locale() == Locale::en { '.' } else { ',' };
    if tenth == 0 { format!("{whole}%") } else { format!("{whole}{point}{tenth}%") }
}

/// Whole đồng as the reader groups them: `15.000.000 ₫`, or `15,000,000 ₫` in English.
pub fn money(dong: i64) -> String {
    let shown = numbers::money(dong);
    if locale() == Locale::en { shown.replace('.', ",") } else { shown }
}
