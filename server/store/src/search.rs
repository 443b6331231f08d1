//! Search over everything that an actor may see.

use crate::{
    Db,
    accounts::rows::account,
    activities::rows::{activity, talk_speaker},
    campaigns::rows::campaign,
    error::Result,
    organisations::rows::organisation,
    scope,
    tables::tables,
    units::rows::unit,
};
use domain::{
    Actor,
    activities::When,
    fold,
    privacy::ERASED,
    search::{FEW, Group, Hit, Kind, MANY, Target, fit, meant},
    text::{folded_each, narrowed, person_key, search_words},
    time::{show_days, today},
    units,
};
use futures_util::{StreamExt, TryStreamExt, stream};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DerivePartialModel, EntityTrait, ExprTrait,
    FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect, Select,
    entity::prelude::ChronoDateTimeUtc,
    sea_query::{Expr, Func, Query},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
};

/// Rows that are compared of each kind; of more matches the latest.
const COMPARED: usize = 300;

/// Where words that most rows hold are looked for first: no database then gathers a hundred thousand rows to find the
/// latest of them.
const LATEST: usize = 5 * COMPARED;

/// Kinds that are looked through at a time.
const AT_ONCE: usize = 3;

/// Where words stand, each in an index of its own.
struct Place {
    table: &'static str,
    key: &'static str,
    /// The part of the key that is greater the later an activity was planned.
    age: &'static str,
    /// The table of FTS5 that finds them on SQLite, and the key by its row.
    on_sqlite: &'static str,
    row: &'static str,
    /// The column that finds them on PostgreSQL.
    on_postgres: &'static str,
}

impl Place {
    const fn of_activities(on_sqlite: &'static str, on_postgres: &'static str) -> Self {
        let (table, key) = ("activities", "activities.id");
        Self { table, key, age: key, on_sqlite, row: "rowid", on_postgres }
    }
}

const TITLE: Place = Place::of_activities("title_search", "title_search");
const VENUE: Place = Place::of_activities("venue_search", "venue_search");
/// All that an activity is found by.
const ANYWHERE: Place = Place::of_activities("activity_search", "search");
const SPEAKER: Place = Place {
    table: "talk_speakers",
    key: "talk_speakers.activity_id, talk_speakers.position",
    age: "talk_speakers.activity_id",
    on_sqlite: "speaker_search",
    row: "rowid / 1000, rowid % 1000",
    on_postgres: "search",
};

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

/// A speaker as they are compared, with the talk.
#[derive(FromQueryResult)]
struct Speaker {
    name: String,
    agency: String,
    activity_id: i64,
    title: String,
}

impl Db {
    /// What is found by words in any order, each by how it begins, without diacritics. `kind` asks for more of one.
    pub async fn search(&self, me: &Actor, typed: &str, kind: Option<Kind>) -> Result<Vec<Group>> {
        let words = search_words(typed);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let most = if kind.is_some() { MANY } else { FEW };
        let kinds = Kind::ALL.iter().copied().filter(|one| kind.is_none_or(|kind| kind == *one));
        let found = kinds.map(async |one| Result::Ok(group(one, self.find(me, &words, one).await?, most)));
        // Some at once, each on a connection of its own; the others are left to those who save.
        let mut groups: Vec<Group> = stream::iter(found).buffered(AT_ONCE).try_collect().await?;
        groups.retain(|group| !group.hits.is_empty());
        Ok(groups)
    }

    async fn find(&self, me: &Actor, words: &[String], kind: Kind) -> Result<Vec<(u8, Hit)>> {
        match kind {
            Kind::Campaign => self.find_campaigns(me, words).await,
            Kind::Activity => self.find_activities(me, words).await,
            Kind::Unit => self.find_units(words).await,
            Kind::Organisation => self.find_organisations(words).await,
            Kind::Venue => Ok(venues(&self.matching_activities(me, words, &VENUE).await?, words)),
            Kind::Person => self.find_people(me, words).await,
            Kind::Listed => self.find_listed(me, words).await,
        }
    }

    /// What is meant where nothing is found, as words: each word of which none begins is taken for a slip of one that the
    /// actor could find. `None` where no word is.
    pub async fn meant(&self, me: &Actor, typed: &str) -> Result<Option<String>> {
        let (typed, known) = (search_words(typed), self.known_words(me).await?);
        let words = typed.iter().map(|word| meant(word, &known).unwrap_or(word)).collect::<Vec<_>>();
        Ok((words != typed).then(|| words.join(" ")))
    }

    /// The words of the latest activities, and of units, organisations and campaigns, with in how many names each stands.
    async fn known_words(&self, me: &Actor) -> Result<BTreeMap<String, usize>> {
        use activity::Column::{Id, Title, VenueName};
        let activities = activity::Entity::find().filter(scope::activities(me));
        let activities =
            activities.order_by_desc(Id).limit(LATEST as u64).select_only().columns([Title, VenueName]);
        let activities: Vec<(String, String)> = activities.into_tuple().all(&self.connection).await?;
        let campaigns = campaign::Entity::find().filter(scope::campaigns(me));
        let campaigns = campaigns.select_only().column(campaign::Column::Title);
        let units = unit::Entity::find().select_only().column(unit::Column::Name);
        let organisations = organisation::Entity::find().select_only().column(organisation::Column::Name);
        let mut names: Vec<String> =
            activities.into_iter().flat_map(|(title, venue)| [title, venue]).collect();
        names.extend(campaigns.into_tuple::<String>().all(&self.connection).await?);
        names.extend(units.into_tuple::<String>().all(&self.connection).await?);
        names.extend(organisations.into_tuple::<String>().all(&self.connection).await?);
        let mut known = BTreeMap::new();
        for name in names.iter().map(|name| fold(name)) {
            for word in name.split(' ').filter(|word| !word.is_empty()) {
                *known.entry(word.to_owned()).or_default() += 1;
            }
        }
        Ok(known)
    }

    /// Those that have the words in their titles, before any that has them elsewhere is compared; then by how well they
    /// fit and what is nearest to today.
    async fn find_activities(&self, me: &Actor, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let mut rows = self.matching_activities(me, words, &TITLE).await?;
        if rows.len() < COMPARED {
            let titled: HashSet<i64> = rows.iter().map(|row| row.id).collect();
            let others = self.matching_activities(me, words, &ANYWHERE).await?;
            rows.extend(others.into_iter().filter(|row| !titled.contains(&row.id)));
            rows.truncate(COMPARED);
        }
        Ok(activities(&rows, words))
    }

    /// The latest activities that hold words at a place, each word by how it begins.
    async fn matching_activities(&self, me: &Actor, words: &[String], place: &Place) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for among_latest in [true, false] {
            let matching = activity::Entity::find().filter(scope::activities(me));
            let matching = matching.filter(self.holding(place, words, among_latest));
            let matching = matching.order_by_desc(self.age(place)).limit(COMPARED as u64);
            rows = matching.into_partial_model::<Row>().all(&self.connection).await?;
            if rows.len() == COMPARED {
                break;
            }
        }
        Ok(rows)
    }

    /// The latest speakers whose names hold words, each word by how it begins.
    async fn matching_speakers(&self, me: &Actor, words: &[String]) -> Result<Vec<Speaker>> {
        use talk_speaker::Column::{ActivityId, Agency, Name};
        let mut speakers = Vec::new();
        for among_latest in [true, false] {
            let of = Expr::col((activity::Entity, activity::Column::Id));
            let select = Query::select()
                .columns([Name, Agency, ActivityId].map(|column| (talk_speaker::Entity, column)))
                .column((activity::Entity, activity::Column::Title))
                .from(talk_speaker::Entity)
                .inner_join(activity::Entity, of.equals((talk_speaker::Entity, ActivityId)))
                .cond_where(scope::activities(me))
                .cond_where(self.holding(&SPEAKER, words, among_latest))
                // Who was erased is nobody to be found.
                .and_where(Name.ne(ERASED))
                .order_by_expr(self.age(&SPEAKER), Order::Desc)
                .limit(COMPARED as u64)
                .to_owned();
            let found = self.connection.query_all(&select).await?;
            let found = found.iter().map(|row| Ok(Speaker::from_query_result(row, "")?));
            speakers = found.collect::<Result<Vec<_>>>()?;
            if speakers.len() == COMPARED {
                break;
            }
        }
        Ok(speakers)
    }

    /// The condition that rows, or the latest of them, hold words at a place, each database in its own way. Words are
    /// letters and digits only.
    fn holding(&self, place: &Place, words: &[String], among_latest: bool) -> Expr {
        let Place { table, key, age, on_sqlite, row, on_postgres } = place;
        match self.connection.get_database_backend() {
            DbBackend::Sqlite => {
                let latest = format!(" ORDER BY rowid DESC LIMIT {LATEST}");
                let latest = if among_latest { &latest } else { "" };
                let held =
                    format!("({key}) IN (SELECT {row} FROM {on_sqlite} WHERE {on_sqlite} MATCH ?{latest})");
                let query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
                Expr::cust_with_values(held, [query])
            }
            _ => {
                let held = format!("{table}.{on_postgres} @@ to_tsquery('simple', $1)");
                let latest = format!("(SELECT * FROM {table} ORDER BY {age} DESC LIMIT {LATEST}) AS {table}");
                let held = if among_latest {
                    format!("({key}) IN (SELECT {key} FROM {latest} WHERE {held})")
                } else {
                    held
                };
                let query = words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ");
                Expr::cust_with_values(held, [query])
            }
        }
    }

    /// What rows are put in order by: on PostgreSQL not what the keys are indexed by, or every row may be read from the
    /// last one on.
    fn age(&self, place: &Place) -> Expr {
        match self.connection.get_database_backend() {
            DbBackend::Sqlite => Expr::cust(place.age),
            _ => Expr::cust(format!("{} + 0", place.age)),
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

    /// Those that are valid today stand before those that have ended. Units are found by their official codes and by
    /// their former names too, and where words stand together in a name, by those alone, as in the lists.
    async fn find_units(&self, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let rows = words.iter().fold(unit::Entity::find(), |rows, word| {
            let in_english = Expr::expr(Func::lower(Expr::col(unit::Column::NameEn)));
            let holding = Condition::any().add(unit::Column::Folded.contains(word));
            let holding = holding.add(in_english.like(format!("%{word}%")));
            rows.filter(holding.add(unit::Column::Code.eq(word)))
        });
        let mut rows = rows.limit(COMPARED as u64).all(&self.connection).await?;
        let ended = |row: &unit::Model| row.valid_to.is_some_and(|to| to < today());
        rows.sort_by_key(|row| (ended(row), row.code.len()));
        let renamed = rows.iter().any(|row| unit_fit(words, row) == 0);
        let former = if renamed { self.former_unit_names().await? } else { Vec::new() };
        let names = |row: &unit::Model| {
            let former = former.iter().filter(|(id, _)| *id == row.id).map(|(_, name)| name.as_str());
            folded_each([&*row.name, &row.name_en, &row.code].into_iter().chain(former))
        };
        let hits = narrowed(rows, &words.join(" "), names).into_iter().map(|row| {
            let fits = unit_fit(words, &row);
            let mut former = former.iter().filter(|(id, _)| *id == row.id);
            let formerly = former.find(|(_, name)| fits == 0 && fit(words, name, &row.code) > 0);
            let formerly = formerly.map(|(_, name)| name.clone());
            // A former name is no better than a word of the present one.
            let beside = |name: &String| fit(words, "", &format!("{} {}", fold(name), row.code));
            let fits = formerly.as_ref().map_or(fits, beside);
            let ended = row.valid_to.filter(|_| ended(&row));
            let to = match ended {
                Some(last) => Target::EndedUnit(row.code.clone(), last),
                None => Target::Unit(row.id),
            };
            (fits, Hit { title_en: row.name_en, formerly, ended, ..hit(row.name, row.code, to) })
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

    async fn find_listed(&self, me: &Actor, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let mut hits = Vec::new();
        for kept in tables().filter_map(|table| table.kept).filter(|kept| kept.list().may_be_seen_by(me)) {
            hits.extend(kept.find(self, words).await?);
        }
        Ok(hits)
    }

    /// Who speaks at talks, and for those who keep accounts whoever has one.
    async fn find_people(&self, me: &Actor, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let mut hits = Vec::new();
        if me.may_keep_accounts() {
            let held = account::Entity::find().filter(account::Column::ErasedAt.is_null());
            for row in held.all(&self.connection).await? {
                let fits = fit(words, &row.name, &fold(&row.login));
                hits.push((fits, hit(row.name, row.login, Target::Account(row.id))));
            }
        }
        let mut people: BTreeMap<(String, String), (i64, String)> = BTreeMap::new();
        for Speaker { name, agency, activity_id, title } in self.matching_speakers(me, words).await? {
            // The latest talk of each comes first.
            people.entry((name, agency)).or_insert((activity_id, title));
        }
        hits.extend(people.into_iter().map(|((name, agency), (activity, title))| {
            let detail = format!("{agency} · {title}");
            (fit(words, &name, ""), hit(name, detail, Target::Activity(activity)))
        }));
        hits.sort_by_cached_key(|(_, hit)| (person_key(&hit.title), hit.detail.clone()));
        Ok(hits)
    }
}

/// How well words fit one of the names that a unit has now, or its code; not what two of its names hold together.
fn unit_fit(words: &[String], row: &unit::Model) -> u8 {
    let beside = format!("{} {}", fold(&row.name), row.code);
    let in_english = fit(words, &row.name_en, &row.code);
    Ord::max(fit(words, units::bare_name(&row.name), &beside), in_english)
}

fn each_word<E: EntityTrait>(rows: Select<E>, folded: E::Column, words: &[String]) -> Select<E> {
    words.iter().fold(rows, |rows, word| rows.filter(folded.contains(word)))
}

fn hit(title: String, detail: String, to: Target) -> Hit {
    Hit { title, title_en: String::new(), detail, formerly: None, ended: None, to }
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
