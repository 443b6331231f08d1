use super::{Icon, dialog::shortcuts, icon};
use crate::{
    AppError,
    context::{here, locale, me, request_id, see_other, set_status},
    forms::encode,
    i18n::Locale,
    say, t,
};
use domain::Actor;
use islands::Normalise;
use leptos::prelude::*;
use leptos_meta::Title;

/// What a page shows within the frame.
pub struct Screen {
    title: String,
    body: AnyView,
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

/// A page for everybody.
pub fn open_page<T: 'static>(
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

/// A page of the public site: light on a slow line, without a script, and quickly left.
pub fn public_page<T: 'static>(
    load: impl Future<Output = Result<T, AppError>> + Send + 'static,
    show: impl FnOnce(T) -> Screen + Send + 'static,
) -> impl IntoView {
    Suspend::new(async move {
        let Screen { title, body, .. } = screen_of(load.await, show);
        let body = view! { <main id="main" class="public-main" tabindex="-1">{body}</main> };
        view! {
            {title_of(&title)}
            <div class="open">
                <a class="skip" href="#main">{t!(ui.skip)}</a>
                <header class="bar">
                    <a class="brand" href="/">{logo()}"Lan Tỏa"</a>
                    <nav class="bar-links" aria-label=t!(ui.menu)>
                        <a href="/near">{t!(open.near_short)}</a>
                        <a href="/help">{t!(open.help_short)}</a>
                    </nav>
                </header>
                <p class="leave"><a href=ELSEWHERE rel="noreferrer" data-leave="">{t!(open.leave)}</a></p>
                {body}
                {foot(true)}
            </div>
            <script type="module" src="/leave.js"></script>
        }
        .into_any()
    })
}

/// Where one is who left quickly: a page that everybody may have open.
const ELSEWHERE: &str = "https://vi.wikipedia.org/";

fn title_of(title: &str) -> AnyView {
    // The framework writes a title as it is.
    let title = format!("{title} · Lan Tỏa").replace('&', "&amp;").replace('<', "&lt;");
    view! { <Title text=title/> }.into_any()
}

/// Where help is, on every screen.
fn foot(public: bool) -> AnyView {
    let staff = public.then(|| {
        let (to, label) =
            if me().is_some() { ("/", t!(open.back_to_work)) } else { ("/sign-in", t!(open.staff)) };
        view! { <div class="foot-links">{language_switch()}<a href=to>{label}</a></div> }
    });
    view! {
        <footer class="foot">
            <p class="hotline"><strong><a href="tel:111">"111"</a></strong>" "{t!(ui.hotline)}</p>
            <p>{t!(ui.foot)}</p>
            {staff}
        </footer>
    }
    .into_any()
}

fn screen_of<T>(loaded: Result<T, AppError>, show: impl FnOnce(T) -> Screen) -> Screen {
    match loaded {
        Ok(loaded) => show(loaded),
        Err(error) => {
            set_status(&error);
            let (title, text) = say::error(&error);
            let ours = matches!(error, AppError::Internal | AppError::Transport(_));
            let code =
                request_id().filter(|_| ours).map(|id| view! { <p>{t!(error.request_code, id = id)}</p> });
            let body = view! {
                <div class="empty">
                    {icon(Icon::Warning)}<h1>{title.clone()}</h1><p>{text}</p>{code}
                    <a class="button primary" href="/">{t!(ui.go_home)}</a>
                </div>
            };
            Screen::new(title, body)
        }
    }
}

fn framed(actor: Option<&Actor>, title: &str, islands: bool, body: AnyView) -> AnyView {
    let scripts = islands.then(|| view! { <Normalise/><crate::Hydrate/> });
    view! {
        {title_of(title)}
        <a class="skip" href="#main">{t!(ui.skip)}</a>
        <header class="bar">
            <a class="brand" href="/">{logo()}"Lan Tỏa"</a>
            {actor.map(|_| search_box())}
            <nav class="bar-links" aria-label=t!(ui.account_menu)>
                {language_switch()}
                {actor.map(account_menu)}
            </nav>
        </header>
        {body}
        {foot(false)}
        {scripts}
    }
    .into_any()
}

/// Search from anywhere: a box on a PC, the way to its page on a phone.
fn search_box() -> AnyView {
    view! {
        <form class="bar-search" role="search" method="get" action="/search">
            <input type="search" name="q" id="bar-search" placeholder=t!(search.placeholder) aria-label=t!(search.label) aria-keyshortcuts="/"/>
            <button type="submit">{icon(Icon::Search)}<span class="unseen">{t!(search.title)}</span></button>
        </form>
        <script type="module" src="/keys.js"></script>
    }
    .into_any()
}

/// Rings that spread from a point.
fn logo() -> AnyView {
    view! {
        <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
            <circle cx="12" cy="12" r="2" fill="currentColor"></circle>
            <path d="M7 7a7 7 0 0 0 0 10M17 7a7 7 0 0 1 0 10M4 4a11.3 11.3 0 0 0 0 16M20 4a11.3 11.3 0 0 1 0 16" stroke-linecap="round"></path>
        </svg>
    }
    .into_any()
}

fn language_switch() -> AnyView {
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

fn account_menu(actor: &Actor) -> AnyView {
    view! {
        <details class="menu">
            <summary>{icon(Icon::Person)}<span>{actor.name.clone()}</span></summary>
            <ul>
                <li class="menu-role">{say::role(actor.role)}</li>
                <li><a href="/account">{t!(accounts.own)}</a></li>
                <li><button type="button" popovertarget="shortcuts">{t!(shortcuts.title)}</button></li>
                <li><form method="post" action="/do/sign-out"><button type="submit">{t!(accounts.sign_out)}</button></form></li>
            </ul>
        </details>
        {shortcuts()}
    }
    .into_any()
}

/// Tabs that fit beside each other on a narrow phone; the last stands for all that follow.
const TABS: usize = 5;

/// Where one can go: address, picture, word.
type Place = (&'static str, Icon, &'static str);

fn places(actor: &Actor) -> Vec<Place> {
    let mut places = vec![
        ("/", Icon::Home, t!(home.title)),
        ("/calendar", Icon::Activity, t!(calendar.title)),
        ("/campaigns", Icon::Campaign, t!(campaigns.title)),
        ("/audiences", Icon::Audience, t!(audiences.title)),
        ("/organisations", Icon::Organisation, t!(organisations.title)),
        ("/units", Icon::Unit, t!(units.title)),
        ("/hotlines", Icon::Phone, t!(hotlines.title)),
        ("/key-days", Icon::KeyDay, t!(key_days.title)),
    ];
    if actor.may_keep_accounts() {
        places.push(("/accounts", Icon::Person, t!(accounts.title)));
    }
    if actor.may_read_audit() {
        places.push(("/audit", Icon::Audit, t!(audit.title)));
    }
    if actor.may_change_settings() {
        places.push(("/settings", Icon::Settings, t!(settings.title)));
    }
    places
}

/// The page being made is the place's own or lies below it; activities lie below campaigns.
fn is_here(place: &str) -> bool {
    let here = here();
    let path = here.split('?').next().unwrap_or_default();
    let below =
        |parent: &str| path.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if place == "/" {
        return path == "/";
    }
    below(place) || (place == "/campaigns" && below("/activities"))
}

fn place_link((href, symbol, label): Place) -> AnyView {
    let current = is_here(href).then_some("page");
    view! { <a href=href aria-current=current>{icon(symbol)}<span>{label}</span></a> }.into_any()
}

/// All places at the side; on a phone, as a bar of tabs, those that do not fit open from the last.
fn side(actor: &Actor) -> AnyView {
    let places = places(actor);
    let tabs = if places.len() > TABS { TABS - 1 } else { places.len() };
    let (first, rest) = places.split_at(tabs);
    let item = |place: &Place| view! { <li>{place_link(*place)}</li> };
    let wide = |place: &Place| view! { <li class="tab-wide">{place_link(*place)}</li> };
    let more = (!rest.is_empty()).then(|| {
        let current = rest.iter().any(|(href, ..)| is_here(href)).then_some("true");
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
