//! Search over everything that an actor may see.

use crate::{
    Db,
    entity::{account, activity, campaign, organisation, talk_speaker, unit},
    error::Result,
    scope,
};
use domain::{
    Actor,
    activities::When,
    fold,
    search::{FEW, Group, Hit, Kind, MANY, Target, fit},
    text::search_words,
    time::{show_days, today},
    units,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, entity::prelude::ChronoDateTimeUtc, sea_query::Expr,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

/// Activities that are compared; of more matches the latest.
const COMPARED: usize = 300;

/// Where words that most activities hold are looked for first: no database then gathers a hundred thousand activities
/// to find the latest of them.
const LATEST: usize = 10 * COMPARED;

/// An activity as it is compared.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "activity::Entity")]
struct Row {
    id: i64,
    title: String,
    venue_name: String,
    starts_at: ChronoDateTimeUtc,
    ends_at: ChronoDateTimeUtc,
    all_day: bool,
    /// All that it is found by.
    folded: String,
}

impl Db {
    /// What is found by words in any order, each by how it begins, without diacritics. `kind` asks for more of one.
    pub async fn search(&self, me: &Actor, typed: &str, kind: Option<Kind>) -> Result<Vec<Group>> {
        let words = search_words(typed);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let wanted = |one: Kind| kind.is_none_or(|kind| kind == one);
        let mut groups = Vec::new();
        let rows = if [Kind::Activity, Kind::Venue, Kind::Person].into_iter().any(wanted) {
            self.matching_activities(me, &words).await?
        } else {
            Vec::new()
        };
        for one in Kind::ALL.iter().copied().filter(|one| wanted(*one)) {
            let found = match one {
                Kind::Campaign => self.find_campaigns(me, &words).await?,
                Kind::Activity => activities(&rows, &words),
                Kind::Unit => self.find_units(&words).await?,
                Kind::Organisation => self.find_organisations(&words).await?,
                Kind::Venue => venues(&rows, &words),
                Kind::Person => self.find_people(me, &rows, &words).await?,
            };
            groups.push(group(one, found, if kind.is_some() { MANY } else { FEW }));
        }
        groups.retain(|group| !group.hits.is_empty());
        Ok(groups)
    }

    /// The latest activities whose words begin so.
    async fn matching_activities(&self, me: &Actor, words: &[String]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for among_latest in [true, false] {
            let matching = activity::Entity::find().filter(scope::activities(me));
            let matching = matching.filter(self.holding(words, among_latest));
            let matching = matching.order_by_desc(activity::Column::Id).limit(COMPARED as u64);
            rows = matching.into_partial_model::<Row>().all(&self.connection).await?;
            if rows.len() == COMPARED {
                break;
            }
        }
        Ok(rows)
    }

    /// The condition that activities, or the latest of them, hold words, each database in its own way. Words are
    /// letters and digits only.
    fn holding(&self, words: &[String], among_latest: bool) -> Expr {
        match self.connection.get_database_backend() {
            DbBackend::Sqlite => {
                let order = format!(" ORDER BY rowid DESC LIMIT {LATEST}");
                let order = if among_latest { &order } else { "" };
                let held = format!(
                    "activities.id IN (SELECT rowid FROM activity_search WHERE activity_search MATCH ?{order})"
                );
                let query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
                Expr::cust_with_values(held, [query])
            }
            _ => {
                let latest =
                    format!("(SELECT id, search FROM activities ORDER BY id DESC LIMIT {LATEST}) AS latest");
                let from = if among_latest { &latest } else { "activities" };
                // Materialized, or the order asked for may have every activity read from the last one on.
                let held = format!(
                    "activities.id IN (WITH found AS MATERIALIZED (SELECT id FROM {from} \
                     WHERE search @@ to_tsquery('simple', $1)) SELECT id FROM found)"
                );
                let query = words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ");
                Expr::cust_with_values(held, [query])
            }
        }
    }

    async fn find_campaigns(&self, me: &Actor, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let rows = campaign::Entity::find().filter(scope::campaigns(me));
        let rows = each_word(rows, campaign::Column::Folded, words).order_by_desc(campaign::Column::StartsOn);
        let rows = rows.limit(COMPARED as u64).all(&self.connection).await?;
        let hits = rows.into_iter().map(|row| {
            let detail = format!("{} · {}", row.code, show_days(row.starts_on, row.ends_on));
            (fit(words, &row.title, &fold(&row.code)), hit(row.title, detail, Target::Campaign(row.id)))
        });
        Ok(hits.collect())
    }

    /// Those that are valid today stand before those that have ended.
    async fn find_units(&self, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let rows = each_word(unit::Entity::find(), unit::Column::Folded, words).limit(COMPARED as u64);
        let mut rows = rows.all(&self.connection).await?;
        let ended = |row: &unit::Model| row.valid_to.is_some_and(|to| to < today());
        rows.sort_by_key(|row| (ended(row), row.code.len()));
        let hits = rows.into_iter().map(|row| {
            let ended = row.valid_to.filter(|_| ended(&row));
            let to = match ended {
                Some(last) => Target::EndedUnit(row.code.clone(), last),
                None => Target::Unit(row.id),
            };
            let bare = units::bare_name(&row.name);
            (fit(words, bare, &row.folded), Hit { ended, ..hit(row.name.clone(), row.code, to) })
        });
        Ok(hits.collect())
    }

    async fn find_organisations(&self, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let rows = each_word(organisation::Entity::find(), organisation::Column::Folded, words)
            .limit(COMPARED as u64);
        let mut rows = rows.all(&self.connection).await?;
        let ended = |row: &organisation::Model| row.valid_to.filter(|to| *to < today());
        rows.sort_by_key(|row| (ended(row).is_some(), row.unit_id.is_some(), row.name.len()));
        let hits = rows.into_iter().map(|row| {
            let short_name = if row.short_name == row.name { "" } else { &row.short_name }.to_owned();
            let found = hit(row.name.clone(), short_name, Target::Organisation(row.id));
            (fit(words, &row.name, &fold(&row.short_name)), Hit { ended: ended(&row), ..found })
        });
        Ok(hits.collect())
    }

    /// Speakers of the activities found, and for those who keep accounts whoever has one.
    async fn find_people(&self, me: &Actor, rows: &[Row], words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let mut hits = Vec::new();
        if me.may_keep_accounts() {
            for row in
                account::Entity::find().order_by_asc(account::Column::Login).all(&self.connection).await?
            {
                let fits = fit(words, &row.name, &fold(&row.login));
                hits.push((fits, hit(row.name, row.login, Target::Account(row.id))));
            }
        }
        let speakers = talk_speaker::Entity::find()
            .filter(talk_speaker::Column::ActivityId.is_in(rows.iter().map(|row| row.id)))
            .all(&self.connection)
            .await?;
        let mut people: BTreeMap<(String, String), Vec<i64>> = BTreeMap::new();
        for speaker in speakers {
            people.entry((speaker.name, speaker.agency)).or_default().push(speaker.activity_id);
        }
        let titles: HashMap<i64, &str> = rows.iter().map(|row| (row.id, row.title.as_str())).collect();
        hits.extend(people.into_iter().filter_map(|((name, agency), activities)| {
            let latest = activities.iter().max()?;
            let detail = format!("{agency} · {}", titles.get(latest)?);
            Some((fit(words, &name, ""), hit(name, detail, Target::Activity(*latest))))
        }));
        Ok(hits)
    }
}

fn each_word<E: EntityTrait>(rows: Select<E>, folded: E::Column, words: &[String]) -> Select<E> {
    words.iter().fold(rows, |rows, word| rows.filter(folded.contains(word)))
}

fn hit(title: String, detail: String, to: Target) -> Hit {
    Hit { title, detail, ended: None, to }
}

/// The best of what was found; equals stay in the order in which they came.
fn group(kind: Kind, mut found: Vec<(u8, Hit)>, most: usize) -> Group {
    found.retain(|(fits, _)| *fits > 0);
    found.sort_by_key(|(fits, _)| Reverse(*fits));
    let more = found.len() > most;
    Group { kind, hits: found.into_iter().take(most).map(|(_, hit)| hit).collect(), more }
}

/// By how well they fit, then what is nearest to today.
fn activities(rows: &[Row], words: &[String]) -> Vec<(u8, Hit)> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| (row.starts_at - chrono::Utc::now()).num_minutes().abs());
    let hits = rows.into_iter().map(|row| {
        let when = When::from_bounds(row.starts_at, row.ends_at, row.all_day);
        let detail = [when.show(), row.venue_name.clone()];
        let detail = detail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        (fit(words, &row.title, &row.folded), hit(row.title.clone(), detail, Target::Activity(row.id)))
    });
    hits.collect()
}

/// The places of the activities found that have the words in their names.
fn venues(rows: &[Row], words: &[String]) -> Vec<(u8, Hit)> {
    let mut places: BTreeMap<&str, (usize, &Row)> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.venue_name.is_empty()) {
        let (number, latest) = places.entry(&row.venue_name).or_insert((0, row));
        *number += 1;
        if row.starts_at > latest.starts_at {
            *latest = row;
        }
    }
    let hits = places.into_iter().map(|(name, (number, latest))| {
        let detail = if number == 1 { latest.title.clone() } else { format!("{number} × {}", latest.title) };
        let to = if number == 1 { Target::Activity(latest.id) } else { Target::Activities(name.to_owned()) };
        (fit(words, name, ""), hit(name.to_owned(), detail, to))
    });
    hits.collect()
}
