//! What organisations answer to an activity that they lead or support: whether they take part, and whom they send.

use crate::{Check, Problem, Problems, time::Day};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Characters of who is sent, and of what is said with an answer.
pub const ATTENDEES_MAX: usize = 200;
pub const NOTE_MAX: usize = 500;
/// Activities that a first page asks an answer for; what is answered makes room for the next.
pub const ASKED_MAX: u64 = 20;
/// Who was sent is forgotten so many days after the activity.
pub const ATTENDEES_DAYS: i64 = 90;

words! {
    /// What an organisation has to do with an activity.
    Part {
        Leads = "leads",
        Supports = "supports",
    }
}

words! {
    /// What it answers.
    Answer {
        Comes = "comes",
        Declines = "declines",
    }
}

/// What an organisation answered last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub organisation: i64,
    pub answer: Answer,
    /// Whom it sends; empty where it did not say so, and for readers whom that does not concern.
    pub attendees: String,
    pub note: String,
    pub by: String,
    pub at: DateTime<Utc>,
    /// The activity has moved to another time since.
    pub outdated: bool,
}

/// What was answered to an activity, and for whom the reader may answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replies {
    pub replies: Vec<Reply>,
    /// The reader's own organisation, where it takes part and can still answer.
    pub own: Option<i64>,
    /// The reader may answer for each, as where somebody has called.
    pub for_all: bool,
}

impl Replies {
    pub fn of(&self, organisation: i64) -> Option<&Reply> {
        self.replies.iter().find(|reply| reply.organisation == organisation)
    }

    /// The reader's own organisation has not answered, or has for another time.
    pub fn asks(&self) -> bool {
        self.own.is_some_and(|own| self.of(own).is_none_or(|reply| reply.outdated))
    }
}

/// That an organisation does not take part in what is to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    pub activity: i64,
    pub title: String,
    pub on: Day,
    pub organisation: String,
    pub note: String,
}

/// An answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    pub organisation: String,
    pub answer: String,
    pub attendees: String,
    pub note: String,
}

/// An answer that is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReply {
    pub organisation: i64,
    pub answer: Answer,
    pub attendees: String,
    pub note: String,
}

impl ReplyForm {
    /// For one of the organisations that the actor may answer for. Who does not come says why, and sends nobody.
    pub fn parse(&self, organisations: &[i64]) -> Result<NewReply, Problems> {
        let mut check = Check::default();
        let organisation = check.known("organisation", &self.organisation, organisations, |id| *id).copied();
        let answer = check.word("answer", &self.answer, Answer::from_word);
        let mut attendees = check.optional_line("attendees", &self.attendees, ATTENDEES_MAX);
        let note = check.optional_line("note", &self.note, NOTE_MAX);
        if answer == Some(Answer::Declines) {
            attendees.clear();
            if note.is_empty() {
                check.refuse("note", Problem::Required);
            }
        }
        let reply = organisation.zip(answer);
        check.finish(reply.map(|(organisation, answer)| NewReply { organisation, answer, attendees, note }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(organisation: &str, answer: &str, attendees: &str, note: &str) -> ReplyForm {
        let [organisation, answer, attendees, note] =
            [organisation, answer, attendees, note].map(str::to_owned);
        ReplyForm { organisation, answer, attendees, note }
    }

    #[test]
    fn who_comes_may_say_whom_it_sends() {
        let sound = form("4", "comes", " Bà Lê Thu Hà,\nphó phòng ", "").parse(&[3, 4]).unwrap();
        assert_eq!(sound.attendees, "Bà Lê Thu Hà, phó phòng");
        assert_eq!((sound.organisation, sound.answer), (4, Answer::Comes));
        assert!(form("4", "comes", "", "").parse(&[4]).is_ok());
    }

    #[test]
    fn who_does_not_come_says_why_and_sends_nobody() {
        assert!(form("4", "declines", "", " ").parse(&[4]).unwrap_err().of("note").is_some());
        let sound = form("4", "declines", "Bà Hà", "Trùng lịch họp").parse(&[4]).unwrap();
        assert_eq!((sound.attendees.as_str(), sound.note.as_str()), ("", "Trùng lịch họp"));
    }

    #[test]
    fn it_answers_for_an_organisation_that_it_may_answer_for() {
        let refused = |form: ReplyForm, field: &str| {
            let problems = form.parse(&[4]).unwrap_err();
            assert!(problems.of(field).is_some(), "{problems:?}");
        };
        refused(form("5", "comes", "", ""), "organisation");
        refused(form("", "comes", "", ""), "organisation");
        refused(form("4", "perhaps", "", ""), "answer");
        refused(form("4", "", "", ""), "answer");
        refused(form("4", "comes", &"a".repeat(ATTENDEES_MAX + 1), ""), "attendees");
        refused(form("4", "comes", "", &"a".repeat(NOTE_MAX + 1)), "note");
    }

    #[test]
    fn an_answer_for_another_time_is_asked_for_again() {
        let at = DateTime::UNIX_EPOCH;
        let (answer, by) = (Answer::Comes, String::new());
        let (attendees, note) = (String::new(), String::new());
        let reply = Reply { organisation: 4, answer, attendees, note, by, at, outdated: false };
        let answered = Replies { replies: vec![reply.clone()], own: Some(4), for_all: false };
        assert!(!answered.asks());
        let moved = Replies { replies: vec![Reply { outdated: true, ..reply }], ..answered.clone() };
        assert!(moved.asks());
        assert!(Replies { own: Some(5), ..answered.clone() }.asks());
        assert!(!Replies { own: None, ..moved }.asks());
    }
}
