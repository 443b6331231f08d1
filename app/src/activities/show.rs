use super::{
    UNDO_ADDRESS, details_show::details, kind_tag, release::waiting, released_toast, say,
    schedule::schedule_left, show_activity, status_tag,
};
use crate::{
    audit, campaigns,
    discussion::{self, Discussed, discussed, refill_own},
    outreach::{self, Reported, reported},
    replies::{self, Replied, replied},
};
use domain::{
    Problem,
    activities::{ActivityDetail, ActivityProblem, LastChange, Status, Transition, Venue, Visibility},
    audit::{Subject, Verb},
    discussion::About,
    outreach::code,
    time::today,
};
use frame::{
    context::id_in_path,
    forms::{Filled, TransitionForm},
    ui::{
        AskedReason, Icon, Moving, NextTransition, Screen, Tone, Transitions, banner, facts, icon, page_head,
        staff_page, undo, undoable_toast,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use words::t;

pub fn show_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let (me, detail) = show_activity(id).await?;
        let filled = refill_own(TransitionForm::default()).await?;
        let beside = Beside {
            reported: reported(&me, id).await?,
            replied: replied(id).await?,
            discussed: discussed(About { subject: Subject::Activity, id }).await?,
        };
        Ok((detail, filled, beside))
    };
    staff_page(load, |(detail, filled, beside)| {
        Screen::new(detail.activity.title.clone(), show(&detail, &filled, &beside))
    })
}

/// What stands beside what was planned.
struct Beside {
    reported: Reported,
    replied: Replied,
    discussed: Discussed,
}

fn show(detail: &ActivityDetail, filled: &Filled<TransitionForm>, beside: &Beside) -> AnyView {
    let Beside { reported, replied, discussed } = beside;
    let crumb = (schedule_left(detail.campaign), detail.campaign_title.clone());
    let reason = (detail.status == Status::Cancelled).then(|| {
        let text = view! {
            <p><strong>{t!(activities.statuses.cancelled)}": "{detail.reason.clone()}</strong></p>
            <p>{t!(activities.print_cancelled)}</p>
        };
        banner(Tone::Warning, text)
    });
    let internal = (detail.visibility == Visibility::Internal).then(
        || view! { " "<span class="tag" title=t!(activities.internal_hint)>{t!(activities.internal)}</span> },
    );
    let Transitions { refusal, panel } = transitions(detail, filled);
    view! {
        {transitioned()}
        {refusal}
        {page_head(vec![crumb], &detail.activity.title, actions(detail))}
        <p class="kind-tags">{kind_tag(detail.activity.details.kind())}" "{status_tag(detail.status)}{internal}</p>
        {reason}{waiting(detail)}
        <div class="columns">
            <div class="primary-column">
                {main_facts(detail, replied)}
                {replies::form(detail, replied)}
                <section class="panel"><h2>{t!(activities.details)}</h2>{details(&detail.activity.details)}</section>
                {outreach::of_activity(detail, reported)}
                {discussion::comments(discussed)}
            </div>
            <aside class="aside">
                {quantities(detail)}
                {messages(detail)}
                {panel}
                {discussion::tasks(discussed)}
                {discussion::files(discussed)}
                {last_own(detail)}
            </aside>
        </div>
    }
    .into_any()
}

/// What was just done, by the name of its transition where it was one.
fn transitioned() -> AnyView {
    if let Some(toast) =
        released_toast().or_else(outreach::photo_toast).or_else(discussion::toast).or_else(replies::toast)
    {
        return toast;
    }
    let done = use_query_map().read_untracked().get("done").and_then(|word| Transition::from_word(&word));
    undoable_toast(done.map_or(t!(ui.saved), say::transitioned), UNDO_ADDRESS, "")
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
    let public = detail.visibility.is_public().then(|| {
        view! { <a class="button quiet" href=format!("/a/{}", detail.public_id)>{t!(activities.public_page)}</a> }
    });
    // Where something is to be done next, that is the primary button; what was cancelled is not to be printed.
    let asks = |transition: &Transition| asked(detail, *transition).is_some();
    let next = detail.transitions.iter().any(|transition| !asks(transition));
    let internal = detail.visibility == Visibility::Internal;
    let print =
        if next || internal || detail.status == Status::Cancelled { "button" } else { "button primary" };
    view! {
        <a class=print href=format!("/activities/{id}/print")>{icon(Icon::Printer)}{t!(activities.print_it)}</a>
        {edit}{public}
        <a class="button quiet" href=format!("/activities/{id}/activity.ics")>{icon(Icon::Feed)}{t!(calendar.ics)}</a>
        {audit::history_link(Subject::Activity, id)}
    }
    .into_any()
}

/// When, where, by whom.
fn main_facts(detail: &ActivityDetail, replied: &Replied) -> AnyView {
    let activity = &detail.activity;
    let names = |names: Vec<String>| {
        let items = names.into_iter().map(|name| view! { <li>{name}</li> });
        view! { <ul class="plain">{items.collect_view()}</ul> }.into_any()
    };
    let units = detail.units.iter().map(|unit| words::either(&unit.name, &unit.name_en).to_owned()).collect();
    // Who plans it sees who has not answered yet; nobody is asked before the campaign is approved.
    let asks = detail.approved && replied.replies.for_all;
    let audiences: Vec<String> =
        detail.audiences.iter().map(|a| words::either(&a.name, &a.name_en).to_owned()).collect();
    let mut rows = vec![(t!(activities.fact_time).to_owned(), words::when(activity.when).into_any())];
    rows.push((t!(activities.units).into(), names(units)));
    if let Some(place) = place(&activity.venue) {
        rows.push((t!(activities.fact_place).into(), place.into_any()));
    }
    rows.push((
        t!(activities.lead).into(),
        replies::organisations(std::slice::from_ref(&detail.lead), replied, false),
    ));
    if !detail.supporting.is_empty() {
        rows.push((
            t!(activities.supporting).into(),
            replies::organisations(&detail.supporting, replied, asks),
        ));
    }
    if !audiences.is_empty() {
        rows.push((t!(activities.audiences).into(), names(audiences)));
    }
    // Why it went on all the same; why it was cancelled stands above everything.
    if !detail.reason.is_empty() && detail.status != Status::Cancelled {
        rows.push((t!(ui.reason).into(), detail.reason.clone().into_any()));
    }
    rows.push((t!(activities.code).into(), code(detail.id).into_any()));
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
        view! { <li><strong>{words::whole(quantity.number)}</strong><span>{campaigns::say::measure(quantity.measure)}</span></li> }
    });
    let money = detail.activity.money.map(|money| {
        view! { <li class="wide"><strong>{words::money(money)}</strong><span>{t!(activities.money)}</span></li> }
    });
    if detail.activity.quantities.is_empty() && money.is_none() {
        return ().into_any();
    }
    view! { <section class="panel"><h2>{t!(activities.plan_title)}</h2><ul class="numbers">{numbers.collect_view()}{money}</ul></section> }
        .into_any()
}

/// What each audience must hear.
fn messages(detail: &ActivityDetail) -> Option<AnyView> {
    let messages = detail.audiences.iter().filter(|audience| !audience.message.is_empty()).map(|audience| {
        view! { <p>{words::either(&audience.message, &audience.message_en).to_owned()}</p> }
    });
    let messages = messages.collect_view();
    (!messages.is_empty()).then(|| {
        view! { <section class="panel"><h2>{t!(audiences.message)}</h2>{messages}</section> }.into_any()
    })
}

/// Why a transition asks for a reason today.
fn asked(detail: &ActivityDetail, transition: Transition) -> Option<Problem> {
    transition.asks_reason(&detail.activity, detail.approved, today())
}

fn transitions(detail: &ActivityDetail, filled: &Filled<TransitionForm>) -> Transitions {
    let of = Moving { action: "/do/activities/transition", id: detail.id, version: detail.version };
    let open = detail.transitions.iter().map(|transition| NextTransition {
        word: transition.word(),
        label: say::transition(*transition),
        danger: *transition == Transition::Cancel,
        back: false,
        reason: asked(detail, *transition).map(|problem| AskedReason {
            hint: match (transition, problem) {
                (Transition::Cancel, _) => t!(activities.cancel_hint),
                (Transition::Reopen, _) => t!(activities.reopen_hint),
                (_, Problem::Activity(ActivityProblem::NotApproved)) => t!(activities.not_approved_hint),
                (_, Problem::Activity(ActivityProblem::TooEarly { .. })) => t!(activities.too_early_hint),
                _ => t!(activities.consent_lacks_hint),
            },
            needed: true,
        }),
    });
    Transitions::new(of, open.collect(), filled)
}

/// The way to take back one's own last change; just after it the toast offers the same.
fn last_own(detail: &ActivityDetail) -> Option<AnyView> {
    let LastChange { audit, verb } = detail.last_own?;
    if use_query_map().read_untracked().get("saved").is_some() {
        return None;
    }
    let text = match verb {
        Verb::Create => t!(activities.last_own_created).to_owned(),
        verb => t!(activities.last_own, verb = audit::say::verb(verb)),
    };
    let undo = undo(UNDO_ADDRESS, "audit", audit, format!("/activities/{}", detail.id));
    Some(view! { <section class="panel"><p>{text}</p>{undo}</section> }.into_any())
}
