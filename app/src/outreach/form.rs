use super::{open_log, outbox, show_log};
use crate::{activities, campaigns, units};
use domain::{
    activities::Kind,
    outreach::{LogCard, LogDetail, LogForm, LogKnown, measures_of},
    targets::Measure,
};
use frame::{
    AppError,
    context::id_in_path,
    forms::{Filled, refill},
    ui::{Choice, Fields, Screen, Tone, Versions, banner, page_head, staff_page, unsaved},
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use words::t;

pub(super) fn edit_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let detail = show_log(id).await?;
        if !detail.may_edit {
            return Err(AppError::Forbidden);
        }
        let (known, _) = open_log(detail.log.activity).await?;
        let saved = LogForm {
            key: detail.key.clone(),
            version: detail.card.version.to_string(),
            ..known.typed(&detail.log)
        };
        Ok((known, refill(saved).await?, detail))
    };
    staff_page(load, |(known, filled, detail)| {
        Screen::new(t!(outreach.edit), form(Some(&detail), &known, &filled, None)).with_islands()
    })
}

/// Earlier logs that are named above the form; of more, their number.
const TOLD: usize = 2;

/// That the activity was reported already, by whom.
pub(super) fn told_already(told: &[LogCard]) -> Option<AnyView> {
    let told: Vec<&LogCard> = told.iter().filter(|log| log.status.counts()).collect();
    let lines = told.iter().take(TOLD).map(|log| {
        let unit = words::either(&log.unit.0, &log.unit.1);
        let by =
            t!(outreach.told_by, author = log.author.clone(), unit = unit, day = words::day_short(log.day));
        view! { <li><a href=format!("/outreach/{}", log.id)>{by}</a></li> }
    });
    let lines = lines.collect_view();
    let more = told.get(TOLD).and_then(|log| log.activity).map(|activity| {
        let more = t!(outreach.told_more, count = told.len() - TOLD);
        view! { <li><a href=format!("/activities/{activity}#outreach")>{more}</a></li> }
    });
    let text = view! {
        <p><strong>{t!(outreach.told_already)}</strong></p>
        <ul class="plain">{lines}{more}</ul>
        <p>{t!(outreach.told_text)}</p>
    };
    (!told.is_empty()).then(|| banner(Tone::Info, text))
}

/// The form of a new log, or of the one that is changed, below what is to be told first.
pub(super) fn form(
    current: Option<&LogDetail>,
    known: &LogKnown,
    filled: &Filled<LogForm>,
    told: Option<AnyView>,
) -> AnyView {
    let typed = &filled.form;
    let fields = Fields::new(filled.problems());
    let plan = known.activity.as_ref();
    let title = if current.is_some() { t!(outreach.edit) } else { t!(outreach.add) };
    let back = current.map_or_else(|| "/outreach/new".to_owned(), |log| format!("/outreach/{}", log.card.id));
    let crumb = plan.map_or_else(|| t!(outreach.title).to_owned(), |plan| plan.title.clone());
    let kind = plan.map_or_else(|| Kind::from_word(&typed.kind).unwrap_or(Kind::Other), |plan| plan.kind);
    let id = current.map(|log| log.card.id.to_string()).unwrap_or_default();
    let seen = current.filter(|_| filled.is_stale());
    let version = seen.map_or_else(|| typed.version.clone(), |log| log.card.version.to_string());
    // A new log is kept on the device; a change is made where the log is.
    let keeping = match current {
        Some(_) => unsaved("edit"),
        None => outbox::kept_form(plan.map_or_else(|| t!(outreach.own), |plan| &plan.title)).into_any(),
    };
    let album = current.is_none().then(outbox::album);
    let inputs = inputs(&fields, typed, known, (kind, current));
    let versions = seen.map(|log| {
        let theirs = LogForm { key: typed.key.clone(), ..known.typed(&log.log) };
        Versions::new(typed, &theirs, &fields).names(|field, id| name_of(known, field, id)).view()
    });
    view! {
        {page_head(vec![(back.clone(), crumb)], title, plan.map(|_| activities::kind_tag(kind)))}
        <div data-told>{told}</div>{filled.trouble()}{versions}{fields.summary()}
        {keeping}
        <form class="form" id="edit" method="post" action="/do/outreach/send" novalidate>
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="form[version]" value=version/>
            <input type="hidden" name="form[key]" value=typed.key.clone() autocomplete="off"/>
            <input type="hidden" name="form[activity]" value=typed.activity.clone()/>
            {inputs}{album}
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(outreach.transitions.send)}</button>
                <a class="button quiet" href=back>{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// What ids stand for where two versions are shown.
fn name_of(known: &LogKnown, field: &str, id: &str) -> Option<String> {
    let unit = known.units.iter().find(|unit| unit.id.to_string() == id && field == "unit");
    unit.map(|unit| words::either(&unit.name, &unit.name_en).to_owned())
}

/// What outreach of each kind is counted in first, by their words.
fn by_kind() -> String {
    let words = |kind: &Kind| measures_of(*kind).iter().map(|measure| measure.word()).collect();
    let by_kind: BTreeMap<&str, Vec<&str>> =
        Kind::ALL.iter().map(|kind| (kind.word(), words(kind))).collect();
    serde_json::to_string(&by_kind).unwrap_or_default()
}

/// Numbers first: what else is asked stands there from the plan.
fn inputs(
    fields: &Fields,
    typed: &LogForm,
    known: &LogKnown,
    (kind, current): (Kind, Option<&LogDetail>),
) -> AnyView {
    let first = measures_of(kind);
    let rest = Measure::ALL.iter().copied().filter(|m| m.is_reported() && !first.contains(m));
    let rest: Vec<Measure> = rest.collect();
    let open = rest.iter().any(|m| typed.numbers.contains_key(m.word())) || !typed.attendances.is_empty();
    let asked = Asked { fields, typed, known, current };
    let own = known.activity.is_none().then(|| asked.what());
    let numbers = |measures: &[Measure]| measures.iter().map(|m| asked.number(*m)).collect_view();
    // A phone hears only later that something looks like a slip, and shows it then.
    let asked_for = !typed.reason.is_empty() || fields.refuses("reason") || current.is_some();
    let reason = fields.field("reason", t!(ui.reason), &typed.reason);
    let reason = match current {
        Some(_) => reason.hint(t!(outreach.reason_hint)).optional(),
        None => reason.hint(t!(outreach.reason_answers)),
    };
    let reason = reason.text_area(2);
    let remarks = fields.field("remarks", t!(outreach.remarks), &typed.remarks).optional();
    let hint = asked.of("remarks").unwrap_or_else(|| t!(outreach.remarks_hint).to_owned());
    view! {
        {own}
        <fieldset class="group" data-measures=known.activity.is_none().then(by_kind)>
            <legend><h2>{t!(outreach.numbers_title)}</h2></legend>
            <p class="hint">{t!(outreach.numbers_hint)}</p>
            <div class="pair">{numbers(first)}</div>
            <details class="more" open=open>
                <summary>{t!(outreach.more_numbers)}</summary>
                <div class="pair">{numbers(&rest)}</div>
                {asked.by_audience()}
            </details>
            <label class="check">
                <input type="checkbox" id="finished" name="form[finished]" value="on" checked=!typed.finished.is_empty()/>
                <span>{t!(outreach.finished)}</span>
            </label>
        </fieldset>
        {asked.where_and_when()}
        <fieldset class="group">{remarks.hint(hint).text_area(3)}<div hidden=!asked_for data-answer>{reason}</div></fieldset>
    }
    .into_any()
}

/// What the parts of the form are made of.
#[derive(Clone, Copy)]
struct Asked<'a> {
    fields: &'a Fields,
    typed: &'a LogForm,
    known: &'a LogKnown,
    current: Option<&'a LogDetail>,
}

impl Asked<'_> {
    /// What whoever returned the log asked of a field.
    fn of(self, field: &str) -> Option<String> {
        let remark = self.current?.remarks.get(field)?;
        Some(t!(outreach.asked, remark = remark.clone()))
    }

    fn hint(self, field: &str) -> String {
        self.of(field).unwrap_or_default()
    }

    /// What outreach that was not planned was.
    fn what(self) -> AnyView {
        let Self { fields, typed, .. } = self;
        let kinds =
            Kind::ALL.iter().map(|kind| Choice::new(kind.word(), activities::say::kind(*kind))).collect();
        view! {
            <fieldset class="group">
                {fields.field("title", t!(outreach.what), &typed.title).needed().view()}
                {fields.field("kind", t!(activities.kind), &typed.kind).needed().select(kinds)}
            </fieldset>
        }
        .into_any()
    }

    /// A number, beside what was planned of it.
    fn number(self, measure: Measure) -> AnyView {
        let value = self.typed.numbers.get(measure.word()).cloned().unwrap_or_default();
        let name = format!("numbers[{}]", measure.word());
        let quantities = self.known.activity.as_ref().map_or(&[][..], |plan| &plan.quantities);
        let planned = quantities.iter().find(|planned| planned.measure == measure && planned.number > 0);
        let planned = planned.map(|planned| t!(outreach.planned, number = words::whole(planned.number)));
        let hint = self.of(measure.word()).or(planned).unwrap_or_default();
        let field = self.fields.field(&name, campaigns::say::measure_heading(measure), &value);
        field.number("").hint(hint).view()
    }

    fn by_audience(self) -> AnyView {
        let Self { fields, typed, known, .. } = self;
        let inputs = known.audiences.iter().map(|audience| {
            let value = typed.attendances.get(&audience.id.to_string()).cloned().unwrap_or_default();
            let label = words::either(&audience.name, &audience.name_en).to_owned();
            fields.field(&format!("attendances[{}]", audience.id), label, &value).number("").view()
        });
        let inputs = view! { <div class="pair">{inputs.collect_view()}</div> };
        fields
            .fieldset("attendances", t!(outreach.by_audience))
            .hint(t!(outreach.by_audience_hint))
            .question()
            .view(inputs)
    }

    fn where_and_when(self) -> AnyView {
        let Self { fields, typed, known, .. } = self;
        let mine: Vec<_> = known.units.iter().filter(|unit| known.may_tell_of(unit)).cloned().collect();
        let unit = fields.field("unit", t!(outreach.unit), &typed.unit).hint(self.hint("unit"));
        let place = fields.field("place", t!(outreach.place), &typed.place).hint(self.hint("place"));
        view! {
            <fieldset class="group">
                <legend><h2>{t!(outreach.where_title)}</h2></legend>
                {fields.field("day", t!(outreach.day), &typed.day).hint(self.hint("day")).day().needed().view()}
                {unit.needed().select(units::say::choices(&mine))}
                <div class="pair">
                    {fields.field("starts_at", t!(outreach.starts_at), &typed.starts_at).time().optional().view()}
                    {fields.field("ends_at", t!(outreach.ends_at), &typed.ends_at).time().optional().view()}
                </div>
                {place.optional().view()}
            </fieldset>
        }
        .into_any()
    }
}
