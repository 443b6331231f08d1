use super::{say, show_organisation_page, validity};
use crate::{
    audit::history_link,
    discussion::{self, Discussed, discussed},
    units::{people, to_come},
};
use domain::{Actor, audit::Subject, discussion::About, organisations::OrganisationPage};
use frame::{
    context::id_in_path,
    ui::{Icon, Screen, facts, icon, page_head, staff_page, toast},
};
use leptos::prelude::*;
use words::t;

pub fn show_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let (me, page) = show_organisation_page(id).await?;
        Ok((me, page, discussed(About { subject: Subject::Organisation, id }).await?))
    };
    staff_page(load, |(me, page, discussed)| {
        Screen::new(page.organisation.card.name.clone(), show(&me, &page, &discussed))
    })
}

fn show(me: &Actor, page: &OrganisationPage, discussed: &Discussed) -> AnyView {
    let card = &page.organisation.card;
    let edit = me.may_keep_organisations().then(|| {
        let href = format!("/organisations/{}/edit", card.id);
        view! { <a class="button" href=href>{icon(Icon::Edit)}{t!(ui.edit)}</a> }
    });
    let history = history_link(Subject::Organisation, card.id);
    let all = format!("/calendar?view=agenda&organisation={}", card.id);
    view! {
        {discussion::toast().unwrap_or_else(toast)}
        {page_head(vec![("/organisations".into(), t!(organisations.title).into())], &card.name, view! { {edit}{history} })}
        <div class="columns">
            <div class="primary-column">
                {facts(pairs(page))}
                {to_come(&page.planned, all)}
                {discussion::comments(discussed)}
            </div>
            <aside class="aside">{page.people.as_deref().map(people)}{discussion::files(discussed)}</aside>
        </div>
    }
    .into_any()
}

fn pairs(page: &OrganisationPage) -> Vec<(String, AnyView)> {
    let card = &page.organisation.card;
    let mut pairs = vec![(t!(organisations.kind).to_owned(), say::kind(card.kind).into_any())];
    if !card.short_name.is_empty() {
        pairs.push((t!(organisations.short_name).into(), card.short_name.clone().into_any()));
    }
    if let Some(unit) = &page.unit {
        let name = words::either(&unit.name, &unit.name_en).to_owned();
        let link = view! { <a href=format!("/units/{}", unit.id)>{name}</a> };
        pairs.push((t!(organisations.unit).into(), link.into_any()));
    }
    pairs.push((t!(organisations.validity).into(), validity(&card.validity).into_any()));
    if !card.successors.is_empty() {
        let named = page.organisation.successor_ids.iter().zip(&card.successors);
        let links = named
            .map(|(id, name)| view! { <li><a href=format!("/organisations/{id}")>{name.clone()}</a></li> });
        let list = view! { <ul class="plain">{links.collect_view()}</ul> };
        pairs.push((t!(organisations.successors).into(), list.into_any()));
    }
    pairs
}
