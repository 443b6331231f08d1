//! Who may do what: every permission is one of the predicates here.
//!
//! What an actor may see at all is also the scope of the queries in `store`; the two say the same.

use serde::{Deserialize, Serialize};

words! {
    /// What an account is for.
    Role {
        /// Keeps accounts, units and organisations, and may do all that a planner does.
        Administrator = "administrator",
        /// Plans for the whole city.
        Planner = "planner",
        /// Plans for one unit and all below it.
        UnitOfficer = "unit_officer",
        /// An agency that sees and answers what it leads or supports.
        Partner = "partner",
        /// Reads what has been submitted.
        Viewer = "viewer",
    }
}

/// The account that acts, with its scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub account: i64,
    pub login: String,
    pub name: String,
    pub role: Role,
    /// The path of an officer's unit: units whose path begins with it are in scope.
    pub unit_path: Option<String>,
    pub organisation: Option<i64>,
}

/// How an activity stands to an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The paths of the activity's units.
    pub unit_paths: Vec<String>,
    pub lead: i64,
    pub supporting: Vec<i64>,
    /// The campaign is still a draft.
    pub draft: bool,
}

/// Whom a record concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    Activity(Standing),
    Campaign { draft: bool },
    Unit { path: String },
    Organisation { id: i64 },
}

/// How a log of outreach stands to an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogStanding {
    /// The path of the unit that it tells of.
    pub unit_path: String,
    /// The account of its author.
    pub author: i64,
    /// Its author has not sent it.
    pub draft: bool,
    /// It was accepted.
    pub accepted: bool,
    /// The actor's organisation leads or supports the activity that it tells of.
    pub takes_part: bool,
}

impl Actor {
    fn plans_for_city(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Planner)
    }

    /// Create, edit, submit, return, approve, run and close campaigns.
    pub fn may_plan_campaigns(&self) -> bool {
        self.plans_for_city()
    }

    /// Let the public see an activity that waits for it, and take that back.
    pub fn may_release(&self) -> bool {
        self.plans_for_city()
    }

    /// Draft campaigns are seen by those who plan them.
    pub fn sees_drafts(&self) -> bool {
        self.plans_for_city()
    }

    pub fn may_plan_activities(&self) -> bool {
        self.plans_for_city() || self.role == Role::UnitOfficer
    }

    /// A unit lies in the actor's own scope.
    pub fn covers(&self, unit_path: &str) -> bool {
        self.plans_for_city()
            || (self.role == Role::UnitOfficer
                && self.unit_path.as_deref().is_some_and(|own| unit_path.starts_with(own)))
    }

    /// A unit is an officer's own, lies below it or holds it.
    fn is_related_to(&self, unit_path: &str) -> bool {
        self.unit_path.as_deref().is_some_and(|own| unit_path.starts_with(own) || own.starts_with(unit_path))
    }

    pub fn may_see(&self, activity: &Standing) -> bool {
        match self.role {
            Role::Administrator | Role::Planner => true,
            Role::Viewer => !activity.draft,
            Role::Partner => !activity.draft && self.takes_part(activity),
            // What is planned for the whole city or a district concerns every unit below it.
            Role::UnitOfficer => {
                !activity.draft && activity.unit_paths.iter().any(|path| self.is_related_to(path))
            }
        }
    }

    /// Change or copy: all of its units lie in the actor's scope.
    pub fn may_edit(&self, activity: &Standing) -> bool {
        self.may_plan_activities()
            && self.may_see(activity)
            && activity.unit_paths.iter().all(|path| self.covers(path))
    }

    /// Learn what its speakers are paid: whoever plans it, who pays them. What partners and viewers see names no fee.
    pub fn may_see_fees(&self, activity: &Standing) -> bool {
        self.may_edit(activity)
    }

    /// Cancel it, or plan again what was done or cancelled: whoever may edit it.
    pub fn may_cancel(&self, activity: &Standing) -> bool {
        self.may_edit(activity)
    }

    /// Say that it has begun or is done: whoever may edit it, and the agency that leads it.
    pub fn may_answer(&self, activity: &Standing) -> bool {
        self.may_edit(activity)
            || (self.role == Role::Partner && !activity.draft && self.organisation == Some(activity.lead))
    }

    /// The actor's own organisation answers for itself whether it takes part.
    pub fn replies_as(&self, activity: &Standing) -> Option<i64> {
        self.organisation
            .filter(|_| self.role == Role::Partner && !activity.draft && self.takes_part(activity))
    }

    /// Answer for each organisation of an activity, as one that has called: whoever may edit it.
    pub fn may_reply_for_all(&self, activity: &Standing) -> bool {
        !activity.draft && self.may_edit(activity)
    }

    /// Learn whom organisations send: whoever may answer for them.
    pub fn may_see_attendees(&self, activity: &Standing, organisation: i64) -> bool {
        self.may_edit(activity) || self.replies_as(activity) == Some(organisation)
    }

    /// There can be activities whose outcome the actor may tell.
    pub fn may_answer_some(&self) -> bool {
        self.role != Role::Viewer
    }

    /// A draft is seen by its author alone; what was sent by those who see its unit, and by agencies that take part.
    pub fn may_see_log(&self, log: &LogStanding) -> bool {
        if self.account == log.author {
            return true;
        }
        !log.draft
            && match self.role {
                Role::Administrator | Role::Planner | Role::Viewer => true,
                Role::UnitOfficer => self.covers(&log.unit_path),
                Role::Partner => log.takes_part,
            }
    }

    /// Accept a log, return it, or correct one that was accepted: the level above it, and never its author.
    pub fn may_review_log(&self, log: &LogStanding) -> bool {
        let is_above =
            self.unit_path.as_deref() != Some(log.unit_path.as_str()) && self.covers(&log.unit_path);
        !log.draft && self.account != log.author && is_above
    }

    /// Change a log: its author, until it was accepted; then whoever reviews it.
    pub fn may_edit_log(&self, log: &LogStanding) -> bool {
        if log.accepted { self.may_review_log(log) } else { self.account == log.author && self.may_log() }
    }

    /// Add photos to a log: whoever may change it, and its author after that too, since a phone sends them later.
    pub fn may_add_photos(&self, log: &LogStanding) -> bool {
        self.may_edit_log(log) || (self.account == log.author && self.may_log())
    }

    /// Remove a photo of a log: who may add one, and who decides what the public sees.
    pub fn may_remove_photos(&self, log: &LogStanding) -> bool {
        self.may_add_photos(log) || (self.may_release() && self.may_see_log(log))
    }

    /// Report outreach; from where, its form decides.
    pub fn may_log(&self) -> bool {
        self.role != Role::Viewer
    }

    /// Read figures of outreach across activities. What an agency may see of them stands on the pages of its activities.
    pub fn may_read_figures(&self) -> bool {
        self.role != Role::Partner
    }

    /// Read the figures of all units.
    pub fn may_read_all_figures(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Planner | Role::Viewer)
    }

    /// Read the figures of a unit.
    pub fn may_read_figures_of(&self, unit_path: &str) -> bool {
        match self.role {
            Role::Administrator | Role::Planner | Role::Viewer => true,
            Role::UnitOfficer => self.covers(unit_path),
            Role::Partner => false,
        }
    }

    /// The actor's organisation leads or supports it.
    pub fn takes_part(&self, activity: &Standing) -> bool {
        self.organisation.is_some_and(|own| own == activity.lead || activity.supporting.contains(&own))
    }

    pub fn may_edit_audiences(&self) -> bool {
        self.plans_for_city()
    }

    /// Numbers to call and days that matter.
    pub fn may_keep_hotlines(&self) -> bool {
        self.plans_for_city()
    }

    /// Read who belongs to a unit. An agency learns the names of those that it works with from its activities.
    pub fn may_see_people(&self) -> bool {
        self.role != Role::Partner
    }

    /// Speak of a record that concerns one.
    pub fn may_comment(&self) -> bool {
        self.role != Role::Viewer
    }

    /// Take a comment or a file away: one's own; whoever decides what the public sees takes away any.
    pub fn may_remove_comment(&self, author: i64) -> bool {
        self.account == author || self.may_release()
    }

    /// What is said of a record is read by those whom it concerns.
    pub fn is_concerned(&self, by: &Concern) -> bool {
        match by {
            Concern::Activity(standing) => self.may_see(standing),
            // An agency takes part in activities, not in campaigns.
            Concern::Campaign { draft } => self.sees_drafts() || (!draft && self.role != Role::Partner),
            Concern::Unit { path } => self.plans_for_city() || self.is_related_to(path),
            Concern::Organisation { id } => self.plans_for_city() || self.organisation == Some(*id),
        }
    }

    pub fn may_keep_units(&self) -> bool {
        self.role == Role::Administrator
    }

    pub fn may_keep_organisations(&self) -> bool {
        self.role == Role::Administrator
    }

    pub fn may_change_settings(&self) -> bool {
        self.role == Role::Administrator
    }

    pub fn may_keep_accounts(&self) -> bool {
        self.role == Role::Administrator
    }

    /// Suspend an account or give it another password: never one's own, which asks for the current password.
    pub fn may_lock_out(&self, account: i64) -> bool {
        self.may_keep_accounts() && self.account != account
    }

    /// Read all that is kept of the person who holds an account.
    pub fn may_read_data_of(&self, account: i64) -> bool {
        self.account == account || self.may_keep_accounts()
    }

    /// Look for people who are named in activities, and take their names away for good.
    pub fn may_erase_people(&self) -> bool {
        self.role == Role::Administrator
    }

    pub fn may_read_audit(&self) -> bool {
        self.role == Role::Administrator
    }
}

#[cfg(test)]
mod tests;
