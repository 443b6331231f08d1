//! Another version of a log that was sent, beside what is saved; and taking a log away.

use crate::{activities, campaigns};
use domain::{
    activities::Kind,
    audiences::AudienceCard,
    outreach::{Beside, LogDetail, LogForm, Status},
    targets::Measure,
    time::show_instant,
};
use frame::{
    forms::{Filled, TransitionForm},
    ui::{Fields, Tone, Versions, banner},
};
use leptos::prelude::*;
use words::t;

/// What an address says was done, and the word under which a refused form is kept.
pub(super) const TAKE_OVER: &str = "take_over";
pub(super) const PUT_ASIDE: &str = "put_aside";
pub(super) const REMOVE: &str = "remove";

/// The latest that is kept beside a log, for whoever sees the log; the next one is shown once it is settled.
pub(super) fn panel(
    detail: &LogDetail,
    audiences: &[AudienceCard],
    filled: &Filled<TransitionForm>,
) -> Option<AnyView> {
    let latest = detail.beside.first()?;
    let at = show_instant(latest.received_at);
    let came = t!(outreach.beside.came, author = latest.author.clone(), at = at);
    let left = detail.beside.len() - 1;
    let more = (left > 0).then(|| {
        view! { <p class="muted">{t!(outreach.beside.more, count = words::count(left))}</p> }
    });
    let acts = detail.may_settle.then(|| acts(detail, latest, audiences, filled));
    let text = view! { <p><strong>{t!(outreach.beside.title)}</strong></p><p>{t!(outreach.beside.text)}</p> };
    Some(
        view! {
            <section id="beside">
                {banner(Tone::Warning, text)}
                <p>{came}</p>
                {versions(detail, latest, audiences)}{more}{acts}
            </section>
        }
        .into_any(),
    )
}

fn versions(detail: &LogDetail, latest: &Beside, audiences: &[AudienceCard]) -> AnyView {
    let (sent, standing) = (latest.written_as(&detail.log), LogForm::from(&detail.log));
    if sent == standing {
        return view! { <p>{t!(outreach.beside.same)}</p> }.into_any();
    }
    let fields = Fields::new(Default::default());
    labels(&fields, &[&sent, &standing], audiences);
    let name = |field: &str, value: &str| match field {
        "unit" if value == standing.unit => {
            Some(words::either(&detail.card.unit.0, &detail.card.unit.1).to_owned())
        }
        "unit" => {
            Some(words::either(&latest.unit.0, &latest.unit.1).to_owned()).filter(|name| !name.is_empty())
        }
        "kind" => Kind::from_word(value).map(|kind| activities::say::kind(kind).to_owned()),
        "finished" if !value.is_empty() => Some(t!(outreach.beside.yes).to_owned()),
        _ => None,
    };
    let versions = Versions::new(&sent, &standing, &fields).names(name);
    versions.table(t!(outreach.beside.sent), t!(outreach.beside.standing))
}

/// How the fields are called in which two forms may differ.
fn labels(fields: &Fields, forms: &[&LogForm], audiences: &[AudienceCard]) {
    let told = [
        ("activity", t!(activities.record)),
        ("campaign", t!(campaigns.record)),
        ("unit", t!(outreach.unit)),
        ("kind", t!(activities.kind)),
        ("title", t!(outreach.what)),
        ("day", t!(outreach.day)),
        ("starts_at", t!(outreach.starts_at)),
        ("ends_at", t!(outreach.ends_at)),
        ("place", t!(outreach.place)),
        ("finished", t!(outreach.finished)),
        ("remarks", t!(outreach.remarks)),
        ("reason", t!(ui.reason)),
    ];
    told.into_iter().for_each(|(name, label)| fields.note(name, label));
    for measure in Measure::ALL {
        let name = format!("numbers[{}]", measure.word());
        fields.note(&name, &campaigns::say::measure_heading(*measure));
    }
    for id in forms.iter().flat_map(|form| form.attendances.keys()) {
        let known = audiences.iter().find(|audience| audience.id.to_string() == *id);
        let name = known.map_or(id.as_str(), |audience| words::either(&audience.name, &audience.name_en));
        fields.note(&format!("attendances[{id}]"), &t!(outreach.beside.audience, audience = name.to_owned()));
    }
}

/// The two ways out.
fn acts(
    detail: &LogDetail,
    latest: &Beside,
    audiences: &[AudienceCard],
    filled: &Filled<TransitionForm>,
) -> AnyView {
    let refused = filled.error.is_some() && filled.form.transition == TAKE_OVER;
    let problems = if refused { filled.problems() } else { Default::default() };
    let fields = Fields::new(problems.clone());
    labels(&fields, &[&latest.form], audiences);
    let told = problems.iter().filter(|(field, _)| field != "reason").map(|(field, problem)| {
        view! { <li class="problem">{fields.label(field)}": "{words::problem(problem)}</li> }
    });
    let told = told.collect_view();
    let typed = if refused { filled.form.reason.as_str() } else { "" };
    let needed = detail.card.status == Status::Accepted;
    let reason = fields.field("reason", t!(ui.reason), typed).hint(t!(outreach.beside.take_over_hint));
    let reason = if needed { reason } else { reason.optional() };
    let post = |action: &'static str, inner: AnyView| post(action, detail, Some(latest.id), inner);
    let take_over = view! {
        <ul class="plain">{told}</ul>
        {reason.prefix("beside").text_area(2)}
        <input type="hidden" name="form[transition]" value=TAKE_OVER/>
        <p><button class="button" type="submit">{t!(outreach.beside.take_over)}</button></p>
    };
    let put_aside = view! {
        <p>{t!(outreach.beside.put_aside_text)}</p>
        <input type="hidden" name="form[transition]" value=PUT_ASIDE/>
        <p><button class="button danger" type="submit">{t!(outreach.beside.put_aside)}</button></p>
    };
    view! {
        {post("/do/outreach/take-over", take_over.into_any())}
        <details class="more">
            <summary>{t!(outreach.beside.put_aside)}</summary>
            {post("/do/outreach/put-aside", put_aside.into_any())}
        </details>
    }
    .into_any()
}

/// A form about the version of a log that is shown.
fn post(action: &'static str, detail: &LogDetail, beside: Option<i64>, inner: AnyView) -> AnyView {
    let beside = beside.map(|id| view! { <input type="hidden" name="beside" value=id/> });
    view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="id" value=detail.card.id/>
            {beside}
            <input type="hidden" name="form[version]" value=detail.card.version/>
            {inner}
        </form>
    }
    .into_any()
}

/// Taking away what its author has not sent, or what came back. What was sent is first withdrawn.
pub(super) fn remove(detail: &LogDetail) -> Option<AnyView> {
    let not_sent = matches!(detail.card.status, Status::Draft | Status::Returned);
    let inner = || {
        view! {
            <p>{t!(outreach.remove_text)}</p>
            <input type="hidden" name="form[transition]" value=REMOVE/>
            <p><button class="button danger" type="submit">{t!(outreach.remove)}</button></p>
        }
    };
    (detail.may_remove && not_sent).then(|| {
        view! {
            <section class="panel">
                <details class="more">
                    <summary>{t!(outreach.remove)}</summary>
                    {post("/do/outreach/remove", detail, None, inner().into_any())}
                </details>
            </section>
        }
        .into_any()
    })
}
