//! Photos that come in pieces, and what has had its day.

use super::{Logs, named, refused, require_room};
use crate::{
    Db,
    db::now,
    error::{Error, Result, violates},
    outreach::rows::{log, photo, upload},
};
use chrono::{DateTime, Duration, Utc};
use domain::outreach::{PHOTO_BYTES_MAX, PHOTOS_MAX, PhotoProblem};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

/// Days for which the pieces of a photo are kept, and a photo that was removed.
const UPLOAD_DAYS: i64 = 7;
const REMOVED_DAYS: i64 = 30;

/// A photo of which some pieces are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub id: String,
    /// That of its log.
    pub key: String,
    pub name: String,
    pub length: usize,
    pub received: usize,
    /// The files of its pieces, in their order.
    pub pieces: Vec<String>,
    pub expires_at: DateTime<Utc>,
}

/// What comes of the wish to send a photo in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// There is nothing left to be sent.
    There(i64),
    Upload(Upload),
}

impl Logs<'_> {
    /// Begins an upload, or goes on with the one that was begun under the same name.
    pub async fn begin_upload(&self, key: &str, name: &str, length: usize) -> Result<Begun> {
        if length > PHOTO_BYTES_MAX {
            return Err(refused(PhotoProblem::TooManyBytes { megabytes: PHOTO_BYTES_MAX >> 20 }));
        }
        let transaction = self.db.begin().await?;
        let log = self.log_of_photo(&transaction, key, name).await?;
        if let Some(row) = named(&transaction, log.id, name).await? {
            return Ok(Begun::There(row.id));
        }
        require_room(&transaction, log.id).await?;
        let own = upload::Entity::find()
            .filter(upload::Column::LogId.eq(log.id))
            .filter(upload::Column::AccountId.eq(self.me.account));
        let begun = own.clone().filter(upload::Column::Name.eq(name)).one(&transaction).await?;
        if let Some(row) = begun {
            let begun = read(row, log.key.clone());
            if begun.length == length && begun.expires_at > now() {
                return Ok(Begun::Upload(begun));
            }
            upload::Entity::delete_by_id(begun.id).exec(&transaction).await?;
        }
        if own.count(&transaction).await? >= PHOTOS_MAX as u64 {
            return Err(refused(PhotoProblem::TooMany { max: PHOTOS_MAX }));
        }
        let row = upload::Model {
            id: Uuid::new_v4().simple().to_string(),
            log_id: log.id,
            name: name.to_owned(),
            account_id: self.me.account,
            length: whole(length),
            received: 0,
            pieces: String::new(),
            expires_at: now() + Duration::days(UPLOAD_DAYS),
        };
        let new = upload::Entity::insert(row.clone().into_active_model());
        new.exec_without_returning(&transaction).await.map_err(taken)?;
        transaction.commit().await?;
        Ok(Begun::Upload(read(row, log.key)))
    }

    /// One of the actor's own.
    pub async fn upload(&self, id: &str) -> Result<Upload> {
        // PostgreSQL refuses a text with NUL; no id of ours has one.
        Uuid::parse_str(id).map_err(|_| Error::NotFound)?;
        let own = upload::Entity::find()
            .filter(upload::Column::Id.eq(id))
            .filter(upload::Column::AccountId.eq(self.me.account))
            .filter(upload::Column::ExpiresAt.gt(now()));
        let row = own.one(&self.db.connection).await?.ok_or(Error::NotFound)?;
        let log = log::Entity::find_by_id(row.log_id).one(&self.db.connection).await?;
        Ok(read(row, log.ok_or(Error::NotFound)?.key))
    }

    /// Notes that one more piece is on disk, if none came meanwhile.
    pub async fn add_piece(&self, upload: Upload, piece: String, bytes: usize) -> Result<Upload> {
        let mut after = upload;
        let before = whole(after.received);
        after.pieces.push(piece);
        after.received += bytes;
        let row = upload::ActiveModel {
            received: Set(whole(after.received)),
            pieces: Set(after.pieces.join("\n")),
            ..Default::default()
        };
        let noted = upload::Entity::update_many()
            .set(row)
            .filter(upload::Column::Id.eq(after.id.as_str()))
            .filter(upload::Column::AccountId.eq(self.me.account))
            .filter(upload::Column::Received.eq(before));
        let noted = noted.exec(&self.db.connection).await?.rows_affected;
        if noted == 1 { Ok(after) } else { Err(Error::Conflict) }
    }

    /// Ends an upload; its pieces are swept.
    pub async fn end_upload(&self, id: &str) -> Result<()> {
        let own = upload::Entity::delete_many()
            .filter(upload::Column::Id.eq(id))
            .filter(upload::Column::AccountId.eq(self.me.account));
        own.exec(&self.db.connection).await?;
        Ok(())
    }
}

impl Db {
    /// Those among some files that photos have, and those among some uploads that are under way.
    pub async fn known_files(&self, files: &[String], uploads: &[String]) -> Result<HashSet<String>> {
        let mut known = HashSet::new();
        for files in files.chunks(500) {
            let found = photo::Entity::find().select_only().column(photo::Column::File);
            let found = found.filter(photo::Column::File.is_in(files)).into_tuple::<String>();
            known.extend(found.all(&self.connection).await?);
        }
        for uploads in uploads.chunks(500) {
            let found = upload::Entity::find().select_only().column(upload::Column::Id);
            let found = found.filter(upload::Column::Id.is_in(uploads)).into_tuple::<String>();
            known.extend(found.all(&self.connection).await?);
        }
        Ok(known)
    }

    /// Forgets uploads that were not gone on with, and photos that were removed long ago.
    pub(crate) async fn sweep_photos(&self) -> Result<()> {
        sweep(&self.connection).await
    }
}

async fn sweep(connection: &impl ConnectionTrait) -> Result<()> {
    upload::Entity::delete_many().filter(upload::Column::ExpiresAt.lt(now())).exec(connection).await?;
    let old = photo::Column::RemovedAt.lt(now() - Duration::days(REMOVED_DAYS));
    photo::Entity::delete_many().filter(old).exec(connection).await?;
    Ok(())
}

fn read(row: upload::Model, key: String) -> Upload {
    let upload::Model { id, name, length, received, pieces, expires_at, .. } = row;
    let bytes = |number: i64| usize::try_from(number).unwrap_or_default();
    Upload {
        id,
        key,
        name,
        length: bytes(length),
        received: bytes(received),
        pieces: pieces.lines().map(ToOwned::to_owned).collect(),
        expires_at,
    }
}

fn whole(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

fn taken(error: DbErr) -> Error {
    // Begun twice at once.
    if violates(&error, "uploads_name", "uploads.log_id, uploads.name") {
        return Error::Conflict;
    }
    error.into()
}
