use super::{Log, LogForm, counts::Typed};
use crate::{
    Check,
    activities::Kind,
    numbers::parse_whole,
    time::{parse_day, parse_time, show_day, show_time},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that came too late on top of a version, as it is kept beside what stands until a person takes it over or puts
/// it aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    pub id: i64,
    /// The version that it was built on.
    pub base: Option<i64>,
    /// As it was sent.
    pub form: LogForm,
    /// What its unit is called in Vietnamese and in English.
    pub unit: (String, String),
    /// The name of who sent it.
    pub author: String,
    pub received_at: DateTime<Utc>,
}

impl Beside {
    /// What was sent as the form of what stands would write it: numbers, days and times alike, and of the same plan what it
    /// says of both. What cannot be read stays as it was typed.
    pub fn written_as(&self, standing: &Log) -> LogForm {
        let (sent, theirs) = (self.form.clone(), LogForm::from(standing));
        let planned = !sent.activity.trim().is_empty();
        let kind = if planned { Some(standing.kind) } else { Kind::from_word(sent.kind.trim()) };
        let counts = counts(&sent, kind.unwrap_or(Kind::Other), standing);
        let read = Log { counts, ..standing.clone() };
        let time = |typed: &str| parse_time(typed).map_or_else(|| typed.to_owned(), show_time);
        LogForm {
            key: String::new(),
            version: String::new(),
            campaign: if planned { theirs.campaign } else { sent.campaign },
            kind: if planned { theirs.kind } else { sent.kind },
            title: if planned { theirs.title } else { sent.title },
            day: parse_day(&sent.day).map_or(sent.day, show_day),
            starts_at: time(&sent.starts_at),
            ends_at: time(&sent.ends_at),
            finished: if sent.finished.trim().is_empty() { String::new() } else { "on".to_owned() },
            numbers: with_unread(read.typed_numbers(), sent.numbers),
            attendances: with_unread(read.typed_attendances(), sent.attendances),
            ..sent
        }
    }
}

/// What was counted, as far as it can be read: told of the only audience of what stands where the form names none.
fn counts(sent: &LogForm, kind: Kind, standing: &Log) -> Vec<super::Count> {
    let mut planned: Vec<i64> = standing.counts.iter().filter_map(|count| count.audience).collect();
    planned.sort_unstable();
    planned.dedup();
    let known: Vec<i64> = sent.attendances.keys().filter_map(|id| id.trim().parse().ok()).collect();
    let (numbers, attendances) = (&sent.numbers, &sent.attendances);
    Typed { kind, numbers, attendances, known: &known, planned: &planned }.read(&mut Check::default())
}

fn with_unread(
    mut read: BTreeMap<String, String>,
    typed: BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let unread = |(_, typed): &(String, String)| !typed.trim().is_empty() && parse_whole(typed).is_none();
    read.extend(typed.into_iter().filter(unread));
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{outreach::Count, targets::Measure};

    fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn only_what_differs_in_fact_is_told_apart() {
        let count = |measure, number| Count { audience: Some(2), measure, number };
        let standing = Log {
            activity: Some(7),
            campaign: Some(1),
            unit: 3,
            kind: Kind::Talk,
            title: "Nói chuyện".into(),
            day: parse_day("10/03/2026").unwrap(),
            hours: None,
            place: "Trường".into(),
            finished: false,
            counts: vec![count(Measure::Sessions, 1), count(Measure::Attendances, 1_180)],
            remarks: String::new(),
            reason: String::new(),
        };
        let form = LogForm {
            activity: "7".into(),
            unit: "3".into(),
            day: "2026-03-10".into(),
            place: "Trường".into(),
            numbers: pairs(&[("attendances", "1180")]),
            ..LogForm::default()
        };
        let at = DateTime::default();
        let of = |form| Beside {
            id: 1,
            base: Some(1),
            form,
            unit: Default::default(),
            author: String::new(),
            received_at: at,
        };
        assert_eq!(of(form.clone()).written_as(&standing), LogForm::from(&standing));
        let other = LogForm { numbers: pairs(&[("attendances", "nhiều")]), ..form };
        let written = of(other).written_as(&standing);
        assert_eq!(written.numbers["attendances"], "nhiều");
    }
}
