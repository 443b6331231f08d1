//! Search over everything that a person may see, and what can be done, by its name.

mod commands;
pub mod say;
mod typed;

use domain::{
    search::{Group, Hit, Kind, Target},
    time::{parse_day, show_day},
};
use frame::{
    AppError, Feature,
    context::{file, me, query},
    forms::encode,
    ui::{Icon, Screen, empty, icon, page_head, staff_page},
};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};
use serde::{Deserialize, Serialize};
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &["/search", "/search?q=dong da", "/search?q=khongcogi", "/search?kind=activity&q=toa"],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/search") view=page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub groups: Vec<Group>,
    /// The words that it was looked for by, where those that were typed find nothing.
    pub instead: Option<String>,
}

/// What words find, the likeliest first; `kind` asks for more of one.
pub async fn search(q: String, kind: String) -> Result<Found, AppError> {
    let (db, me) = frame::context::session().await?;
    let kind = Kind::from_word(&kind);
    let groups = db.search(&me, &q, kind).await?;
    if !groups.is_empty() || q.trim().is_empty() {
        return Ok(Found { groups, instead: None });
    }
    let Some(instead) = db.meant(&me, &q).await? else { return Ok(Found::default()) };
    let groups = db.search(&me, &instead, kind).await?;
    Ok(if groups.is_empty() { Found::default() } else { Found { groups, instead: Some(instead) } })
}

pub(crate) fn page() -> impl IntoView {
    let (q, kind) = (query("q").unwrap_or_default(), query("kind").unwrap_or_default());
    let (asked, of) = (q.clone(), kind.clone());
    staff_page(async move { search(asked, of).await }, move |found| {
        Screen::new(t!(search.title), show(&q, &kind, &found))
    })
}

fn show(q: &str, kind: &str, found: &Found) -> AnyView {
    let Found { groups, instead } = found;
    let asked = !q.trim().is_empty();
    let on = parse_day(q).map(|day| {
        let there = format!("/calendar?view=day&on={}", show_day(day));
        view! { <p><a href=there>{icon(Icon::Activity)}" "{t!(search.day, day = words::day(day))}</a></p> }
    });
    let looked_for = instead.as_ref().map(|words| {
        view! { <p role="status">{t!(search.instead, q = q)}" "<strong>{words.clone()}</strong></p> }
    });
    let nothing = (asked && groups.is_empty() && on.is_none())
        .then(|| empty(Icon::Search, t!(search.none, q = q), t!(search.none_text).into(), None));
    let all = (Kind::from_word(kind).is_some()).then(|| {
        view! { <p><a href=format!("/search?q={}", encode(q))>{t!(search.back_to_all)}</a></p> }
    });
    let words = instead.as_deref().unwrap_or(q).to_owned();
    let groups = groups.iter().map(|found| group(&words, found)).collect_view();
    view! {
        {page_head(vec![], t!(search.title), ())}
        <form class="filters" role="search" method="get" action="/search">
            <div class="field">
                <label for="search">{t!(search.label)}</label>
                <p class="hint" id="search-hint">{t!(search.hint)}</p>
                <div class="filters-main">
                    <input id="search" type="search" name="q" value=q.to_owned() autofocus=!asked aria-describedby="search-hint"/>
                    <button class="button" type="submit">{icon(Icon::Search)}{t!(ui.search)}</button>
                </div>
            </div>
        </form>
        {all}{on}{looked_for}{groups}{nothing}
    }
    .into_any()
}

fn group(q: &str, found: &Group) -> AnyView {
    let Group { kind, hits, more } = found;
    let rows = hits.iter().map(|hit| {
        let Hit { title, title_en, detail, formerly, ended, to } = hit;
        let formerly = formerly.as_ref().map(|name| t!(search.formerly, name = name));
        let ended = ended.map(|last| t!(ui.until, day = show_day(last)));
        let detail = [Some(detail.clone()).filter(|detail| !detail.is_empty()), formerly, ended];
        let detail = detail.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <li><a href=href(to)>{words::either(title, title_en).to_owned()}</a><p>{detail}</p></li> }
    });
    let rows = rows.collect_view();
    let more = more.then(|| {
        let there = format!("/search?kind={}&q={}", kind.word(), encode(q));
        let label = t!(search.more_of, kind = say::kind(*kind));
        view! { <p><a href=there aria-label=label>{t!(search.more)}</a></p> }
    });
    view! {
        <section>
            <h2>{icon(say::icon(*kind))}{say::kind(*kind)}</h2>
            <ul class="hits">{rows}</ul>
            {more}
        </section>
    }
    .into_any()
}

fn href(to: &Target) -> String {
    match to {
        Target::Account(id) => format!("/accounts/{id}"),
        Target::Activity(id) => format!("/activities/{id}"),
        Target::Activities(words) => format!("/search?kind={}&q={}", Kind::Activity.word(), encode(words)),
        Target::Campaign(id) => format!("/campaigns/{id}"),
        Target::Listed(list) => format!("/{}", list.word()),
        Target::Organisation(id) => format!("/organisations/{id}"),
        Target::Unit(id) => format!("/units/{id}"),
        Target::EndedUnit(code, last) => format!("/units?q={code}&on={last}"),
    }
}

/// Search from anywhere: a box on a PC, the way to its page on a phone.
pub fn box_in_bar() -> AnyView {
    let owner = me().map(|me| me.account);
    view! {
        <form class="bar-search" role="search" method="get" action="/search" data-owner=owner data-recent=t!(search.recent)>
            <input
                type="search" name="q" id="bar-search" placeholder=t!(search.placeholder) aria-label=t!(search.label)
                aria-keyshortcuts="/ Control+K" autocomplete="off"
            />
            <button type="submit">{icon(Icon::Search)}<span class="unseen">{t!(search.title)}</span></button>
        </form>
        <script type="module" src=file("shortcuts.js")></script>
        <script type="module" src=file("search.js")></script>
    }
    .into_any()
}
