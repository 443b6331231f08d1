use super::COMMENT;
use domain::{
    Problems,
    discussion::{About, CommentForm, Discussion, TaskForm},
};
use frame::{
    AppError,
    context::{query, session},
    forms::{Filled, answer, id_of, refill, with_query},
};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use store::Said;

/// What stands beside a record, with the forms of which at most one was refused.
#[derive(Debug)]
pub struct Discussed {
    /// `None` where the record does not concern the reader.
    pub discussion: Option<Discussion>,
    pub comment: Filled<CommentForm>,
    pub task: Filled<TaskForm>,
    /// Why some of the files that were just posted were not taken.
    pub refused_files: Problems,
}

/// Reads what stands beside a record that the reader sees.
pub async fn discussed(about: About) -> Result<Discussed, AppError> {
    let (db, me) = session().await?;
    let discussion = db.discussion(&me, about).await?;
    let mut comment = Filled::fresh(CommentForm::default());
    let mut task = Filled::fresh(TaskForm::default());
    let mut refused_files = Problems::default();
    // A draft could be read as any form of the page, so the address says whose it is.
    match query("form").as_deref() {
        Some(COMMENT) => comment = refill(comment.form).await?,
        Some("task") => task = refill(task.form).await?,
        Some("file") => refused_files = refill(TaskForm::default()).await?.problems(),
        _ => {}
    }
    Ok(Discussed { discussion, comment, task, refused_files })
}

/// As [`refill`], of the form of a record's own page: a draft that the address names may be of one beside it.
pub(crate) async fn refill_own<F: DeserializeOwned>(fresh: F) -> Result<Filled<F>, AppError> {
    if query("form").is_some() { Ok(Filled::fresh(fresh)) } else { refill(fresh).await }
}

fn read(about: &str) -> Result<About, AppError> {
    About::from_word(about).ok_or(AppError::NotFound)
}

/// The page of a record, or the first page of what is no record.
fn page(about: &str) -> String {
    About::from_word(about).and_then(super::address).unwrap_or_else(|| "/".into())
}

/// Where a refusal of a form beside the record of a page is told.
fn refused(page: &str, form: &str) -> String {
    with_query(page, &format!("form={form}"))
}

/// Says something of a record.
#[server(prefix = "/do", endpoint = "discussion/comment")]
pub async fn add_comment(
    #[server(default)] about: String,
    #[server(default)] form: CommentForm,
) -> Result<(), AppError> {
    let page = page(&about);
    let said = async {
        let (db, me) = session().await?;
        let entry = db.comment(&me, read(&about)?, &form).await?;
        Ok(format!("{page}?saved={entry}&done=commented#discussion"))
    };
    answer(said.await, &refused(&page, COMMENT), form).await
}

/// The reader has read what speaks to them beside a record.
#[server(prefix = "/do", endpoint = "discussion/read")]
pub async fn read_comments(
    #[server(default)] about: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let page = if back == "/" { back } else { format!("{}#discussion", page(&about)) };
    let seen = async {
        let (db, me) = session().await?;
        db.read_comments(&me, read(&about)?).await?;
        Ok(page.clone())
    };
    answer(seen.await, &refused(&page, COMMENT), CommentForm::default()).await
}

/// Adds something to be done for a record.
#[server(prefix = "/do", endpoint = "discussion/add-task")]
pub async fn add_task(
    #[server(default)] about: String,
    #[server(default)] form: TaskForm,
) -> Result<(), AppError> {
    let page = page(&about);
    let added = async {
        let (db, me) = session().await?;
        let entry = db.add_task(&me, read(&about)?, &form).await?;
        Ok(format!("{page}?saved={entry}&done=task_added#tasks"))
    };
    answer(added.await, &refused(&page, "task"), form).await
}

/// Says that a task is done, or that it is not.
#[server(prefix = "/do", endpoint = "discussion/do-task")]
pub async fn do_task(
    #[server(default)] about: String,
    #[server(default)] id: String,
    #[server(default)] done: String,
) -> Result<(), AppError> {
    let page = page(&about);
    let told = async {
        let (db, me) = session().await?;
        db.do_task(&me, id_of(&id)?, !done.is_empty()).await?;
        Ok(format!("{page}#tasks"))
    };
    answer(told.await, &refused(&page, "task"), TaskForm::default()).await
}

/// Takes a comment away.
#[server(prefix = "/do", endpoint = "discussion/remove-comment")]
pub async fn remove_comment(
    #[server(default)] about: String,
    #[server(default)] id: String,
) -> Result<(), AppError> {
    take_away(&about, Said::Comment, &id, "comment_removed#discussion").await
}

/// Takes a task away.
#[server(prefix = "/do", endpoint = "discussion/remove-task")]
pub async fn remove_task(
    #[server(default)] about: String,
    #[server(default)] id: String,
) -> Result<(), AppError> {
    take_away(&about, Said::Task, &id, "task_removed#tasks").await
}

/// Takes a file away.
#[server(prefix = "/do", endpoint = "discussion/remove-file")]
pub async fn remove_file(
    #[server(default)] about: String,
    #[server(default)] id: String,
) -> Result<(), AppError> {
    take_away(&about, Said::File, &id, "file_removed#files").await
}

async fn take_away(about: &str, said: Said, id: &str, done: &str) -> Result<(), AppError> {
    let page = page(about);
    let taken = async {
        let (db, me) = session().await?;
        let (_, entry) = db.remove_said(&me, said, id_of(id)?).await?;
        Ok(format!("{page}?saved={entry}&done={done}"))
    };
    let form = if said == Said::Task { "task" } else { COMMENT };
    answer(taken.await, &refused(&page, form), CommentForm::default()).await
}

/// Where what was said is taken back, and what was taken away is brought back; of tasks and files the same.
pub(super) const UNDO_COMMENT: &str = "/do/discussion/undo-comment";
pub(super) const UNDO_TASK: &str = "/do/discussion/undo-task";
pub(super) const UNDO_FILE: &str = "/do/discussion/undo-file";

/// Undoes what the person said or took away.
#[server(prefix = "/do", endpoint = "discussion/undo-comment")]
pub async fn undo_comment(#[server(default)] audit: String) -> Result<(), AppError> {
    undo_said(Said::Comment, &audit, "discussion").await
}

/// Undoes a task that the person added or took away.
#[server(prefix = "/do", endpoint = "discussion/undo-task")]
pub async fn undo_task(#[server(default)] audit: String) -> Result<(), AppError> {
    undo_said(Said::Task, &audit, "tasks").await
}

/// Undoes a file that the person added or took away.
#[server(prefix = "/do", endpoint = "discussion/undo-file")]
pub async fn undo_file(#[server(default)] audit: String) -> Result<(), AppError> {
    undo_said(Said::File, &audit, "files").await
}

async fn undo_said(said: Said, audit: &str, place: &str) -> Result<(), AppError> {
    let undone = async {
        let (db, me) = session().await?;
        let about = db.undo_said(&me, said, id_of(audit)?).await?;
        Ok(format!("{}?undone=1#{place}", super::address(about).unwrap_or_else(|| "/".into())))
    };
    answer(undone.await, "/", CommentForm::default()).await
}
