use super::Places;
use crate::units::say;
use frame::ui::{Icon, icon};
use leptos::prelude::*;
use words::t;

/// Where one lives, as a list to choose from; last by the names of before.
pub(super) fn choose(Places { units, former }: &Places, chosen: Option<i64>) -> AnyView {
    let chosen = chosen.map(|id| id.to_string());
    let options = say::choices(units).into_iter().map(|choice| {
        let selected = chosen.as_ref() == Some(&choice.value);
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    let former = say::former_choices(units, former).into_iter();
    let former = former.map(|choice| view! { <option value=choice.value>{choice.label}</option> });
    let options = view! { {options.collect_view()}{former.collect_view()} };
    view! {
        <form class="near" method="get" action="/near">
            <div class="field">
                <label for="unit">{t!(public.where_label)}</label>
                <div class="filters-main">
                    <select id="unit" name="unit">{options}</select>
                    <button class="button" type="submit">{icon(Icon::Search)}{t!(public.show)}</button>
                </div>
            </div>
        </form>
    }
    .into_any()
}
