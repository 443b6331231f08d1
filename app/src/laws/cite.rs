use super::say::cited;
use domain::{
    laws::{Force, Law, LawCard},
    time::today,
};
use frame::{
    forms::encode,
    ui::{Choice, checks},
};
use leptos::prelude::*;
use words::t;

/// Boxes, folded away, for the texts that the bases as typed do not name yet; `chosen` are those that were ticked.
pub fn more_bases(laws: &[LawCard], bases: &str, chosen: &[String]) -> AnyView {
    let is_left = |law: &Law| law.force(today()) != Force::Ended && !law.is_cited_in(bases);
    let mut cites: Vec<String> =
        laws.iter().map(|card| &card.law).filter(|law| is_left(law)).map(cited).collect();
    let gone = chosen.iter().filter(|cite| !cites.contains(cite)).cloned().collect::<Vec<_>>();
    cites.extend(gone);
    if cites.is_empty() {
        return ().into_any();
    }
    let choices = cites.into_iter().map(|cite| Choice::new(cite.clone(), cite)).collect();
    view! {
        <details class="more" open=!chosen.is_empty()>
            <summary id="more-bases">{t!(laws.more_bases)}</summary>
            <p class="hint">{t!(laws.more_bases_hint)}</p>
            <div role="group" aria-labelledby="more-bases">{checks("laws", choices, chosen)}</div>
        </details>
    }
    .into_any()
}

/// A legal basis; the way to the text where it is kept.
pub fn basis(laws: &[LawCard], basis: &str) -> AnyView {
    match laws.iter().find(|card| card.law.is_cited_in(basis)) {
        Some(card) => {
            let href = format!("/laws?q={}", encode(&card.law.number));
            view! { <a href=href>{basis.to_owned()}</a> }.into_any()
        }
        None => basis.to_owned().into_any(),
    }
}

/// The way to the texts, for everybody.
pub fn read_laws() -> AnyView {
    view! { <p><a href="/laws">{t!(laws.read_all)}</a></p> }.into_any()
}
