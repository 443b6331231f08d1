use super::Status;
use crate::Actor;

words! {
    /// When the activities of a campaign become public (công khai). Without a choice, what no planner has looked at is
    /// not public by itself.
    #[derive(Default)]
    Release {
        /// All with the approval of the campaign, and at once what is added later.
        WithApproval = "with_approval",
        /// With the approval too; what an officer adds later waits until a planner releases it.
        #[default]
        Additions = "additions",
        /// Each waits until a planner releases it.
        Each = "each",
    }
}

impl Release {
    /// What somebody adds to a campaign needs no planner to release it.
    pub fn releases_added(self, campaign: Status, by: &Actor) -> bool {
        match self {
            Self::WithApproval => true,
            // Before the approval it is part of what is approved.
            Self::Additions => !campaign.is_public() || by.may_release(),
            Self::Each => false,
        }
    }

    /// The approval of a campaign releases the activities that it has.
    pub const fn releases_approved(self) -> bool {
        !matches!(self, Self::Each)
    }
}
