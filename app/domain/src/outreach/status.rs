words! {
    /// Where a log stands. That it is locked is not kept: it is, once its day lies in a locked period.
    Status {
        /// Seen by its author alone.
        Draft = "draft",
        Sent = "sent",
        /// Back with its author, with remarks.
        Returned = "returned",
        Accepted = "accepted",
        /// It told of the same as another, which stays.
        Merged = "merged",
    }
}

impl Status {
    /// Its numbers stand in the figures.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Sent | Self::Accepted)
    }

    /// Its author changes it freely; what was accepted changes only by a correction that says why.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Sent | Self::Returned)
    }
}

words! {
    /// What moves a log on.
    Transition {
        Send = "send",
        /// Its author takes it back before anybody accepted it.
        Withdraw = "withdraw",
        /// Whoever reviews it asks for a change, and says what.
        Return = "return",
        Accept = "accept",
        /// It tells of the same as another: that one stays, this one counts no more.
        Merge = "merge",
        /// It tells of something else than the other, and counts from now on.
        Separate = "separate",
    }
}

impl Transition {
    /// What may be a double is first looked at: merged, kept apart, or returned.
    pub const fn leads_from(self, status: Status, doubtful: bool) -> bool {
        match self {
            Self::Send => matches!(status, Status::Draft | Status::Returned),
            Self::Withdraw => matches!(status, Status::Sent),
            Self::Accept => matches!(status, Status::Sent) && !doubtful,
            Self::Merge | Self::Separate => matches!(status, Status::Sent) && doubtful,
            // What was accepted too soon goes back the same way.
            Self::Return => matches!(status, Status::Sent | Status::Accepted),
        }
    }

    pub const fn to(self) -> Status {
        match self {
            Self::Send | Self::Separate => Status::Sent,
            Self::Withdraw => Status::Draft,
            Self::Return => Status::Returned,
            Self::Accept => Status::Accepted,
            Self::Merge => Status::Merged,
        }
    }

    /// It is taken by whoever reviews the log, not by its author.
    pub const fn is_review(self) -> bool {
        matches!(self, Self::Return | Self::Accept | Self::Merge | Self::Separate)
    }
}
