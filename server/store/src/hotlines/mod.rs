//! Numbers to call for help.

pub(crate) mod rows;
pub(crate) mod sheet;

use crate::{
    Db, audit,
    error::{Error, Result, require_version, violates},
    hotlines::rows::hotline,
};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    hotlines::{Hotline, HotlineCard, HotlineForm, NATIONAL},
    time::{show_day, today},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

impl Db {
    /// In the order in which people are sent to them.
    pub async fn hotlines(&self) -> Result<Vec<HotlineCard>> {
        let rows = hotline::Entity::find().order_by_asc(hotline::Column::Position);
        let rows = rows.order_by_asc(hotline::Column::Id).all(&self.connection).await?;
        Ok(rows.into_iter().map(card).collect())
    }

    pub async fn hotline(&self, me: &Actor, id: i64) -> Result<HotlineCard> {
        if !me.may_keep_hotlines() {
            return Err(Error::Forbidden);
        }
        let row = hotline::Entity::find_by_id(id).one(&self.connection).await?;
        Ok(card(row.ok_or(Error::NotFound)?))
    }

    /// Adds a number at the end of the list, or changes one; answers its id.
    pub async fn save_hotline(&self, me: &Actor, id: Option<i64>, form: &HotlineForm) -> Result<i64> {
        if !me.may_keep_hotlines() {
            return Err(Error::Forbidden);
        }
        let hotline = form.parse(today())?;
        let transaction = self.begin().await?;
        let before = match id {
            Some(id) => Some(lock(&transaction, id).await?),
            None => None,
        };
        if let Some(before) = &before {
            require_version(&form.version, before.version)?;
            // Sheets and pages rest on it.
            if before.number == NATIONAL && hotline.number != NATIONAL {
                return Err(Problems::one("number", Problem::KeptByLaw).into());
            }
        }
        let id = write(&transaction, me, before, hotline).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Says that a number was called today and is right.
    pub async fn check_hotline(&self, me: &Actor, id: i64, seen: &str) -> Result<()> {
        let card = self.hotline(me, id).await?;
        let form = HotlineForm {
            version: seen.to_owned(),
            checked_on: show_day(today()),
            ..HotlineForm::from(&card)
        };
        self.save_hotline(me, Some(id), &form).await?;
        Ok(())
    }

    /// Puts a number one place further up, but not before the national one, which is the largest on every sheet.
    pub async fn raise_hotline(&self, me: &Actor, id: i64) -> Result<()> {
        if !me.may_keep_hotlines() {
            return Err(Error::Forbidden);
        }
        let transaction = self.begin().await?;
        let rows = hotline::Entity::find().order_by_asc(hotline::Column::Position);
        let rows = rows.order_by_asc(hotline::Column::Id).lock_exclusive().all(&transaction).await?;
        let place = rows.iter().position(|row| row.id == id).ok_or(Error::NotFound)?;
        let mut order: Vec<&hotline::Model> = rows.iter().collect();
        if place > 0 && rows[place - 1].number == NATIONAL {
            return Err(Problems::one("number", Problem::NationalFirst).into());
        }
        if place > 0 {
            order.swap(place - 1, place);
        }
        for (position, row) in (0..).zip(order) {
            let moved =
                hotline::ActiveModel { id: Set(row.id), position: Set(position), ..Default::default() };
            hotline::Entity::update(moved).exec(&transaction).await?;
        }
        audit::Entry::of(me, Verb::Reorder, Subject::Hotline, id, &rows[place].number)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a number away; answers the entry of the audit by which it can be brought back.
    pub async fn remove_hotline(&self, me: &Actor, id: i64, seen: &str) -> Result<i64> {
        if !me.may_keep_hotlines() {
            return Err(Error::Forbidden);
        }
        let transaction = self.begin().await?;
        let position = hotline::Entity::find_by_id(id).one(&transaction).await?.map(|row| row.position);
        let before = lock(&transaction, id).await?;
        require_version(seen, before.version)?;
        if before.number == NATIONAL {
            return Err(Problems::one("number", Problem::KeptByLaw).into());
        }
        hotline::Entity::delete_by_id(id).exec(&transaction).await?;
        let removed = Removed { position: position.unwrap_or_default(), card: before };
        let entry = audit::Entry::of(me, Verb::Remove, Subject::Hotline, id, &removed.card.number)
            .before(Some(&removed))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(entry)
    }
}

/// A number that was taken away, with its place among the others.
#[derive(Serialize, Deserialize)]
struct Removed {
    position: i64,
    #[serde(flatten)]
    card: HotlineCard,
}

impl Db {
    /// Brings a number that the actor took away back to its place.
    pub async fn restore_hotline(&self, me: &Actor, entry: i64) -> Result<()> {
        let all = self.as_one().await?;
        let removed: Removed = audit::removed(&all.connection, me, Subject::Hotline, entry).await?;
        let id = all.save_hotline(me, None, &HotlineForm::from(&removed.card)).await?;
        let after = hotline::Entity::find().filter(hotline::Column::Position.gte(removed.position));
        for row in after.all(&all.connection).await? {
            let position = if row.id == id { removed.position } else { row.position + 1 };
            let moved =
                hotline::ActiveModel { id: Set(row.id), position: Set(position), ..Default::default() };
            hotline::Entity::update(moved).exec(&all.connection).await?;
        }
        all.commit().await
    }
}

fn card(row: hotline::Model) -> HotlineCard {
    let hotline::Model { id, number, name, name_en, checked_on, position: _, version } = row;
    HotlineCard { id, number, name, name_en, checked_on, version }
}

async fn lock(connection: &impl ConnectionTrait, id: i64) -> Result<HotlineCard> {
    let row = hotline::Entity::find_by_id(id).lock_exclusive().one(connection).await?;
    Ok(card(row.ok_or(Error::NotFound)?))
}

async fn write(
    connection: &impl ConnectionTrait,
    me: &Actor,
    before: Option<HotlineCard>,
    hotline: Hotline,
) -> Result<i64> {
    let Hotline { number, name, name_en, checked_on } = hotline;
    let mut row = hotline::ActiveModel {
        id: NotSet,
        number: Set(number),
        name: Set(name),
        name_en: Set(name_en),
        checked_on: Set(checked_on),
        position: NotSet,
        version: Set(before.as_ref().map_or(1, |before| before.version + 1)),
    };
    let saved = match &before {
        Some(before) => {
            row.id = Set(before.id);
            hotline::Entity::update(row).exec(connection).await.map_err(number_taken)?
        }
        None => {
            let last =
                hotline::Entity::find().order_by_desc(hotline::Column::Position).one(connection).await?;
            row.position = Set(last.map_or(0, |last| last.position + 1));
            hotline::Entity::insert(row).exec_with_returning(connection).await.map_err(number_taken)?
        }
    };
    let after = card(saved);
    audit::Entry::saved(me, Subject::Hotline, after.id, &after.number, before.as_ref(), &after)?
        .record(connection)
        .await?;
    Ok(after.id)
}

fn number_taken(error: DbErr) -> Error {
    if violates(&error, "hotlines_number", "hotlines.number") {
        return Problems::one("number", Problem::Taken).into();
    }
    error.into()
}

/// The number as a sheet names it.
pub(crate) async fn by_number(db: &Db, number: &str) -> Result<Option<HotlineCard>> {
    let row = hotline::Entity::find().filter(hotline::Column::Number.eq(number.trim()));
    Ok(row.one(&db.connection).await?.map(card))
}
