//! Entries of the audit without people: what was done stays, and who it was is told no more.

use crate::{audit::rows::audit, error::Result};
use domain::{
    audit::{Subject, Verb},
    privacy::ERASED,
    text::searchable,
};
use sea_orm::ActiveValue::Set;
use serde_json::Value;

/// Who held an account.
pub(super) struct Holder<'a> {
    pub id: i64,
    pub name: &'a str,
    pub login: &'a str,
}

/// What the reason of a suspension begins with where somebody took the place.
const TO_SUCCESSOR: &str = "→ ";

/// True where an entry tells of an account, or of its second factor.
fn is_about_account(row: &audit::Model) -> bool {
    [Subject::Account.word(), Subject::SecondFactor.word()].contains(&row.subject.as_str())
}

/// An entry without the holder of an account, whether by the person, about the person, or about whoever handed over to
/// the person; `None` where it tells of others alone.
pub(super) fn without_holder(row: &audit::Model, holder: &Holder<'_>) -> Result<Option<audit::ActiveModel>> {
    let by = row.account_id == Some(holder.id);
    let about = is_about_account(row) && row.subject_id == holder.id;
    let succeeded = row.verb == Verb::Suspend.word()
        && row.reason.starts_with(TO_SUCCESSOR)
        && row.reason.ends_with(&format!(" ({})", holder.login));
    if !by && !about && !succeeded {
        return Ok(None);
    }
    let named = about || (by && [holder.name, holder.login].contains(&row.title.as_str()));
    let title = if named { ERASED } else { row.title.as_str() };
    let folded =
        if by { searchable(&format!("{ERASED} {title}")) } else { retitled(&row.folded, &row.title, title) };
    let mut entry = audit::ActiveModel {
        title: Set(title.to_owned()),
        folded: Set(folded),
        ..audit::ActiveModel::default()
    };
    if by {
        entry.account_name = Set(ERASED.to_owned());
    }
    if succeeded {
        entry.reason = Set(format!("{TO_SUCCESSOR}{ERASED}"));
    } else if about {
        entry.reason = Set(row.reason.replace(holder.name, ERASED));
    }
    if about {
        entry.before = Set(row.before.as_deref().map(without_name).transpose()?);
        entry.after = Set(row.after.as_deref().map(without_name).transpose()?);
    }
    Ok(Some(entry))
}

/// An entry without any person, when its time is over; `None` where it names none. Which account did it, and which it
/// tells of, is forgotten with the names.
pub(super) fn without_people(row: &audit::Model) -> Result<Option<audit::ActiveModel>> {
    let about = is_about_account(row) && row.subject_id != 0;
    // What opens an account may be called by who made it.
    let key = [Subject::Token.word(), Subject::Feed.word()].contains(&row.subject.as_str());
    let spoken = without_speakers(row, None)?;
    if row.account_id.is_none() && !about && !key && spoken.is_none() {
        return Ok(None);
    }
    let by = if row.account_id.is_some() { ERASED } else { row.account_name.as_str() };
    let title = if about || key { ERASED } else { row.title.as_str() };
    let mut entry = audit::ActiveModel {
        account_id: Set(None),
        account_name: Set(by.to_owned()),
        title: Set(title.to_owned()),
        folded: Set(searchable(&format!("{by} {title}"))),
        ..spoken.unwrap_or_default()
    };
    if about {
        entry.subject_id = Set(0);
        // Written by hand, it may name somebody.
        entry.reason = Set(String::new());
        entry.before = Set(row.before.as_deref().map(without_name).transpose()?);
        entry.after = Set(row.after.as_deref().map(without_name).transpose()?);
    }
    Ok(Some(entry))
}

/// An entry of an activity without the speakers of one name, or without all of them; `None` where it names none.
pub(super) fn without_speakers(row: &audit::Model, name: Option<&str>) -> Result<Option<audit::ActiveModel>> {
    if row.subject != Subject::Activity.word() {
        return Ok(None);
    }
    let part = |json: &Option<String>| -> Result<Option<String>> {
        json.as_deref().map_or(Ok(None), |json| speakers_erased(json, name))
    };
    let (before, after) = (part(&row.before)?, part(&row.after)?);
    if before.is_none() && after.is_none() {
        return Ok(None);
    }
    let mut entry = audit::ActiveModel::default();
    if before.is_some() {
        entry.before = Set(before);
    }
    if after.is_some() {
        entry.after = Set(after);
    }
    Ok(Some(entry))
}

/// A folded entry whose title, which stands at its end, is another now.
fn retitled(folded: &str, before: &str, after: &str) -> String {
    let (before, after) = (searchable(before), searchable(after));
    match folded.strip_suffix(&before) {
        Some(rest) => format!("{rest}{after}"),
        None => folded.replace(&before, &after),
    }
}

/// What the audit keeps of an account, without its holder. Former names stand in fields of the same name.
fn without_name(json: &str) -> Result<String> {
    let mut record: Value = serde_json::from_str(json)?;
    for field in ["name", "login"] {
        if let Some(value) = record.get_mut(field) {
            *value = Value::from(ERASED);
        }
    }
    Ok(record.to_string())
}

/// What the audit keeps of an activity, without the speakers of a name, or without all of them; `None` where it names
/// none.
fn speakers_erased(json: &str, name: Option<&str>) -> Result<Option<String>> {
    let mut record: Value = serde_json::from_str(json)?;
    let speakers = record.pointer_mut("/details/talk/speakers").and_then(Value::as_array_mut);
    let mut erased = false;
    for speaker in speakers.into_iter().flatten() {
        let named = speaker.get("name").and_then(Value::as_str).unwrap_or(ERASED);
        if named == ERASED || name.is_some_and(|name| name != named) {
            continue;
        }
        speaker["name"] = Value::from(ERASED);
        speaker["agency"] = Value::from("");
        erased = true;
    }
    Ok(erased.then(|| record.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Utc;

    fn entry(account_id: Option<i64>, subject: Subject, subject_id: i64) -> audit::Model {
        audit::Model {
            id: 1,
            at: Utc::now(),
            account_id,
            account_name: "Lê Thu Trang".into(),
            verb: Verb::Edit.word().into(),
            subject: subject.word().into(),
            subject_id,
            title: "trang.le".into(),
            reason: "Lê Thu Trang chuyển công tác".into(),
            before: Some(r#"{"login":"trang.le","name":"Lê Thị Trang","role":"viewer"}"#.into()),
            after: None,
            folded: searchable("Lê Thu Trang trang.le trang.le"),
        }
    }

    const HOLDER: Holder<'static> = Holder { id: 7, name: "Lê Thu Trang", login: "trang.le" };

    #[test]
    fn a_person_is_taken_out_of_what_was_done_by_and_to_the_person() {
        let both = without_holder(&entry(Some(7), Subject::Account, 7), &HOLDER).unwrap().unwrap();
        assert_eq!(both.account_name, Set(ERASED.to_owned()));
        assert_eq!(both.title, Set(ERASED.to_owned()));
        assert_eq!(both.reason, Set("người đã xóa chuyển công tác".to_owned()));
        assert_eq!(both.folded, Set(" nguoi da xoa nguoi da xoa".to_owned()));
        // A former name is one, too.
        let before = r#"{"login":"người đã xóa","name":"người đã xóa","role":"viewer"}"#;
        assert_eq!(both.before, Set(Some(before.to_owned())));
        assert!(without_holder(&entry(Some(3), Subject::Account, 8), &HOLDER).unwrap().is_none());
    }

    #[test]
    fn whoever_did_it_to_the_person_stays() {
        let mut done = entry(Some(3), Subject::Account, 7);
        (done.account_name, done.folded) = ("Trần Hà".into(), searchable("Trần Hà quantri trang.le"));
        let done = without_holder(&done, &HOLDER).unwrap().unwrap();
        assert_eq!(done.account_name, sea_orm::ActiveValue::NotSet);
        assert_eq!(done.folded, Set(" tran ha quantri nguoi da xoa".to_owned()));
    }

    #[test]
    fn who_took_the_place_of_another_is_taken_out_of_the_reason() {
        let mut handed = entry(Some(3), Subject::Account, 8);
        (handed.verb, handed.title) = (Verb::Suspend.word().into(), "cu".into());
        handed.reason = "→ Lê Thị Trang (trang.le)".into();
        let handed = without_holder(&handed, &HOLDER).unwrap().unwrap();
        assert_eq!(handed.reason, Set("→ người đã xóa".to_owned()));
        assert_eq!(handed.title, Set("cu".to_owned()));
    }

    #[test]
    fn an_old_entry_names_nobody_and_no_account() {
        let old = without_people(&entry(Some(7), Subject::Account, 7)).unwrap().unwrap();
        assert_eq!((old.account_id, old.subject_id), (Set(None), Set(0)));
        assert_eq!(old.reason, Set(String::new()));
        // What the program did by itself stays its own.
        let own = entry(None, Subject::Database, 0);
        assert!(without_people(&own).unwrap().is_none());
    }

    #[test]
    fn a_speaker_is_taken_out_and_the_fee_stays() {
        let talk = r#"{"details":{"talk":{"speakers":[{"agency":"Sở A","fee":5,"name":"An"},
            {"agency":"Sở B","fee":null,"name":"Anh"}],"topic":"An toàn"}}}"#;
        let erased = speakers_erased(talk, Some("An")).unwrap().unwrap();
        assert!(erased.contains(r#"{"agency":"","fee":5,"name":"người đã xóa"}"#), "{erased}");
        assert!(erased.contains(r#""name":"Anh""#) && erased.contains("An toàn"), "{erased}");
        let nobody = speakers_erased(talk, None).unwrap().unwrap();
        assert!(!nobody.contains("Anh"), "{nobody}");
        assert_eq!(speakers_erased(&nobody, None).unwrap(), None);
        assert_eq!(speakers_erased(r#"{"details":{"other":{}}}"#, None).unwrap(), None);
    }
}
