use crate::activities::RELEASE_ADDRESS;
use domain::{
    calendar::CalendarEntry,
    home::{UNRELEASED_MAX, Unreleased},
};
use frame::ui::{Icon, icon};
use leptos::prelude::*;
use words::t;

/// Lines that are seen before the others are asked for.
const FEW: usize = 8;

/// What the public does not see until the person releases it: one by one, or all that is listed at once.
pub(super) fn unreleased(waiting: &[Unreleased]) -> Option<AnyView> {
    if waiting.is_empty() {
        return None;
    }
    let ids: Vec<String> = waiting.iter().map(|waiting| waiting.entry.id.to_string()).collect();
    let number = words::count(waiting.len()) + if waiting.len() == UNRELEASED_MAX { "+" } else { "" };
    let (first, rest) = waiting.split_at(waiting.len().min(FEW));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{t!(home.unreleased_more, count = words::count(rest.len()))}</summary>
                <ul class="lates">{rest.iter().map(line).collect_view()}</ul>
            </details>
        }
    });
    let all = (waiting.len() > 1).then(|| {
        let label = t!(home.release_all, count = words::count(waiting.len()));
        view! { <p class="home-note"><button class="button primary" type="submit">{icon(Icon::Done)}{label}</button></p> }
    });
    let section = view! {
        <section class="panel late-panel" id="unreleased">
            <h2>{t!(home.unreleased)}" "<span class="count">{number}</span></h2>
            <p>{t!(home.unreleased_text)}</p>
            <form method="post" action=RELEASE_ADDRESS>
                <input type="hidden" name="ids" value=ids.join(".")/>
                <input type="hidden" name="back" value="/"/>
                <ul class="lates">{first.iter().map(line).collect_view()}</ul>
                {more}{all}
            </form>
        </section>
    };
    Some(section.into_any())
}

/// One of them, with the button that releases it alone.
fn line(waiting: &Unreleased) -> AnyView {
    let Unreleased { entry, by } = waiting;
    let CalendarEntry { id, title, when, units, .. } = entry;
    let by = (!by.is_empty()).then(|| format!(" · {}", t!(home.added_by, name = by)));
    view! {
        <li class=format!("late kind-{}", entry.kind.word())>
            <div>
                <a href=format!("/activities/{id}")>{title.clone()}</a>
                <p>{when.show()}" · "{words::names(units)}{by}</p>
            </div>
            <button class="button" type="submit" name="only" value=*id aria-label=t!(home.release_of, title = title)>
                {icon(Icon::Done)}{t!(activities.release)}
            </button>
        </li>
    }
    .into_any()
}
