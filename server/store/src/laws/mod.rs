//! Legal texts that the work rests on.

pub(crate) mod rows;
pub(crate) mod sample;

use crate::{
    Db,
    error::{Error, Result, stored, violates},
    kept::KeptRows,
    laws::rows::law,
};
use domain::{
    Problem, Problems,
    laws::{Kind, Law, LawCard},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryOrder,
};

impl Db {
    /// The latest first.
    pub async fn laws(&self) -> Result<Vec<LawCard>> {
        LawCard::all(&self.connection).await
    }
}

impl KeptRows for LawCard {
    type Entity = law::Entity;
    const ID: law::Column = law::Column::Id;

    async fn all(connection: &impl ConnectionTrait) -> Result<Vec<Self>> {
        let rows = law::Entity::find().order_by_desc(law::Column::IssuedOn);
        rows.order_by_desc(law::Column::Id).all(connection).await?.into_iter().map(card).collect()
    }

    async fn write(transaction: &DatabaseTransaction, before: Option<&Self>, law: Law) -> Result<i64> {
        let row = law::ActiveModel {
            id: before.map_or(NotSet, |before| Set(before.id)),
            number: Set(law.number),
            kind: Set(law.kind.word().to_owned()),
            issuer: Set(law.issuer),
            title: Set(law.title),
            title_en: Set(law.title_en),
            issued_on: Set(law.issued_on),
            in_force_from: Set(law.in_force_from),
            in_force_to: Set(law.in_force_to),
            replaces: Set(law.replaces),
            link: Set(law.link),
            checked_on: Set(law.checked_on),
            version: Set(before.map_or(1, |before| before.version + 1)),
        };
        let saved = match before {
            Some(_) => law::Entity::update(row).exec(transaction).await,
            None => law::Entity::insert(row).exec_with_returning(transaction).await,
        };
        Ok(saved.map_err(number_taken)?.id)
    }
}

fn card(row: law::Model) -> Result<LawCard> {
    let law = Law {
        number: row.number,
        kind: stored(&row.kind, Kind::from_word)?,
        issuer: row.issuer,
        title: row.title,
        title_en: row.title_en,
        issued_on: row.issued_on,
        in_force_from: row.in_force_from,
        in_force_to: row.in_force_to,
        replaces: row.replaces,
        link: row.link,
        checked_on: row.checked_on,
    };
    Ok(LawCard { id: row.id, law, version: row.version })
}

fn number_taken(error: DbErr) -> Error {
    if violates(&error, "laws_number", "laws.number") {
        return Problems::one("number", Problem::Taken).into();
    }
    error.into()
}
