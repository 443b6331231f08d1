//! Legal texts (văn bản pháp luật) that the work rests on, each with the day it was last checked.

use crate::{
    Actor, Check, Kept, Problem, Problems,
    audit::Subject,
    import_export::{List, Row, rules::Rules},
    time::{Day, show_day, today},
    units::Validity,
};
use serde::{Deserialize, Serialize};

/// The list as a table.
pub const LIST: Rules = Rules {
    columns: &[
        "number",
        "kind",
        "issuer",
        "title",
        "title_en",
        "issued_on",
        "in_force_from",
        "in_force_to",
        "replaces",
        "link",
        "checked_on",
    ],
    needed: &["number", "kind", "title"],
    key: &["number"],
    exact: true,
    title: "number",
    may_be_kept_by: Actor::may_keep_hotlines,
    ..Rules::SEEN_BY_ALL
};

words! {
    /// The kind of a legal text (Luật Ban hành văn bản quy phạm pháp luật 2025), and what is not one but is followed.
    Kind {
        Law = "law",
        Code = "code",
        Ordinance = "ordinance",
        Resolution = "resolution",
        Decree = "decree",
        Decision = "decision",
        Circular = "circular",
        Directive = "directive",
        Plan = "plan",
        Convention = "convention",
        Other = "other",
    }
}

words! {
    /// Where a legal text stands on a day.
    Force {
        ToCome = "to_come",
        InForce = "in_force",
        Ended = "ended",
    }
}

/// A legal text, without an id, as its form says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Its number and symbol: `53/2024/QH15`.
    pub number: String,
    pub kind: Kind,
    pub issuer: String,
    pub title: String,
    pub title_en: String,
    pub issued_on: Day,
    /// The first day on which it is in force, and the last.
    pub in_force_from: Option<Day>,
    pub in_force_to: Option<Day>,
    /// The number and symbol of what it replaces.
    pub replaces: String,
    /// Where it can be read.
    pub link: String,
    /// The last day on which somebody made sure of it.
    pub checked_on: Day,
}

impl Law {
    pub fn force(&self, on: Day) -> Force {
        if self.in_force_to.is_some_and(|last| last < on) {
            Force::Ended
        } else if self.in_force_from.is_some_and(|first| first > on) {
            Force::ToCome
        } else {
            Force::InForce
        }
    }

    /// Whether a legal basis names this text: its whole number, not the end or the beginning of another's.
    pub fn is_cited_in(&self, basis: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || "/-".contains(c);
        let (basis, number) = (basis.to_lowercase(), self.number.to_lowercase());
        basis.match_indices(&number).any(|(at, found)| {
            let after = &basis[at + found.len()..];
            !basis[..at].ends_with(is_part) && !after.starts_with(is_part)
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawCard {
    pub id: i64,
    #[serde(flatten)]
    pub law: Law,
    pub version: i64,
}

/// A legal text as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LawForm {
    pub version: String,
    pub number: String,
    pub kind: String,
    pub issuer: String,
    pub title: String,
    pub title_en: String,
    pub issued_on: String,
    pub in_force_from: String,
    pub in_force_to: String,
    pub replaces: String,
    pub link: String,
    pub checked_on: String,
}

impl LawForm {
    /// `today` is the last day on which it can have been checked.
    pub fn parse(&self, today: Day) -> Result<Law, Problems> {
        let mut check = Check::default();
        let number = check.line("number", &self.number, 60);
        let kind = check.word("kind", &self.kind, Kind::from_word);
        let issuer = check.line("issuer", &self.issuer, 200);
        let title = check.line("title", &self.title, 500);
        let title_en = check.optional_line("title_en", &self.title_en, 500);
        let issued_on = check.day("issued_on", &self.issued_on);
        let Validity { from: in_force_from, to: in_force_to } =
            check.validity("in_force_from", &self.in_force_from, "in_force_to", &self.in_force_to);
        let replaces = check.optional_line("replaces", &self.replaces, 200);
        let link = check.optional_link("link", &self.link);
        let checked_on = check.day("checked_on", &self.checked_on);
        if checked_on.is_some_and(|day| day > today) {
            check.refuse("checked_on", Problem::InFuture);
        }
        let sound = kind.zip(issued_on).zip(checked_on).map(|((kind, issued_on), checked_on)| Law {
            number,
            kind,
            issuer,
            title,
            title_en,
            issued_on,
            in_force_from,
            in_force_to,
            replaces,
            link,
            checked_on,
        });
        check.finish(sound)
    }
}

impl From<&LawCard> for LawForm {
    fn from(card: &LawCard) -> Self {
        let LawCard { id: _, law, version } = card.clone();
        let day = |day: Option<Day>| day.map(show_day).unwrap_or_default();
        Self {
            version: version.to_string(),
            number: law.number,
            kind: law.kind.word().to_owned(),
            issuer: law.issuer,
            title: law.title,
            title_en: law.title_en,
            issued_on: show_day(law.issued_on),
            in_force_from: day(law.in_force_from),
            in_force_to: day(law.in_force_to),
            replaces: law.replaces,
            link: law.link,
            checked_on: show_day(law.checked_on),
        }
    }
}

impl Kept for LawCard {
    const SUBJECT: Subject = Subject::Law;
    const LIST: List = List::Laws;
    type Form = LawForm;
    type Sound = Law;

    fn id(&self) -> i64 {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn called(&self) -> &str {
        &self.law.number
    }

    fn names(&self) -> [&str; 2] {
        [&self.law.title, &self.law.title_en]
    }

    fn detail(&self) -> String {
        self.law.number.clone()
    }

    fn seen(form: &mut LawForm) -> &mut String {
        &mut form.version
    }

    fn parse(form: &LawForm) -> Result<Law, Problems> {
        form.parse(today())
    }

    fn saved(sound: Law, before: Option<&Self>) -> Self {
        let (id, version) = before.map_or((0, 1), |before| (before.id, before.version + 1));
        Self { id, law: sound, version }
    }

    fn cells(form: LawForm) -> Vec<String> {
        let LawForm {
            version: _,
            number,
            kind,
            issuer,
            title,
            title_en,
            issued_on,
            in_force_from,
            in_force_to,
            replaces,
            link,
            checked_on,
        } = form;
        vec![
            number,
            kind,
            issuer,
            title,
            title_en,
            issued_on,
            in_force_from,
            in_force_to,
            replaces,
            link,
            checked_on,
        ]
    }

    fn of_row(row: &Row<'_>, already: LawForm) -> LawForm {
        LawForm {
            number: row.or("number", &already.number),
            kind: row.or("kind", &already.kind),
            issuer: row.or("issuer", &already.issuer),
            title: row.or("title", &already.title),
            title_en: row.or("title_en", &already.title_en),
            issued_on: row.or("issued_on", &already.issued_on),
            in_force_from: row.or("in_force_from", &already.in_force_from),
            in_force_to: row.or("in_force_to", &already.in_force_to),
            replaces: row.or("replaces", &already.replaces),
            link: row.or("link", &already.link),
            checked_on: row.or("checked_on", &already.checked_on),
            version: already.version,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    fn typed() -> LawForm {
        let text = str::to_owned;
        LawForm {
            number: text("53/2024/QH15"),
            kind: text("law"),
            issuer: text("Quốc hội"),
            title: text("Phòng, chống mua bán người"),
            issued_on: text("28/11/2024"),
            in_force_from: text("01/07/2025"),
            checked_on: text("24/11/2026"),
            ..LawForm::default()
        }
    }

    #[test]
    fn it_is_in_force_from_its_first_day_to_its_last() {
        let law = LawForm { in_force_to: "31/12/2030".into(), ..typed() };
        let law = law.parse(parse_day("24/11/2026").unwrap()).unwrap();
        for (day, force) in [
            ("30/06/2025", Force::ToCome),
            ("01/07/2025", Force::InForce),
            ("31/12/2030", Force::InForce),
            ("01/01/2031", Force::Ended),
        ] {
            assert_eq!(law.force(parse_day(day).unwrap()), force, "{day}");
        }
    }

    #[test]
    fn a_basis_names_a_text_by_its_whole_number() {
        let law = LawForm { number: "33/QĐ-TTg".into(), ..typed() };
        let law = law.parse(parse_day("24/11/2026").unwrap()).unwrap();
        for cites in ["Quyết định số 33/QĐ-TTg ngày 07/01/2026", "33/qđ-ttg.", "(33/QĐ-TTg)"] {
            assert!(law.is_cited_in(cites), "{cites}");
        }
        for other in ["Quyết định số 1933/QĐ-TTg", "33/QĐ-TTg-VX", "2/33/QĐ-TTg", "Quyết định số 33", ""]
        {
            assert!(!law.is_cited_in(other), "{other}");
        }
    }

    #[test]
    fn refusals_name_their_fields() {
        let today = parse_day("24/11/2026").unwrap();
        for (form, field) in [
            (LawForm { number: " ".into(), ..typed() }, "number"),
            (LawForm { kind: "bill".into(), ..typed() }, "kind"),
            (LawForm { issuer: String::new(), ..typed() }, "issuer"),
            (LawForm { title: String::new(), ..typed() }, "title"),
            (LawForm { issued_on: "31/02/2024".into(), ..typed() }, "issued_on"),
            (LawForm { in_force_to: "30/06/2025".into(), ..typed() }, "in_force_to"),
            (LawForm { link: "javascript:alert(1)".into(), ..typed() }, "link"),
            (LawForm { checked_on: "25/11/2026".into(), ..typed() }, "checked_on"),
        ] {
            assert!(form.parse(today).unwrap_err().of(field).is_some(), "{field}");
        }
        assert!(typed().parse(today).is_ok());
    }

    #[test]
    fn a_row_and_a_form_are_the_same() {
        let law = typed().parse(parse_day("24/11/2026").unwrap()).unwrap();
        let form = LawForm::from(&LawCard { id: 1, law, version: 3 });
        let cells = LawCard::cells(form.clone());
        assert_eq!(cells.len(), LIST.columns.len());
        let table = crate::import_export::Table::of(List::Laws, std::iter::once(cells));
        let row = table.rows().next().unwrap();
        assert_eq!(LawCard::of_row(&row, LawForm { version: "3".into(), ..LawForm::default() }), form);
    }
}
