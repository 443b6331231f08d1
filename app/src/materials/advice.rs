use crate::{say, t};
use domain::{hotlines::HotlineCard, time::show_day};
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

/// Warning signs and hotlines.
pub fn advice_sections(hotlines: &[HotlineCard]) -> AnyView {
    let signs = signs().into_iter().map(|sign| view! { <li>{sign}</li> }).collect_view();
    let lines = hotlines.iter().map(|line| {
        let name = say::either(&line.name, &line.name_en).to_owned();
        let call = format!("tel:{}", line.number.replace(' ', ""));
        view! {
            <li>
                <a href=call>{line.number.clone()}</a>
                <span>{name}" "<small>{t!(open.checked_on, day = show_day(line.checked_on))}</small></span>
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
