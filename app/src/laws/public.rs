use super::{actions::list_laws, say};
use crate::public;
use domain::{
    laws::LawCard,
    time::{show_day, today},
};
use frame::ui::Screen;
use leptos::prelude::*;
use words::t;

/// The texts as everybody reads them.
pub(super) fn public_page() -> impl IntoView {
    public::public_page(list_laws(String::new()), |laws| {
        let rows = laws.into_iter().map(row).collect_view();
        let body = view! {
            <h1>{t!(laws.title)}</h1>
            <p class="lede">{t!(laws.public_lede)}</p>
            {rows}
            <p><a href="/help">{t!(public.help_short)}</a></p>
        };
        Screen::new(t!(laws.title), body)
    })
}

fn row(LawCard { law, .. }: LawCard) -> AnyView {
    let stands = law.force(today());
    let (force, class) = say::force(stands);
    let since = say::since(&law, stands);
    let replacing = (!law.replaces.is_empty()).then(|| t!(laws.replacing, number = law.replaces.clone()));
    let told = [
        Some(t!(laws.by, issuer = law.issuer.clone(), day = show_day(law.issued_on))),
        replacing,
        Some(t!(laws.checked, day = show_day(law.checked_on))),
    ];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let read = (!law.link.is_empty()).then(|| {
        view! { <p><a href=law.link.clone() rel="noreferrer">{t!(laws.read)}<span class="unseen">": "{law.number.clone()}</span></a></p> }
    });
    let title = words::either(&law.title, &law.title_en).to_owned();
    view! {
        <section>
            <h2>{say::kind(law.kind)}" "{law.number.clone()}</h2>
            <p><strong>{title}</strong></p>
            <p><span class=class>{force}</span>" "{since}</p>
            <p class="muted">{told}</p>
            {read}
        </section>
    }
    .into_any()
}
