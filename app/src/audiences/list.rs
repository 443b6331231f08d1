use super::{form::AUDIENCES, list_audiences};
use crate::{
    activities,
    import_export::{imported_toast, tools},
};
use domain::{audiences::AudienceCard, import_export::List};
use frame::{KeptList, ui::icon};
use leptos::prelude::*;
use words::t;

pub fn list_page() -> impl IntoView {
    AUDIENCES.list_page(list_audiences(), |audiences| KeptList {
        done: t!(ui.saved),
        rows: view! { {imported_toast()}{rows(audiences)} }.into_any(),
        below: tools(List::Audiences),
    })
}

fn rows(audiences: Vec<AudienceCard>) -> AnyView {
    let may_edit = AUDIENCES.is_kept_by_reader();
    let rows = audiences.into_iter().map(|audience| {
        let name = words::either(&audience.name, &audience.name_en).to_owned();
        let message = words::either(&audience.message, &audience.message_en).to_owned();
        let kinds = audience.kinds.iter().map(|kind| {
            view! { <span class=format!("kind-tag kind-{}", kind.word())>{icon(activities::say::kind_icon(*kind))}{activities::say::kind(*kind)}</span> }
        });
        let remove = may_edit
            .then(|| AUDIENCES.remove_button(audience.id, audience.version, &name, "button quiet"));
        let name = if may_edit {
            view! { <a href=format!("/audiences/{}", audience.id)>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        view! {
            <section class="panel">
                <h2>{name}</h2>
                <p>{message}</p>
                <p class="kind-tags">{kinds.collect_view()}</p>
                {remove}
            </section>
        }
    });
    rows.collect_view().into_any()
}
