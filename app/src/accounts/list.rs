use super::list_accounts;
use crate::{
    context::query,
    lists::tools,
    say, t,
    ui::{
        Icon, Paged, Screen, brought_toast, empty, icon, page_head, query_of, search_box, staff_page, toast,
    },
};
use domain::{accounts::AccountCard, fold, lists::List, text::narrowed};
use leptos::prelude::*;

pub fn list_page() -> impl IntoView {
    let (q, page) = (query("q").unwrap_or_default(), query("page").unwrap_or_default());
    staff_page(async { list_accounts().await }, move |accounts| {
        Screen::new(t!(accounts.title), list(&q, &page, accounts))
    })
}

fn list(q: &str, page: &str, accounts: Vec<AccountCard>) -> AnyView {
    let waiting = accounts.iter().filter(|account| account.active && !account.joined).count();
    let words = |account: &AccountCard| fold(&format!("{} {}", account.name, account.login));
    let found = Paged::new(narrowed(accounts, q, words).into_iter(), page);
    let query = query_of(&[("q", q)]);
    let pages = found.pager(|page| format!("/accounts?{query}page={page}"));
    let filter = filter(q, found.count);
    let accounts = if found.items.is_empty() {
        let clear = Some(("/accounts".to_owned(), t!(ui.clear).to_owned()));
        empty(Icon::Person, t!(accounts.none).into(), t!(ui.none_match_text).into(), clear)
    } else {
        table(found.items)
    };
    let invite_all = (waiting > 0).then(|| {
        view! {
            <form method="post" action="/lists/invitations.xlsx">
                <button class="button" type="submit">{icon(Icon::Download)}{t!(accounts.invite_all, count = say::count(waiting))}</button>
            </form>
        }
    });
    let add =
        view! { <a class="button primary" href="/accounts/new">{icon(Icon::Add)}{t!(accounts.add)}</a> };
    view! {
        {toast()}{brought_toast()}
        {page_head(vec![], t!(accounts.title), add)}
        {filter}{accounts}{pages}
        {invite_all}{tools(List::Accounts)}
    }
    .into_any()
}

fn filter(q: &str, count: usize) -> AnyView {
    let clear = (!q.trim().is_empty()).then(|| view! { " · " <a href="/accounts">{t!(ui.clear)}</a> });
    view! {
        <form class="filters" role="search" method="get" action="/accounts">
            {search_box(t!(accounts.search), q)}
            <p class="filters-answer"><strong>{t!(accounts.count, count = say::count(count))}</strong>{clear}</p>
        </form>
    }
    .into_any()
}

fn table(accounts: Vec<AccountCard>) -> AnyView {
    let rows = accounts.into_iter().map(|account| {
        let place = account.unit.or(account.organisation).unwrap_or_else(|| "–".into());
        view! {
            <tr>
                <td data-label=t!(accounts.login)>
                    <a href=format!("/accounts/{}", account.id)><strong>{account.login}</strong></a>
                </td>
                <td data-label=t!(accounts.name)>{account.name}</td>
                <td data-label=t!(accounts.role)>{say::role(account.role)}</td>
                <td data-label=t!(accounts.place)>{place}</td>
                <td data-label=t!(accounts.state)>{state_tag(account.active, account.joined)}</td>
            </tr>
        }
    });
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(accounts.login)}</th><th>{t!(accounts.name)}</th><th>{t!(accounts.role)}</th>
                    <th>{t!(accounts.place)}</th><th>{t!(accounts.state)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Whether an account is in use.
pub(super) fn state_tag(active: bool, joined: bool) -> AnyView {
    let (class, text) = if active && !joined {
        ("tag status-submitted", t!(accounts.not_joined))
    } else if active {
        ("tag status-running", t!(accounts.active))
    } else {
        ("tag status-cancelled", t!(accounts.suspended))
    };
    view! { <span class=class>{text}</span> }.into_any()
}
