//! Organisations that lead or support: the Front, its members, police, departments, People's Committees.

use crate::units::Validity;
use serde::{Deserialize, Serialize};

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
