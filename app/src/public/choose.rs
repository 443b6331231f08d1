use crate::units::say;
use domain::units::{UnitCard, told_apart};
use frame::ui::{Icon, icon};
use leptos::prelude::*;
use words::t;

/// Where one lives, as a list to choose from.
pub(super) fn choose(units: &[UnitCard], chosen: Option<i64>) -> AnyView {
    let options = told_apart(units, say::name).into_iter().map(|told| {
        let id = told.unit.id;
        view! { <option value=id selected=chosen == Some(id)>{say::listed(&told)}</option> }
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
