//! Those who are named in activities: found by name, and erased.

use super::list_people;
use domain::{
    privacy::{ERASED, ErasePersonForm, People, PersonCard},
    time::show_day,
};
use frame::{
    context::query,
    forms::{Filled, encode, refill},
    ui::{Filters, Icon, Screen, empty, page_head, pager, query_of, staff_page, toast_of},
};
use leptos::prelude::*;
use words::t;

pub(super) fn people_page() -> impl IntoView {
    let typed = query("q").unwrap_or_default();
    let page = query("page").and_then(|page| page.trim().parse().ok()).unwrap_or(1);
    let asked = typed.clone();
    let load =
        async move { Ok((list_people(&asked, page).await?, refill(ErasePersonForm::default()).await?)) };
    staff_page(load, move |(people, filled)| Screen::new(t!(privacy.people), list(&typed, people, &filled)))
}

fn list(typed: &str, people: People, filled: &Filled<ErasePersonForm>) -> AnyView {
    let People { cards, count, page, pages } = people;
    let query = query_of(&[("q", typed)]);
    let people = match (cards.is_empty(), query.is_empty()) {
        (false, _) => table(cards, filled),
        (true, true) => {
            empty(Icon::Talk, t!(privacy.none_yet).into(), t!(privacy.none_yet_text).into(), None)
        }
        (true, false) => {
            let clear = Some(("/privacy/people".to_owned(), t!(ui.clear).to_owned()));
            empty(Icon::Talk, t!(privacy.none).into(), t!(ui.none_match_text).into(), clear)
        }
    };
    view! {
        {toast_of(t!(privacy.person_erased))}
        {page_head(vec![], t!(privacy.people), ())}
        <p class="lede">{t!(privacy.people_lede)}" "<a href="/privacy">{t!(privacy.read_more)}</a></p>
        {filled.trouble()}
        {Filters::new("/privacy/people", t!(privacy.search), typed).view(t!(privacy.count, count = words::count(count)), ())}
        {people}
        {pager(page, pages, |page| format!("/privacy/people?{query}page={page}"))}
    }
    .into_any()
}

fn table(cards: Vec<PersonCard>, filled: &Filled<ErasePersonForm>) -> AnyView {
    let rows = cards.into_iter().map(|card| {
        let erase = erase(&card, filled);
        let PersonCard { name, activities, last_day } = card;
        let href = format!("/search?q={}", encode(&name));
        view! {
            <tr>
                <td data-label=t!(privacy.name)>
                    <a href=href><strong>{name}</strong></a>
                </td>
                <td data-label=t!(privacy.activities)>{words::count(activities)}</td>
                <td data-label=t!(privacy.last_day)>{show_day(last_day)}</td>
                <td>{erase}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(privacy.name)}</th><th>{t!(privacy.activities)}</th><th>{t!(privacy.last_day)}</th>
                    <th><span class="unseen">{t!(privacy.erase_person)}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What happens, and that it is for good, before the button that names who goes.
fn erase(card: &PersonCard, filled: &Filled<ErasePersonForm>) -> AnyView {
    let PersonCard { name, activities, last_day: _ } = card;
    let refused = filled.error.is_some() && filled.form.name == *name;
    let text = t!(
        privacy.erase_person_text,
        count = words::count(*activities),
        name = name.clone(),
        erased = ERASED
    );
    view! {
        <details class="more" open=refused>
            <summary>{t!(privacy.erase_person)}<span class="unseen">": "{name.clone()}</span></summary>
            <p>{text}</p>
            <p><strong>{t!(privacy.erase_for_good)}</strong></p>
            <form method="post" action="/do/privacy/erase-person">
                <input type="hidden" name="form[name]" value=name.clone()/>
                <button class="button danger" type="submit">{t!(privacy.erase_name, name = name.clone())}</button>
            </form>
        </details>
    }
    .into_any()
}
