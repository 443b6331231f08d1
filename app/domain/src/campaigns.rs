//! Campaigns (kế hoạch): the frame in which activities are planned.

mod dossier;
mod overview;
mod release;

pub use dossier::{DIFFERENCES_MAX, Dossier, KindSum, last_decided};
pub use overview::{By, Line, Overview, OverviewQuery, Place, Plan, Planned, Sums};
pub use release::Release;

use crate::{
    Check, Problem, Problems,
    audiences::AudienceCard,
    targets::{Measure, Quantity},
    time::{Day, show_day},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a campaign was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignProblem {
    NotACode,
    /// A new period would leave some of its activities outside.
    LeavesActivitiesOutside,
    /// A closed campaign changes no more.
    Closed,
}

/// A thousand billion đồng: no plan of a committee costs more, a slip of the finger does.
pub const MONEY_MAX: i64 = 1_000_000_000_000_000;
pub const NUMBER_MAX: i64 = 1_000_000_000;

words! {
    /// Where a campaign stands.
    Status {
        Draft = "draft",
        Submitted = "submitted",
        Approved = "approved",
        Running = "running",
        Closed = "closed",
    }
}

words! {
    /// What moves a campaign on; each transition is kept with who, when and why.
    Transition {
        Submit = "submit",
        /// Back to draft, with the reason.
        Return = "return",
        Approve = "approve",
        Run = "run",
        Close = "close",
        /// A closed campaign runs again, with the reason.
        Reopen = "reopen",
    }
}

impl Status {
    /// The public sees what has been approved.
    pub const PUBLIC: [Self; 3] = [Self::Approved, Self::Running, Self::Closed];

    /// Approved, and not yet history: where activities are carried out, and released.
    pub const RELEASING: [Self; 2] = [Self::Approved, Self::Running];

    pub fn is_public(self) -> bool {
        Self::PUBLIC.contains(&self)
    }

    /// Its activities are carried out.
    pub fn is_approved(self) -> bool {
        Self::RELEASING.contains(&self)
    }
}

impl Transition {
    pub const fn from(self) -> Status {
        match self {
            Self::Submit => Status::Draft,
            Self::Return | Self::Approve => Status::Submitted,
            Self::Run => Status::Approved,
            Self::Close => Status::Running,
            Self::Reopen => Status::Closed,
        }
    }

    pub const fn to(self) -> Status {
        match self {
            Self::Submit => Status::Submitted,
            Self::Return => Status::Draft,
            Self::Approve => Status::Approved,
            Self::Run | Self::Reopen => Status::Running,
            Self::Close => Status::Closed,
        }
    }

    /// Transitions back need to say why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Return | Self::Reopen)
    }

    /// A reason is asked for: where it is needed, and on closing, where it may be left out.
    pub const fn asks_reason(self) -> bool {
        self.needs_reason() || matches!(self, Self::Close)
    }

    /// The transitions open from a status.
    pub fn available_from(status: Status) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |transition| transition.from() == status)
    }
}

/// A sound campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    pub code: String,
    pub title: String,
    pub purpose: String,
    pub starts_on: Day,
    pub ends_on: Day,
    /// Documents it rests on, one per line in the form.
    pub legal_bases: Vec<String>,
    /// Whole đồng.
    pub budget: Option<i64>,
    pub audiences: Vec<i64>,
    pub targets: Vec<Quantity>,
    pub release: Release,
}

/// A campaign as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CampaignForm {
    /// Names the form as it was shown, so that posting it twice plans once; empty for a change.
    pub form_key: String,
    pub version: String,
    pub code: String,
    pub title: String,
    pub purpose: String,
    pub starts_on: String,
    pub ends_on: String,
    pub legal_bases: String,
    /// Further bases, each as it is cited, chosen from the legal texts.
    pub laws: Vec<String>,
    pub budget: String,
    pub audiences: Vec<String>,
    pub targets: BTreeMap<String, String>,
    /// A word of [`Release`]; empty for the usual one.
    pub release: String,
}

impl CampaignForm {
    pub fn parse(&self, audiences: &[AudienceCard]) -> Result<Campaign, Problems> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, 300);
        let code = code(&mut check, &self.code);
        let starts_on = check.day("starts_on", &self.starts_on);
        let ends_on = check.day("ends_on", &self.ends_on);
        if starts_on.zip(ends_on).is_some_and(|(from, to)| to < from) {
            check.refuse("ends_on", Problem::EndBeforeStart);
        }
        let purpose = check.text("purpose", &self.purpose, 5_000);
        let legal_bases = format!("{}\n{}", self.legal_bases, self.laws.join("\n"));
        let legal_bases = bases(&check.text("legal_bases", &legal_bases, 5_000));
        let budget = check.optional_number("budget", &self.budget, MONEY_MAX);
        let audiences = check.all_known("audiences", &self.audiences, audiences, |a| a.id);
        let audiences = audiences.into_iter().map(|a| a.id).collect();
        let targets = quantities(&mut check, "targets", &self.targets, |measure| {
            measure.is_planned() || measure == Measure::UnitsCovered
        });
        let release = release(&mut check, &self.release);
        check.finish(starts_on.zip(ends_on).map(|(starts_on, ends_on)| Campaign {
            code,
            title,
            purpose,
            starts_on,
            ends_on,
            legal_bases,
            budget,
            audiences,
            targets,
            release,
        }))
    }
}

impl From<&Campaign> for CampaignForm {
    fn from(campaign: &Campaign) -> Self {
        let Campaign {
            code,
            title,
            purpose,
            starts_on,
            ends_on,
            legal_bases,
            budget,
            audiences,
            targets,
            release,
        } = campaign;
        Self {
            form_key: String::new(),
            version: String::new(),
            code: code.clone(),
            title: title.clone(),
            purpose: purpose.clone(),
            starts_on: show_day(*starts_on),
            ends_on: show_day(*ends_on),
            legal_bases: legal_bases.join("\n"),
            laws: Vec::new(),
            budget: budget.map(crate::numbers::whole).unwrap_or_default(),
            audiences: audiences.iter().map(ToString::to_string).collect(),
            targets: typed_quantities(targets),
            release: release.word().to_owned(),
        }
    }
}

/// The choice that was made; without one, the usual.
fn release(check: &mut Check, typed: &str) -> Release {
    if typed.trim().is_empty() {
        return Release::default();
    }
    check.word("release", typed, Release::from_word).unwrap_or_default()
}

/// One basis a line, each once.
fn bases(text: &str) -> Vec<String> {
    let mut bases: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !bases.iter().any(|basis| basis == line) {
            bases.push(line.to_owned());
        }
    }
    bases
}

/// Reads numbers by the measures that are allowed; empty ones are left out.
pub(crate) fn quantities(
    check: &mut Check,
    field: &str,
    typed: &BTreeMap<String, String>,
    allowed: fn(Measure) -> bool,
) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    for (word, number) in typed {
        let field = format!("{field}[{word}]");
        match Measure::from_word(word).filter(|measure| allowed(*measure)) {
            Some(measure) => {
                let number = check.optional_number(&field, number, NUMBER_MAX);
                quantities.extend(number.map(|number| Quantity { measure, number }));
            }
            None => check.refuse(field, Problem::Unknown),
        }
    }
    quantities.sort_by_key(|quantity| quantity.measure);
    quantities
}

pub(crate) fn typed_quantities(quantities: &[Quantity]) -> BTreeMap<String, String> {
    quantities.iter().map(|q| (q.measure.word().to_owned(), crate::numbers::whole(q.number))).collect()
}

/// Letters, digits, `-` and `/`, as in the symbol of a document: `133/KH-UBND`.
fn code(check: &mut Check, typed: &str) -> String {
    let code = check.line("code", typed, 40);
    if !code.is_empty() && !code.chars().all(|c| c.is_alphanumeric() || "-/._".contains(c)) {
        check.refuse("code", CampaignProblem::NotACode);
    }
    code
}

/// A campaign in lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignCard {
    pub id: i64,
    pub code: String,
    pub title: String,
    pub starts_on: Day,
    pub ends_on: Day,
    pub status: Status,
    pub activities: i64,
}

/// A campaign's own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignDetail {
    pub id: i64,
    pub version: i64,
    pub status: Status,
    pub campaign: Campaign,
    pub audiences: Vec<AudienceCard>,
    pub transitions: Vec<TransitionTaken>,
    /// The sum of the money its activities plan, in đồng.
    pub planned_money: i64,
    pub activities: i64,
}

/// A transition with who, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitionTaken {
    pub transition: Transition,
    pub by: String,
    pub at: DateTime<Utc>,
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> CampaignForm {
        CampaignForm {
            code: "00/KH-MTTQ-BTT".into(),
            title: "Tuyên truyền phòng, chống mua bán người".into(),
            starts_on: "1/1/2026".into(),
            ends_on: "31/12/2026".into(),
            legal_bases: "Luật số 53/2024/QH15\n\n Quyết định số 33/QĐ-TTg ".into(),
            budget: "1.065.000.000".into(),
            targets: [("attendances".to_owned(), "12.000".to_owned()), ("copies".into(), String::new())]
                .into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_sound_form_is_read() {
        let campaign = form().parse(&[]).unwrap();
        assert_eq!(campaign.budget, Some(1_065_000_000));
        assert_eq!(campaign.legal_bases, ["Luật số 53/2024/QH15", "Quyết định số 33/QĐ-TTg"]);
        assert_eq!(campaign.targets, [Quantity { measure: Measure::Attendances, number: 12_000 }]);
        assert_eq!(CampaignForm::from(&campaign).parse(&[]).unwrap(), campaign);
        assert_eq!(campaign.release, Release::Additions, "where nobody chose");
        let each = CampaignForm { release: "each".into(), ..form() };
        assert_eq!(each.parse(&[]).unwrap().release, Release::Each);
    }

    #[test]
    fn every_refusal_names_its_field_at_once() {
        let wrong = CampaignForm {
            title: " ".into(),
            code: "mã số?".into(),
            ends_on: "31/12/2025".into(),
            purpose: "x".repeat(10_000_000),
            budget: "một tỷ".into(),
            audiences: vec!["99".into()],
            targets: [("wishes".to_owned(), "1".to_owned())].into(),
            release: "never".into(),
            ..form()
        };
        let problems = wrong.parse(&[]).unwrap_err();
        for field in
            ["title", "code", "ends_on", "purpose", "budget", "audiences", "targets[wishes]", "release"]
        {
            assert!(problems.of(field).is_some(), "{field}: {problems}");
        }
    }

    #[test]
    fn transitions_lead_from_draft_to_closed_and_back_only_with_a_reason() {
        let forward = [Transition::Submit, Transition::Approve, Transition::Run, Transition::Close];
        for pair in forward.windows(2) {
            assert_eq!(pair[0].to(), pair[1].from());
            assert!(!pair[0].needs_reason());
        }
        assert_eq!(
            Transition::available_from(Status::Submitted).collect::<Vec<_>>(),
            [Transition::Return, Transition::Approve]
        );
        assert!(Transition::Return.needs_reason() && Transition::Reopen.needs_reason());
        assert!(Transition::Close.asks_reason() && !Transition::Approve.asks_reason());
    }
}
