//! Saying something, doing a task, and taking either away; each can be undone by who did it.

use super::{
    Spoken, concerned, of_kind, people,
    rows::{comment, mention, task},
    tasks,
};
use crate::{
    Db,
    audit::{self, rows::audit as entry},
    db::{insert_all, now},
    error::{Error, Result, require},
};
use chrono::{DateTime, Utc};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    discussion::{About, CommentForm, TASKS_MAX, TaskForm},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::Expr,
};

/// Which of them it is that somebody adds or takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Comment,
    Task,
    File,
}

impl Said {
    pub(super) const ALL: [Self; 3] = [Self::Comment, Self::Task, Self::File];

    const fn subject(self) -> Subject {
        match self {
            Self::Comment => Subject::Comment,
            Self::Task => Subject::Task,
            Self::File => Subject::Attachment,
        }
    }
}

impl Db {
    /// Says something of a record that the actor sees. Whoever answers has read what spoke to them there. Answers the
    /// place in the audit by which it is taken back.
    pub async fn comment(&self, me: &Actor, about: About, form: &CommentForm) -> Result<i64> {
        require(me.may_comment())?;
        let transaction = self.begin().await?;
        let spoken = concerned(&transaction, me, about).await?;
        let (text, to) = form.parse(&people(&transaction, me, &spoken.concern).await?)?;
        let said = comment::ActiveModel {
            id: NotSet,
            subject: Set(about.subject.word().to_owned()),
            subject_id: Set(about.id),
            author_id: Set(me.account),
            text: Set(text),
            at: Set(now()),
            removed_at: Set(None),
        };
        let id = comment::Entity::insert(said).exec(&transaction).await?.last_insert_id;
        let to = to.into_iter().map(|account| mention::ActiveModel {
            comment_id: Set(id),
            account_id: Set(account),
            read_at: Set(None),
        });
        insert_all(&transaction, to.collect()).await?;
        read(&transaction, me, about).await?;
        let entry = told(&transaction, me, Verb::Create, Subject::Comment, id, &spoken).await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// The actor has read what speaks to them beside a record.
    pub async fn read_comments(&self, me: &Actor, about: About) -> Result<()> {
        read(&self.connection, me, about).await
    }

    /// Adds something to be done for a record. Answers the place in the audit by which it is taken back.
    pub async fn add_task(&self, me: &Actor, about: About, form: &TaskForm) -> Result<i64> {
        let transaction = self.begin().await?;
        let spoken = concerned(&transaction, me, about).await?;
        require(spoken.keeps_tasks && about.has_tasks())?;
        let text = form.parse()?;
        if tasks(about).count(&transaction).await? >= TASKS_MAX {
            let max = usize::try_from(TASKS_MAX).unwrap_or(usize::MAX);
            return Err(Problems::one("task", Problem::TooManyRows { max }).into());
        }
        let row = task::ActiveModel {
            id: NotSet,
            subject: Set(about.subject.word().to_owned()),
            subject_id: Set(about.id),
            author_id: Set(me.account),
            text: Set(text),
            done_at: Set(None),
            done_by: Set(None),
            removed_at: Set(None),
        };
        let id = task::Entity::insert(row).exec(&transaction).await?.last_insert_id;
        let entry = told(&transaction, me, Verb::Create, Subject::Task, id, &spoken).await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Says that a task is done, or that it is not. Answers its record.
    pub async fn do_task(&self, me: &Actor, id: i64, done: bool) -> Result<About> {
        let transaction = self.begin().await?;
        let row = task::Entity::find_by_id(id).lock_exclusive().one(&transaction).await?;
        let row = row.filter(|row| row.removed_at.is_none()).ok_or(Error::NotFound)?;
        let about = about(&row.subject, row.subject_id)?;
        let spoken = concerned(&transaction, me, about).await?;
        require(spoken.keeps_tasks)?;
        if row.done_at.is_some() != done {
            let done = task::ActiveModel {
                id: Set(id),
                done_at: Set(done.then(now)),
                done_by: Set(done.then_some(me.account)),
                ..Default::default()
            };
            task::Entity::update(done).exec(&transaction).await?;
            let verb = if row.done_at.is_some() { Verb::Reopen } else { Verb::Finish };
            told(&transaction, me, verb, Subject::Task, id, &spoken).await?;
        }
        transaction.commit().await?;
        Ok(about)
    }

    /// Takes a comment, a task or a file away. Answers its record and the place in the audit by which it is brought back.
    pub async fn remove_said(&self, me: &Actor, said: Said, id: i64) -> Result<(About, i64)> {
        let transaction = self.begin().await?;
        let (about, author, removed) = stands(&transaction, said, id).await?;
        let spoken = concerned(&transaction, me, about).await?;
        require(match said {
            Said::Comment | Said::File => me.may_remove_comment(author),
            Said::Task => spoken.keeps_tasks,
        })?;
        if removed {
            return Err(Error::NotFound);
        }
        set_removed(&transaction, said, id, Some(now())).await?;
        let entry = told(&transaction, me, Verb::Remove, said.subject(), id, &spoken).await?;
        transaction.commit().await?;
        Ok((about, entry))
    }

    /// Undoes what the actor added or took away. Answers the record.
    pub async fn undo_said(&self, me: &Actor, said: Said, entry: i64) -> Result<About> {
        let transaction = self.begin().await?;
        let change = audit::own_change(&transaction, me, said.subject(), entry).await?;
        let removes = change.verb == Verb::Create.word();
        if !removes && change.verb != Verb::Remove.word() {
            return Err(Error::NotFound);
        }
        let (about, _, removed) = stands(&transaction, said, change.subject_id).await?;
        let spoken = concerned(&transaction, me, about).await?;
        require(said != Said::Task || spoken.keeps_tasks)?;
        // What somebody else did to it since is not undone with it.
        if removed == removes || last_change(&transaction, said.subject(), change.subject_id).await? != entry
        {
            return Err(Error::Conflict);
        }
        set_removed(&transaction, said, change.subject_id, removes.then(now)).await?;
        told(&transaction, me, Verb::Undo, said.subject(), change.subject_id, &spoken).await?;
        transaction.commit().await?;
        Ok(about)
    }
}

/// What was said, by its record; its words are in no audit, or what is taken away would stay.
pub(super) async fn told(
    connection: &impl ConnectionTrait,
    me: &Actor,
    verb: Verb,
    subject: Subject,
    id: i64,
    spoken: &Spoken,
) -> Result<i64> {
    audit::Entry::of(me, verb, subject, id, &spoken.title).record(connection).await
}

/// The last adding, taking away or bringing back of something; that it was done meanwhile changes neither.
async fn last_change(connection: &impl ConnectionTrait, subject: Subject, id: i64) -> Result<i64> {
    let last = entry::Entity::find()
        .select_only()
        .column_as(entry::Column::Id.max(), "last")
        .filter(entry::Column::Subject.eq(subject.word()))
        .filter(entry::Column::SubjectId.eq(id))
        .filter(entry::Column::Verb.is_in([Verb::Create, Verb::Remove, Verb::Undo].map(Verb::word)));
    Ok(last.into_tuple::<Option<i64>>().one(connection).await?.flatten().unwrap_or_default())
}

pub(super) fn about(subject: &str, id: i64) -> Result<About> {
    About::from_word(&format!("{subject}-{id}")).ok_or(Error::NotFound)
}

/// The record of something, its author, and whether it was taken away.
async fn stands(connection: &impl ConnectionTrait, said: Said, id: i64) -> Result<(About, i64, bool)> {
    of_kind!(said, table => {
        let row = table::Entity::find_by_id(id).lock_exclusive().one(connection).await?;
        let row = row.ok_or(Error::NotFound)?;
        Ok((about(&row.subject, row.subject_id)?, row.author_id, row.removed_at.is_some()))
    })
}

async fn set_removed(
    connection: &impl ConnectionTrait,
    said: Said,
    id: i64,
    at: Option<DateTime<Utc>>,
) -> Result<()> {
    of_kind!(said, table => {
        let row = table::ActiveModel { id: Set(id), removed_at: Set(at), ..Default::default() };
        table::Entity::update(row).exec(connection).await?;
    });
    Ok(())
}

/// What speaks to the actor beside a record is read.
async fn read(connection: &impl ConnectionTrait, me: &Actor, about: About) -> Result<()> {
    let there = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::Subject.eq(about.subject.word()))
        .filter(comment::Column::SubjectId.eq(about.id));
    mention::Entity::update_many()
        .col_expr(mention::Column::ReadAt, Expr::value(now()))
        .filter(mention::Column::AccountId.eq(me.account))
        .filter(mention::Column::ReadAt.is_null())
        .filter(mention::Column::CommentId.in_subquery(there.into_query()))
        .exec(connection)
        .await?;
    Ok(())
}
