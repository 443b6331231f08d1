use super::{form::KEY_DAYS, list_key_days};
use crate::import_export::{imported_toast, tools};
use domain::{import_export::List, key_days::KeyDay};
use frame::{
    KeptList,
    ui::{Icon, empty},
};
use leptos::prelude::*;
use words::t;

pub fn list_page() -> impl IntoView {
    KEY_DAYS.list_page(list_key_days(), |days| {
        let rows = if days.is_empty() {
            empty(Icon::KeyDay, t!(key_days.none).into(), t!(key_days.none_text).into(), None)
        } else {
            table(days, KEY_DAYS.is_kept_by_reader())
        };
        let rows = view! { {imported_toast()}{rows} }.into_any();
        KeptList { done: t!(ui.saved), rows, below: tools(List::KeyDays) }
    })
}

fn table(days: Vec<KeyDay>, may: bool) -> AnyView {
    let rows = days.into_iter().map(|day| {
        let name = words::either(&day.name, &day.name_en).to_owned();
        let link = if may {
            view! { <a href=format!("/key-days/{}", day.id)>{name.clone()}</a> }.into_any()
        } else {
            name.clone().into_any()
        };
        let remove = may.then(|| {
            view! { <td>{KEY_DAYS.remove_button(day.id, day.version, &name, "button")}</td> }
        });
        view! {
            <tr>
                <td data-label=t!(key_days.on)>{day.show()}</td>
                <td class="written" data-label=t!(key_days.name)>{link}</td>
                {remove}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let acts = may.then(|| view! { <th><span class="unseen">{t!(ui.remove)}</span></th> });
    view! {
        <div class="table-wrap"><table class="cards">
            <thead><tr><th>{t!(key_days.on)}</th><th>{t!(key_days.name)}</th>{acts}</tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}
