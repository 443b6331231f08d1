//! What people say and do beside a record: comments that may speak to somebody, and a list of what is to be done.

mod files;

pub use files::{DiscussionProblem, FILE_BYTES_MAX, FILES_MAX, FileCard, FileKind, file_name};

use crate::{Check, Problems, Role, audit::Subject};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Characters of a comment.
pub const COMMENT_MAX: usize = 2_000;
/// Characters of a task.
pub const TASK_MAX: usize = 200;
/// Tasks of one record.
pub const TASKS_MAX: u64 = 50;
/// Comments that are shown: the latest.
pub const COMMENTS_SHOWN: u64 = 100;

/// The record that is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub subject: Subject,
    pub id: i64,
}

impl About {
    /// As it is posted: `activity-20`.
    pub fn word(self) -> String {
        format!("{}-{}", self.subject.word(), self.id)
    }

    /// `None` of what is no record that people speak of.
    pub fn from_word(word: &str) -> Option<Self> {
        let (subject, id) = word.rsplit_once('-')?;
        let subject = Subject::from_word(subject)?;
        let spoken_of =
            matches!(subject, Subject::Activity | Subject::Campaign | Subject::Unit | Subject::Organisation);
        Some(Self { subject, id: id.parse().ok()? }).filter(|_| spoken_of)
    }

    /// Something is to be done for it.
    pub const fn has_tasks(self) -> bool {
        matches!(self.subject, Subject::Activity | Subject::Campaign)
    }
}

/// Somebody who can be spoken to: who sees the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub account: i64,
    pub name: String,
    pub role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: i64,
    pub by: String,
    pub at: DateTime<Utc>,
    pub text: String,
    /// The names of those to whom it speaks.
    pub to: Vec<String>,
    /// It speaks to the reader, who has not said to have read it.
    pub unread: bool,
    /// The reader may take it away.
    pub may_remove: bool,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub id: i64,
    pub text: String,
    /// Who did it and when.
    pub done: Option<(String, DateTime<Utc>)>,
}

/// All that is said and to be done beside a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussion {
    pub about: About,
    /// The oldest first, at most [`COMMENTS_SHOWN`].
    pub comments: Vec<Comment>,
    /// Comments before those.
    pub older: u64,
    pub tasks: Vec<Task>,
    /// The oldest first.
    pub files: Vec<FileCard>,
    /// Who can be spoken to; empty for whoever may not speak.
    pub people: Vec<Person>,
    pub may_comment: bool,
    /// The reader adds tasks and does them.
    pub keeps_tasks: bool,
}

/// A comment that speaks to somebody who has not read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub comment: i64,
    pub about: About,
    /// What the record is called.
    pub title: String,
    pub by: String,
    pub at: DateTime<Utc>,
    pub text: String,
}

/// A comment as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentForm {
    pub text: String,
    /// The accounts to whom it speaks.
    pub to: Vec<String>,
}

impl CommentForm {
    /// The text and the accounts that it speaks to, among those that can be.
    pub fn parse(&self, people: &[Person]) -> Result<(String, Vec<i64>), Problems> {
        let mut check = Check::default();
        let text = check.needed_text("text", &self.text, COMMENT_MAX);
        let to = check.all_known("to", &self.to, people, |person| person.account);
        check.finish(Some((text, to.into_iter().map(|person| person.account).collect())))
    }
}

/// A task as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskForm {
    pub task: String,
}

impl TaskForm {
    pub fn parse(&self) -> Result<String, Problems> {
        let mut check = Check::default();
        let task = check.line("task", &self.task, TASK_MAX);
        check.finish(Some(task))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_speak_of_four_kinds_of_record() {
        for subject in Subject::ALL {
            let about = About { subject: *subject, id: 20 };
            let spoken_of = ["activity", "campaign", "unit", "organisation"].contains(&subject.word());
            assert_eq!(About::from_word(&about.word()).is_some(), spoken_of, "{subject:?}");
        }
        for word in ["activity", "activity-", "activity-x", "-1", "", "activity-1-2x"] {
            assert_eq!(About::from_word(word), None, "{word}");
        }
    }

    #[test]
    fn a_comment_says_something_to_people_who_see_the_record() {
        let people = [Person { account: 3, name: "An".into(), role: Role::Planner }];
        let form = |text: &str, to: &[&str]| CommentForm {
            text: text.into(),
            to: to.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(form(" Xin hỏi \n", &["3", "3"]).parse(&people), Ok(("Xin hỏi".into(), vec![3])));
        let refused = |form: CommentForm| form.parse(&people).unwrap_err();
        assert!(refused(form(" \n ", &[])).of("text").is_some());
        assert!(refused(form(&"a".repeat(COMMENT_MAX + 1), &[])).of("text").is_some());
        assert!(refused(form("a", &["4"])).of("to").is_some());
    }
}
