use super::{actions::list_laws, form::LAWS, say};
use crate::import_export::{imported_toast, tools};
use domain::{
    import_export::List,
    laws::LawCard,
    time::{show_day, today},
};
use frame::{
    KeptList,
    context::query,
    ui::{Icon, empty, search_box},
};
use leptos::prelude::*;
use words::t;

pub(super) fn list_page() -> impl IntoView {
    let q = query("q").unwrap_or_default();
    LAWS.list_page(list_laws(q.clone()), move |laws| {
        let rows = match (laws.is_empty(), q.trim()) {
            (false, _) => table(laws, LAWS.is_kept_by_reader()),
            (true, "") => empty(Icon::Leaflet, t!(laws.none).into(), t!(laws.none_text).into(), None),
            (true, q) => view! { <p class="muted">{t!(laws.not_found, q = q)}</p> }.into_any(),
        };
        let rows = view! { {imported_toast()}{search(&q)}{rows} }.into_any();
        KeptList { done: t!(ui.saved), rows, below: tools(List::Laws) }
    })
}

fn search(q: &str) -> AnyView {
    view! {
        <form class="filters" role="search" method="get" action="/laws">{search_box(t!(laws.search), q)}</form>
    }
    .into_any()
}

fn table(laws: Vec<LawCard>, may: bool) -> AnyView {
    let today = today();
    let rows = laws.into_iter().map(|LawCard { id, law, version }| {
        let stands = law.force(today);
        let (force, class) = say::force(stands);
        let title = words::either(&law.title, &law.title_en).to_owned();
        let called = if may {
            view! { <a href=format!("/laws/{id}")>{law.number.clone()}</a> }.into_any()
        } else {
            law.number.clone().into_any()
        };
        let read = (!law.link.is_empty()).then(|| {
            view! { " "<a href=law.link.clone() rel="noreferrer">{t!(laws.read)}<span class="unseen">": "{law.number.clone()}</span></a> }
        });
        let since = say::since(&law, stands);
        let remove = may.then(|| view! { <td>{LAWS.remove_button(id, version, &law.number, "button")}</td> });
        view! {
            <tr>
                <td class="written"><strong>{called}</strong><br/>{say::kind(law.kind)}": "{title}{read}</td>
                <td class="written" data-label=t!(laws.issuer)>{t!(laws.by, issuer = law.issuer.clone(), day = show_day(law.issued_on))}</td>
                <td data-label=t!(laws.in_force)><span><span class=class>{force}</span>" "{since}</span></td>
                <td data-label=t!(laws.checked_on)>{show_day(law.checked_on)}</td>
                {remove}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let acts = may.then(|| view! { <th><span class="unseen">{t!(ui.remove)}</span></th> });
    view! {
        <div class="table-wrap"><table class="cards">
            <thead>
                <tr>
                    <th>{t!(laws.record)}</th><th>{t!(laws.issuer)}</th>
                    <th>{t!(laws.in_force)}</th><th>{t!(laws.checked_on)}</th>{acts}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}
