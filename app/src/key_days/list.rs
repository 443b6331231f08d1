use super::list_key_days;
use crate::lists::{brought_toast, tools};
use domain::{
    key_days::{KeyDay, KeyDayForm},
    lists::List,
};
use frame::{
    context::me,
    forms::{Filled, refill},
    ui::{Icon, Screen, empty, icon, page_head, removed_toast, staff_page, toast},
};
use leptos::prelude::*;
use words::t;

pub fn list_page() -> impl IntoView {
    let load = async { Ok((list_key_days().await?, refill(KeyDayForm::default()).await?)) };
    staff_page(load, |(days, filled)| Screen::new(t!(key_days.title), list(days, &filled)))
}

fn list(days: Vec<KeyDay>, filled: &Filled<KeyDayForm>) -> AnyView {
    let may = me().is_some_and(|me| me.may_keep_hotlines());
    let add = may.then(
        || view! { <a class="button primary" href="/key-days/new">{icon(Icon::Add)}{t!(key_days.add)}</a> },
    );
    let rows = if days.is_empty() {
        empty(Icon::KeyDay, t!(key_days.none).into(), t!(key_days.none_text).into(), None)
    } else {
        table(days, may)
    };
    view! {
        {toast()}{brought_toast()}{removed_toast("/do/key-days/restore", "/key-days")}
        {page_head(vec![("/calendar".into(), t!(calendar.title).into())], t!(key_days.title), add)}
        <p class="lede">{t!(key_days.lede)}</p>
        {filled.refusal()}
        {rows}
        {tools(List::KeyDays)}
    }
    .into_any()
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
            view! {
                <td>
                    <form method="post" action="/do/key-days/remove">
                        <input type="hidden" name="id" value=day.id/>
                        <input type="hidden" name="form[version]" value=day.version/>
                        <button class="button" type="submit">{t!(ui.remove)}<span class="unseen">": "{name}</span></button>
                    </form>
                </td>
            }
        });
        view! {
            <tr>
                <td data-label=t!(key_days.on)>{day.show()}</td>
                <td data-label=t!(key_days.name)>{link}</td>
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
