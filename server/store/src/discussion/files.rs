//! Files beside a record: what is known of them; what they hold is kept beside the database.

use super::{change::told, concerned, rows::attachment};
use crate::{
    Db,
    db::now,
    error::{Error, Result, require, stored},
};
use domain::{
    Actor, Problems,
    audit::{Subject, Verb},
    discussion::{About, DiscussionProblem, FILES_MAX, FileKind},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::HashSet;

/// A file that is on disk already.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// What people call it.
    pub name: String,
    pub kind: FileKind,
    pub bytes: usize,
    /// What it is called on disk.
    pub file: String,
}

/// A file as it is sent to whoever may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFile {
    pub name: String,
    pub kind: FileKind,
    pub file: String,
}

impl Db {
    /// Whether the actor may attach a file to a record: whoever speaks of it.
    pub async fn require_attaching(&self, me: &Actor, about: About) -> Result<()> {
        require(me.may_comment())?;
        concerned(&self.connection, me, about).await?;
        Ok(())
    }

    /// Attaches a file to a record. Answers the place in the audit by which it is taken back.
    pub async fn attach(&self, me: &Actor, about: About, new: &NewFile) -> Result<i64> {
        require(me.may_comment())?;
        let transaction = self.begin().await?;
        let spoken = concerned(&transaction, me, about).await?;
        if files(about).count(&transaction).await? >= FILES_MAX {
            return Err(Problems::one("file", DiscussionProblem::TooManyFiles { max: FILES_MAX }).into());
        }
        let row = attachment::ActiveModel {
            id: NotSet,
            subject: Set(about.subject.word().to_owned()),
            subject_id: Set(about.id),
            author_id: Set(me.account),
            name: Set(new.name.clone()),
            kind: Set(new.kind.word().to_owned()),
            bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
            file: Set(new.file.clone()),
            at: Set(now()),
            removed_at: Set(None),
        };
        let id = attachment::Entity::insert(row).exec(&transaction).await?.last_insert_id;
        let entry = told(&transaction, me, Verb::Create, Subject::Attachment, id, &spoken).await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// A file of a record that concerns the actor.
    pub async fn attached(&self, me: &Actor, id: i64) -> Result<KnownFile> {
        let row = attachment::Entity::find_by_id(id).one(&self.connection).await?;
        let row = row.filter(|row| row.removed_at.is_none()).ok_or(Error::NotFound)?;
        let about = super::change::about(&row.subject, row.subject_id)?;
        // Who may not see the record is not told that there is a file.
        concerned(&self.connection, me, about).await.map_err(|error| match error {
            Error::Forbidden => Error::NotFound,
            error => error,
        })?;
        Ok(KnownFile { name: row.name, kind: stored(&row.kind, FileKind::from_word)?, file: row.file })
    }

    /// Those of some names of files that are known.
    pub async fn known_attached(&self, names: &[String]) -> Result<HashSet<String>> {
        let mut known = HashSet::new();
        for names in names.chunks(500) {
            let found = attachment::Entity::find()
                .select_only()
                .column(attachment::Column::File)
                .filter(attachment::Column::File.is_in(names))
                .into_tuple::<String>();
            known.extend(found.all(&self.connection).await?);
        }
        Ok(known)
    }
}

/// The files of a record that stand, the oldest first.
pub(super) fn files(about: About) -> Select<attachment::Entity> {
    attachment::Entity::find()
        .filter(attachment::Column::Subject.eq(about.subject.word()))
        .filter(attachment::Column::SubjectId.eq(about.id))
        .filter(attachment::Column::RemovedAt.is_null())
        .order_by_asc(attachment::Column::Id)
}
