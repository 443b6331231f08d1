use super::{Piece, piece, sample};
use crate::calendar::{lines, month as month_of, year};
use domain::calendar::{CalendarEntry, CalendarFilter, View};

/// One week as it stands in a month.
pub(super) fn month() -> Piece {
    let on = sample::day("25/11/2026");
    let filter = CalendarFilter::default().at(View::Month, on);
    piece("guide-calendar", "Calendar", month_of(&sample::week(), &filter, on))
}

pub(super) fn agenda() -> Piece {
    let page = sample::week();
    let entries: Vec<&CalendarEntry> = page.entries.iter().collect();
    piece("guide-agenda", "Agenda", lines(&entries, sample::day("25/11/2026")))
}

pub(super) fn plan() -> Piece {
    piece("guide-plan", "Year plan", year(&sample::year(), &CalendarFilter::default()))
}
