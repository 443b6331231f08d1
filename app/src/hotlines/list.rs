use crate::{
    lists::{brought_toast, tools},
    open::hotlines,
};
use domain::{
    hotlines::{HotlineCard, HotlineForm, NATIONAL},
    lists::List,
    time::{show_day, today},
};
use frame::{
    context::{me, query},
    forms::{Filled, refill},
    ui::{Icon, Screen, empty, icon, page_head, removed_toast, staff_page, toast_of},
};
use leptos::prelude::*;
use words::t;

pub fn list_page() -> impl IntoView {
    let load = async { Ok((hotlines().await?, refill(HotlineForm::default()).await?)) };
    staff_page(load, |(hotlines, filled)| Screen::new(t!(hotlines.title), list(hotlines, &filled)))
}

fn list(hotlines: Vec<HotlineCard>, filled: &Filled<HotlineForm>) -> AnyView {
    let may = me().is_some_and(|me| me.may_keep_hotlines());
    let add = may.then(
        || view! { <a class="button primary" href="/hotlines/new">{icon(Icon::Add)}{t!(hotlines.add)}</a> },
    );
    let done = if query("done").is_some() { t!(hotlines.checked_done) } else { t!(ui.saved) };
    let rows = if hotlines.is_empty() {
        empty(Icon::Phone, t!(hotlines.none).into(), t!(hotlines.none_text).into(), None)
    } else {
        table(hotlines, may)
    };
    view! {
        {toast_of(done)}{brought_toast()}{removed_toast("/do/hotlines/restore", "/hotlines")}
        {page_head(vec![], t!(hotlines.title), add)}
        <p class="lede">{t!(hotlines.lede)}</p>
        {filled.refusal()}
        {rows}
        {tools(List::Hotlines)}
    }
    .into_any()
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
                <td data-label=t!(hotlines.name)>{words::either(&line.name, &line.name_en).to_owned()}</td>
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
    let remove = (line.number != NATIONAL).then(|| button("/do/hotlines/remove", t!(ui.remove)));
    view! { <div class="row-acts">{check}{raise}{remove}</div> }.into_any()
}
