use super::{
    UNDO_ADDRESS,
    beside::{self, PUT_ASIDE, REMOVE, TAKE_OVER},
    list::{status_tags, table},
    photos::{self, LogPhotos, photo_toast, photos_of_log},
    say, show_log,
};
use crate::{activities::kind_tag, audiences::list_audiences, campaigns};
use domain::{
    audiences::AudienceCard,
    outreach::{LogDetail, Transition},
    targets::{Measure, Quantity},
    time::show_time,
};
use frame::{
    context::{id_in_path, query},
    forms::{Filled, TransitionForm, refill},
    ui::{
        Fields, Icon, Moving, NextTransition, Screen, Tone, Transitions, banner, facts, icon, page_head,
        paragraphs, staff_page, undoable_toast,
    },
};
use leptos::prelude::*;
use words::t;

pub(super) fn show_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let detail = show_log(id).await?;
        let audiences = if detail.beside.is_empty() { Vec::new() } else { list_audiences().await? };
        let mut filled = refill(TransitionForm::default()).await?;
        Ok((detail, audiences, photos_of_log(id, &mut filled).await?, filled))
    };
    staff_page(load, |(detail, audiences, photos, filled)| {
        Screen::new(detail.card.title.clone(), show(&detail, &audiences, &photos, &filled))
    })
}

fn show(
    detail: &LogDetail,
    audiences: &[AudienceCard],
    photos: &LogPhotos,
    filled: &Filled<TransitionForm>,
) -> AnyView {
    let card = &detail.card;
    let edit = detail.may_edit.then(|| {
        view! { <a class="button" href=format!("/outreach/{}/edit", card.id)>{icon(Icon::Edit)}{t!(ui.edit)}</a> }
    });
    let Transitions { refusal, panel } = transitions(detail, filled);
    view! {
        {photo_toast().unwrap_or_else(transitioned)}{refusal}
        {page_head(vec![("/outreach".into(), t!(outreach.title).into())], &card.title, edit)}
        <p class="kind-tags">{kind_tag(card.kind)}" "{status_tags(card, false)}</p>
        {returned(detail)}{double(detail)}{beside::panel(detail, audiences, filled)}
        <div class="columns">
            <div class="primary-column">{totals(&card.totals)}{told(detail)}{clock(detail)}{remarks(detail)}{photos::of_log(detail, photos)}</div>
            <aside class="aside">{panel}{return_form(detail, filled)}{beside::remove(detail)}</aside>
        </div>
    }
    .into_any()
}

/// What was just done, by the name of its transition, with the way to take it back.
pub(super) fn transitioned() -> AnyView {
    let done = match query("done").as_deref() {
        Some(TAKE_OVER) => t!(outreach.beside.taken_over),
        Some(PUT_ASIDE) => t!(outreach.beside.put_aside_done),
        Some(REMOVE) => t!(outreach.removed),
        word => word.and_then(Transition::from_word).map_or(t!(ui.saved), say::transitioned),
    };
    undoable_toast(done, UNDO_ADDRESS, "")
}

/// What is to be changed, for who may change it.
fn returned(detail: &LogDetail) -> Option<AnyView> {
    use domain::outreach::Status;
    if detail.card.status != Status::Returned {
        return None;
    }
    let edit = format!("/outreach/{}/edit", detail.card.id);
    let edit = detail.may_edit.then(|| view! { <p><a class="button" href=edit>{t!(outreach.edit)}</a></p> });
    let text = view! { <p><strong>{t!(outreach.returned_title)}</strong></p>{asked(detail)}{edit} };
    Some(banner(Tone::Warning, text))
}

/// The remarks of the last return, each with what it is about.
pub(super) fn asked(detail: &LogDetail) -> AnyView {
    let remarks = detail.remarks.iter().map(|(field, remark)| {
        view! { <li><strong>{say::part(field)}":"</strong>" "{remark.clone()}</li> }
    });
    view! { <ul class="plain">{remarks.collect_view()}</ul> }.into_any()
}

/// That it may tell of the same as others, which stand below for comparison.
fn double(detail: &LogDetail) -> Option<AnyView> {
    if !detail.card.doubtful {
        return None;
    }
    let others = (!detail.doubles.is_empty())
        .then(|| view! { <section><h2>{t!(outreach.doubles)}</h2>{table(&detail.doubles)}</section> });
    let told = banner(Tone::Warning, view! { <p>{t!(outreach.doubtful_text)}</p> });
    Some(view! { {told}{others} }.into_any())
}

/// When, where, by whom.
fn told(detail: &LogDetail) -> AnyView {
    let LogDetail { card, log, .. } = detail;
    let when = match log.hours {
        Some((from, to)) => format!("{}, {}–{}", words::day(log.day), show_time(from), show_time(to)),
        None => words::day(log.day),
    };
    let unit = words::either(&card.unit.0, &card.unit.1).to_owned();
    let mut rows = vec![
        (t!(outreach.day).to_owned(), when.into_any()),
        (t!(outreach.unit).into(), unit.into_any()),
        (t!(outreach.author).into(), card.author.clone().into_any()),
    ];
    if !log.place.is_empty() {
        rows.push((t!(outreach.place).into(), log.place.clone().into_any()));
    }
    if let Some(activity) = log.activity {
        let link = view! { <a href=format!("/activities/{activity}")>{card.title.clone()}</a> };
        rows.push((t!(activities.record).into(), link.into_any()));
    }
    if log.finished {
        rows.push((t!(activities.status).into(), t!(outreach.finished).into_any()));
    }
    if !log.reason.is_empty() {
        rows.push((t!(ui.reason).into(), log.reason.clone().into_any()));
    }
    facts(rows)
}

/// That the day and the hours come from a device whose clock is wrong.
fn clock(detail: &LogDetail) -> Option<AnyView> {
    let ahead = detail.clock_ahead?;
    let by = match ahead.abs() {
        minutes @ 0..120 => t!(outreach.clock_minutes, count = words::whole(minutes)),
        minutes @ 120..2_880 => t!(outreach.clock_hours, count = words::whole(minutes / 60)),
        minutes => t!(outreach.clock_days, count = words::whole(minutes / 1_440)),
    };
    let told = if ahead > 0 { t!(outreach.clock_ahead, by = by) } else { t!(outreach.clock_behind, by = by) };
    Some(view! { <p class="muted">{told}</p> }.into_any())
}

fn remarks(detail: &LogDetail) -> Option<AnyView> {
    let text = Some(&detail.log.remarks).filter(|text| !text.is_empty())?;
    let panel = view! { <section class="panel"><h2>{t!(outreach.remarks)}</h2>{paragraphs(text)}</section> };
    Some(panel.into_any())
}

/// A number as it is read, money with its sign.
pub(super) fn number_of(Quantity { measure, number }: Quantity) -> String {
    if measure == Measure::Money { words::money(number) } else { words::whole(number) }
}

/// The wholes, each with what divides it.
fn totals(totals: &[Quantity]) -> AnyView {
    let told = |total: &Quantity| format!("{} {}", number_of(*total), campaigns::say::measure(total.measure));
    let numbers = totals.iter().filter(|total| total.measure.whole().is_none()).map(|total| {
        let parts = totals.iter().filter(|part| part.measure.whole() == Some(total.measure));
        let parts = parts.map(told).collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <strong>{number_of(*total)}</strong><span>{campaigns::say::measure(total.measure)}</span>
                {(!parts.is_empty()).then(|| view! { <span>{parts}</span> })}
            </li>
        }
    });
    view! { <section><h2 class="unseen">{t!(outreach.numbers_title)}</h2><ul class="numbers">{numbers.collect_view()}</ul></section> }
        .into_any()
}

pub(super) const ACTION: &str = "/do/outreach/transition";
/// The logs that wait for the reader.
pub(super) const WAITING: &str = "/outreach?face=waiting";

/// All but the return, which has a form of its own.
fn transitions(detail: &LogDetail, filled: &Filled<TransitionForm>) -> Transitions {
    let of = Moving { action: ACTION, id: detail.card.id, version: detail.card.version };
    let open = detail.transitions.iter().filter(|transition| **transition != Transition::Return);
    let open = open.map(|transition| NextTransition {
        word: transition.word(),
        label: say::transition(*transition),
        danger: false,
        back: *transition == Transition::Withdraw,
        reason: None,
    });
    Transitions::new(of, open.collect(), filled)
}

/// What is to be changed: of the whole log, or of single fields.
fn return_form(detail: &LogDetail, filled: &Filled<TransitionForm>) -> Option<AnyView> {
    if !detail.transitions.contains(&Transition::Return) {
        return None;
    }
    let fields = Fields::new(filled.problems());
    let refused = filled.error.is_some() && filled.form.transition == Transition::Return.word();
    // Asked for from the list, it leads back there.
    let asked_for = query("return").is_some();
    let there = if asked_for { WAITING } else { filled.form.back.as_str() }.to_owned();
    let typed = |field: &str| filled.form.remarks.get(field).cloned().unwrap_or_default();
    let numbers = detail.card.totals.iter().map(|total| total.measure.word());
    let single: Vec<&str> = ["day", "unit", "place"].into_iter().chain(numbers).chain(["remarks"]).collect();
    let open = single.iter().any(|field| !typed(field).is_empty());
    let input = |field: &&str| {
        let name = format!("remarks[{field}]");
        fields.field(&name, say::part(field), &typed(field)).optional().view()
    };
    let inputs = single.iter().map(input).collect_view();
    let whole = fields.field("remarks[log]", t!(outreach.whole), &typed("log"));
    let whole = whole.hint(t!(outreach.return_hint)).text_area(2);
    let LogDetail { card, .. } = detail;
    Some(
        view! {
            <section class="panel" id="return">
                <details class="more" open=refused || asked_for>
                    <summary>{t!(outreach.return_title)}</summary>
                    <form class="form" method="post" action=ACTION novalidate>
                        <input type="hidden" name="id" value=card.id/>
                        <input type="hidden" name="form[version]" value=card.version/>
                        <input type="hidden" name="form[back]" value=there/>
                        {whole}
                        <details class="more" open=open>
                            <summary>{t!(outreach.single_fields)}</summary>
                            {inputs}
                        </details>
                        <p><button class="button" type="submit" name="form[transition]" value=Transition::Return.word()>{t!(outreach.transitions.send_back)}</button></p>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}
