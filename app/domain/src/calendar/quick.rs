//! A new activity in a few words, as it is begun in the calendar.

use crate::activities::{ActivityForm, DetailsForm, Kind};
use serde::{Deserialize, Serialize};

/// What is typed where a day or an hour was pressed. What a kind needs beside it is asked in the form of an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickForm {
    /// Names the form as it was shown, so that posting it twice plans once.
    pub form_key: String,
    pub campaign: String,
    pub kind: String,
    pub title: String,
    pub on: String,
    /// Without times it takes the whole day.
    pub starts_at: String,
    pub ends_at: String,
    pub unit: String,
    pub lead: String,
    pub venue: String,
}

impl QuickForm {
    /// What was typed, by the names under which an address carries it on to the form of an activity.
    pub fn begun(&self) -> Vec<(&'static str, String)> {
        let Self { form_key: _, campaign: _, kind: _, title, on, starts_at, ends_at, unit, lead, venue } =
            self;
        let all = [
            ("title", title),
            ("on", on),
            ("from", starts_at),
            ("to", ends_at),
            ("unit", unit),
            ("lead", lead),
            ("venue", venue),
        ];
        all.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name, value.clone()))
            .collect()
    }

    /// The form of an activity with all of it; the topic of a talk is its title until somebody says more.
    pub fn whole(self) -> ActivityForm {
        let all_day = self.starts_at.trim().is_empty() && self.ends_at.trim().is_empty();
        let topic =
            if Kind::from_word(&self.kind) == Some(Kind::Talk) { self.title.clone() } else { String::new() };
        ActivityForm {
            form_key: self.form_key,
            campaign: self.campaign,
            kind: self.kind,
            title: self.title,
            units: Some(self.unit).filter(|unit| !unit.trim().is_empty()).into_iter().collect(),
            venue_name: self.venue,
            all_day: if all_day { "on".to_owned() } else { String::new() },
            starts_on: self.on,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            lead: self.lead,
            details: DetailsForm { topic, ..DetailsForm::default() },
            ..ActivityForm::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_times_it_takes_the_day_and_a_talk_is_about_its_title() {
        let quick = QuickForm { title: "Nói chuyện".into(), kind: "talk".into(), ..QuickForm::default() };
        let whole = quick.clone().whole();
        assert_eq!((&*whole.all_day, &*whole.details.topic, whole.units.len()), ("on", "Nói chuyện", 0));
        let timed = QuickForm { ends_at: "9h".into(), kind: "broadcast".into(), unit: "7".into(), ..quick };
        let whole = timed.whole();
        assert_eq!((&*whole.all_day, &*whole.details.topic), ("", ""));
        assert_eq!(whole.units, ["7"]);
    }
}
