//! A table as plain data.

use crate::{
    db::insert_all,
    error::{Error, Result},
    kept::{KeptAs, KeptList, KeptRows},
};
use domain::audit::Subject;
use sea_orm::{
    DatabaseTransaction, EntityTrait, Identity, IntoActiveModel, Iterable, ModelTrait, PaginatorTrait,
    PrimaryKeyToColumn, PrimaryKeyTrait,
    sea_query::{DynIden, IntoIden, ValueTuple},
};
use std::pin::Pin;

/// Rows that are in memory at once.
const PAGE: u64 = 500;

/// A table as backups treat it, whichever entity it is.
pub(crate) struct Table {
    pub name: fn() -> &'static str,
    /// It gives its rows ids by counting.
    pub counts: fn() -> bool,
    /// Copies it whole from one database to another.
    pub copy: for<'a> fn(&'a DatabaseTransaction, &'a DatabaseTransaction) -> Copying<'a>,
    pub told: Option<Told>,
    /// The short list that its rows make up, where people keep one.
    pub kept: Option<&'static dyn KeptList>,
    /// Its rows are for a while: a restore does not put them back, since what was ended since would work again.
    pub short_lived: bool,
}

/// How the audit tells of the rows of a table, which have an `id`.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    pub subject: Subject,
    /// The fields by which records name them.
    pub fields: &'static [&'static str],
    /// The columns of their name in Vietnamese and in English.
    pub names: [&'static str; 2],
}

pub(crate) type Copying<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

impl Table {
    /// The table of an entity.
    pub const fn of<E>() -> Self
    where
        E: EntityTrait,
        E::Model: IntoActiveModel<E::ActiveModel> + Sync + 'static,
        E::ActiveModel: Send,
    {
        Self {
            name: name::<E>,
            counts: E::PrimaryKey::auto_increment,
            copy: |from, to| Box::pin(copy::<E>(from, to)),
            told: None,
            kept: None,
            short_lived: false,
        }
    }

    /// A table whose rows the audit tells of, and may find removed.
    pub const fn of_records(self, subject: Subject) -> Self {
        self.named(subject, &[], ["", ""])
    }

    /// A table whose rows make up a short list that people keep.
    pub const fn kept<T: KeptRows>(self) -> Self {
        let told = match self.told {
            None => Some(Told { subject: T::SUBJECT, fields: &[], names: ["", ""] }),
            told => told,
        };
        Self { told, kept: Some(KeptAs::<T>::LIST), ..self }
    }

    /// A table whose rows open something for a while, or hold what somebody is about to do.
    pub const fn short_lived(self) -> Self {
        Self { short_lived: true, ..self }
    }

    /// As [`Table::of_records`]; `fields` of other records hold ids of its rows, which are called by the columns
    /// `names`.
    pub const fn named(
        self,
        subject: Subject,
        fields: &'static [&'static str],
        names: [&'static str; 2],
    ) -> Self {
        Self { told: Some(Told { subject, fields, names }), ..self }
    }
}

/// Declares the entity of a table. Fields marked `primary_key` make up its primary key.
macro_rules! entity {
    ($module:ident, $table:literal { $($(#[$attr:meta])* $field:ident: $ty:ty),+ $(,)? }) => {
        pub mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $($(#[$attr])* pub $field: $ty),+
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}
pub(crate) use entity;

/// Copies a table whole, a page at a time by its primary key.
async fn copy<E>(from: &DatabaseTransaction, to: &DatabaseTransaction) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Sync + 'static,
    E::ActiveModel: Send,
{
    // What a migration wrote is in the source as well.
    E::delete_many().exec(to).await?;
    let mut last: Option<ValueTuple> = None;
    loop {
        let mut page = E::find().cursor_by(key::<E>());
        page.first(PAGE);
        if let Some(last) = last.take() {
            page.after(last);
        }
        let rows: Vec<E::Model> = page.all(from).await?;
        let Some(row) = rows.last() else { break };
        last = Some(row.get_primary_key_value());
        let rows: Vec<E::ActiveModel> = rows.into_iter().map(IntoActiveModel::into_active_model).collect();
        insert_all(to, rows).await?;
    }
    let (there, here) = (E::find().count(from).await?, E::find().count(to).await?);
    if there == here {
        return Ok(());
    }
    Err(Error::Stored(format!(
        "{} has {there} rows, of which {here} were copied; nothing was changed",
        name::<E>()
    )))
}

fn name<E: EntityTrait>() -> &'static str {
    E::default().table_name()
}

/// The columns of a primary key, counted as its values are.
fn key<E: EntityTrait>() -> Identity {
    let columns: Vec<DynIden> = E::PrimaryKey::iter().map(|key| key.into_column().into_iden()).collect();
    match columns.as_slice() {
        [one] => Identity::Unary(one.clone()),
        [one, two] => Identity::Binary(one.clone(), two.clone()),
        [one, two, three] => Identity::Ternary(one.clone(), two.clone(), three.clone()),
        more => Identity::Many(more.to_vec()),
    }
}
