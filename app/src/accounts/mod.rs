//! Accounts: signing in and out, one's own account, and keeping those of others.

mod actions;
mod card;
mod devices;
mod form;
mod history;
mod join;
mod list;
mod menu;
mod new_password;
mod own;
mod prove;
mod record;
pub mod say;
mod second_factor;
mod show;
mod sign_in;

pub use actions::*;
pub use devices::{browser, scope, sessions_page, tokens_page};
pub use form::new_page;
pub use history::history_page;
pub use join::join_page;
pub use list::list_page;
pub use menu::menu;
pub use new_password::{new_password_page, replace_given_password};
pub use own::own_page;
pub use prove::{prove, prove_page};
pub use second_factor::second_factor_page;
pub use show::show_page;
pub use sign_in::{code_page, set_up_page, sign_in_page};

use frame::{Feature, Place, ui::Icon};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &[
        "/accounts",
        "/accounts/new",
        "/accounts/3",
        "/account",
        "/account/history",
        "/account/prove",
        "/account/second-factor",
        "/account/sessions",
        "/account/tokens",
    ],
    public_addresses: &["/sign-in"],
    records: &[record::ACCOUNT, record::SECOND_FACTOR, record::TOKEN],
    list: Some(record::LIST),
    places: |me| {
        me.may_keep_accounts()
            .then(|| Place::new("/accounts", Icon::Person, t!(accounts.title)))
            .into_iter()
            .collect()
    },
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/sign-in") view=sign_in_page ssr=Async/>
        <Route path=path!("/sign-in/code") view=code_page ssr=Async/>
        <Route path=path!("/set-up/:token") view=set_up_page ssr=Async/>
        <Route path=path!("/join/:token") view=join_page ssr=Async/>
        <Route path=path!("/account") view=own_page ssr=Async/>
        <Route path=path!("/account/history") view=history_page ssr=Async/>
        <Route path=path!("/account/new-password") view=new_password_page ssr=Async/>
        <Route path=path!("/account/prove") view=prove_page ssr=Async/>
        <Route path=path!("/account/second-factor") view=second_factor_page ssr=Async/>
        <Route path=path!("/account/sessions") view=sessions_page ssr=Async/>
        <Route path=path!("/account/tokens") view=tokens_page ssr=Async/>
        <Route path=path!("/accounts") view=list_page ssr=Async/>
        <Route path=path!("/accounts/new") view=new_page ssr=Async/>
        <Route path=path!("/accounts/:id") view=show_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
