//! Numbers to call for help.

pub(crate) mod rows;
pub(crate) mod sample;

use crate::{
    Db, audit,
    error::{Error, Result, require, violates},
    hotlines::rows::hotline,
    kept::KeptRows,
};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    hotlines::{Hotline, HotlineCard, HotlineForm, HotlineProblem, NATIONAL},
    time::{Day, show_day, today},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryOrder, QuerySelect,
};

impl Db {
    /// In the order in which people are sent to them.
    pub async fn hotlines(&self) -> Result<Vec<HotlineCard>> {
        HotlineCard::all(&self.connection).await
    }

    /// Those that have to be checked again on a day, or soon after it.
    pub(crate) async fn due_hotlines(&self, today: Day) -> Result<Vec<HotlineCard>> {
        let mut lines = self.hotlines().await?;
        lines.retain(|line| line.is_due(today));
        Ok(lines)
    }

    /// Says that a number was called today and is right.
    pub async fn check_hotline(&self, me: &Actor, id: i64, seen: &str) -> Result<()> {
        let card: HotlineCard = self.kept(me, id).await?;
        let form = HotlineForm {
            version: seen.to_owned(),
            checked_on: show_day(today()),
            ..HotlineForm::from(&card)
        };
        self.save_kept::<HotlineCard>(me, Some(id), &form).await?;
        Ok(())
    }

    /// Puts a number one place further up, but not before the national one, which is the largest on every sheet.
    pub async fn raise_hotline(&self, me: &Actor, id: i64) -> Result<()> {
        require(me.may_keep_hotlines())?;
        let transaction = self.begin().await?;
        let rows = hotline::Entity::find().order_by_asc(hotline::Column::Position);
        let rows = rows.order_by_asc(hotline::Column::Id).lock_exclusive().all(&transaction).await?;
        let place = rows.iter().position(|row| row.id == id).ok_or(Error::NotFound)?;
        let mut order: Vec<&hotline::Model> = rows.iter().collect();
        if place > 0 && rows[place - 1].number == NATIONAL {
            return Err(Problems::one("number", HotlineProblem::NationalFirst).into());
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
}

impl KeptRows for HotlineCard {
    type Entity = hotline::Entity;
    const ID: hotline::Column = hotline::Column::Id;
    const POSITION: Option<hotline::Column> = Some(hotline::Column::Position);

    async fn all(connection: &impl ConnectionTrait) -> Result<Vec<Self>> {
        let rows = hotline::Entity::find().order_by_asc(hotline::Column::Position);
        let rows = rows.order_by_asc(hotline::Column::Id).all(connection).await?;
        Ok(rows.into_iter().map(card).collect())
    }

    async fn write(
        transaction: &DatabaseTransaction,
        before: Option<&Self>,
        hotline: Hotline,
    ) -> Result<i64> {
        let Hotline { number, name, name_en, checked_on } = hotline;
        let position = match before {
            Some(before) => before.position,
            None => Self::all(transaction).await?.last().map_or(0, |last| last.position + 1),
        };
        let row = hotline::ActiveModel {
            id: before.map_or(NotSet, |before| Set(before.id)),
            number: Set(number),
            name: Set(name),
            name_en: Set(name_en),
            checked_on: Set(checked_on),
            position: Set(position),
            version: Set(before.map_or(1, |before| before.version + 1)),
        };
        let saved = match before {
            Some(_) => hotline::Entity::update(row).exec(transaction).await,
            None => hotline::Entity::insert(row).exec_with_returning(transaction).await,
        };
        Ok(saved.map_err(number_taken)?.id)
    }

    fn position(&self) -> i64 {
        self.position
    }
}

fn card(row: hotline::Model) -> HotlineCard {
    let hotline::Model { id, number, name, name_en, checked_on, position, version } = row;
    HotlineCard { id, number, name, name_en, checked_on, position, version }
}

fn number_taken(error: DbErr) -> Error {
    if violates(&error, "hotlines_number", "hotlines.number") {
        return Problems::one("number", Problem::Taken).into();
    }
    error.into()
}
