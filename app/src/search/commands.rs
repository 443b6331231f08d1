//! What can be done, found by its name: “thêm tọa đàm”, “ghi nhật ký”, “in áp phích hội nghị”.

use super::typed::Proposal;
use crate::activities;
use domain::{
    Actor,
    activities::Kind,
    campaigns::{CampaignCard, Status},
    fold,
    search::{self, Target, fit},
    text::search_words,
    time::today,
};
use frame::{AppError, context::session};
use words::t;

/// Lines of what can be done, at most.
const MOST: usize = 6;

/// What the person may do and words name; without words the first of it.
pub(super) async fn commands(typed: &str) -> Result<Vec<Proposal>, AppError> {
    let (db, me) = session().await?;
    let words = search_words(typed);
    let campaigns = if me.may_plan_activities() { db.campaigns(&me).cards().await? } else { Vec::new() };
    let all = doable(&me, open(&campaigns));
    let matching = all.into_iter().filter(|(title, _)| words.is_empty() || fit(&words, title, "") > 0);
    let mut found: Vec<Proposal> = matching.map(|(title, href)| proposal(title, href)).take(MOST).collect();
    // Printing is of something: the words behind “in” say of what.
    if let Some(of) = after_print(&words) {
        let groups = db.search(&me, &of, Some(search::Kind::Activity)).await?;
        let hits = groups.into_iter().flat_map(|group| group.hits).take(MOST);
        found.extend(hits.filter_map(|hit| match hit.to {
            Target::Activity(id) => {
                Some(proposal(t!(search.print_of, title = hit.title), format!("/activities/{id}/print")))
            }
            _ => None,
        }));
    }
    Ok(found)
}

fn proposal(title: String, href: String) -> Proposal {
    Proposal { kind: t!(search.command).to_owned(), title, detail: String::new(), href }
}

/// The campaign that an activity is added to: the one of today, or the next that is open.
fn open(campaigns: &[CampaignCard]) -> Option<&CampaignCard> {
    let open = campaigns.iter().filter(|campaign| campaign.status != Status::Closed);
    open.min_by_key(|campaign| {
        let on = (campaign.starts_on..=campaign.ends_on).contains(&today());
        (!on, campaign.ends_on < today(), campaign.starts_on)
    })
}

/// All that the person may do, each with where it is done.
fn doable(me: &Actor, campaign: Option<&CampaignCard>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    if me.may_log() {
        all.push((t!(outreach.add).to_owned(), "/outreach/new".to_owned()));
    }
    if let Some(campaign) = campaign.filter(|_| me.may_plan_activities()) {
        let there = format!("/campaigns/{}", campaign.id);
        all.extend(Kind::ALL.iter().map(|kind| {
            let kind_name = activities::say::kind(*kind).to_lowercase();
            (t!(search.add_kind, kind = kind_name), format!("{there}/activities/new?kind={}", kind.word()))
        }));
        all.push((t!(search.open_schedule).to_owned(), format!("{there}/schedule")));
    }
    if me.may_plan_campaigns() {
        all.push((t!(campaigns.add).to_owned(), "/campaigns/new".to_owned()));
    }
    all.push((t!(search.open_calendar).to_owned(), "/calendar".to_owned()));
    if me.may_read_figures() {
        all.push((t!(search.open_results).to_owned(), "/results".to_owned()));
    }
    all
}

/// What is to be printed: `in ap phich hoi nghi` asks for activities that `hoi nghi` finds.
fn after_print(words: &[String]) -> Option<String> {
    let (first, rest) = words.split_first()?;
    if first != &fold(t!(search.print_word)) {
        return None;
    }
    let sheets = fold(t!(search.print_sheets));
    let of: Vec<&str> = rest
        .iter()
        .map(String::as_str)
        .skip_while(|word| sheets.split(' ').any(|sheet| sheet == *word))
        .collect();
    (!of.is_empty()).then(|| of.join(" "))
}
