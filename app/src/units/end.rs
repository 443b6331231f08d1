//! Ending a unit: first its last day, then what that touches and which unit takes over.

use super::show_touched;
use domain::{
    Problem, Problems,
    text::folded_each,
    time::{parse_day, show_day},
    units::{EndForm, Touched, UnitDetail, Validity},
};
use frame::{
    AppError,
    context::{id_in_path, query},
    forms::{Filled, refill},
    ui::{Fields, Pick, Picks, Screen, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn end_page() -> impl IntoView {
    let (id, typed) = (id_in_path(), query("form[valid_to]"));
    let load = async move {
        let last = typed.as_deref().and_then(parse_day);
        let (unit, touched) = show_touched(id, last).await?;
        let ends = unit.card.validity.to.map(show_day).unwrap_or_default();
        let fresh = EndForm {
            version: unit.version.to_string(),
            valid_to: typed.clone().unwrap_or(ends),
            successor: query("form[successor]").unwrap_or_default(),
        };
        let mut filled = refill(fresh).await?;
        let unread = typed.is_some_and(|typed| !typed.trim().is_empty()) && last.is_none();
        if unread && filled.error.is_none() {
            filled.error = Some(AppError::Invalid(Problems::one("valid_to", Problem::NotADay)));
        }
        if filled.is_stale() {
            filled.form.version = unit.version.to_string();
        }
        Ok((unit, touched, filled))
    };
    staff_page(load, |(unit, touched, filled)| {
        Screen::new(t!(units.end), show(&unit, touched.as_ref(), &filled)).with_islands()
    })
}

fn show(unit: &UnitDetail, touched: Option<&Touched>, filled: &Filled<EndForm>) -> AnyView {
    let card = &unit.card;
    let here = format!("/units/{}", card.id);
    let crumbs = vec![
        ("/units".into(), t!(units.title).into()),
        (here.clone(), words::either(&card.name, &card.name_en).to_owned()),
    ];
    let fields = Fields::new(filled.problems());
    let ended = card.validity.to.is_some();
    let hint = if ended { t!(units.go_on_hint) } else { t!(ui.day_hint) };
    let day = fields.field("valid_to", t!(units.last_day), &filled.form.valid_to).hint(hint).day().view();
    let steps = match touched {
        Some(touched) => second(unit, touched, filled, &fields),
        None => ().into_any(),
    };
    let look = if touched.is_some() { t!(units.end_look_again) } else { t!(units.end_look) };
    let go_on = ended.then(|| {
        view! {
            <form method="post" action="/do/units/end">
                <input type="hidden" name="id" value=card.id/>
                <input type="hidden" name="form[version]" value=unit.version/>
                <button class="button" type="submit">{t!(units.go_on)}</button>
            </form>
        }
    });
    view! {
        {page_head(crumbs, &t!(units.end_of, unit = words::either(&card.name, &card.name_en)), ())}
        {filled.trouble()}{fields.summary()}
        <form class="form" method="get" action=format!("{here}/end") novalidate>
            <input type="hidden" name="form[successor]" value=filled.form.successor.clone()/>
            {day}
            <p><button class="button" type="submit">{look}</button></p>
        </form>
        {go_on}
        {steps}
    }
    .into_any()
}

/// What ends with it, and who takes over.
fn second(unit: &UnitDetail, touched: &Touched, filled: &Filled<EndForm>, fields: &Fields) -> AnyView {
    let Touched { planned, count, going_on, within, accounts, successors } = touched;
    let lines = planned.iter().map(|entry| {
        view! { <li><a href=format!("/activities/{}", entry.id)>{entry.title.clone()}</a><p class="muted">{words::when(entry.when)}</p></li> }
    });
    let more = count.saturating_sub(planned.len() as u64);
    let more = (more > 0)
        .then(|| view! { <p class="muted">{t!(units.touched_more, count = words::count(more))}</p> });
    let list = (*count > 0).then(|| view! { <ul class="plain links">{lines.collect_view()}</ul>{more} });
    let held = (!within.is_empty()).then(|| {
        let names = within.iter().map(|unit| words::either(&unit.name, &unit.name_en)).collect::<Vec<_>>();
        view! { <li><strong class="problem">{t!(units.touched_within, units = names.join(", "))}</strong></li> }
    });
    let (going_on, accounts) = (
        (*going_on > 0)
            .then(|| view! { <li>{t!(units.touched_going_on, count = words::count(*going_on))}</li> }),
        (*accounts > 0)
            .then(|| view! { <li>{t!(units.accounts_left, count = words::count(*accounts))}</li> }),
    );
    let nothing = *count == 0 && within.is_empty() && going_on.is_none() && accounts.is_none();
    let nothing = nothing.then(|| view! { <li>{t!(units.touched_none)}</li> });
    let begins = (*count > 0)
        .then(|| view! { <li>{t!(units.touched_planned, count = words::count(*count))}{list}</li> });
    let picks = successors.iter().map(|unit| Pick {
        id: unit.id,
        words: folded_each([&*unit.name, &unit.name_en, &unit.code]),
        name: words::either(&unit.name, &unit.name_en).to_owned(),
        note: String::new(),
        validity: Validity::default(),
        unit: None,
    });
    let picker = Picks::one("form[successor]", t!(activities.find_unit), &filled.form.successor)
        .view("successor-picker", picks.collect());
    let successor = fields.fieldset("successor", t!(units.successor)).hint(t!(units.successor_hint));
    let successor =
        (*count > 0 || fields.refuses("successor")).then(|| successor.question().optional().view(picker));
    view! {
        <section class="panel">
            <h2>{t!(units.touched)}</h2>
            <ul>{held}{begins}{going_on}{accounts}{nothing}</ul>
            <form class="form" method="post" action="/do/units/end" novalidate>
                <input type="hidden" name="id" value=unit.card.id/>
                <input type="hidden" name="form[version]" value=filled.form.version.clone()/>
                <input type="hidden" name="form[valid_to]" value=filled.form.valid_to.clone()/>
                {successor}
                <p><button class="button primary" type="submit">{t!(units.end)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
