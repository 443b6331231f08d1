use domain::calendar::View;
use words::t;

/// A view of the calendar.
pub fn view(view: View) -> &'static str {
    match view {
        View::Month => t!(calendar.view_month),
        View::Week => t!(calendar.view_week),
        View::Day => t!(calendar.view_day),
        View::Agenda => t!(calendar.view_agenda),
        View::Year => t!(calendar.view_year),
    }
}
