//! What is new: what others changed, on the first page, and what a person wants to be told of.

use crate::audit;
use domain::{
    audit::Subject,
    changes::{ChangeLine, Changes, ChangesOf, grouped},
    time::show_instant,
};
use frame::{
    AppError,
    context::{see_other, session},
    ui::{Icon, check, icon},
};
use leptos::prelude::*;
use words::t;

pub async fn show_news_of() -> Result<ChangesOf, AppError> {
    let (db, me) = session().await?;
    Ok(db.changes_of(&me).await?)
}

/// Keeps what the person wants to be told of.
#[server(prefix = "/do", endpoint = "changes/choose")]
pub async fn choose_changes(
    #[server(default)] activities: String,
    #[server(default)] campaigns: String,
) -> Result<(), AppError> {
    let (db, me) = session().await?;
    let of = ChangesOf { activities: !activities.is_empty(), campaigns: !campaigns.is_empty() };
    db.choose_changes(&me, of).await?;
    see_other("/account?saved=1");
    Ok(())
}

/// The person has seen what is new up to a place in the audit.
#[server(prefix = "/do", endpoint = "changes/see")]
pub async fn see_changes(#[server(default)] upto: String) -> Result<(), AppError> {
    let (db, me) = session().await?;
    db.see_changes(&me, frame::forms::id_of(&upto)?).await?;
    see_other("/");
    Ok(())
}

/// Pieces of news that are seen before the others are asked for.
const FEW: usize = 8;

/// What others changed since the person last said to have seen it; nothing where nothing is new, and for who wants to be
/// told of nothing.
pub(crate) fn changes(changes: &Changes) -> Option<AnyView> {
    let Changes { of, lines, older, upto } = changes;
    if of.nothing() || lines.is_empty() {
        return None;
    }
    let groups = grouped(lines);
    let (first, rest) = groups.split_at(groups.len().min(FEW));
    let older = (*older > 0)
        .then(|| view! { <p class="muted">{t!(changes.older, count = words::count(*older))}</p> });
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{t!(changes.more, count = words::count(rest.len()))}</summary>
                <ul class="plain links">{rest.iter().map(|group| piece(group)).collect_view()}</ul>
                {older}
            </details>
        }
    });
    let count = lines.len() as u64 + changes.older;
    Some(
        view! {
            <section class="panel">
                <h2>{t!(changes.title)}" "<span class="count">{words::count(count)}</span></h2>
                <ul class="plain links">{first.iter().map(|group| piece(group)).collect_view()}</ul>
                {more}
                <form class="home-note" method="post" action="/do/changes/see">
                    <input type="hidden" name="upto" value=*upto/>
                    <button class="button" type="submit">{icon(Icon::Done)}{t!(changes.seen)}</button>
                </form>
                <p class="home-note"><a href="/account#changes">{t!(changes.settings_link)}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// A change, or several alike by one person within an hour, which unfold.
fn piece(group: &[ChangeLine]) -> AnyView {
    let [last, _, ..] = group else { return group.iter().map(line).collect_view().into_any() };
    let number = words::count(group.len());
    let several = match last.subject {
        Subject::Campaign => t!(campaigns.count, count = number),
        _ => t!(activities.count, count = number),
    };
    view! {
        <li>
            <details class="more news">
                <summary><span>
                    {last.by.clone()}" "{audit::say::verb(last.verb)}" "<strong>{several}</strong>" · "
                    <time datetime=last.at.to_rfc3339()>{show_instant(last.at)}</time>
                </span></summary>
                <ul class="plain links">{group.iter().map(line).collect_view()}</ul>
            </details>
        </li>
    }
    .into_any()
}

fn line(line: &ChangeLine) -> AnyView {
    let ChangeLine { subject, id, title, verb, by, at, reason, fresh } = line;
    let there = match subject {
        Subject::Campaign => format!("/campaigns/{id}"),
        _ => format!("/activities/{id}"),
    };
    let reason = (!reason.is_empty()).then(|| format!(": {reason}"));
    let fresh = fresh.then(|| view! { " "<span class="count">{t!(changes.fresh)}</span> });
    view! {
        <li>
            <a href=there>{title.clone()}</a>{fresh}
            <p class="muted">{by.clone()}" "{audit::say::verb(*verb)}{reason}" · "<time datetime=at.to_rfc3339()>{show_instant(*at)}</time></p>
        </li>
    }
    .into_any()
}

/// What the person wants to be told of, as a form.
pub(crate) fn choose(of: ChangesOf) -> AnyView {
    view! {
        <section class="panel" id="changes">
            <h2>{t!(changes.settings)}</h2>
            <form class="form" method="post" action="/do/changes/choose">
                <fieldset class="group question">
                    <legend>{t!(changes.which)}</legend>
                    <div class="checks">
                        {check("checkbox", "activities", "true", t!(changes.activities), of.activities)}
                        {check("checkbox", "campaigns", "true", t!(changes.campaigns), of.campaigns)}
                    </div>
                </fieldset>
                <p><button class="button" type="submit">{t!(changes.choose)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
