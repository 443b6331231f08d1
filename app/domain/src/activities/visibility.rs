use crate::campaigns;
use serde::{Deserialize, Serialize};

/// What the public sees of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visibility {
    /// Nothing: its campaign was not approved, or is over and nobody released it.
    Hidden,
    /// Nothing, ever: it is for the staff.
    Internal,
    /// Nothing until a planner releases it.
    Waiting,
    Public,
}

impl Visibility {
    /// Of an activity that is internal or was released, or neither, in a campaign that stands somewhere. Released is
    /// what a planner has released and what needs none: [`Release`](campaigns::Release) tells when. A later change, by
    /// whomever, takes nothing back.
    pub const fn of(campaign: campaigns::Status, internal: bool, released: bool) -> Self {
        use campaigns::Status;
        if internal {
            return Self::Internal;
        }
        match (campaign, released) {
            (Status::Draft | Status::Submitted, _) | (Status::Closed, false) => Self::Hidden,
            (Status::Approved | Status::Running, false) => Self::Waiting,
            (Status::Approved | Status::Running | Status::Closed, true) => Self::Public,
        }
    }

    pub const fn is_public(self) -> bool {
        matches!(self, Self::Public)
    }
}

#[cfg(test)]
mod tests {
    use super::Visibility::{self, Hidden, Public, Waiting};
    use crate::{
        Actor, Role,
        campaigns::{
            Release::{self, Additions, Each, WithApproval},
            Status::{self, Approved, Closed, Draft, Running, Submitted},
        },
    };

    fn actor(role: Role) -> Actor {
        Actor { account: 1, login: "an".into(), name: "An".into(), role, unit_path: None, organisation: None }
    }

    /// What the public sees of an activity once it was added, and once its campaign has been approved.
    fn seen(campaign: Status, release: Release, by: Role) -> (Visibility, Visibility) {
        let added = Visibility::of(campaign, false, release.releases_added(campaign, &actor(by)));
        let approved = match campaign {
            Draft | Submitted => Visibility::of(Approved, false, release.releases_approved()),
            Approved | Running | Closed => added,
        };
        (added, approved)
    }

    /// Where the campaign stands × its setting × who adds, written out.
    #[test]
    fn what_is_public_and_when() {
        let planners = [Role::Administrator, Role::Planner];
        for (campaign, release, by_planner, by_officer) in [
            (Draft, WithApproval, (Hidden, Public), (Hidden, Public)),
            (Draft, Additions, (Hidden, Public), (Hidden, Public)),
            (Draft, Each, (Hidden, Waiting), (Hidden, Waiting)),
            (Submitted, WithApproval, (Hidden, Public), (Hidden, Public)),
            (Submitted, Additions, (Hidden, Public), (Hidden, Public)),
            (Submitted, Each, (Hidden, Waiting), (Hidden, Waiting)),
            (Approved, WithApproval, (Public, Public), (Public, Public)),
            (Approved, Additions, (Public, Public), (Waiting, Waiting)),
            (Approved, Each, (Waiting, Waiting), (Waiting, Waiting)),
            (Running, WithApproval, (Public, Public), (Public, Public)),
            (Running, Additions, (Public, Public), (Waiting, Waiting)),
            (Running, Each, (Waiting, Waiting), (Waiting, Waiting)),
        ] {
            for planner in planners {
                assert_eq!(
                    seen(campaign, release, planner),
                    by_planner,
                    "{campaign:?}, {release:?}, {planner:?}"
                );
            }
            let officer = seen(campaign, release, Role::UnitOfficer);
            assert_eq!(officer, by_officer, "{campaign:?}, {release:?}, an officer");
        }
    }

    #[test]
    fn what_was_released_is_public_from_the_approval_on() {
        for (campaign, waiting, released) in [
            (Draft, Hidden, Hidden),
            (Submitted, Hidden, Hidden),
            (Approved, Waiting, Public),
            (Running, Waiting, Public),
            (Closed, Hidden, Public),
        ] {
            let seen = (Visibility::of(campaign, false, false), Visibility::of(campaign, false, true));
            assert_eq!(seen, (waiting, released), "{campaign:?}");
            assert_eq!(
                Visibility::of(campaign, false, true).is_public(),
                campaign.is_public(),
                "{campaign:?}"
            );
            let waits = Visibility::of(campaign, false, false) == Waiting;
            let internal = [false, true].map(|released| Visibility::of(campaign, true, released));
            assert_eq!(internal, [Visibility::Internal; 2], "{campaign:?}");
            assert_eq!(Status::RELEASING.contains(&campaign), waits, "{campaign:?}");
        }
    }
}
