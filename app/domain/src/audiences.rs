//! Audiences (đối tượng): the segments a campaign speaks to, editable, each with recommended kinds and messages.

use crate::{
    Actor, Check, Kept, Problem, Problems,
    activities::kind::Kind,
    audit::Subject,
    import_export::{List, Row, parts, rules::Rules},
};
use serde::{Deserialize, Serialize};

/// Why an audience was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AudienceProblem {
    /// Campaigns or activities speak to it.
    InUse { audience: String, campaigns: u64, activities: u64 },
}

/// The list as a sheet.
pub const LIST: Rules = Rules {
    columns: &["name", "name_en", "message", "message_en", "kinds"],
    needed: &["name"],
    key: &["name"],
    may_be_kept_by: Actor::may_edit_audiences,
    ..Rules::SEEN_BY_ALL
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudienceCard {
    pub id: i64,
    pub name: String,
    pub name_en: String,
    /// The core of what this audience must hear.
    pub message: String,
    pub message_en: String,
    pub kinds: Vec<Kind>,
    /// Place in lists; would-be overseas workers come first.
    pub position: i64,
    pub version: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AudienceForm {
    pub version: String,
    pub name: String,
    pub name_en: String,
    pub message: String,
    pub message_en: String,
    pub kinds: Vec<String>,
}

/// A sound audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    pub name: String,
    pub name_en: String,
    pub message: String,
    pub message_en: String,
    pub kinds: Vec<Kind>,
}

impl AudienceForm {
    pub fn parse(&self) -> Result<Audience, Problems> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        let message = check.text("message", &self.message, 1_000);
        let message_en = check.text("message_en", &self.message_en, 1_000);
        let mut kinds = Vec::new();
        for word in &self.kinds {
            match Kind::from_word(word) {
                Some(form) if !kinds.contains(&form) => kinds.push(form),
                Some(_) => {}
                None => check.refuse("kinds", Problem::Unknown),
            }
        }
        check.finish(Some(Audience { name, name_en, message, message_en, kinds }))
    }
}

impl From<&AudienceCard> for AudienceForm {
    fn from(card: &AudienceCard) -> Self {
        let AudienceCard { id: _, name, name_en, message, message_en, kinds, position: _, version } =
            card.clone();
        let kinds = kinds.into_iter().map(|kind| kind.word().to_owned()).collect();
        Self { version: version.to_string(), name, name_en, message, message_en, kinds }
    }
}

impl Kept for AudienceCard {
    const SUBJECT: Subject = Subject::Audience;
    const LIST: List = List::Audiences;
    type Form = AudienceForm;
    type Sound = Audience;

    fn id(&self) -> i64 {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn called(&self) -> &str {
        &self.name
    }

    fn names(&self) -> [&str; 2] {
        [&self.name, &self.name_en]
    }

    fn seen(form: &mut AudienceForm) -> &mut String {
        &mut form.version
    }

    fn parse(form: &AudienceForm) -> Result<Audience, Problems> {
        form.parse()
    }

    fn saved(sound: Audience, before: Option<&Self>) -> Self {
        let Audience { name, name_en, message, message_en, mut kinds } = sound;
        // As they are stored.
        kinds.sort();
        let (id, position, version) =
            before.map_or((0, 0, 1), |before| (before.id, before.position, before.version + 1));
        Self { id, name, name_en, message, message_en, kinds, position, version }
    }

    fn cells(form: AudienceForm) -> Vec<String> {
        let AudienceForm { version: _, name, name_en, message, message_en, kinds } = form;
        vec![name, name_en, message, message_en, kinds.join("; ")]
    }

    fn of_row(row: &Row<'_>, already: AudienceForm) -> AudienceForm {
        let AudienceForm { version, name, name_en, message, message_en, kinds } = already;
        AudienceForm {
            version,
            name: row.or("name", &name),
            name_en: row.or("name_en", &name_en),
            message: row.or("message", &message),
            message_en: row.or("message_en", &message_en),
            kinds: row.get("kinds").map_or(kinds, parts),
        }
    }
}
