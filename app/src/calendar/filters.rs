use super::{CalendarPage, href};
use crate::{activities, units};
use domain::{
    activities::{Kind, Status},
    calendar::CalendarFilter,
};
use frame::ui::{Choice, filter_choice};
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
