use super::record;
use crate::campaigns;
use domain::{
    activities::When,
    audit::{AuditNames, Subject},
    targets::Measure,
    text::collation_key,
    time::{parse_day, show_day, show_time},
};
use frame::{Field, Reads};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use words::t;

/// A field that differs, with both values as they read; what was not there is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub label: String,
    pub before: String,
    pub after: String,
}

/// The fields that differ between two records in JSON, in the order of their form. A field that is not known is
/// called by its key.
pub(super) fn changes(
    subject: Subject,
    before: Option<&str>,
    after: Option<&str>,
    names: &AuditNames,
) -> Vec<Change> {
    let fields = record(subject).map_or_else(Vec::new, |record| (record.fields)());
    let reader = Reader { fields, names };
    let (before, after) = (reader.record(before), reader.record(after));
    let places: BTreeSet<&Place> = before.keys().chain(after.keys()).collect();
    let differing = places.into_iter().filter_map(|place| {
        let (before, after) = (before.get(place), after.get(place));
        let label = after.or(before)?.label.clone();
        let (was, is) = (seen(before), seen(after));
        (was != is).then(|| Change { label, before: was.0.to_owned(), after: is.0.to_owned() })
    });
    differing.collect()
}

/// Where a value stands: the place of its field, its row, the place within the row, and its key.
type Place = (usize, usize, usize, String);

/// One value that a record holds.
struct Leaf {
    label: String,
    text: String,
    /// Of records that it names; two of them may have one name.
    ids: BTreeSet<i64>,
}

fn seen(leaf: Option<&Leaf>) -> (&str, Option<&BTreeSet<i64>>) {
    leaf.map_or(("", None), |leaf| (leaf.text.as_str(), Some(&leaf.ids).filter(|ids| !ids.is_empty())))
}

struct Reader<'a> {
    fields: Vec<Field>,
    names: &'a AuditNames,
}

impl Reader<'_> {
    fn record(&self, json: Option<&str>) -> BTreeMap<Place, Leaf> {
        let leaves: Vec<(Place, Leaf)> = match json.and_then(|json| serde_json::from_str(json).ok()) {
            Some(Value::Object(fields)) => {
                fields.iter().flat_map(|(key, value)| self.of_record(key, value)).collect()
            }
            // The step of a campaign keeps only where it stood.
            Some(status) => vec![self.leaf("status", &status)],
            None => Vec::new(),
        };
        leaves.into_iter().collect()
    }

    /// The values of one field of a record.
    fn of_record(&self, key: &str, value: &Value) -> Vec<(Place, Leaf)> {
        match (key, value) {
            ("id" | "version" | "path", _) => Vec::new(),
            ("venue" | "validity", Value::Object(parts)) => self.parts(key, parts),
            ("quantities" | "targets", Value::Array(rows)) => {
                rows.iter().map(|row| self.quantity(key, row)).collect()
            }
            ("details", Value::Object(forms)) => {
                forms.iter().flat_map(|(form, details)| self.details(form, details)).collect()
            }
            _ => vec![self.leaf(key, value)],
        }
    }

    fn parts(&self, of: &str, parts: &Map<String, Value>) -> Vec<(Place, Leaf)> {
        parts.iter().map(|(part, value)| self.leaf(&format!("{of}.{part}"), value)).collect()
    }

    /// What a form of outreach has of its own, with its rows.
    fn details(&self, form: &str, details: &Value) -> Vec<(Place, Leaf)> {
        let mut leaves = vec![self.leaf("form", &Value::from(form))];
        let Value::Object(parts) = details else { return leaves };
        for (part, value) in parts {
            match value {
                Value::Array(rows) => {
                    let rows = (1..).zip(rows);
                    leaves.extend(rows.flat_map(|(number, row)| self.row(part, number, row)));
                }
                value => leaves.push(self.leaf(&format!("details.{part}"), value)),
            }
        }
        leaves
    }

    /// A row of equal fields, called by its number: “Báo cáo viên 1 – Họ và tên”.
    fn row(&self, list: &str, number: usize, row: &Value) -> Vec<(Place, Leaf)> {
        let fields = match row {
            Value::Object(fields) => self.parts(list, fields),
            row => vec![self.leaf(list, row)],
        };
        let within = format!("{list}.");
        let first = self.fields.iter().position(|field| field.key.starts_with(&within));
        let called = format!("{} {number}", self.field(list).1.map_or(list, |field| field.label));
        let numbered = fields.into_iter().map(|((place, _, _, key), leaf)| {
            let place = (first.unwrap_or(place), number, place, key);
            (place, Leaf { label: format!("{called} – {}", leaf.label), ..leaf })
        });
        numbered.collect()
    }

    /// A number of something that is counted.
    fn quantity(&self, key: &str, row: &Value) -> (Place, Leaf) {
        let (place, field) = self.field(key);
        let (word, number) = (row.get("measure").and_then(Value::as_str), row.get("number"));
        let (Some(word), Some(number)) = (word, number.and_then(Value::as_i64)) else {
            return self.leaf(key, row);
        };
        let measure = Measure::from_word(word);
        let order = Measure::ALL.iter().position(|known| Some(*known) == measure);
        let called = field.map_or(key, |field| field.label);
        let counted = match measure {
            Some(measure) => campaigns::say::measure(measure),
            None => word,
        };
        let label = format!("{called} – {counted}");
        let leaf = Leaf { label, text: words::whole(number), ids: BTreeSet::new() };
        ((place, 1 + order.unwrap_or(Measure::ALL.len()), 0, word.to_owned()), leaf)
    }

    fn leaf(&self, key: &str, value: &Value) -> (Place, Leaf) {
        let (place, field) = self.field(key);
        let (label, reads) = field.map_or((key, Reads::Text), |field| (field.label, field.reads));
        let leaf = Leaf { label: label.to_owned(), text: self.text(reads, value), ids: ids(reads, value) };
        ((place, 0, 0, key.to_owned()), leaf)
    }

    /// A field with its place; what is not known comes last.
    fn field(&self, key: &str) -> (usize, Option<&Field>) {
        let place = self.fields.iter().position(|field| field.key == key);
        place.map_or((self.fields.len(), None), |place| (place, self.fields.get(place)))
    }

    fn text(&self, reads: Reads, value: &Value) -> String {
        if let Value::Array(values) = value {
            let mut texts: Vec<String> = values.iter().map(|value| self.text(reads, value)).collect();
            if reads.is_id() {
                texts.sort_by_cached_key(|name| collation_key(name));
            }
            return texts.join(if matches!(reads, Reads::Text) { "\n" } else { ", " });
        }
        self.one(reads, value).unwrap_or_else(|| as_it_is(value))
    }

    /// One value in words; `None` for one that is not of its kind.
    fn one(&self, reads: Reads, value: &Value) -> Option<String> {
        let name = |names: &BTreeMap<i64, (String, String)>| {
            let (vi, en) = names.get(&value.as_i64()?)?;
            Some(words::either(vi, en).to_owned())
        };
        match reads {
            Reads::Text | Reads::Point | Reads::Rows => None,
            Reads::Day => value.as_str().and_then(parse_day).map(show_day),
            Reads::Time => {
                value.as_str().and_then(|time| time.parse::<chrono::NaiveTime>().ok()).map(show_time)
            }
            Reads::When => serde_json::from_value::<When>(value.clone()).ok().map(|when| when.show()),
            Reads::Whole => value.as_i64().map(words::whole),
            Reads::Counted(unit) => value.as_i64().map(|number| format!("{} {unit}", words::whole(number))),
            Reads::Money => value.as_i64().map(words::money),
            Reads::Active => {
                let said = |active: bool| if active { t!(accounts.active) } else { t!(accounts.suspended) };
                value.as_bool().map(|active| said(active).to_owned())
            }
            Reads::Word(said) => value.as_str().and_then(said).map(ToOwned::to_owned),
            Reads::Unit => name(&self.names.units),
            Reads::Organisation => name(&self.names.organisations),
            Reads::Audience => name(&self.names.audiences),
        }
    }
}

fn ids(reads: Reads, value: &Value) -> BTreeSet<i64> {
    match value {
        _ if !reads.is_id() => BTreeSet::new(),
        Value::Array(values) => values.iter().filter_map(Value::as_i64).collect(),
        value => value.as_i64().into_iter().collect(),
    }
}

fn as_it_is(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn names() -> AuditNames {
        let name = |vi: &str| (vi.to_owned(), String::new());
        AuditNames {
            units: [(7, name("Phường Láng")), (8, name("Phường Đống Đa")), (9, name("Phường Láng"))].into(),
            organisations: [(3, name("Công an thành phố Hà Nội"))].into(),
            audiences: [(1, name("Người lao động"))].into(),
        }
    }

    /// The changes as `label: before → after`.
    fn read(subject: Subject, before: Option<&Value>, after: Option<&Value>) -> Vec<String> {
        let (before, after) = (before.map(Value::to_string), after.map(Value::to_string));
        let changes = changes(subject, before.as_deref(), after.as_deref(), &names());
        changes.into_iter().map(|c| format!("{}: {} → {}", c.label, c.before, c.after)).collect()
    }

    fn talk() -> Value {
        json!({
            "version": 1, "status": "planned", "reason": "", "title": "Tọa đàm", "units": [7, 8],
            "venue": {"name": "Nhà văn hóa", "address": "", "point": [21.0125, 105.8225]},
            "when": {"Times": {"starts": "2026-03-10T01:00:00Z", "ends": "2026-03-10T04:30:00Z"}},
            "lead": 3, "supporting": [], "audiences": [1], "money": 38_000_000,
            "quantities": [{"measure": "attendances", "number": 12_000}],
            "details": {"talk": {"topic": "Đi đúng", "speakers": [
                {"name": "Trần Văn Bình", "agency": "", "fee": 1_000_000}, {"name": "Lê Thị An", "agency": "", "fee": null}
            ]}},
        })
    }

    #[test]
    fn a_new_activity_reads_as_its_form_does() {
        assert_eq!(
            read(Subject::Activity, None, Some(&talk())),
            [
                "Hình thức:  → Tọa đàm chuyên đề",
                "Tên hoạt động:  → Tọa đàm",
                "Tình trạng:  → Đã lên lịch",
                "Thời gian:  → 10/03/2026, 08:00–11:30",
                "Địa bàn:  → Phường Đống Đa, Phường Láng",
                "Nơi tổ chức:  → Nhà văn hóa",
                "Tọa độ:  → 21.0125, 105.8225",
                "Chủ trì:  → Công an thành phố Hà Nội",
                "Đối tượng:  → Người lao động",
                "Dự kiến – lượt người dự:  → 12.000",
                "Kinh phí:  → 38.000.000\u{a0}₫",
                "Chuyên đề:  → Đi đúng",
                "Báo cáo viên 1 – Họ và tên:  → Trần Văn Bình",
                "Báo cáo viên 1 – Thù lao:  → 1.000.000\u{a0}₫",
                "Báo cáo viên 2 – Họ và tên:  → Lê Thị An",
            ]
        );
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let mut after = talk();
        after["version"] = json!(2);
        after["units"] = json!([8, 7]);
        after["status"] = json!("cancelled");
        after["reason"] = json!("Mưa bão");
        after["money"] = Value::Null;
        after["details"]["talk"]["speakers"][0]["agency"] = json!("Sở Nội vụ");
        assert_eq!(
            read(Subject::Activity, Some(&talk()), Some(&after)),
            [
                "Tình trạng: Đã lên lịch → Đã hủy",
                "Lý do:  → Mưa bão",
                "Kinh phí: 38.000.000\u{a0}₫ → ",
                "Báo cáo viên 1 – Cơ quan:  → Sở Nội vụ",
            ]
        );
    }

    #[test]
    fn another_unit_of_the_same_name_is_a_change() {
        let (mut before, mut after) = (talk(), talk());
        (before["units"], after["units"]) = (json!([7]), json!([9]));
        assert_eq!(
            read(Subject::Activity, Some(&before), Some(&after)),
            ["Địa bàn: Phường Láng → Phường Láng"]
        );
    }

    #[test]
    fn a_step_of_a_campaign_changes_where_it_stands() {
        let changes = read(Subject::Campaign, Some(&json!("draft")), Some(&json!("submitted")));
        assert_eq!(changes, ["Tình trạng: Bản nháp → Chờ duyệt"]);
    }

    #[test]
    fn a_unit_that_opens_reads_without_what_only_the_database_needs() {
        let unit = json!({
            "id": 9, "path": "/1/9/", "name": "Phường Láng", "kind": "ward",
            "validity": {"from": "2026-01-01", "to": null},
        });
        let rows = read(Subject::Unit, None, Some(&unit));
        assert!(rows.contains(&"Tên:  → Phường Láng".to_owned()), "{rows:?}");
        assert!(rows.iter().any(|row| row.ends_with(" → 01/01/2026")), "{rows:?}");
        assert!(!rows.iter().any(|row| row.contains("path") || row.contains("validity")), "{rows:?}");
    }

    #[test]
    fn days_targets_and_lists_of_a_campaign_read_as_words() {
        let before =
            json!({"starts_on": "2026-01-05", "legal_bases": ["Luật A"], "targets": [], "budget": 1_000});
        let after = json!({
            "starts_on": "2026-02-05", "legal_bases": ["Luật A", "Luật B"], "budget": 1_000,
            "targets": [{"measure": "copies", "number": 5_000}, {"measure": "attendances", "number": 10}],
        });
        assert_eq!(
            read(Subject::Campaign, Some(&before), Some(&after)),
            [
                "Ngày bắt đầu: 05/01/2026 → 05/02/2026",
                "Căn cứ: Luật A → Luật A\nLuật B",
                "Chỉ tiêu – lượt người dự:  → 10",
                "Chỉ tiêu – bản in:  → 5.000",
            ]
        );
    }

    #[test]
    fn every_kind_of_detail_is_called_by_its_label() {
        use domain::activities::{
            Billboard, Broadcast, Competition, Consent, Criterion, Details, Dramatization, DropPoint,
            Leaflet, Other, OtherKind, Prize, Round, Sheet, Slot, Team,
        };
        let (day, time) = (parse_day("05/01/2026"), "08:30:00".parse().unwrap());
        let text = || "x".to_owned();
        let all = [
            Details::Competition(Competition {
                rules: text(),
                rounds: vec![Round { title: text(), opens_on: day, closes_on: day }],
                prizes: vec![Prize { title: text(), number: 1, amount: Some(1) }],
            }),
            Details::Dramatization(Dramatization {
                script: text(),
                duration: Some(90),
                teams: vec![Team { name: text(), members: Some(9) }],
                criteria: vec![Criterion { name: text(), points: 10 }],
            }),
            Details::Billboard(Billboard {
                width: Some(1),
                height: Some(1),
                material: text(),
                site: text(),
                owner: text(),
                consent: Consent::Given,
                consent_document: text(),
                up_on: day,
                down_on: day,
            }),
            Details::Leaflet(Leaflet {
                sheet: Sheet::A5,
                paper: text(),
                copies: Some(1),
                drop_points: vec![DropPoint { place: text(), copies: Some(1) }],
            }),
            Details::Broadcast(Broadcast {
                text: text(),
                minutes: Some(5),
                slots: vec![Slot { time, days: text() }],
            }),
            Details::Other(Other { kind: OtherKind::Rally, description: text() }),
        ];
        for details in all {
            let rows = read(Subject::Activity, None, Some(&json!({ "details": details })));
            let unknown =
                |row: &&String| row.contains("details.") || row.contains('_') || row.contains("0:00");
            assert_eq!(rows.iter().find(unknown), None, "{rows:?}");
        }
        let slot = json!({"details": {"broadcast": {"slots": [{"time": "08:30:00", "days": "thứ ba"}]}}});
        let slot = read(Subject::Activity, None, Some(&slot));
        assert_eq!(slot[1..], ["Khung giờ 1 – Giờ:  → 08:30", "Khung giờ 1 – Các ngày:  → thứ ba"]);
    }

    #[test]
    fn what_is_not_known_is_shown_as_it_is() {
        let rows =
            read(Subject::Activity, None, Some(&json!({"weather": "mưa", "lead": 99, "status": "lost"})));
        assert_eq!(rows, ["Tình trạng:  → lost", "Chủ trì:  → 99", "weather:  → mưa"]);
        assert_eq!(read(Subject::Unit, None, None), [""; 0]);
        assert!(changes(Subject::Activity, Some("{"), None, &AuditNames::default()).is_empty());
    }
}
