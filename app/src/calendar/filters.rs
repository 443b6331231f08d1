use super::{CalendarPage, FilterOptions, href};
use crate::{activities, units};
use domain::{
    activities::{Kind, Status},
    calendar::CalendarFilter,
};
use frame::ui::{Choice, Icon, filter_choice, icon};
use leptos::prelude::*;
use words::t;

/// What is filtered by, with all choices.
pub(super) fn filters(page: &CalendarPage, filter: &CalendarFilter) -> Option<AnyView> {
    let options = page.options.as_ref()?;
    let campaigns = page.campaigns.iter().map(|c| Choice::new(c.id, c.title.clone())).collect();
    let units = units::say::choices(&options.units);
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), activities::say::kind(*kind))).collect();
    let audiences =
        options.audiences.iter().map(|a| Choice::new(a.id, words::either(&a.name, &a.name_en))).collect();
    let organisations = options.organisations.iter().map(|o| Choice::new(o.id, o.name.clone())).collect();
    let statuses = Status::ALL.iter().map(|s| Choice::new(s.word(), activities::say::status(*s))).collect();
    let all = CalendarFilter { view: filter.view.clone(), on: filter.on.clone(), ..Default::default() };
    let set = !filter.set().is_empty();
    let clear = set.then(|| view! { <a class="button quiet" href=href(&all)>{t!(ui.clear)}</a> });
    let form = view! {
        <form class="filters" id="filters" role="search" method="get" action="/calendar">
            <input type="hidden" name="view" value=filter.view.clone()/>
            <input type="hidden" name="on" value=filter.on.clone()/>
            <div class="filters-grid">
                {filter_choice("campaign", t!(activities.campaign), campaigns, &filter.campaign)}
                {filter_choice("unit", t!(activities.unit), units, &filter.unit)}
                {filter_choice("kind", t!(activities.kind), kinds, &filter.kind)}
                {filter_choice("audience", t!(activities.audience), audiences, &filter.audience)}
                {filter_choice("organisation", t!(activities.organisation), organisations, &filter.organisation)}
                {filter_choice("status", t!(activities.status), statuses, &filter.status)}
                <div class="filters-do"><button class="button" type="submit">{t!(ui.filter)}</button>{clear}</div>
            </div>
        </form>
    };
    Some(form.into_any())
}

/// What is filtered by, each with the way to do without it.
pub(super) fn chips(page: &CalendarPage, filter: &CalendarFilter) -> Option<AnyView> {
    let options = page.options.as_ref()?;
    let set = filter.set();
    let chips = set.iter().map(|(name, value)| {
        let without = filter.without(name);
        let named = called(page, options, name, value);
        view! {
            <li><a href=href(&without)>{named.clone()}{icon(Icon::Close)}<span class="unseen">{t!(ui.clear)}</span></a></li>
        }
    });
    (!set.is_empty()).then(|| view! { <ul class="chips cal-chips">{chips.collect_view()}</ul> }.into_any())
}

/// What a filter holds to, in words; as it was typed where it is none of the choices.
fn called(page: &CalendarPage, options: &FilterOptions, name: &str, value: &str) -> String {
    let id = value.trim().parse::<i64>().ok();
    let found = match name {
        "campaign" => page.campaigns.iter().find(|one| Some(one.id) == id).map(|one| one.title.clone()),
        "unit" => {
            options.units.iter().find(|one| Some(one.id) == id).map(|one| units::say::name(one).to_owned())
        }
        "kind" => Kind::from_word(value).map(|kind| activities::say::kind(kind).to_owned()),
        "audience" => {
            let audience = options.audiences.iter().find(|one| Some(one.id) == id);
            audience.map(|one| words::either(&one.name, &one.name_en).to_owned())
        }
        "organisation" => {
            options.organisations.iter().find(|one| Some(one.id) == id).map(|one| one.name.clone())
        }
        _ => Status::from_word(value).map(|status| activities::say::status(status).to_owned()),
    };
    found.unwrap_or_else(|| value.to_owned())
}
