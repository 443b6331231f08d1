use crate::{context::me, say, t};
use domain::{
    hotlines::HotlineCard,
    time::{show_day, today},
};
use leptos::prelude::*;

/// The six warning signs (facts.md 5).
pub(super) fn signs() -> [&'static str; 6] {
    [
        t!(materials.sign1),
        t!(materials.sign2),
        t!(materials.sign3),
        t!(materials.sign4),
        t!(materials.sign5),
        t!(materials.sign6),
    ]
}

/// The public front: how to recognise a fraudulent offer and where help is.
pub fn advice(hotlines: &[HotlineCard]) -> AnyView {
    view! {
        <main id="main" class="public-main" tabindex="-1">
            <h1>{t!(materials.headline)}</h1>
            {advice_sections(hotlines)}
            <p><a href="/sign-in">{t!(open.staff)}</a></p>
        </main>
    }
    .into_any()
}

/// Warning signs and hotlines. Nobody is sent to a number that was not checked for long; staff see that it must be.
pub fn advice_sections(hotlines: &[HotlineCard]) -> AnyView {
    let signs = signs().into_iter().map(|sign| view! { <li>{sign}</li> }).collect_view();
    let (today, staff) = (today(), me().is_some());
    let shown = hotlines.iter().filter(|line| staff || line.is_public(today));
    let lines = shown.map(|line| {
        let name = say::either(&line.name, &line.name_en).to_owned();
        let call = format!("tel:{}", line.number.replace(' ', ""));
        let again = (staff && !line.is_checked(today))
            .then(|| view! { " " <strong class="problem">{t!(open.check_again)}</strong> });
        view! {
            <li>
                <a href=call>{line.number.clone()}</a>
                <span>{name}" "<small>{t!(open.checked_on, day = show_day(line.checked_on))}</small>{again}</span>
            </li>
        }
    });
    view! {
        <section class="panel">
            <h2>{t!(open.warning_title)}</h2>
            <ul>{signs}</ul>
        </section>
        <section class="panel">
            <h2>{t!(materials.lead)}</h2>
            <ol>
                <li>{t!(materials.question1)}</li><li>{t!(materials.question2)}</li><li>{t!(materials.question3)}</li>
            </ol>
            <p><strong>{t!(materials.warning)}</strong></p>
        </section>
        <section class="help"><h2>{t!(open.help_title)}</h2><ul role="list">{lines.collect_view()}</ul></section>
    }
    .into_any()
}
