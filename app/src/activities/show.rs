use super::{details_show::details, form_tag, show_activity, status_tag};
use crate::{
    campaigns::id_in_path,
    forms::{Filled, StepForm, refill},
    say, t,
    ui::{Fields, Icon, Screen, facts, icon, page_head, staff_page, toast},
};
use domain::{
    activities::{ActivityDetail, Status, Step, Venue},
    numbers,
};
use leptos::prelude::*;

pub fn show_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move { Ok((show_activity(id).await?.1, refill(StepForm::default()).await?)) };
    staff_page(load, |(detail, filled)| Screen::new(detail.activity.title.clone(), show(&detail, &filled)))
}

fn show(detail: &ActivityDetail, filled: &Filled<StepForm>) -> AnyView {
    let crumb = (format!("/campaigns/{}/schedule", detail.campaign), detail.campaign_title.clone());
    let reason = (detail.status == Status::Cancelled).then(|| {
        view! { <div class="banner warning">{t!(status.cancelled)}": "{detail.reason.clone()}</div> }
    });
    view! {
        {toast()}
        {filled.trouble()}
        {page_head(vec![crumb], &detail.activity.title, actions(detail))}
        <p class="form-tags">{form_tag(detail.activity.details.form())}" "{status_tag(detail.status)}</p>
        {reason}
        <div class="columns">
            <div class="primary-column">
                {main_facts(detail)}
                <section class="panel"><h2>{t!(activities.details)}</h2>{details(&detail.activity.details)}</section>
            </div>
            <aside class="aside">
                {quantities(detail)}
                {messages(detail)}
                {detail.may_answer.then(|| steps(detail, filled))}
            </aside>
        </div>
    }
    .into_any()
}

fn actions(detail: &ActivityDetail) -> AnyView {
    let id = detail.id;
    let edit = detail.may_edit.then(|| {
        let copy = format!("/campaigns/{}/activities/new?copy={id}", detail.campaign);
        view! {
            <a class="button" href=format!("/activities/{id}/edit")>{icon(Icon::Edit)}{t!(ui.edit)}</a>
            <a class="button" href=copy>{icon(Icon::Copy)}{t!(activities.copy)}</a>
        }
    });
    let public = detail.public.then(|| {
        view! { <a class="button quiet" href=format!("/a/{}", detail.public_id)>{t!(activities.public_page)}</a> }
    });
    view! {
        <a class="button primary" href=format!("/activities/{id}/print")>{icon(Icon::Printer)}{t!(activities.print_it)}</a>
        {edit}{public}
    }
    .into_any()
}

/// When, where, by whom.
fn main_facts(detail: &ActivityDetail) -> AnyView {
    let activity = &detail.activity;
    let names = |names: Vec<String>| {
        let items = names.into_iter().map(|name| view! { <li>{name}</li> });
        view! { <ul class="plain">{items.collect_view()}</ul> }.into_any()
    };
    let units = detail.units.iter().map(|unit| say::either(&unit.name, &unit.name_en).to_owned()).collect();
    let supporting: Vec<String> = detail.supporting.iter().map(|o| o.name.clone()).collect();
    let audiences: Vec<String> =
        detail.audiences.iter().map(|a| say::either(&a.name, &a.name_en).to_owned()).collect();
    let mut rows = vec![(t!(activities.fact_time).to_owned(), activity.when.show().into_any())];
    rows.push((t!(activities.units).into(), names(units)));
    if let Some(place) = place(&activity.venue) {
        rows.push((t!(activities.fact_place).into(), place.into_any()));
    }
    rows.push((t!(activities.lead).into(), detail.lead.name.clone().into_any()));
    if !supporting.is_empty() {
        rows.push((t!(activities.supporting).into(), names(supporting)));
    }
    if !audiences.is_empty() {
        rows.push((t!(activities.audiences).into(), names(audiences)));
    }
    facts(rows)
}

/// The venue and its address in one line.
fn place(venue: &Venue) -> Option<String> {
    let parts: Vec<&str> =
        [venue.name.as_str(), &venue.address].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn quantities(detail: &ActivityDetail) -> AnyView {
    let numbers = detail.activity.quantities.iter().map(|quantity| {
        view! { <li><strong>{numbers::whole(quantity.number)}</strong><span>{say::measure(quantity.measure)}</span></li> }
    });
    let money = detail.activity.money.map(|money| {
        view! { <li><strong>{numbers::money(money)}</strong><span>{t!(activities.money)}</span></li> }
    });
    view! { <section class="panel"><h2>{t!(activities.plan_title)}</h2><ul class="numbers">{numbers.collect_view()}{money}</ul></section> }
        .into_any()
}

/// What each audience must hear.
fn messages(detail: &ActivityDetail) -> Option<AnyView> {
    let messages = detail.audiences.iter().filter(|audience| !audience.message.is_empty()).map(|audience| {
        view! { <p>{say::either(&audience.message, &audience.message_en).to_owned()}</p> }
    });
    let messages = messages.collect_view();
    (!messages.is_empty()).then(|| {
        view! { <section class="panel"><h2>{t!(audiences.message)}</h2>{messages}</section> }.into_any()
    })
}

fn steps(detail: &ActivityDetail, filled: &Filled<StepForm>) -> AnyView {
    let id = detail.id;
    let post = move |step: Step, class: &'static str, inner: AnyView| {
        view! {
            <form class="form" method="post" action="/do/activities/step">
                <input type="hidden" name="id" value=id/>
                {inner}
                <button class=class type="submit" name="form[step]" value=step.word()>{say::activity_step(step)}</button>
            </form>
        }
        .into_any()
    };
    let open: Vec<Step> = Step::open_from(detail.status).collect();
    if open.is_empty() {
        return ().into_any();
    }
    let forward =
        open.iter().filter(|step| **step != Step::Cancel).map(|step| post(*step, "button", ().into_any()));
    let cancel = (detail.may_edit && open.contains(&Step::Cancel)).then(|| {
        let fields = Fields::new(filled.problems());
        let reason = fields
            .field("reason", t!(ui.reason), &filled.form.reason)
            .hint(t!(activities.cancel_hint))
            .text_area(2);
        view! {
            <details class="more" open=filled.error.is_some()>
                <summary>{t!(activities.cancel_title)}</summary>
                {fields.summary()}
                {post(Step::Cancel, "button danger", reason)}
            </details>
        }
    });
    view! {
        <section class="panel" id="next">
            <h2>{t!(campaigns.next)}</h2>
            {forward.collect_view()}
            {cancel}
        </section>
    }
    .into_any()
}
