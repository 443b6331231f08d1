//! What is proposed while words are typed: what can be done, a day, and what is found.

use super::{commands::commands, href, say, search};
use domain::{
    search::{Group, Hit},
    time::{parse_day, show_day},
};
use frame::{AppError, context::session};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use words::t;

/// A line to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What it is, in a word: `Hoạt động`.
    pub kind: String,
    pub title: String,
    pub detail: String,
    /// Where it leads.
    pub href: String,
}

/// Of each kind that is found.
const FEW: usize = 3;

/// What can be chosen for words as far as they are typed; without any, what can be done.
#[server(prefix = "/do", endpoint = "search/typed")]
pub async fn propose(#[server(default)] q: String) -> Result<Vec<Proposal>, AppError> {
    let mut proposals = commands(&q).await?;
    // What names something to do is no slip of something else.
    let groups = if proposals.is_empty() {
        search(q.clone(), String::new()).await?.groups
    } else {
        let (db, me) = session().await?;
        db.search(&me, &q, None).await?
    };
    proposals.extend(parse_day(&q).map(|day| Proposal {
        kind: t!(calendar.title).to_owned(),
        title: words::day(day),
        detail: String::new(),
        href: format!("/calendar?view=day&on={}", show_day(day)),
    }));
    let hits = groups.iter().flat_map(|group| group.hits.iter().take(FEW).map(|hit| proposal(group, hit)));
    proposals.extend(hits);
    Ok(proposals)
}

fn proposal(group: &Group, hit: &Hit) -> Proposal {
    Proposal {
        kind: say::kind(group.kind).to_owned(),
        title: words::either(&hit.title, &hit.title_en).to_owned(),
        detail: hit.detail.clone(),
        href: href(&hit.to),
    }
}
