//! What organisations answer to activities that they lead or support.

mod actions;
mod record;

pub use actions::*;

use domain::{
    activities::ActivityDetail,
    calendar::CalendarEntry,
    organisations::OrganisationCard,
    replies::{Answer, Declined, Part, Reply},
    time::{show_day, show_instant},
};
use frame::{
    Feature,
    context::query,
    ui::{Choice, Fields, Icon, icon, undoable_toast},
};
use leptos::prelude::*;
use words::t;

pub const FEATURE: Feature = Feature { records: &[record::REPLY], ..Feature::NONE };

/// That an answer was just noted; `None` where it was something else.
pub(crate) fn toast() -> Option<AnyView> {
    query("done").filter(|done| done == "replied")?;
    Some(undoable_toast(t!(replies.replied), UNDO, ""))
}

/// What an organisation has to do with an activity.
pub(crate) fn part(part: Part) -> &'static str {
    match part {
        Part::Leads => t!(replies.leads),
        Part::Supports => t!(replies.supports),
    }
}

pub(crate) fn part_tag(of: Part) -> AnyView {
    view! { <span class=format!("tag part-{}", of.word())>{part(of)}</span> }.into_any()
}

fn answer_tag(answer: Answer) -> AnyView {
    let said = match answer {
        Answer::Comes => t!(replies.comes),
        Answer::Declines => t!(replies.declines),
    };
    view! { <span class=format!("tag answer-{}", answer.word())>{said}</span> }.into_any()
}

/// Organisations of an activity, each with what it answered.
pub(crate) fn organisations(cards: &[OrganisationCard], replied: &Replied, asks: bool) -> AnyView {
    let items = cards.iter().map(|card| {
        let answered = match replied.replies.of(card.id) {
            Some(reply) => answered(reply),
            None if asks => view! { " "<span class="tag">{t!(replies.none)}</span> }.into_any(),
            None => ().into_any(),
        };
        view! { <li>{card.name.clone()}{answered}</li> }
    });
    view! { <ul class="plain parties">{items.collect_view()}</ul> }.into_any()
}

fn answered(reply: &Reply) -> AnyView {
    let Reply { answer, attendees, note, by, at, outdated, .. } = reply;
    let sends = (!attendees.is_empty()).then(|| t!(replies.sends, attendees = attendees.as_str()));
    let outdated = outdated.then(|| t!(replies.outdated).to_owned());
    let said = (!note.is_empty()).then(|| format!("“{note}”"));
    let by = format!("{by}, {}", show_instant(*at));
    let beside: Vec<String> = [outdated, sends, said, Some(by)].into_iter().flatten().collect();
    view! { " "{answer_tag(*answer)}<small class="muted reply">{beside.join(" · ")}</small> }.into_any()
}

/// The form in which an organisation answers; nothing for whoever answers for none.
pub(crate) fn form(detail: &ActivityDetail, replied: &Replied) -> Option<AnyView> {
    let Replied { replies, form: filled } = replied;
    let form = &filled.form;
    let fields = Fields::new(filled.problems());
    let organisation = match replies.own {
        Some(own) => view! { <input type="hidden" name="form[organisation]" value=own/> }.into_any(),
        None if replies.for_all => {
            let cards = std::iter::once(&detail.lead).chain(&detail.supporting);
            let choices = cards.map(|card| Choice::new(card.id, card.name.clone())).collect();
            fields
                .field("organisation", t!(replies.organisation), &form.organisation)
                .prefix(REPLY)
                .select(choices)
        }
        None => return None,
    };
    let own = replies.own.is_some();
    let attendees = fields.field("attendees", t!(replies.attendees), &form.attendees);
    let note = fields.field("note", t!(replies.note), &form.note);
    let inputs = view! {
        <form class="form" method="post" action="/do/replies/save" novalidate>
            <input type="hidden" name="id" value=detail.id/>
            // Enter in a field gives no answer: the first button is what it would press.
            <button type="submit" disabled hidden></button>
            {organisation}
            {attendees.hint(t!(replies.attendees_hint)).prefix(REPLY).optional().view()}
            {note.hint(t!(replies.note_hint)).prefix(REPLY).view()}
            <p class="reply-ways">
                <button class="button primary" type="submit" name="form[answer]" value=Answer::Comes.word()>{icon(Icon::Done)}{t!(replies.comes)}</button>
                <button class="button" type="submit" name="form[answer]" value=Answer::Declines.word()>{t!(replies.declines)}</button>
            </p>
            {own.then(|| view! { <p class="hint">{t!(replies.ask_back)}</p> })}
        </form>
    };
    // Who has answered, and who answers for others, comes here seldom.
    let open = replies.asks() || fields.any();
    let title = if own { t!(replies.own_title) } else { t!(replies.for_others) };
    let wrong = view! { {filled.trouble()}{fields.summary()} };
    let body = if own && open {
        view! { <h2>{title}</h2>{wrong}{inputs} }.into_any()
    } else {
        view! {
            <h2>{t!(replies.title)}</h2>{wrong}
            <details class="more" open=open><summary>{title}</summary>{inputs}</details>
        }
        .into_any()
    };
    Some(view! { <section class="panel" id="replies">{body}</section> }.into_any())
}

/// What waits for the answer of the reader's organisation: one press says that it takes part.
pub(crate) fn asked(own: Option<i64>, entries: &[CalendarEntry]) -> Option<AnyView> {
    if entries.is_empty() {
        return None;
    }
    let rows = entries.iter().map(|entry| {
        let CalendarEntry { id, title, when, part, .. } = entry;
        view! {
            <li class=format!("late kind-{}", entry.kind.word())>
                <div>
                    <a href=format!("/activities/{id}")>{title.clone()}</a>
                    <p>{part.map(part_tag)}" "{when.show()}" · "{words::names(&entry.units)}</p>
                </div>
                <form method="post" action="/do/replies/save">
                    <input type="hidden" name="id" value=*id/>
                    <input type="hidden" name="back" value="/"/>
                    <input type="hidden" name="form[organisation]" value=own/>
                    <button class="button" type="submit" name="form[answer]" value=Answer::Comes.word() aria-label=t!(replies.comes_of, title = title.as_str())>
                        {icon(Icon::Done)}{t!(replies.comes)}
                    </button>
                </form>
                <a class="button quiet" href=format!("/activities/{id}#replies") aria-label=t!(replies.other_of, title = title.as_str())>{t!(replies.other)}</a>
            </li>
        }
    });
    let rows = rows.collect_view();
    let count = words::count(entries.len());
    Some(
        view! {
            <section class="panel asked-panel">
                <h2>{t!(replies.asked)}" "<span class="count">{count}</span></h2>
                <ul class="lates">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// That an organisation does not take part: what the line says, and what stands beside it.
pub(crate) fn declined(declined: &Declined) -> (String, String) {
    let Declined { title, on, organisation, note, .. } = declined;
    let said = t!(replies.declined, organisation = organisation.as_str(), title = title.as_str());
    (said, format!("{} · {note}", show_day(*on)))
}
