use super::{UNDO_ADDRESS, activity_options, form::form, say, show_activity};
use domain::{
    Problems,
    activities::{ActivityForm, Kind},
    calendar::QuickForm,
    campaigns::{CampaignProblem, Status},
    organisations::{self, OrganisationCard},
    units::UnitCard,
};
use frame::{
    AppError,
    context::{id_in_path, me},
    forms::{new_form_key, refill},
    ui::{Screen, icon, page_head, staff_page, undoable_toast},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use words::t;

/// Choosing the form of a new activity, then planning it. `?copy=` starts from another activity.
pub fn new_page() -> impl IntoView {
    let campaign = id_in_path();
    let query = use_query_map();
    let query = query.read_untracked();
    let chosen = query.get("kind").and_then(|word| Kind::from_word(&word));
    let copied = query.get("copy").and_then(|id| id.parse().ok());
    // Where something is to be planned, by the page that led here.
    let unit = query.get("unit").filter(|id| id.parse::<i64>().is_ok());
    let there = unit.clone();
    let get = |key: &str| query.get(key).unwrap_or_default();
    let begun = QuickForm {
        kind: get("kind"),
        title: get("title"),
        on: get("on"),
        starts_at: get("from"),
        ends_at: get("to"),
        lead: get("lead"),
        venue: get("venue"),
        ..QuickForm::default()
    };
    let load = async move {
        let options = activity_options(campaign).await?;
        let fresh = match copied {
            Some(id) => copy(&show_activity(id).await?.1),
            None => {
                let mut fresh = begun.whole();
                // Only who came from the calendar has said that there are no times.
                if fresh.starts_on.is_empty() {
                    fresh.all_day.clear();
                }
                if fresh.lead.is_empty() {
                    fresh.lead = own_front(&options.units, &options.organisations).unwrap_or_default();
                }
                fresh.units = unit.or_else(|| only_unit(&options.units)).into_iter().collect();
                fresh
            }
        };
        let word = chosen.map_or(fresh.kind.clone(), |kind| kind.word().to_owned());
        let (campaign, form_key) = (campaign.to_string(), new_form_key());
        let filled = refill(ActivityForm { form_key, kind: word, campaign, ..fresh }).await?;
        // Closed while somebody was typing: what was typed is still shown.
        if options.campaign.status == Status::Closed && filled.error.is_none() {
            return Err(AppError::Invalid(Problems::one("campaign", CampaignProblem::Closed)));
        }
        Ok((options, filled))
    };
    staff_page(load, move |(options, filled)| {
        if Kind::from_word(&filled.form.kind).is_none() {
            return Screen::new(
                t!(activities.choose_kind),
                choices(campaign, &options.campaign.title, there.as_deref()),
            );
        }
        let told = undoable_toast(t!(activities.planned_done), UNDO_ADDRESS, "");
        Screen::new(t!(activities.add), form(None, &options, &filled, Some(told))).with_islands()
    })
}

/// The unit of an officer who has but one.
pub(crate) fn only_unit(units: &[UnitCard]) -> Option<String> {
    match units {
        [only] => Some(only.id.to_string()),
        _ => None,
    }
}

/// The committee of the Front in an officer's own unit, which leads most of what the officer plans.
pub(crate) fn own_front(units: &[UnitCard], organisations: &[OrganisationCard]) -> Option<String> {
    let own = me()?.unit_path?;
    let unit = units.iter().find(|unit| unit.path == own)?.id;
    let front =
        organisations.iter().find(|o| o.kind == organisations::Kind::Front && o.unit == Some(unit))?;
    Some(front.id.to_string())
}

/// Everything but the days, which a copy has of its own.
fn copy(detail: &domain::activities::ActivityDetail) -> ActivityForm {
    ActivityForm {
        version: String::new(),
        starts_on: String::new(),
        ends_on: String::new(),
        ..ActivityForm::from(detail)
    }
}

fn choices(campaign: i64, title: &str, unit: Option<&str>) -> AnyView {
    let unit = unit.map(|unit| format!("&unit={unit}")).unwrap_or_default();
    let cards = Kind::ALL.iter().map(|kind| {
        let href = format!("/campaigns/{campaign}/activities/new?kind={}{unit}", kind.word());
        view! {
            <li>
                <a class=format!("choice kind-{}", kind.word()) href=href>
                    {icon(say::kind_icon(*kind))}<strong>{say::kind(*kind)}</strong><span>{say::kind_hint(*kind)}</span>
                </a>
            </li>
        }
    });
    view! {
        {page_head(vec![(format!("/campaigns/{campaign}/schedule"), title.to_owned())], t!(activities.choose_kind), ())}
        <ul class="choices">{cards.collect_view()}</ul>
    }
    .into_any()
}
