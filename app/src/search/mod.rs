//! Search over everything that a person may see.

pub mod say;
use domain::{
    search::{Group, Hit, Kind, Target},
    time::show_day,
};
use frame::{
    AppError, Feature,
    context::query,
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

/// What words find, the likeliest first; `kind` asks for more of one.
pub async fn search(q: String, kind: String) -> Result<Vec<Group>, AppError> {
    let (db, me) = frame::context::session().await?;
    Ok(db.search(&me, &q, Kind::from_word(&kind)).await?)
}

pub(crate) fn page() -> impl IntoView {
    let (q, kind) = (query("q").unwrap_or_default(), query("kind").unwrap_or_default());
    let (asked, of) = (q.clone(), kind.clone());
    staff_page(async move { search(asked, of).await }, move |groups| {
        Screen::new(t!(search.title), show(&q, &kind, &groups))
    })
}

fn show(q: &str, kind: &str, groups: &[Group]) -> AnyView {
    let asked = !q.trim().is_empty();
    let nothing = (asked && groups.is_empty())
        .then(|| empty(Icon::Search, t!(search.none, q = q), t!(search.none_text).into(), None));
    let all = (Kind::from_word(kind).is_some()).then(|| {
        view! { <p><a href=format!("/search?q={}", encode(q))>{t!(search.back_to_all)}</a></p> }
    });
    let groups = groups.iter().map(|found| group(q, found)).collect_view();
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
        {all}{groups}{nothing}
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
        Target::Organisation(id) => format!("/calendar?view=agenda&organisation={id}"),
        Target::Unit(id) => format!("/calendar?view=agenda&unit={id}"),
        Target::EndedUnit(code, last) => format!("/units?q={code}&on={last}"),
    }
}

/// Search from anywhere: a box on a PC, the way to its page on a phone.
pub fn box_in_bar() -> AnyView {
    view! {
        <form class="bar-search" role="search" method="get" action="/search">
            <input type="search" name="q" id="bar-search" placeholder=t!(search.placeholder) aria-label=t!(search.label) aria-keyshortcuts="/"/>
            <button type="submit">{icon(Icon::Search)}<span class="unseen">{t!(search.title)}</span></button>
        </form>
        <script type="module" src="/shortcuts.js"></script>
    }
    .into_any()
}
