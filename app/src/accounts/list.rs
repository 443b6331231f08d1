use super::{list_accounts, say};
use crate::import_export::{imported_toast, tools};
use domain::{
    Role,
    accounts::{AccountCard, State},
    import_export::List,
    text::{folded_each, narrowed},
};
use frame::{
    context::query,
    ui::{
        Choice, Filters, Icon, Paged, Screen, empty, filled_in, filter_choice, icon, page_head, query_of,
        staff_page, toast,
    },
};
use leptos::prelude::*;
use words::t;

/// What the accounts are filtered by, as it stands in the address.
struct Filter {
    q: String,
    role: String,
    state: String,
    page: String,
}

pub fn list_page() -> impl IntoView {
    let get = |key: &str| query(key).unwrap_or_default();
    let filter = Filter { q: get("q"), role: get("role"), state: get("state"), page: get("page") };
    staff_page(async { list_accounts().await }, move |accounts| {
        Screen::new(t!(accounts.title), list(&filter, accounts))
    })
}

fn list(filter: &Filter, accounts: Vec<AccountCard>) -> AnyView {
    let waiting = accounts.iter().filter(|account| account.state() == State::Invited).count();
    let (role, state) = (Role::from_word(&filter.role), State::from_word(&filter.state));
    let wanted = |account: &AccountCard| {
        role.is_none_or(|role| account.role == role) && state.is_none_or(|state| account.state() == state)
    };
    let words = |account: &AccountCard| {
        folded_each([&*account.name, &account.login, account.place().unwrap_or_default()])
    };
    let accounts = accounts.into_iter().filter(wanted).collect();
    let found = Paged::new(narrowed(accounts, &filter.q, words).into_iter(), &filter.page);
    let query = query_of(&[("q", &filter.q), ("role", &filter.role), ("state", &filter.state)]);
    let pages = found.pager(|page| format!("/accounts?{query}page={page}"));
    let filter = filters(filter, found.count);
    let accounts = if found.items.is_empty() {
        let clear = Some(("/accounts".to_owned(), t!(ui.clear).to_owned()));
        empty(Icon::Person, t!(accounts.none).into(), t!(ui.none_match_text).into(), clear)
    } else {
        table(found.items)
    };
    let invite_all = (waiting > 0).then(|| {
        view! {
            <form method="post" action="/lists/invitations.xlsx">
                <button class="button" type="submit">{icon(Icon::Download)}{t!(accounts.invite_all, count = words::count(waiting))}</button>
            </form>
        }
    });
    let add =
        view! { <a class="button primary" href="/accounts/new">{icon(Icon::Add)}{t!(accounts.add)}</a> };
    view! {
        {toast()}{imported_toast()}
        {page_head(vec![], t!(accounts.title), add)}
        {filter}{accounts}{pages}
        {invite_all}{tools(List::Accounts)}
    }
    .into_any()
}

fn filters(filter: &Filter, count: usize) -> AnyView {
    let Filter { q, role, state, page: _ } = filter;
    let roles = Role::ALL.iter().map(|role| Choice::new(role.word(), words::role(*role))).collect();
    let states = State::ALL.iter().map(|state| Choice::new(state.word(), say::state(*state))).collect();
    let inputs = view! {
        {filter_choice("role", t!(accounts.role), roles, role)}
        {filter_choice("state", t!(accounts.state), states, state)}
    };
    Filters::new("/accounts", t!(accounts.search), q)
        .narrowed_by(inputs, filled_in(&[role, state]), false)
        .view(t!(accounts.count, count = words::count(count)), ())
}

fn table(accounts: Vec<AccountCard>) -> AnyView {
    let rows = accounts.into_iter().map(|account| {
        let tag = state_tag(account.state());
        let place = account.place().unwrap_or("–").to_owned();
        view! {
            <tr>
                <td class="written" data-label=t!(accounts.login)>
                    <a href=format!("/accounts/{}", account.id)><strong>{account.login}</strong></a>
                </td>
                <td class="written" data-label=t!(accounts.name)>{account.name}</td>
                <td data-label=t!(accounts.role)>{words::role(account.role)}</td>
                <td class="written" data-label=t!(accounts.place)>{place}</td>
                <td data-label=t!(accounts.state)>{tag}</td>
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
pub(super) fn state_tag(state: State) -> AnyView {
    let class = match state {
        State::Invited => "tag status-submitted",
        State::Active => "tag status-running",
        State::Suspended | State::Erased => "tag status-cancelled",
    };
    view! { <span class=class>{say::state(state)}</span> }.into_any()
}
