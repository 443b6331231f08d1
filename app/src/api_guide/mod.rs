//! How programs read from Lan Tỏa and write to it, for administrators: what it is for, the addresses, and examples that a
//! test sends.

mod addresses;
mod examples;

pub use addresses::{Address, groups};
pub use examples::{Example, Given, examples};

use domain::time::today;
use frame::{
    AppError, Feature, Place,
    context::{base_url, session},
    forms::new_log_key,
    ui::{Icon, Screen, icon, page_head, staff_page},
};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &["/api-guide"],
    places: |me| {
        me.may_change_settings()
            .then(|| Place::new("/api-guide", Icon::Key, t!(api_guide.short)))
            .into_iter()
            .collect()
    },
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/api-guide") view=page ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// What the examples name: the reader, a ward of today, a new log of today.
pub async fn show_guide() -> Result<Given, AppError> {
    let (db, me) = session().await?;
    if !me.may_change_settings() {
        return Err(AppError::Forbidden);
    }
    let units = db.units_on(today()).await?;
    let ward = units.iter().find(|unit| unit.parent.is_some()).or(units.first());
    let unit = ward.map(|unit| unit.id).unwrap_or_default();
    Ok(Given { owner: me.account, unit, key: new_log_key(), day: today() })
}

fn page() -> impl IntoView {
    staff_page(show_guide(), |given| Screen::new(t!(api_guide.title), show(&given)))
}

fn show(given: &Given) -> AnyView {
    let base = base_url();
    let shown = examples(given).into_iter().map(|example| {
        view! {
            <h3>{example.title}</h3>
            <p>{example.told}</p>
            <pre class="mono" tabindex="0">{example.curl(&base)}</pre>
        }
    });
    view! {
        {page_head(vec![], t!(api_guide.title), view! { <a class="button" href="/openapi.json">{icon(Icon::Download)}{t!(api_guide.openapi)}</a> })}
        <p class="lede">{t!(api_guide.lede)}</p>
        <section class="panel">
            <h2>{t!(api_guide.token)}</h2>
            <ol>
                <li><a href="/account/tokens">{t!(api_guide.token_make)}</a></li>
                <li>{t!(api_guide.token_scope)}</li>
                <li>{t!(api_guide.token_send)}<pre class="mono" tabindex="0">"Authorization: Bearer $TOKEN"</pre></li>
            </ol>
        </section>
        <section class="panel"><h2>{t!(api_guide.addresses)}</h2>{table()}</section>
        <section class="panel">
            <h2>{t!(api_guide.rules)}</h2>
            <ul>
                <li>{t!(api_guide.rule_pages)}</li>
                <li>{t!(api_guide.rule_etag)}</li>
                <li>{t!(api_guide.rule_version)}</li>
                <li>{t!(api_guide.rule_refused)}</li>
            </ul>
        </section>
        <section class="panel"><h2>{t!(api_guide.examples)}</h2>{shown.collect_view()}</section>
    }
    .into_any()
}

fn table() -> AnyView {
    let groups = groups().into_iter().map(|(title, addresses)| {
        let rows = addresses.into_iter().map(|Address { method, path, told }| {
            view! {
                <tr>
                    <td class="mono">{method}</td>
                    <td class="mono written">{path}</td>
                    <td class="written">{told}</td>
                </tr>
            }
        });
        view! {
            <tbody>
                <tr><th colspan="3" scope="rowgroup">{title}</th></tr>
                {rows.collect_view()}
            </tbody>
        }
    });
    view! {
        <table class="cards">
            <thead>
                <tr><th>{t!(api_guide.method)}</th><th>{t!(api_guide.address)}</th><th>{t!(api_guide.does)}</th></tr>
            </thead>
            {groups.collect_view()}
        </table>
    }
    .into_any()
}
