use super::Kind;
use crate::time::Day;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// What each form of activity has of its own (facts.md 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Details {
    Talk(Talk),
    Competition(Competition),
    Dramatization(Dramatization),
    Billboard(Billboard),
    Leaflet(Leaflet),
    Broadcast(Broadcast),
    Other(Other),
}

impl OtherKind {
    /// Those that are for the staff, and no business of the public.
    pub const INTERNAL: [Self; 2] = [Self::Survey, Self::Meeting];
}

impl Details {
    /// It is for the staff alone.
    pub fn is_internal(&self) -> bool {
        matches!(self, Self::Other(other) if OtherKind::INTERNAL.contains(&other.kind))
    }

    /// The owner of a billboard's site has not agreed to it.
    pub fn lacks_consent(&self) -> bool {
        matches!(self, Self::Billboard(billboard) if billboard.consent != Consent::Given)
    }

    /// The same for somebody who does not learn what speakers are paid.
    #[must_use]
    pub fn without_fees(mut self) -> Self {
        if let Self::Talk(talk) = &mut self {
            talk.speakers.iter_mut().for_each(|speaker| speaker.fee = None);
        }
        self
    }

    pub const fn kind(&self) -> Kind {
        match self {
            Self::Talk(_) => Kind::Talk,
            Self::Competition(_) => Kind::Competition,
            Self::Dramatization(_) => Kind::Dramatization,
            Self::Billboard(_) => Kind::Billboard,
            Self::Leaflet(_) => Kind::Leaflet,
            Self::Broadcast(_) => Kind::Broadcast,
            Self::Other(_) => Kind::Other,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    pub topic: String,
    pub speakers: Vec<Speaker>,
}

/// Báo cáo viên.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    pub name: String,
    pub agency: String,
    /// Đồng.
    pub fee: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competition {
    pub rules: String,
    pub rounds: Vec<Round>,
    pub prizes: Vec<Prize>,
}

/// Kỳ thi; open on both days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub title: String,
    pub opens_on: Option<Day>,
    pub closes_on: Option<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prize {
    pub title: String,
    pub number: i64,
    /// Đồng each.
    pub amount: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dramatization {
    pub script: String,
    /// Minutes of one performance.
    pub duration: Option<i64>,
    pub teams: Vec<Team>,
    pub criteria: Vec<Criterion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub name: String,
    pub members: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub name: String,
    /// The most points a judge can give for it.
    pub points: i64,
}

words! {
    /// Whether the owner of a billboard's site has agreed.
    Consent {
        NotAsked = "not_asked",
        Asked = "asked",
        Given = "given",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Billboard {
    /// Centimetres.
    pub width: Option<i64>,
    /// Centimetres.
    pub height: Option<i64>,
    pub material: String,
    pub site: String,
    pub owner: String,
    pub consent: Consent,
    /// The document in which the owner agreed.
    pub consent_document: String,
    pub up_on: Option<Day>,
    pub down_on: Option<Day>,
}

words! {
    /// The size of paper that a poster or leaflet is printed on.
    PaperSize {
        A2 = "a2",
        A3 = "a3",
        A4 = "a4",
        A5 = "a5",
        /// A4 folded twice.
        Trifold = "trifold",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaflet {
    pub paper_size: PaperSize,
    /// Weight and kind of paper: `Couché 150 g/m²`.
    pub paper: String,
    pub copies: Option<i64>,
    pub drop_points: Vec<DropPoint>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropPoint {
    pub place: String,
    pub copies: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broadcast {
    /// What is read out.
    pub text: String,
    pub minutes: Option<i64>,
    pub slots: Vec<Slot>,
}

/// A time of day at which it is read out, with the days in words: `thứ ba, thứ sáu`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub time: NaiveTime,
    pub days: String,
}

words! {
    OtherKind {
        MobileCampaign = "mobile_campaign",
        Rally = "rally",
        Training = "training",
        Survey = "survey",
        /// Of those who do the work: a conference, a year's end.
        Meeting = "meeting",
        Other = "other",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    pub kind: OtherKind,
    pub description: String,
}
