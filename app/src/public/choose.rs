use domain::units::UnitCard;
use frame::ui::{Icon, icon};
use leptos::prelude::*;
use words::t;

/// Where one lives, as a list to choose from.
pub(super) fn choose(units: &[UnitCard], chosen: Option<i64>) -> AnyView {
    let options = units.iter().map(|unit| {
        let name = words::either(&unit.name, &unit.name_en).to_owned();
        view! { <option value=unit.id selected=chosen == Some(unit.id)>{name}</option> }
    });
    view! {
        <form class="near" method="get" action="/near">
            <div class="field">
                <label for="unit">{t!(public.where_label)}</label>
                <div class="filters-main">
                    <select id="unit" name="unit">{options.collect_view()}</select>
                    <button class="button" type="submit">{icon(Icon::Search)}{t!(public.show)}</button>
                </div>
            </div>
        </form>
    }
    .into_any()
}
