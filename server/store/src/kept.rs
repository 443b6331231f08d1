//! A short ordered list that people keep: saving, removal with the way back, and its sheet, for each of them the same.

use crate::{
    Db, audit,
    error::{Error, Result, require, require_version},
    import_export::book::{self, Book, Entered},
};
use domain::{
    Actor, Kept, Problem, Problems,
    audit::Verb,
    fold,
    import_export::{List, Report, Row, RowImported, Table},
    search::{Hit, Target, fit},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, PrimaryKeyTrait, QueryFilter,
    QuerySelect, prelude::async_trait::async_trait, sea_query::Expr,
};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    collections::{HashMap, HashSet},
    iter,
    marker::PhantomData,
};

/// Where such a list is stored.
pub trait KeptRows:
    Kept<Form: Send + Sync, Sound: Send + Sync> + Serialize + DeserializeOwned + Send + Sync + 'static
{
    type Entity: EntityTrait<PrimaryKey: PrimaryKeyTrait<ValueType = i64>>;
    const ID: <Self::Entity as EntityTrait>::Column;
    /// Its place among the others, where it has one of its own.
    const POSITION: Option<<Self::Entity as EntityTrait>::Column> = None;

    /// The list in its order.
    fn all(connection: &impl ConnectionTrait) -> impl Future<Output = Result<Vec<Self>>> + Send;

    /// Writes a new record at the end of the list, or one in place of what it was `before`; answers its id.
    fn write(
        transaction: &DatabaseTransaction,
        before: Option<&Self>,
        sound: Self::Sound,
    ) -> impl Future<Output = Result<i64>> + Send;

    /// The place that it had when it was removed.
    fn position(&self) -> i64 {
        0
    }

    /// Removes what belongs to it, if nothing else names it.
    fn release(&self, _: &DatabaseTransaction) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }
}

impl Db {
    /// The record, for somebody who may change it.
    pub async fn kept<T: KeptRows>(&self, me: &Actor, id: i64) -> Result<T> {
        allow::<T>(me)?;
        find(&self.connection, id).await
    }

    /// Adds a record at the end of its list, or changes the one with `id`; answers its id.
    pub async fn save_kept<T: KeptRows>(&self, me: &Actor, id: Option<i64>, form: &T::Form) -> Result<i64> {
        allow::<T>(me)?;
        let sound = T::parse(form)?;
        let transaction = self.begin().await?;
        let before = match id {
            Some(id) => {
                let before: T = lock(&transaction, id).await?;
                require_version(T::seen(&mut form.clone()), before.version())?;
                before.may_become(Some(&sound))?;
                Some(before)
            }
            None => None,
        };
        let id = T::write(&transaction, before.as_ref(), sound).await?;
        let after: T = find(&transaction, id).await?;
        audit::Entry::saved(me, T::SUBJECT, id, after.called(), before.as_ref(), &after)?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Removes a record; answers the entry of the audit by which it can be restored.
    pub async fn remove_kept<T: KeptRows>(&self, me: &Actor, id: i64, seen: &str) -> Result<i64> {
        allow::<T>(me)?;
        let transaction = self.begin().await?;
        let before: T = lock(&transaction, id).await?;
        require_version(seen, before.version())?;
        before.may_become(None)?;
        before.release(&transaction).await?;
        T::Entity::delete_by_id(id).exec(&transaction).await?;
        let entry = audit::Entry::of(me, Verb::Remove, T::SUBJECT, id, before.called())
            .before(Some(&before))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Brings a record that the actor removed back to its place.
    pub async fn restore_kept<T: KeptRows>(&self, me: &Actor, entry: i64) -> Result<()> {
        let all = self.as_one().await?;
        let removed: T = audit::removed(&all.connection, me, T::SUBJECT, entry).await?;
        let id = all.save_kept::<T>(me, None, &T::Form::from(&removed)).await?;
        if let Some(position) = T::POSITION {
            let behind = T::Entity::update_many().col_expr(position, Expr::col(position).add(1));
            behind.filter(position.gte(removed.position())).exec(&all.connection).await?;
            let itself = T::Entity::update_many().col_expr(position, Expr::value(removed.position()));
            itself.filter(T::ID.eq(id)).exec(&all.connection).await?;
        }
        all.commit().await
    }
}

/// Such a list as import and export see it, whichever it is.
#[async_trait]
pub(crate) trait KeptList: Sync {
    fn list(&self) -> List;

    /// Its rows, in the order of its columns.
    async fn rows(&self, db: &Db) -> Result<Vec<Vec<String>>>;

    /// Those that words find, each with how well they fit.
    async fn find(&self, db: &Db, words: &[String]) -> Result<Vec<(u8, Hit)>>;

    /// Brings a table of it in, or, without `keep`, says what that would do.
    async fn import(&self, db: &Db, me: &Actor, table: &Table, keep: bool) -> Result<Report>;
}

/// The list of records of one type.
pub(crate) struct KeptAs<T>(PhantomData<fn() -> T>);

impl<T: KeptRows> KeptAs<T> {
    pub const LIST: &'static dyn KeptList = &Self(PhantomData);
}

#[async_trait]
impl<T: KeptRows> KeptList for KeptAs<T> {
    fn list(&self) -> List {
        T::LIST
    }

    async fn rows(&self, db: &Db) -> Result<Vec<Vec<String>>> {
        Ok(T::all(&db.connection).await?.iter().map(|record| T::cells(record.into())).collect())
    }

    async fn find(&self, db: &Db, words: &[String]) -> Result<Vec<(u8, Hit)>> {
        let hits = T::all(&db.connection).await?.into_iter().map(|record| {
            let ([title, title_en], detail) = (record.names().map(str::to_owned), record.detail());
            let fits = fit(words, &title, &fold(&format!("{title_en} {detail}")));
            let to = Target::Listed(T::LIST);
            (fits, Hit { title, title_en, detail, formerly: None, ended: None, to })
        });
        Ok(hits.collect())
    }

    async fn import(&self, db: &Db, me: &Actor, table: &Table, keep: bool) -> Result<Report> {
        book::import::<KeptBook<T>>(db, me, table, keep).await
    }
}

/// Such a list while a table of it is taken in.
struct KeptBook<T> {
    records: Vec<T>,
    /// Places among the records, by what rows are recognised by.
    places: HashMap<String, usize>,
    /// Places, by those cells to the letter: the database has no two of one.
    exact: HashMap<Vec<String>, usize>,
    /// Those that a row was about.
    entered: HashSet<usize>,
}

impl<T: KeptRows> KeptBook<T> {
    fn put(&mut self, place: usize, record: T) {
        let (key, exact) = (key(&record), exact(&record));
        // Of several the first is meant.
        self.places.entry(key).or_insert(place);
        self.exact.insert(exact, place);
        match self.records.get_mut(place) {
            Some(known) => *known = record,
            None => self.records.push(record),
        }
    }
}

impl<T: KeptRows> Book for KeptBook<T> {
    const LIST: List = T::LIST;
    /// The id of a record that is there already, and its form.
    type Step = (Option<i64>, T::Form);

    async fn read(db: &Db) -> Result<Self> {
        let (places, exact, entered) = (HashMap::new(), HashMap::new(), HashSet::new());
        let mut book = Self { records: Vec::new(), places, exact, entered };
        let records = T::all(&db.connection).await?;
        records.into_iter().enumerate().for_each(|(place, record)| book.put(place, record));
        Ok(book)
    }

    fn cells(&self) -> Vec<Vec<String>> {
        self.records.iter().map(|record| T::cells(record.into())).collect()
    }

    fn enter(&mut self, row: &Row<'_>) -> Entered<Self::Step> {
        let title = T::LIST.rules().title;
        let taken = || Problems::one(title, Problem::Taken);
        let place = self.places.get(&T::key(row)).copied();
        if place.is_some_and(|place| self.entered.contains(&place)) {
            return Err(taken());
        }
        let known = place.and_then(|place| self.records.get(place));
        let before = known.map(T::Form::from).unwrap_or_default();
        let form = T::of_row(row, before.clone());
        let sound = T::parse(&form)?;
        let place = place.unwrap_or(self.records.len());
        if known.is_some() && sound == T::parse(&before)? {
            self.entered.insert(place);
            return Ok((RowImported::Unchanged, None));
        }
        if let Some(known) = known {
            known.may_become(Some(&sound))?;
        }
        let (id, saved) = (known.map(T::id), T::saved(sound, known));
        if self.exact.get(&exact(&saved)).is_some_and(|other| *other != place) {
            return Err(taken());
        }
        self.put(place, saved);
        self.entered.insert(place);
        let called = row.or(title, "");
        let done = if id.is_some() { RowImported::Changed(called) } else { RowImported::Added(called) };
        Ok((done, Some((id, form))))
    }

    async fn save(&mut self, db: &Db, me: &Actor, (id, form): Self::Step) -> Result<()> {
        db.save_kept::<T>(me, id, &form).await?;
        Ok(())
    }
}

/// What rows of a table recognise a record by.
fn key<T: KeptRows>(record: &T) -> String {
    let own = Table::of(T::LIST, iter::once(T::cells(record.into())));
    own.rows().next().map(|row| T::key(&row)).unwrap_or_default()
}

/// The cells of [`key`] as they are.
fn exact<T: KeptRows>(record: &T) -> Vec<String> {
    let own = Table::of(T::LIST, iter::once(T::cells(record.into())));
    let cells = |row: Row<'_>| T::LIST.rules().key.iter().map(|column| row.or(column, "")).collect();
    own.rows().next().map(cells).unwrap_or_default()
}

fn allow<T: KeptRows>(me: &Actor) -> Result<()> {
    require(T::may_be_kept_by(me))
}

async fn find<T: KeptRows>(connection: &impl ConnectionTrait, id: i64) -> Result<T> {
    T::all(connection).await?.into_iter().find(|record| record.id() == id).ok_or(Error::NotFound)
}

/// The record, held until the end of the transaction, so that two changes do not pass each other.
async fn lock<T: KeptRows>(transaction: &DatabaseTransaction, id: i64) -> Result<T> {
    T::Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
    find(transaction, id).await
}
