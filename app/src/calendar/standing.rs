//! What stands for weeks, in one strip that unfolds: it is the ground of a view, not what it is about.

use super::{CalendarPage, year::period_bar};
use crate::activities::kind_tag;
use domain::{calendar::CalendarEntry, time::show_days};
use leptos::prelude::*;
use words::t;

/// Names that are read without unfolding.
const FEW: usize = 2;

pub(super) fn standing(page: &CalendarPage) -> Option<AnyView> {
    let long: Vec<&CalendarEntry> = page.entries.iter().filter(|entry| entry.is_long()).collect();
    if long.is_empty() {
        return None;
    }
    let names = long.iter().take(FEW).map(|entry| {
        view! { <span class=format!("standing-name kind-{}", entry.kind.word())>{entry.title.clone()}</span> }
    });
    let more = (long.len() > FEW).then(|| t!(calendar.more, count = long.len() - FEW));
    let rows = long.iter().map(|entry| {
        let days = (entry.when.first_day(), entry.when.last_day());
        let class = format!("plan-bar kind-{} status-{}", entry.kind.word(), entry.status.word());
        view! {
            <li>
                <a href=format!("/activities/{}", entry.id)>{entry.title.clone()}</a>
                <span class="plan-days">{kind_tag(entry.kind)}" "{show_days(days.0, days.1)}</span>
                {period_bar(page.days, days, &class)}
            </li>
        }
    });
    let rows = rows.collect_view();
    let view = view! {
        <details class="standing">
            <summary>
                <strong>{t!(calendar.standing, count = long.len())}</strong>
                <span class="standing-names">{names.collect_view()}" "{more}</span>
            </summary>
            <ul>{rows}</ul>
        </details>
    };
    Some(view.into_any())
}
