//! What people say and do beside a record, for whoever sees the record.

mod change;
mod files;
pub(crate) mod rows;
mod unread;

pub use change::Said;
pub use files::{KnownFile, NewFile};

use crate::{
    Db,
    accounts::{actors, rows::account},
    activities,
    campaigns::find_row as find_campaign,
    error::{Error, Result, require, stored},
    organisations::rows::organisation,
    units::rows::unit,
};
use domain::{
    Actor,
    access::Concern,
    audit::Subject,
    campaigns,
    discussion::{About, COMMENTS_SHOWN, Comment, Discussion, FileCard, Person, Task},
    text::collation_key,
};
use rows::{comment, mention, task};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::{BTreeSet, HashMap};

/// Does the same with the table of comments, of tasks or of files, which have their record, author and removal alike.
macro_rules! of_kind {
    ($said:expr, $table:ident => $done:expr) => {
        match $said {
            $crate::discussion::Said::Comment => {
                use $crate::discussion::rows::comment as $table;
                $done
            }
            $crate::discussion::Said::Task => {
                use $crate::discussion::rows::task as $table;
                $done
            }
            $crate::discussion::Said::File => {
                use $crate::discussion::rows::attachment as $table;
                $done
            }
        }
    };
}
use of_kind;

/// The record that is spoken of, as the actor found it.
struct Spoken {
    title: String,
    /// The actor adds tasks and does them.
    keeps_tasks: bool,
    concern: Concern,
}

impl Db {
    /// All that is said and to be done beside a record that the actor sees, in a fixed number of queries; nothing for
    /// whom the record does not concern, such as an agency that reads of a ward.
    pub async fn discussion(&self, me: &Actor, about: About) -> Result<Option<Discussion>> {
        let connection = &self.connection;
        let spoken = find(connection, me, about).await?;
        if !me.is_concerned(&spoken.concern) {
            return Ok(None);
        }
        let rows = of(about).order_by_desc(comment::Column::Id).limit(COMMENTS_SHOWN);
        let mut comments = rows.all(connection).await?;
        let older = if comments.len() as u64 == COMMENTS_SHOWN {
            of(about).count(connection).await? - COMMENTS_SHOWN
        } else {
            0
        };
        comments.reverse();
        let ids = comments.iter().map(|row| row.id);
        let mentions = mention::Entity::find().filter(mention::Column::CommentId.is_in(ids));
        let mentions = mentions.all(connection).await?;
        let tasks = if about.has_tasks() { tasks(about).all(connection).await? } else { Vec::new() };
        let attached = files::files(about).all(connection).await?;
        let named = (comments.iter().map(|row| row.author_id))
            .chain(mentions.iter().map(|row| row.account_id))
            .chain(tasks.iter().filter_map(|row| row.done_by))
            .chain(attached.iter().map(|row| row.author_id));
        let names = names(connection, named).await?;
        let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
        let comments = comments.into_iter().map(|row| {
            let to: Vec<&mention::Model> = mentions.iter().filter(|to| to.comment_id == row.id).collect();
            let unread = |to: &&mention::Model| to.account_id == me.account && to.read_at.is_none();
            Comment {
                id: row.id,
                by: name(row.author_id),
                at: row.at,
                unread: to.iter().any(unread),
                to: to.iter().map(|to| name(to.account_id)).collect(),
                may_remove: me.may_remove_comment(row.author_id),
                text: row.text,
            }
        });
        let tasks = tasks.into_iter().map(|row| {
            let done = row.done_at.map(|at| (row.done_by.map(name).unwrap_or_default(), at));
            Task { id: row.id, text: row.text, done }
        });
        let files = attached.into_iter().map(|row| FileCard {
            id: row.id,
            name: row.name,
            bytes: row.bytes,
            by: name(row.author_id),
            at: row.at,
            may_remove: me.may_remove_comment(row.author_id),
        });
        let (comments, tasks, files) = (comments.collect(), tasks.collect(), files.collect());
        let may_comment = me.may_comment();
        let people = if may_comment { people(connection, me, &spoken.concern).await? } else { Vec::new() };
        let keeps_tasks = spoken.keeps_tasks && about.has_tasks();
        Ok(Some(Discussion { about, comments, older, tasks, files, people, may_comment, keeps_tasks }))
    }
}

/// The record, if the actor sees it.
async fn find(connection: &impl ConnectionTrait, me: &Actor, about: About) -> Result<Spoken> {
    match about.subject {
        Subject::Activity => {
            let found = activities::stand(connection, me, about.id).await?;
            let keeps_tasks = found.open && me.may_answer(&found.standing);
            Ok(Spoken { title: found.title, keeps_tasks, concern: Concern::Activity(found.standing) })
        }
        Subject::Campaign => {
            let row = find_campaign(connection, me, about.id).await?;
            let status = stored(&row.status, campaigns::Status::from_word)?;
            Ok(Spoken {
                title: row.title,
                keeps_tasks: me.may_plan_campaigns() && status != campaigns::Status::Closed,
                concern: Concern::Campaign { draft: status == campaigns::Status::Draft },
            })
        }
        Subject::Unit => {
            let row = unit::Entity::find_by_id(about.id).one(connection).await?.ok_or(Error::NotFound)?;
            Ok(Spoken { title: row.name, keeps_tasks: false, concern: Concern::Unit { path: row.path } })
        }
        Subject::Organisation => {
            let row = organisation::Entity::find_by_id(about.id).one(connection).await?;
            let row = row.ok_or(Error::NotFound)?;
            Ok(Spoken { title: row.name, keeps_tasks: false, concern: Concern::Organisation { id: row.id } })
        }
        _ => Err(Error::NotFound),
    }
}

/// As [`find`]; refuses whom the record does not concern.
async fn concerned(connection: &impl ConnectionTrait, me: &Actor, about: About) -> Result<Spoken> {
    let spoken = find(connection, me, about).await?;
    require(me.is_concerned(&spoken.concern))?;
    Ok(spoken)
}

/// The comments on a record that stand.
fn of(about: About) -> Select<comment::Entity> {
    comment::Entity::find()
        .filter(comment::Column::Subject.eq(about.subject.word()))
        .filter(comment::Column::SubjectId.eq(about.id))
        .filter(comment::Column::RemovedAt.is_null())
}

/// The tasks of a record that stand, in the order in which they were added.
fn tasks(about: About) -> Select<task::Entity> {
    task::Entity::find()
        .filter(task::Column::Subject.eq(about.subject.word()))
        .filter(task::Column::SubjectId.eq(about.id))
        .filter(task::Column::RemovedAt.is_null())
        .order_by_asc(task::Column::Id)
}

/// Others who see a record, by name.
async fn people(connection: &impl ConnectionTrait, me: &Actor, concern: &Concern) -> Result<Vec<Person>> {
    let mut actors = actors(connection).await?;
    actors.retain(|actor| actor.account != me.account && actor.is_concerned(concern));
    actors.sort_by_cached_key(|actor| collation_key(&actor.name));
    let person = |Actor { account, name, role, .. }| Person { account, name, role };
    Ok(actors.into_iter().map(person).collect())
}

/// Forgets what stands beside a record that goes for good.
pub(crate) async fn forget(connection: &impl ConnectionTrait, about: About) -> Result<()> {
    for said in Said::ALL {
        of_kind!(said, table => {
            let beside = table::Entity::delete_many()
                .filter(table::Column::Subject.eq(about.subject.word()))
                .filter(table::Column::SubjectId.eq(about.id));
            beside.exec(connection).await?;
        });
    }
    Ok(())
}

/// What accounts are called.
pub(crate) async fn names(
    connection: &impl ConnectionTrait,
    ids: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, String>> {
    let ids: BTreeSet<i64> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name])
        .filter(account::Column::Id.is_in(ids));
    Ok(named.into_tuple::<(i64, String)>().all(connection).await?.into_iter().collect())
}
