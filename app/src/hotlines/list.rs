use super::form::HOTLINES;
use crate::{
    import_export::{imported_toast, tools},
    public::hotlines,
};
use domain::{
    hotlines::{HotlineCard, NATIONAL},
    import_export::List,
    time::{show_day, today},
};
use frame::{
    KeptList,
    context::query,
    ui::{Icon, empty},
};
use leptos::prelude::*;
use words::t;

pub fn list_page() -> impl IntoView {
    HOTLINES.list_page(hotlines(), |hotlines| {
        let rows = if hotlines.is_empty() {
            empty(Icon::Phone, t!(hotlines.none).into(), t!(hotlines.none_text).into(), None)
        } else {
            table(hotlines, HOTLINES.is_kept_by_reader())
        };
        KeptList {
            done: if query("done").is_some() { t!(hotlines.checked_done) } else { t!(ui.saved) },
            rows: view! { {imported_toast()}{rows} }.into_any(),
            below: tools(List::Hotlines),
        }
    })
}

fn table(hotlines: Vec<HotlineCard>, may: bool) -> AnyView {
    let today = today();
    // The first stays first, and none stands before the national one.
    let numbers: Vec<String> = hotlines.iter().map(|line| line.number.clone()).collect();
    let rises = |place: usize| place > 0 && numbers[place - 1] != NATIONAL;
    let rows = hotlines.into_iter().enumerate().map(|(place, line)| {
        let (tag, state) = if line.is_public(today) {
            ("tag status-running", t!(hotlines.shown))
        } else {
            ("tag status-cancelled", t!(hotlines.stale))
        };
        let number = if may {
            view! { <a href=format!("/hotlines/{}", line.id)><strong>{line.number.clone()}</strong></a> }
                .into_any()
        } else {
            view! { <strong>{line.number.clone()}</strong> }.into_any()
        };
        let acts = may.then(|| view! { <td>{acts(&line, rises(place))}</td> });
        view! {
            <tr>
                <td data-label=t!(hotlines.number)>{number}</td>
                <td class="written" data-label=t!(hotlines.name)>{words::either(&line.name, &line.name_en).to_owned()}</td>
                <td data-label=t!(hotlines.checked_on)>
                    <span>{show_day(line.checked_on)}" "<span class=tag>{state}</span></span>
                </td>
                {acts}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let acts = may.then(|| view! { <th>{t!(hotlines.acts)}</th> });
    view! {
        <div class="table-wrap"><table class="cards">
            <thead>
                <tr>
                    <th>{t!(hotlines.number)}</th><th>{t!(hotlines.name)}</th><th>{t!(hotlines.checked_on)}</th>
                    {acts}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// What is done to a number on its line; each button says to which.
fn acts(line: &HotlineCard, rises: bool) -> AnyView {
    let button = |action: &'static str, label: &'static str| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="id" value=line.id/>
                <input type="hidden" name="form[version]" value=line.version/>
                <button class="button" type="submit">
                    {label}<span class="unseen">": "{line.number.clone()}</span>
                </button>
            </form>
        }
    };
    let check = (line.checked_on != today()).then(|| button("/do/hotlines/check", t!(hotlines.check_today)));
    let raise = rises.then(|| button("/do/hotlines/raise", t!(hotlines.raise)));
    let remove = (line.number != NATIONAL)
        .then(|| HOTLINES.remove_button(line.id, line.version, &line.number, "button"));
    view! { <div class="row-acts">{check}{raise}{remove}</div> }.into_any()
}
