//! What happened to one's own account.

use domain::{
    accounts::{Event, Happened, REFUSALS_DAYS},
    time::show_instant,
};
use frame::{
    AppError,
    context::session,
    ui::{Screen, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub async fn list_events() -> Result<Vec<Event>, AppError> {
    let (db, me) = session().await?;
    Ok(db.events(&me).await?)
}

pub fn history_page() -> impl IntoView {
    staff_page(list_events(), |events| Screen::new(t!(accounts.history.title), history(events)))
}

fn history(events: Vec<Event>) -> AnyView {
    let rows = events.into_iter().map(row).collect_view();
    view! {
        {page_head(vec![("/account".into(), t!(accounts.own).into())], t!(accounts.history.title), ())}
        <p class="lede">{t!(accounts.history.lede, days = REFUSALS_DAYS)}</p>
        <div class="table-wrap"><table class="cards">
            <thead><tr><th>{t!(accounts.history.at)}</th><th>{t!(accounts.history.what)}</th><th>{t!(accounts.history.by)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

fn row(Event { at, happened, by }: Event) -> AnyView {
    let what = match happened {
        Happened::Done { verb, subject } => {
            let verb = crate::audit::say::verb(verb);
            view! { <span>{capital(verb)}" · "{crate::audit::called(subject)}</span> }.into_any()
        }
        Happened::Refused { from } => view! {
            <span><span class="tag status-cancelled">{t!(accounts.history.refused)}</span>" "{t!(accounts.history.from, network = from)}</span>
        }
        .into_any(),
    };
    view! {
        <tr>
            <td data-label=t!(accounts.history.at)>{show_instant(at)}</td>
            <td data-label=t!(accounts.history.what)>{what}</td>
            <td class="written" data-label=t!(accounts.history.by)>{by.unwrap_or_else(|| "–".to_owned())}</td>
        </tr>
    }
    .into_any()
}

/// As a sentence begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
