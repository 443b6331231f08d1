//! The notice: what is kept of people, why, how long, and what they may ask for; for everybody.

use super::show_notice;
use crate::{materials::contact_lines, public::public_page};
use domain::{accounts::REFUSALS_DAYS, privacy::Retention, settings::Contact};
use frame::{
    context::{COLUMNS_COOKIE, DEVICE_COOKIE, LANGUAGE_COOKIE, THEME_COOKIE},
    ui::Screen,
};
use leptos::prelude::*;
use words::t;

/// The way to the notice, at the foot of every page.
pub fn notice_link() -> AnyView {
    view! { <p class="foot-links"><a href="/privacy">{t!(privacy.foot)}</a></p> }.into_any()
}

pub(super) fn notice_page() -> impl IntoView {
    public_page(show_notice(), |(contact, retention)| {
        Screen::new(t!(privacy.title), notice(&contact, &retention))
    })
}

fn notice(contact: &Contact, retention: &Retention) -> AnyView {
    let kept =
        [t!(privacy.of_victims), t!(privacy.of_visitors), t!(privacy.of_staff), t!(privacy.of_speakers)];
    let why =
        [t!(privacy.why_plan), t!(privacy.why_safe), t!(privacy.why_answer), t!(privacy.why_nothing_else)];
    let ground = [t!(privacy.ground_staff), t!(privacy.ground_speakers), t!(privacy.ground_law)];
    let rights = [
        t!(privacy.right_know),
        t!(privacy.right_copy),
        t!(privacy.right_correct),
        t!(privacy.right_erase),
        t!(privacy.right_complain),
    ];
    view! {
        <h1>{t!(privacy.title)}</h1>
        <p class="lede">{t!(privacy.lede)}</p>
        {part(1, t!(privacy.kept), told(kept))}
        {part(2, t!(privacy.why), told(why))}
        {part(3, t!(privacy.ground), told(ground))}
        {part(4, t!(privacy.how_long), told(times(retention)))}
        {part(5, t!(privacy.cookies), cookies())}
        {part(6, t!(privacy.rights), told(rights))}
        {part(7, t!(privacy.whom), whom(contact))}
    }
    .into_any()
}

/// A part of the notice under its number.
fn part(number: u8, title: &'static str, body: AnyView) -> AnyView {
    view! { <section><h2>{format!("{number}. {title}")}</h2>{body}</section> }.into_any()
}

fn told(lines: impl IntoIterator<Item = impl Into<String>>) -> AnyView {
    let lines = lines.into_iter().map(|line| {
        let line: String = line.into();
        view! { <li>{line}</li> }
    });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}

/// How long, as the settings say.
fn times(retention: &Retention) -> [String; 4] {
    let Retention { audit_months, accounts_months, speakers_months } = *retention;
    let months = words::whole;
    [
        speakers_months.map_or_else(
            || t!(privacy.speakers_stay).to_owned(),
            |time| t!(privacy.speakers_go, months = months(time)),
        ),
        accounts_months.map_or_else(
            || t!(privacy.accounts_stay).to_owned(),
            |time| t!(privacy.accounts_go, months = months(time)),
        ),
        audit_months.map_or_else(
            || t!(privacy.audit_stays).to_owned(),
            |time| t!(privacy.audit_goes, months = months(time)),
        ),
        t!(privacy.short_lived, days = REFUSALS_DAYS),
    ]
}

/// Each by its name, with what it is needed for.
fn cookies() -> AnyView {
    let cookies = [
        (LANGUAGE_COOKIE, t!(privacy.cookie_language)),
        (THEME_COOKIE, t!(privacy.cookie_theme)),
        (COLUMNS_COOKIE, t!(privacy.cookie_columns)),
        ("session", t!(privacy.cookie_session)),
        (DEVICE_COOKIE, t!(privacy.cookie_device)),
    ];
    let lines = cookies.map(|(name, what)| view! { <li><code>{name}</code>": "{what}</li> });
    view! { <p>{t!(privacy.cookies_text)}</p><ul>{lines.into_iter().collect_view()}</ul> }.into_any()
}

/// How the office is reached; a sentence where it does not say.
fn whom(contact: &Contact) -> AnyView {
    let reached = [&contact.address, &contact.phone, &contact.email];
    if reached.iter().all(|way| way.is_empty()) {
        return view! { <p>{t!(privacy.whom_nobody)}</p> }.into_any();
    }
    view! { <p>{t!(privacy.whom_text)}</p>{contact_lines(contact)} }.into_any()
}
