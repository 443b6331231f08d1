//! What is new: what others changed, on the first page, and what a person wants to be told of.

use crate::audit;
use domain::{
    audit::Subject,
    news::{News, NewsLine, NewsOf},
    time::show_instant,
};
use frame::{
    AppError,
    context::{see_other, session},
    ui::{Icon, check, icon},
};
use leptos::prelude::*;
use words::t;

pub async fn show_news_of() -> Result<NewsOf, AppError> {
    let (db, me) = session().await?;
    Ok(db.news_of(&me).await?)
}

/// Keeps what the person wants to be told of.
#[server(prefix = "/do", endpoint = "news/choose")]
pub async fn choose_news(
    #[server(default)] activities: String,
    #[server(default)] campaigns: String,
) -> Result<(), AppError> {
    let (db, me) = session().await?;
    let of = NewsOf { activities: !activities.is_empty(), campaigns: !campaigns.is_empty() };
    db.choose_news(&me, of).await?;
    see_other("/account?saved=1");
    Ok(())
}

/// The person has seen what is new up to a place in the audit.
#[server(prefix = "/do", endpoint = "news/see")]
pub async fn see_news(#[server(default)] upto: String) -> Result<(), AppError> {
    let (db, me) = session().await?;
    db.see_news(&me, frame::forms::id_of(&upto)?).await?;
    see_other("/");
    Ok(())
}

/// Records that are seen before the others are asked for.
const FEW: usize = 8;

/// What others changed since the person last said to have seen it; nothing for who wants to be told of nothing.
pub(crate) fn news(news: &News) -> Option<AnyView> {
    let News { of, lines, older, upto } = news;
    if of.nothing() {
        return None;
    }
    let body = if lines.is_empty() {
        let text = if *upto > 0 { t!(news.none_left) } else { t!(news.none) };
        view! { <p class="muted">{text}</p> }.into_any()
    } else {
        let (first, rest) = lines.split_at(lines.len().min(FEW));
        let older = (*older > 0)
            .then(|| view! { <p class="muted">{t!(news.older, count = words::count(*older))}</p> });
        let more = (!rest.is_empty()).then(|| {
            view! {
                <details class="more">
                    <summary>{t!(news.more, count = words::count(rest.len()))}</summary>
                    <ul class="plain links">{rest.iter().map(line).collect_view()}</ul>
                    {older}
                </details>
            }
        });
        view! {
            <ul class="plain links">{first.iter().map(line).collect_view()}</ul>
            {more}
            <form class="home-note" method="post" action="/do/news/see">
                <input type="hidden" name="upto" value=*upto/>
                <button class="button" type="submit">{icon(Icon::Done)}{t!(news.seen)}</button>
            </form>
        }
        .into_any()
    };
    let count = lines.len() as u64 + older;
    let count = (count > 0).then(|| view! { " "<span class="count">{words::count(count)}</span> });
    Some(
        view! {
            <section class="panel">
                <h2>{t!(news.title)}{count}</h2>
                {body}
                <p class="home-note"><a href="/account#news">{t!(news.settings_link)}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn line(line: &NewsLine) -> AnyView {
    let NewsLine { subject, id, title, verb, by, at, reason, fresh } = line;
    let there = match subject {
        Subject::Campaign => format!("/campaigns/{id}"),
        _ => format!("/activities/{id}"),
    };
    let reason = (!reason.is_empty()).then(|| format!(": {reason}"));
    let fresh = fresh.then(|| view! { " "<span class="count">{t!(news.fresh)}</span> });
    view! {
        <li>
            <a href=there>{title.clone()}</a>{fresh}
            <p class="muted">{by.clone()}" "{audit::say::verb(*verb)}{reason}" · "<time datetime=at.to_rfc3339()>{show_instant(*at)}</time></p>
        </li>
    }
    .into_any()
}

/// What the person wants to be told of, as a form.
pub(crate) fn choose(of: NewsOf) -> AnyView {
    view! {
        <section class="panel" id="news">
            <h2>{t!(news.settings)}</h2>
            <form class="form" method="post" action="/do/news/choose">
                <fieldset class="group question">
                    <legend>{t!(news.which)}</legend>
                    <div class="checks">
                        {check("checkbox", "activities", "true", t!(news.activities), of.activities)}
                        {check("checkbox", "campaigns", "true", t!(news.campaigns), of.campaigns)}
                    </div>
                </fieldset>
                <p><button class="button" type="submit">{t!(news.choose)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
