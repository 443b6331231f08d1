//! Photos of logs: each kept once under the name that its device gave it, taken away and brought back, let out to the
//! public. What they look like is kept beside the database, under the names of [`PhotoFile`].

mod list;
mod upload;

pub use list::PhotoFile;
pub use upload::{Begun, Upload};

use super::Logs;
use crate::{
    activities::Done,
    audit,
    db::now,
    error::{Error, Result, require, violates},
    outreach::rows::{log, photo},
};
use domain::{
    Problem, Problems,
    access::LogStanding,
    audit::{Subject, Verb},
    outreach::{OutreachProblem, PHOTOS_MAX, PhotoProblem, is_photo_name},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A photo whose files are on disk.
#[derive(Clone, Debug)]
pub struct NewPhoto {
    /// What its device calls it.
    pub name: String,
    /// Of the bytes that came: SHA-256, in hexadecimal digits.
    pub digest: String,
    pub file: String,
    pub width: u32,
    pub height: u32,
    /// Of all its files.
    pub bytes: usize,
}

/// What came of a photo that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    pub id: i64,
    /// It was there already, byte for byte.
    pub again: bool,
    /// The place in the audit by which it is taken back; 0 where nothing was changed.
    pub audit: i64,
}

/// A photo as the audit keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Snapshot {
    log: i64,
    name: String,
    released: bool,
    removed: bool,
}

impl Snapshot {
    fn of(row: &photo::Model) -> Self {
        let photo::Model { log_id, name, released, removed_at, .. } = row;
        Self { log: *log_id, name: name.clone(), released: *released, removed: removed_at.is_some() }
    }
}

impl Logs<'_> {
    /// Whether a log takes a photo under a name; the one that it has there already, with the digest of what came.
    pub async fn photo_named(&self, key: &str, name: &str) -> Result<Option<(i64, String)>> {
        let connection = &self.db.connection;
        let log = self.log_of_photo(connection, key, name).await?;
        let found = named(connection, log.id, name).await?;
        if found.is_none() {
            require_room(connection, log.id).await?;
        }
        Ok(found.map(|row| (row.id, row.digest)))
    }

    /// Keeps a photo with a log; the same under the same name is answered as the first time.
    pub async fn add_photo(&self, key: &str, new: &NewPhoto) -> Result<Added> {
        let transaction = self.db.begin().await?;
        let log = self.log_of_photo(&transaction, key, &new.name).await?;
        if let Some(row) = named(&transaction, log.id, &new.name).await? {
            let again = row.digest == new.digest;
            let same = Added { id: row.id, again, audit: 0 };
            return if again { Ok(same) } else { Err(refused(PhotoProblem::SameName)) };
        }
        require_room(&transaction, log.id).await?;
        let row = photo::ActiveModel {
            id: NotSet,
            log_id: Set(log.id),
            name: Set(new.name.clone()),
            digest: Set(new.digest.clone()),
            file: Set(new.file.clone()),
            width: Set(new.width.into()),
            height: Set(new.height.into()),
            bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
            position: Set(next_position(&transaction, log.id).await?),
            released: Set(false),
            author_id: Set(self.me.account),
            received_at: Set(now()),
            removed_at: Set(None),
        };
        let id = photo::Entity::insert(row).exec(&transaction).await.map_err(taken)?.last_insert_id;
        let after = Snapshot { log: log.id, name: new.name.clone(), released: false, removed: false };
        let audit = self.tell(&transaction, Verb::Create, (id, &log.title), None, &after).await?;
        transaction.commit().await?;
        Ok(Added { id, again: false, audit })
    }

    /// Takes a photo away; nobody sees it any more, and for a while it can be brought back.
    pub async fn remove_photo(&self, id: i64) -> Result<Done> {
        self.change(id, Verb::Remove, |before| Snapshot { removed: true, ..before }).await
    }

    /// Lets the public see a photo, or no longer.
    pub async fn release_photo(&self, id: i64, released: bool) -> Result<Done> {
        let verb = if released { Verb::Release } else { Verb::Withdraw };
        self.change(id, verb, |before| Snapshot { released, ..before }).await
    }

    /// Undoes one of the actor's own changes of a photo, if nothing has changed since. Answers the log.
    pub async fn undo_photo(&self, audit: i64) -> Result<i64> {
        let transaction = self.db.begin().await?;
        let entry = audit::own_change(&transaction, self.me, Subject::Photo, audit).await?;
        let row = photo::Entity::find_by_id(entry.subject_id).one(&transaction).await?;
        let row = row.ok_or(Error::NotFound)?;
        let (before, after) = (read(entry.before)?, read(entry.after)?);
        let current = Snapshot::of(&row);
        if after.as_ref() != Some(&current) {
            return Err(Error::Conflict);
        }
        let restored = before.unwrap_or_else(|| Snapshot { removed: true, ..current.clone() });
        if current.removed && !restored.removed {
            require_room(&transaction, row.log_id).await?;
        }
        self.set(&transaction, &row, Verb::Undo, &restored).await?;
        transaction.commit().await?;
        Ok(row.log_id)
    }

    async fn change(&self, id: i64, verb: Verb, to: impl FnOnce(Snapshot) -> Snapshot) -> Result<Done> {
        let transaction = self.db.begin().await?;
        let row = standing_photo(&transaction, id).await?;
        let before = Snapshot::of(&row);
        let after = to(before.clone());
        if after == before {
            return Ok(Done { id: row.log_id, audit: 0 });
        }
        let audit = self.set(&transaction, &row, verb, &after).await?;
        transaction.commit().await?;
        Ok(Done { id: row.log_id, audit })
    }

    async fn set(
        &self,
        connection: &impl ConnectionTrait,
        row: &photo::Model,
        verb: Verb,
        after: &Snapshot,
    ) -> Result<i64> {
        let (log, _) = self.seen(connection, row.log_id).await?;
        let standing = self.standing(connection, &log).await?;
        let before = Snapshot::of(row);
        require(before.released == after.released || self.me.may_release())?;
        require(before.removed == after.removed || self.me.may_remove_photos(&standing))?;
        let changed = photo::ActiveModel {
            id: Set(row.id),
            released: Set(after.released),
            removed_at: Set(after.removed.then(now)),
            ..Default::default()
        };
        photo::Entity::update(changed).exec(connection).await?;
        self.tell(connection, verb, (row.id, &log.title), Some(&before), after).await
    }

    async fn tell(
        &self,
        connection: &impl ConnectionTrait,
        verb: Verb,
        (id, title): (i64, &str),
        before: Option<&Snapshot>,
        after: &Snapshot,
    ) -> Result<i64> {
        let entry = audit::Entry::of(self.me, verb, Subject::Photo, id, title);
        entry.before(before)?.after(Some(after))?.record(connection).await
    }

    /// The log of a key, for who may add a photo to it under a name.
    async fn log_of_photo(
        &self,
        connection: &impl ConnectionTrait,
        key: &str,
        name: &str,
    ) -> Result<log::Model> {
        let key = Uuid::parse_str(key).map_err(|_| Error::NotFound)?.hyphenated().to_string();
        let row = log::Entity::find().filter(log::Column::Key.eq(key)).lock_exclusive().one(connection);
        let row = row.await?.ok_or(Error::NotFound)?;
        let standing: LogStanding = self.standing(connection, &row).await?;
        if !self.me.may_see_log(&standing) {
            return Err(Error::NotFound);
        }
        require(self.me.may_add_photos(&standing))?;
        if is_photo_name(name) { Ok(row) } else { Err(Problems::one("name", Problem::Unknown).into()) }
    }
}

fn refused(problem: PhotoProblem) -> Error {
    Problems::one("photo", OutreachProblem::Photo(problem)).into()
}

/// The photo of a log under a name. One that was removed does not come back by being sent again.
async fn named(connection: &impl ConnectionTrait, log: i64, name: &str) -> Result<Option<photo::Model>> {
    let found =
        photo::Entity::find().filter(photo::Column::LogId.eq(log)).filter(photo::Column::Name.eq(name));
    let found = found.one(connection).await?;
    if found.as_ref().is_some_and(|row| row.removed_at.is_some()) {
        return Err(refused(PhotoProblem::Removed));
    }
    Ok(found)
}

/// A photo that was not removed.
async fn standing_photo(connection: &impl ConnectionTrait, id: i64) -> Result<photo::Model> {
    let found = photo::Entity::find_by_id(id).filter(photo::Column::RemovedAt.is_null());
    found.one(connection).await?.ok_or(Error::NotFound)
}

async fn require_room(connection: &impl ConnectionTrait, log: i64) -> Result<()> {
    let there =
        photo::Entity::find().filter(photo::Column::LogId.eq(log)).filter(photo::Column::RemovedAt.is_null());
    let there = usize::try_from(there.count(connection).await?).unwrap_or(usize::MAX);
    if there < PHOTOS_MAX { Ok(()) } else { Err(refused(PhotoProblem::TooMany { max: PHOTOS_MAX })) }
}

async fn next_position(connection: &impl ConnectionTrait, log: i64) -> Result<i64> {
    let last = photo::Entity::find()
        .select_only()
        .column_as(photo::Column::Position.max(), "last")
        .filter(photo::Column::LogId.eq(log));
    let last: Option<Option<i64>> = last.into_tuple().one(connection).await?;
    Ok(last.flatten().map_or(1, |last| last + 1))
}

fn read(kept: Option<String>) -> Result<Option<Snapshot>> {
    Ok(kept.as_deref().map(serde_json::from_str).transpose()?)
}

fn taken(error: DbErr) -> Error {
    // Sent twice at once, and the other was quicker.
    if violates(&error, "photos_name", "photos.log_id, photos.name") {
        return Error::Conflict;
    }
    error.into()
}
