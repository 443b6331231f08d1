use domain::{
    fold,
    laws::{Force, Kind, Law},
    time::show_day,
};
use words::{Locale, locale, t, td_string};

pub fn kind(kind: Kind) -> &'static str {
    kind_in(locale(), kind)
}

fn kind_in(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Law => td_string!(locale, laws.kinds.law),
        Kind::Code => td_string!(locale, laws.kinds.code),
        Kind::Ordinance => td_string!(locale, laws.kinds.ordinance),
        Kind::Resolution => td_string!(locale, laws.kinds.resolution),
        Kind::Decree => td_string!(locale, laws.kinds.decree),
        Kind::Decision => td_string!(locale, laws.kinds.decision),
        Kind::Circular => td_string!(locale, laws.kinds.circular),
        Kind::Directive => td_string!(locale, laws.kinds.directive),
        Kind::Plan => td_string!(locale, laws.kinds.plan),
        Kind::Convention => td_string!(locale, laws.kinds.convention),
        Kind::Other => td_string!(locale, laws.kinds.other),
    }
}

/// Where it stands, with the class of its tag.
pub fn force(force: Force) -> (&'static str, &'static str) {
    match force {
        Force::ToCome => (t!(laws.force.to_come), "tag status-planned"),
        Force::InForce => (t!(laws.force.in_force), "tag status-running"),
        Force::Ended => (t!(laws.force.ended), "tag status-cancelled"),
    }
}

/// From when it is in force, or after which day it is no longer.
pub fn since(law: &Law, force: Force) -> Option<String> {
    match force {
        Force::Ended => law.in_force_to.map(|day| t!(laws.until, day = show_day(day))),
        Force::ToCome | Force::InForce => law.in_force_from.map(|day| t!(laws.from, day = show_day(day))),
    }
}

/// What a text is found by beside its title, folded.
pub fn beside(law: &Law) -> String {
    fold(&format!("{} {} {} {}", law.number, law.title_en, law.issuer, kind(law.kind)))
}

/// The text as a document that rests on it names it: in Vietnamese, a law by its name and the others by their issuer
/// (Nghị định 30/2020/NĐ-CP, phụ lục I).
pub fn cited(law: &Law) -> String {
    let Law { number, title, issuer, issued_on, .. } = law;
    let (kind, day) = (kind_in(Locale::vi, law.kind), show_day(*issued_on));
    match law.kind {
        Kind::Law | Kind::Code | Kind::Ordinance => format!("{kind} {title} số {number}"),
        Kind::Convention | Kind::Other => format!("{title}, số {number} ngày {day}"),
        _ => format!("{kind} số {number} ngày {day} của {issuer} {}", within_a_sentence(title)),
    }
}

/// Begun with a small letter, unless its first word is all in capitals.
fn within_a_sentence(title: &str) -> String {
    let mut letters = title.chars();
    match letters.next() {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}
