//! All that is kept of a person as a file, with headings that a person understands.

use crate::{
    accounts::{self, browser, scope},
    activities, audit,
};
use chrono::{DateTime, Utc};
use domain::{
    accounts::{SessionCard, TokenCard},
    feeds::FeedCard,
    privacy::{EntryAbout, OwnPhoto, PersonalData, RefusedSignIn},
    time::{parse_day, show_day, show_instant},
};
use serde::{Serialize, Serializer};
use words::t;

/// A value of the file. The parts of an object stand in the order given, which a map of `serde_json` does not keep.
enum Node {
    Text(String),
    Number(u64),
    List(Vec<Node>),
    Parts(Vec<(&'static str, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::List(items) => serializer.collect_seq(items),
            Self::Parts(parts) => serializer.collect_map(parts.iter().map(|(name, part)| (name, part))),
        }
    }
}

fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

fn list<T>(items: &[T], part: fn(&T) -> Node) -> Node {
    Node::List(items.iter().map(part).collect())
}

/// The file as JSON, in the words of the language around it; addresses begin with that of the site.
pub fn data_file(data: &PersonalData, site: &str) -> Result<Vec<u8>, serde_json::Error> {
    let file = Node::Parts(vec![
        (t!(privacy.file.account), account(data)),
        (t!(accounts.sessions.title), list(&data.sessions, session)),
        (t!(privacy.file.browsers), Node::Number(data.browsers)),
        (t!(accounts.tokens.title), list(&data.tokens, token)),
        (t!(calendar.feeds_title), list(&data.feeds, feed)),
        (t!(privacy.file.refusals), list(&data.refusals, refusal)),
        (t!(privacy.file.drafts), Node::Number(data.drafts)),
        (t!(privacy.file.photos), Node::List(data.photos.iter().map(|own| photo(own, site)).collect())),
        (t!(discussion.title), list(&data.comments, comment)),
        (t!(replies.title), list(&data.replies, reply)),
        (t!(privacy.file.entries), list(&data.entries, entry)),
    ]);
    serde_json::to_vec_pretty(&file)
}

fn account(data: &PersonalData) -> Node {
    let card = &data.account;
    let language = match data.language.as_str() {
        "vi" => "Tiếng Việt",
        "en" => "English",
        other => other,
    };
    let factor = if data.second_factor { t!(privacy.file.yes) } else { t!(privacy.file.no) };
    let columns: Vec<&str> = data.schedule_columns.iter().map(activities::say::column).collect();
    let suspended = data.suspended_at.map_or_else(String::new, show_instant);
    Node::Parts(vec![
        (t!(accounts.login), text(card.login.as_str())),
        (t!(accounts.name), text(card.name.as_str())),
        (t!(accounts.role), text(words::role(card.role))),
        (t!(accounts.place), text(card.place().unwrap_or_default())),
        (t!(accounts.state), text(accounts::say::state(card.state()))),
        (t!(privacy.file.made), text(show_instant(data.created_at))),
        (t!(privacy.file.suspended), text(suspended)),
        (t!(accounts.second_factor.title), text(factor)),
        (t!(accounts.language), text(language)),
        (t!(accounts.theme), text(data.theme.map(accounts::say::theme).unwrap_or_default())),
        (t!(activities.columns), text(columns.join(", "))),
    ])
}

fn session(session: &SessionCard) -> Node {
    Node::Parts(vec![
        (t!(accounts.sessions.browser), text(browser(&session.agent))),
        (t!(accounts.sessions.since), text(session.since.map_or_else(String::new, show_instant))),
        (t!(accounts.sessions.seen_on), text(parse_day(&session.seen_on).map_or_else(String::new, show_day))),
    ])
}

fn token(token: &TokenCard) -> Node {
    Node::Parts(vec![
        (t!(accounts.tokens.name), text(token.name.as_str())),
        (t!(accounts.tokens.scope), text(scope(token.may_log, token.may_plan))),
        (t!(calendar.feed_created), text(show_day(token.created_on))),
        (t!(accounts.tokens.last_day), text(show_day(token.last_day))),
        (t!(accounts.tokens.used_on), text(token.used_on.map_or_else(String::new, show_day))),
    ])
}

fn feed(feed: &FeedCard) -> Node {
    let unit = match &feed.unit {
        Some((name, name_en)) => words::either(name, name_en),
        None => t!(calendar.feed_all),
    };
    Node::Parts(vec![
        (t!(calendar.feed_address), text(unit)),
        (t!(calendar.feed_created), text(show_day(feed.created_on))),
        (t!(calendar.feed_read), text(feed.read_on.map_or_else(String::new, show_day))),
    ])
}

fn refusal(refused: &RefusedSignIn) -> Node {
    Node::Parts(vec![
        (t!(accounts.history.at), text(show_instant(refused.at))),
        (t!(privacy.file.network), text(refused.network.as_str())),
    ])
}

fn photo(own: &OwnPhoto, site: &str) -> Node {
    // Of one that was removed nothing is shown any more.
    let address = own.removed_at.map_or_else(|| format!("{site}/photos/{}", own.id), |_| String::new());
    Node::Parts(vec![
        (t!(photos.name), text(own.name.as_str())),
        (t!(outreach.record), text(own.log.as_str())),
        (t!(outreach.day), text(show_day(own.day))),
        (t!(privacy.file.bytes), Node::Number(own.bytes.unsigned_abs())),
        (t!(privacy.file.added), text(show_instant(own.received_at))),
        (t!(privacy.file.removed), text(own.removed_at.map_or_else(String::new, show_instant))),
        (t!(privacy.file.address), text(address)),
    ])
}

fn comment(comment: &(DateTime<Utc>, String)) -> Node {
    said(t!(discussion.record), comment)
}

fn reply(reply: &(DateTime<Utc>, String)) -> Node {
    said(t!(replies.record), reply)
}

fn said(record: &'static str, (at, said): &(DateTime<Utc>, String)) -> Node {
    Node::Parts(vec![(t!(accounts.history.at), text(show_instant(*at))), (record, text(said.as_str()))])
}

fn entry(entry: &EntryAbout) -> Node {
    let who = if entry.own { t!(privacy.file.by_person) } else { t!(privacy.file.by_somebody) };
    Node::Parts(vec![
        (t!(accounts.history.at), text(show_instant(entry.at))),
        (t!(privacy.file.who), text(who)),
        (t!(audit.verb), text(audit::say::verb(entry.verb))),
        (t!(audit.subject), text(audit::called(entry.subject))),
        (t!(privacy.name), text(entry.title.as_str())),
    ])
}
