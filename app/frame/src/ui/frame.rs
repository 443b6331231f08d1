use super::{Icon, icon};
use crate::{
    AppError, Feature, Place,
    context::{here, me, query, request_id, see_other, set_status, site},
    forms::encode,
};
use domain::Actor;
use islands::Wake;
use leptos::{hydration::HydrationScripts, prelude::*};
use leptos_meta::Title;
use words::{Locale, locale, t};

/// What the application puts into the frame of every page; it provides it as context.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    pub features: &'static [&'static Feature],
    /// Beside the name of the site: the search.
    pub bar: fn() -> AnyView,
    /// At the end of the bar: what belongs to the person.
    pub account: fn(&Actor) -> AnyView,
    /// At the foot of every page: what everybody is to know.
    pub notice: fn() -> AnyView,
}

/// What a page shows within the frame.
pub struct Screen {
    pub title: String,
    pub body: AnyView,
    islands: bool,
}

impl Screen {
    pub fn new(title: impl Into<String>, body: impl IntoView + 'static) -> Self {
        Self { title: title.into(), body: body.into_any(), islands: false }
    }

    /// The page holds islands, so the browser loads the script.
    pub fn with_islands(self) -> Self {
        Self { islands: true, ..self }
    }
}

/// A page for people who are signed in: loads, then shows; a stranger is sent to sign in and comes back.
pub fn staff_page<T: 'static>(
    load: impl Future<Output = Result<T, AppError>> + Send + 'static,
    show: impl FnOnce(T) -> Screen + Send + 'static,
) -> impl IntoView {
    Suspend::new(async move {
        let Some(actor) = me() else {
            see_other(&format!("/sign-in?next={}", encode(&here())));
            return ().into_any();
        };
        let screen = screen_of(load.await, show);
        let body = view! {
            <div class="desk">
                {side(&actor)}
                <main id="main" class="main" tabindex="-1">{screen.body}</main>
            </div>
        };
        framed(Some(&actor), &screen.title, screen.islands, body.into_any())
    })
}

/// The script that wakes islands: only on pages that have some.
#[component]
fn Hydrate() -> impl IntoView {
    let options: LeptosOptions = expect_context();
    let root = format!("/build/{}", site().build);
    view! { <HydrationScripts options islands=true root=root/> }
}

/// A page for everybody.
pub fn plain_page<T: 'static>(
    load: impl Future<Output = Result<T, AppError>> + Send + 'static,
    show: impl FnOnce(T) -> Screen + Send + 'static,
) -> impl IntoView {
    Suspend::new(async move {
        let loaded = load.await;
        let failed = loaded.is_err();
        let Screen { title, body, islands } = screen_of(loaded, show);
        let body = if failed {
            view! { <main id="main" class="public-main" tabindex="-1">{body}</main> }.into_any()
        } else {
            body
        };
        framed(None, &title, islands, body)
    })
}

/// The title of a page with the name of the site.
pub fn title_of(title: &str) -> AnyView {
    // The framework writes a title as it is.
    let title = format!("{title} · Lan Tỏa").replace('&', "&amp;").replace('<', "&lt;");
    view! { <Title text=title/> }.into_any()
}

/// Where help is, on every screen; `more` stands below.
pub fn foot(more: impl IntoView + 'static) -> AnyView {
    let desk: Desk = expect_context();
    view! {
        <footer class="foot">
            <p class="hotline"><strong><a href="tel:111">"111"</a></strong>" "{t!(ui.hotline)}</p>
            <p>{t!(ui.foot)}</p>
            {(desk.notice)()}
            {more.into_view()}
        </footer>
    }
    .into_any()
}

/// What was loaded as it is shown, or why it cannot be.
pub fn screen_of<T>(loaded: Result<T, AppError>, show: impl FnOnce(T) -> Screen) -> Screen {
    match loaded {
        Ok(loaded) => show(loaded),
        Err(error) => {
            let (_, text) = error.told();
            failure(&error, text)
        }
    }
}

/// What went wrong, with the status that says the same.
pub fn failure(error: &AppError, text: String) -> Screen {
    set_status(error);
    let (title, _) = error.told();
    // The id of what went wrong, where this page only tells of it.
    let told = query("id").filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'));
    let id = told.or_else(request_id).filter(|_| *error == AppError::Internal);
    let code = id.map(|id| view! { <p>{t!(error.request_code, id = id)}</p> });
    let body = view! {
        <div class="empty">
            {icon(Icon::Warning)}<h1>{title.clone()}</h1><p>{text}</p>{code}
            <a class="button primary" href="/">{t!(ui.go_home)}</a>
        </div>
    };
    Screen::new(title, body)
}

fn framed(actor: Option<&Actor>, title: &str, islands: bool, body: AnyView) -> AnyView {
    let desk: Desk = expect_context();
    let scripts = islands
        .then(|| view! { <div data-weekdays=words::weekdays().join(",") hidden></div><Wake/><Hydrate/> });
    view! {
        {title_of(title)}
        <a class="skip" href="#main">{t!(ui.skip)}</a>
        <header class="bar">
            <a class="brand" href="/">{logo()}"Lan Tỏa"</a>
            {actor.map(|_| (desk.bar)())}
            <nav class="bar-links" aria-label=t!(ui.account_menu)>
                {language_switch()}
                {actor.map(desk.account)}
            </nav>
        </header>
        {body}
        {foot(())}
        {scripts}
    }
    .into_any()
}

/// Rings that spread from a point.
pub fn logo() -> AnyView {
    view! {
        <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
            <circle cx="12" cy="12" r="2" fill="currentColor"></circle>
            <path d="M7 7a7 7 0 0 0 0 10M17 7a7 7 0 0 1 0 10M4 4a11.3 11.3 0 0 0 0 16M20 4a11.3 11.3 0 0 1 0 16" stroke-linecap="round"></path>
        </svg>
    }
    .into_any()
}

/// The way to the other language.
pub fn language_switch() -> AnyView {
    let (other, label) = match locale() {
        Locale::vi => ("en", "English"),
        Locale::en => ("vi", "Tiếng Việt"),
    };
    view! {
        <form class="lang" method="post" action="/do/language">
            <input type="hidden" name="language" value=other/>
            <input type="hidden" name="back" value=here()/>
            <button type="submit" lang=other>{label}</button>
        </form>
    }
    .into_any()
}

/// Tabs that fit beside each other on a narrow phone; the last stands for all that follow.
const TABS: usize = 5;

/// The page being made is the place's own or belongs to it.
fn is_here(place: &Place) -> bool {
    let here = here();
    let path = here.split('?').next().unwrap_or_default();
    let below =
        |parent: &str| path.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if place.href == "/" {
        return path == "/";
    }
    below(place.href) || place.also.iter().any(|parent| below(parent))
}

fn place_link(place: &Place) -> AnyView {
    let current = is_here(place).then_some("page");
    view! { <a href=place.href aria-current=current>{icon(place.icon)}<span>{place.label}</span></a> }
        .into_any()
}

/// All places at the side; on a phone, as a bar of tabs, those that do not fit open from the last.
fn side(actor: &Actor) -> AnyView {
    let desk: Desk = expect_context();
    let places: Vec<Place> = desk.features.iter().flat_map(|feature| (feature.places)(actor)).collect();
    let tabs = if places.len() > TABS { TABS - 1 } else { places.len() };
    let (first, rest) = places.split_at(tabs);
    let item = |place: &Place| view! { <li>{place_link(place)}</li> };
    let wide = |place: &Place| view! { <li class="tab-wide">{place_link(place)}</li> };
    let more = (!rest.is_empty()).then(|| {
        let current = rest.iter().any(is_here).then_some("true");
        view! {
            <li class="tab-more">
                <details>
                    <summary aria-current=current>{icon(Icon::More)}<span>{t!(ui.more)}</span></summary>
                    <ul>{rest.iter().map(item).collect_view()}</ul>
                </details>
            </li>
        }
    });
    view! {
        <nav class="side" aria-label=t!(ui.menu)>
            <ul>
                {first.iter().map(item).collect_view()}
                {rest.iter().map(wide).collect_view()}
                {more}
            </ul>
        </nav>
    }
    .into_any()
}
