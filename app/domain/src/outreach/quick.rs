use super::{LogForm, LogKnown};
use crate::{Problem, Problems, targets::Measure, text::fold};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows that are sent at once at most.
pub const QUICK_MAX: usize = 200;

/// What a row counts, in the order of its cells.
pub const QUICK_MEASURES: [Measure; 5] =
    [Measure::Attendances, Measure::Men, Measure::Women, Measure::Leaflets, Measure::Commitments];

/// Logs typed from paper (nhập nhanh từ giấy), a row a log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickForm {
    pub rows: Vec<QuickRow>,
    /// How many were sent while these were refused.
    pub sent: usize,
}

/// A row as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickRow {
    /// The id of its log, so that it is kept once however often it is sent.
    pub key: String,
    /// The code of its activity.
    pub activity: String,
    /// Empty for the plan's.
    pub day: String,
    /// By the words of their measures.
    pub numbers: BTreeMap<String, String>,
    /// Anything but empty: nothing is left to be done.
    pub finished: String,
    /// Answers what looks like a slip.
    pub reason: String,
}

impl QuickForm {
    /// The rows in which something was typed, if there are some and not too many.
    pub fn filled(&self) -> Result<Vec<&QuickRow>, Problems> {
        let rows: Vec<&QuickRow> = self.rows.iter().filter(|row| !row.is_empty()).collect();
        if rows.is_empty() {
            return Err(Problems::one("rows", Problem::Required));
        }
        if rows.len() > QUICK_MAX {
            return Err(Problems::one("rows", Problem::TooManyRows { max: QUICK_MAX }));
        }
        Ok(rows)
    }

    /// With empty rows at the end, so many in all at least; `key` names each of them.
    pub fn padded(mut self, least: usize, key: fn() -> String) -> Self {
        while self.rows.len() < least {
            self.rows.push(QuickRow::fresh(key()));
        }
        self
    }
}

impl QuickRow {
    /// A row to be filled in.
    pub fn fresh(key: String) -> Self {
        Self { key, finished: "on".to_owned(), ..Self::default() }
    }

    /// Nothing was typed in it.
    pub fn is_empty(&self) -> bool {
        let typed = [&self.activity, &self.day, &self.reason].into_iter().chain(self.numbers.values());
        typed.into_iter().all(|text| text.trim().is_empty())
    }

    /// The activity that it names.
    pub fn named(&self) -> Result<i64, Problem> {
        let lacking = if self.activity.trim().is_empty() { Problem::Required } else { Problem::Unknown };
        id_of_code(&self.activity).ok_or(lacking)
    }

    /// Its log, with all that is not typed from the plan.
    pub fn form(&self, known: &LogKnown) -> LogForm {
        let fresh = known.fresh(self.key.clone());
        let numbers = self.numbers.iter().filter(|(_, typed)| !typed.trim().is_empty());
        LogForm {
            day: if self.day.trim().is_empty() { fresh.day.clone() } else { self.day.clone() },
            numbers: numbers.map(|(word, typed)| (word.clone(), typed.clone())).collect(),
            finished: self.finished.clone(),
            reason: self.reason.clone(),
            ..fresh
        }
    }
}

/// The field of a row as the form of rows names it: `rows[2][numbers][men]` for `numbers[men]`.
pub fn field_of_row(place: usize, field: &str) -> String {
    match field.split_once('[') {
        Some((first, rest)) => format!("rows[{place}][{first}][{rest}"),
        None => format!("rows[{place}][{field}]"),
    }
}

/// The code of an activity, as sheets of paper print it.
pub fn code(id: i64) -> String {
    format!("HĐ-{id}")
}

/// The activity of a code: `HĐ-123`, `hd 123` or `123`.
pub fn id_of_code(text: &str) -> Option<i64> {
    let folded = fold(text).replace(' ', "");
    let digits = folded.strip_prefix("hd").unwrap_or(&folded);
    digits.parse().ok().filter(|id| *id > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        outreach::tests::{known, numbers},
        targets::Measure,
    };

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(code(123), "HĐ-123");
        for text in ["HĐ-123", "hđ-123", "HD-123", "hd123", "hd 123", " HĐ – 123 ", "123", "HD\u{a0}123"]
        {
            assert_eq!(id_of_code(text), Some(123), "{text}");
        }
        for text in ["", "HĐ", "HĐ-", "KH-123", "123a", "12hd", "0", "99999999999999999999"] {
            assert_eq!(id_of_code(text), None, "{text}");
        }
    }

    fn row() -> QuickRow {
        QuickRow {
            activity: "hd10".into(),
            numbers: numbers([("attendances", "180"), ("men", ""), ("leaflets", "150")]),
            ..QuickRow::fresh("khóa".into())
        }
    }

    #[test]
    fn a_row_says_the_rest_by_its_activity() {
        let form = row().form(&known());
        assert_eq!((form.key.as_str(), form.activity.as_str(), form.unit.as_str()), ("khóa", "10", "7"));
        assert_eq!((form.day.as_str(), form.place.as_str()), ("18/04/2026", "Nhà văn hóa"));
        let log = form.parse(&known()).unwrap();
        assert!(log.finished);
        assert_eq!((log.total(Measure::Attendances), log.total(Measure::Leaflets)), (180, 150));
        let other = QuickRow { day: "19/4/2026".into(), finished: String::new(), ..row() };
        let log = other.form(&known()).parse(&known()).unwrap();
        assert_eq!((crate::time::show_day(log.day).as_str(), log.finished), ("19/04/2026", false));
    }

    #[test]
    fn an_empty_row_is_left_out_and_an_empty_form_refused() {
        let empty = QuickRow::fresh("khóa".into());
        assert!(empty.is_empty() && !row().is_empty());
        let form = QuickForm { rows: vec![empty.clone(), row(), empty.clone()], sent: 0 };
        assert_eq!(form.filled().unwrap(), [&row()]);
        let form = QuickForm { rows: vec![empty], sent: 0 };
        assert_eq!(form.filled().unwrap_err().of("rows"), Some(&Problem::Required));
        let form = QuickForm { rows: vec![row(); QUICK_MAX + 1], sent: 0 };
        assert_eq!(form.filled().unwrap_err().of("rows"), Some(&Problem::TooManyRows { max: QUICK_MAX }));
        assert_eq!(form.rows.len(), form.clone().padded(20, String::new).rows.len());
        assert_eq!(QuickForm::default().padded(20, String::new).rows.len(), 20);
    }

    #[test]
    fn problems_are_named_by_their_row() {
        assert_eq!(field_of_row(2, "day"), "rows[2][day]");
        assert_eq!(field_of_row(0, "numbers[men]"), "rows[0][numbers][men]");
        let nameless = QuickRow { activity: " ".into(), ..row() };
        assert_eq!(nameless.named(), Err(Problem::Required));
        assert_eq!(QuickRow { activity: "chợ".into(), ..row() }.named(), Err(Problem::Unknown));
        assert_eq!(row().named(), Ok(10));
    }
}
