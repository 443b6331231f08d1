use crate::{activities, campaigns};
use domain::{
    outreach::{LogNames, LogQuery},
    time::show_day,
};
use frame::ui::{Icon, icon};
use leptos::prelude::*;
use words::t;

/// What a list of logs is filtered by, each with the way to the list without it.
pub(super) fn chips(query: &LogQuery, names: &LogNames) -> Option<AnyView> {
    let named = |name: Option<&str>| name.unwrap_or(t!(outreach.not_seen)).to_owned();
    let both = |names: &Option<(String, String)>| named(names.as_ref().map(|(vi, en)| words::either(vi, en)));
    let campaign = query.campaign.map(|id| match id {
        0 => t!(results.no_campaign).to_owned(),
        _ => named(names.campaign.as_deref()),
    });
    let audience = query.audience.map(|id| match id {
        0 => t!(results.no_audience).to_owned(),
        _ => both(&names.audience),
    });
    let measure = query.measure.map(campaigns::say::measure_heading);
    let chips = [
        (campaign, LogQuery { campaign: None, ..*query }),
        (query.activity.map(|_| named(names.activity.as_deref())), LogQuery { activity: None, ..*query }),
        (query.unit.map(|_| both(&names.unit)), LogQuery { unit: None, alone: false, ..*query }),
        (query.kind.map(|kind| activities::say::kind(kind).to_owned()), LogQuery { kind: None, ..*query }),
        (audience, LogQuery { audience: None, ..*query }),
        (measure, LogQuery { measure: None, ..*query }),
        (query.from.map(|day| t!(ui.since, day = show_day(day))), LogQuery { from: None, ..*query }),
        (query.to.map(|day| t!(ui.until, day = show_day(day))), LogQuery { to: None, ..*query }),
    ];
    let chips = chips.into_iter().filter_map(|(label, without)| {
        let (label, href) = (label?, without.address());
        let told = t!(outreach.without, filter = label.clone());
        Some(view! { <a class="chip" href=href aria-label=told>{label}{icon(Icon::Close)}</a> })
    });
    let chips = chips.collect_view();
    query.is_filtered().then(|| view! { <p class="chips">{chips}</p> }.into_any())
}
