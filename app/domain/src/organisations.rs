//! Organisations that lead or support: the Front, its members, police, departments, People's Committees.

use crate::{
    Actor, Check, Problem, Problems, Role,
    calendar::CalendarEntry,
    import_export::rules::Rules,
    time::{Day, show_day},
    units::{UnitCard, Validity},
};
use serde::{Deserialize, Serialize};

/// Why an organisation was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrganisationProblem {
    /// It does not exist on the day.
    NotValid { organisation: String, on: Day },
}

/// The list as a table.
pub const LIST: Rules = Rules {
    columns: &["name", "short_name", "kind", "unit", "valid_from", "valid_to", "successors"],
    needed: &["name", "kind"],
    key: &["name", "valid_from"],
    exact: true,
    may_be_kept_by: Actor::may_keep_organisations,
    ..Rules::SEEN_BY_ALL
};

words! {
    /// What an organisation is (facts.md 2).
    Kind {
        /// Ủy ban Mặt trận Tổ quốc, at its levels.
        Front = "front",
        /// A socio-political organisation under the Front: women, youth, farmers, trade union, veterans.
        Member = "member",
        Police = "police",
        /// A department of the city (sở) or of a district (phòng).
        Department = "department",
        PeoplesCommittee = "peoples_committee",
        Procuracy = "procuracy",
        Court = "court",
        Other = "other",
    }
}

/// An organisation as lists, pickers and checks see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationCard {
    pub id: i64,
    pub name: String,
    pub short_name: String,
    pub kind: Kind,
    pub unit: Option<i64>,
    pub validity: Validity,
    /// Those that took over its work, in the order recorded.
    pub successors: Vec<String>,
}

/// What the page of an organisation tells, as far as its reader may know it.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationPage {
    pub organisation: OrganisationDetail,
    pub unit: Option<UnitCard>,
    /// What it leads or supports today and later, by start.
    pub planned: Vec<CalendarEntry>,
    /// Who belongs to it, each with the role; `None` where the reader may not know it.
    pub people: Option<Vec<(String, Role)>>,
}

/// An organisation as the administrator who keeps it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationDetail {
    pub card: OrganisationCard,
    pub successor_ids: Vec<i64>,
    pub version: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    pub version: String,
    pub name: String,
    /// What lists call it; the name where it is empty.
    pub short_name: String,
    pub kind: String,
    pub unit: String,
    pub valid_from: String,
    pub valid_to: String,
    pub successors: Vec<String>,
}

/// A sound organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    pub name: String,
    pub short_name: String,
    pub kind: Kind,
    pub unit: Option<i64>,
    pub validity: Validity,
    /// Those that took over its work, none of them itself.
    pub successors: Vec<i64>,
}

impl OrganisationForm {
    /// `own` is the id of one that is changed; `units` and `others` are those that it may name.
    pub fn parse(
        &self,
        own: Option<i64>,
        units: &[UnitCard],
        others: &[OrganisationCard],
    ) -> Result<Organisation, Problems> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, 200);
        let short_name = check.optional_line("short_name", &self.short_name, 60);
        let short_name = if short_name.is_empty() { name.clone() } else { short_name };
        let kind = check.word("kind", &self.kind, Kind::from_word);
        let unit = (!self.unit.trim().is_empty())
            .then(|| check.known("unit", &self.unit, units, |unit| unit.id))
            .flatten()
            .map(|unit| unit.id);
        let validity = check.validity("valid_from", &self.valid_from, "valid_to", &self.valid_to);
        let successors = check.all_known("successors", &self.successors, others, |other| other.id);
        let successors: Vec<i64> = successors.iter().map(|other| other.id).collect();
        if own.is_some_and(|own| successors.contains(&own)) {
            check.refuse("successors", Problem::Unknown);
        }
        let organisation =
            kind.map(|kind| Organisation { name, short_name, kind, unit, validity, successors });
        check.finish(organisation)
    }
}

impl From<&OrganisationDetail> for OrganisationForm {
    fn from(detail: &OrganisationDetail) -> Self {
        let OrganisationCard { id: _, name, short_name, kind, unit, validity, successors: _ } =
            detail.card.clone();
        let day = |day: Option<_>| day.map(show_day).unwrap_or_default();
        Self {
            version: detail.version.to_string(),
            name,
            short_name,
            kind: kind.word().to_owned(),
            unit: unit.map(|unit| unit.to_string()).unwrap_or_default(),
            valid_from: day(validity.from),
            valid_to: day(validity.to),
            successors: detail.successor_ids.iter().map(ToString::to_string).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(id: i64, name: &str) -> OrganisationCard {
        let validity = Validity::default();
        let (name, short_name) = (name.to_owned(), name.to_owned());
        OrganisationCard {
            id,
            name,
            short_name,
            kind: Kind::Police,
            unit: None,
            validity,
            successors: vec![],
        }
    }

    #[test]
    fn an_organisation_is_refused_by_its_field() {
        let others = [card(1, "Công an quận"), card(2, "Công an TP")];
        let sound = OrganisationForm {
            name: "Công an quận".into(),
            kind: "police".into(),
            valid_to: "28/02/2025".into(),
            successors: vec!["2".into()],
            ..OrganisationForm::default()
        };
        let parsed = sound.parse(Some(1), &[], &others).unwrap();
        assert_eq!((parsed.short_name.as_str(), &*parsed.successors), ("Công an quận", &[2][..]));
        for (form, field) in [
            (OrganisationForm { name: String::new(), ..sound.clone() }, "name"),
            (OrganisationForm { kind: "army".into(), ..sound.clone() }, "kind"),
            (OrganisationForm { unit: "7".into(), ..sound.clone() }, "unit"),
            (OrganisationForm { valid_from: "01/03/2025".into(), ..sound.clone() }, "valid_to"),
            (OrganisationForm { successors: vec!["1".into()], ..sound.clone() }, "successors"),
            (OrganisationForm { successors: vec!["9".into()], ..sound.clone() }, "successors"),
        ] {
            let problems = form.parse(Some(1), &[], &others).unwrap_err();
            assert!(problems.of(field).is_some(), "{field}: {problems}");
        }
    }
}
