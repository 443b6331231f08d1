//! People who are named in activities: found, and erased by name.

use super::{entries::rewrite, redacted::without_speakers};
use crate::{
    Db,
    activities::rows::{activity, talk_speaker},
    audit::{Entry, rows::audit},
    error::{Error, Result, require},
};
use chrono::Duration;
use domain::{
    Actor,
    audit::{Subject, Verb},
    privacy::{ERASED, ErasePersonForm, PEOPLE_PAGE, People, PersonCard, Swept},
    text::{has_control, search_words, searchable},
    time::day_of,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::ChronoDateTimeUtc,
    sea_query::{Expr, Query, SelectStatement},
};
use std::collections::HashMap;

/// Activities that are in memory at once.
pub(super) const AT_ONCE: usize = 200;

#[derive(FromQueryResult)]
struct PersonRow {
    name: String,
    number: i64,
    /// The first instant after the last activity.
    last: ChronoDateTimeUtc,
}

impl Db {
    /// A page of those who are named in activities, by name, as far as the words of a search find them.
    pub async fn people(&self, me: &Actor, typed: &str, page: u64) -> Result<People> {
        use talk_speaker::Column::{Folded, Name};
        require(me.may_erase_people())?;
        let mut named = Condition::all().add(Name.ne(ERASED));
        for word in search_words(typed) {
            named = named.add(Folded.contains(format!(" {word}")));
        }
        let names = talk_speaker::Entity::find().select_only().column(Name).distinct();
        let count = names.filter(named.clone()).count(&self.connection).await?;
        let pages = Ord::max(count.div_ceil(PEOPLE_PAGE), 1);
        let page = page.clamp(1, pages);
        let rows = self.connection.query_all(&page_of(named, page)).await?;
        let card = |row| {
            let PersonRow { name, number, last } = PersonRow::from_query_result(row, "")?;
            Ok(PersonCard { name, activities: number, last_day: day_of(last - Duration::seconds(1)) })
        };
        Ok(People { cards: rows.iter().map(card).collect::<Result<_>>()?, count, page, pages })
    }

    /// Takes a name away for good, and the agency beside it, wherever exactly this name stands in an activity and in
    /// what the audit keeps of activities. The fee stays, and so does everything else.
    pub async fn erase_person(&self, me: &Actor, form: &ErasePersonForm) -> Result<()> {
        use talk_speaker::Column::{ActivityId, Name};
        require(me.may_erase_people())?;
        let name = form.name.as_str();
        // PostgreSQL refuses a text with NUL; no name has one.
        if name == ERASED || has_control(name) {
            return Err(Error::NotFound);
        }
        let transaction = self.begin().await?;
        let naming = talk_speaker::Entity::find().select_only().column(ActivityId).distinct();
        let naming = naming.filter(Name.eq(name)).order_by_asc(ActivityId);
        let ids: Vec<i64> = naming.into_tuple().all(&transaction).await?;
        if ids.is_empty() {
            return Err(Error::NotFound);
        }
        erase_speakers(&transaction, &ids, Some(name)).await?;
        rewrite(&transaction, telling_of(name), |entry| without_speakers(entry, Some(name))).await?;
        let swept = Swept { activities: ids.len() as u64, ..Swept::default() };
        Entry::of(me, Verb::Anonymise, Subject::PersonalData, 0, ERASED)
            .after(Some(&swept))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// A page of names, each with how many activities name it and when the last of them is over. No database sorts as
/// Vietnamese people do; without marks and by the first word, a name is found where one looks for it.
fn page_of(named: Condition, page: u64) -> SelectStatement {
    use talk_speaker::Column::{ActivityId, Name};
    let of = Expr::col((activity::Entity, activity::Column::Id));
    Query::select()
        .column((talk_speaker::Entity, Name))
        .expr_as(Expr::cust("COUNT(DISTINCT activities.id)"), "number")
        .expr_as(Expr::cust("MAX(activities.ends_at)"), "last")
        .from(talk_speaker::Entity)
        .inner_join(activity::Entity, of.equals((talk_speaker::Entity, ActivityId)))
        .cond_where(named)
        .group_by_col((talk_speaker::Entity, Name))
        .order_by_expr(Expr::cust("MIN(talk_speakers.folded)"), Order::Asc)
        .order_by((talk_speaker::Entity, Name), Order::Asc)
        .limit(PEOPLE_PAGE)
        .offset((page - 1) * PEOPLE_PAGE)
        .to_owned()
}

/// Takes the speakers of one name, or all of them, out of activities.
pub(super) async fn erase_speakers(
    connection: &impl ConnectionTrait,
    activities: &[i64],
    name: Option<&str>,
) -> Result<()> {
    use talk_speaker::Column::{ActivityId, Name, Position};
    for ids in activities.chunks(AT_ONCE) {
        let ids = || ids.iter().copied();
        let rows = activity::Entity::find().filter(activity::Column::Id.is_in(ids()));
        let rows = rows.order_by_asc(activity::Column::Id).lock_exclusive().all(connection).await?;
        let speakers = talk_speaker::Entity::find().filter(ActivityId.is_in(ids())).order_by_asc(Position);
        let mut named: HashMap<i64, Vec<String>> = HashMap::new();
        for speaker in speakers.all(connection).await? {
            named.entry(speaker.activity_id).or_default().push(speaker.name);
        }
        for row in rows {
            let speakers = named.remove(&row.id).unwrap_or_default();
            let found_by = activity::ActiveModel {
                folded: Set(refolded(&row, &speakers, name)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            let itself = activity::Entity::update_many().set(found_by);
            itself.filter(activity::Column::Id.eq(row.id)).exec(connection).await?;
        }
        let erased = talk_speaker::ActiveModel {
            name: Set(ERASED.to_owned()),
            agency: Set(String::new()),
            folded: Set(searchable(ERASED)),
            ..Default::default()
        };
        let which = name.map_or_else(|| Name.ne(ERASED), |name| Name.eq(name));
        let gone = talk_speaker::Entity::update_many().set(erased).filter(ActivityId.is_in(ids()));
        gone.filter(which).exec(connection).await?;
    }
    Ok(())
}

/// What an activity is found by without the speakers of a name, or without all of them: they stand between its place
/// and its units.
fn refolded(row: &activity::Model, speakers: &[String], name: Option<&str>) -> String {
    let words = |speakers: Vec<&str>| {
        let place = [row.title.as_str(), &row.venue_name, &row.venue_address];
        searchable(&place.into_iter().chain(speakers).collect::<Vec<_>>().join(" "))
    };
    let is_erased = |speaker: &str| name.is_none_or(|name| name == speaker);
    let left = |speaker: &String| if is_erased(speaker) { ERASED.to_owned() } else { speaker.clone() };
    let left: Vec<String> = speakers.iter().map(left).collect();
    let (before, after) = (words(borrowed(speakers)), words(borrowed(&left)));
    if let Some(rest) = row.folded.strip_prefix(&before) {
        return format!("{after}{rest}");
    }
    // Folded by an earlier version: each name goes wherever it stands as whole words.
    let gone = speakers.iter().filter(|speaker| is_erased(speaker));
    let folded = gone.fold(format!("{} ", row.folded), |folded, speaker| {
        folded.replace(&format!("{} ", searchable(speaker)), &format!("{} ", searchable(ERASED)))
    });
    folded.trim_end().to_owned()
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Entries that may hold a name. Quotation marks and the like stand otherwise in JSON, and each database reads them in
/// a pattern of its own: the longest part without them is looked for.
fn telling_of(name: &str) -> Condition {
    use audit::Column::{After, Before, Subject as Of};
    let part = name.split(['"', '\\']).max_by_key(|part| part.len()).unwrap_or_default();
    let held = Condition::any().add(Before.contains(part)).add(After.contains(part));
    Condition::all().add(Of.eq(Subject::Activity.word())).add(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn talk(folded: &str) -> activity::Model {
        activity::Model {
            id: 1,
            public_id: String::new(),
            campaign_id: 1,
            kind: "talk".into(),
            title: "Nghe Trần Văn Bình nói".into(),
            venue_name: "Nhà văn hóa".into(),
            venue_address: String::new(),
            latitude: None,
            longitude: None,
            all_day: false,
            starts_at: Default::default(),
            ends_at: Default::default(),
            lead_id: 1,
            money: None,
            status: "planned".into(),
            reason: String::new(),
            version: 1,
            created_at: Default::default(),
            folded: folded.into(),
            title_folded: String::new(),
            venue_folded: String::new(),
            form_key: None,
            released: true,
        }
    }

    #[test]
    fn an_activity_is_found_by_its_title_still_and_by_the_name_no_more() {
        let speakers = ["Trần Văn Bình".to_owned(), "Lê An".to_owned()];
        let row = talk(" nghe tran van binh noi nha van hoa tran van binh le an phuong lang");
        assert_eq!(
            refolded(&row, &speakers, Some("Trần Văn Bình")),
            " nghe tran van binh noi nha van hoa nguoi da xoa le an phuong lang"
        );
        assert_eq!(
            refolded(&row, &speakers, None),
            " nghe tran van binh noi nha van hoa nguoi da xoa nguoi da xoa phuong lang"
        );
        let old = talk(" nha van hoa nghe tran van binh noi le an le anh");
        assert_eq!(
            refolded(&old, &speakers, Some("Lê An")),
            " nha van hoa nghe tran van binh noi nguoi da xoa le anh"
        );
    }
}
