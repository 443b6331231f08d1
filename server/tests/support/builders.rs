//! Forms with everything filled in; a test changes what it is about.

use domain::{
    accounts::AccountForm,
    activities::{ActivityForm, DetailsForm, Known, SpeakerForm},
    campaigns::CampaignForm,
    time::parse_day,
};
use serde::Serialize;
use serde_json::Value;

/// A campaign and what its activities may name.
pub struct Ground {
    pub id: i64,
    pub known: Known,
}

impl Ground {
    /// The id of a unit that exists on 10/03/2026.
    #[track_caller]
    pub fn unit(&self, name: &str) -> String {
        let day = parse_day("10/03/2026").unwrap();
        let found = self.known.units.iter().find(|unit| unit.name == name && unit.validity.holds(day));
        found.unwrap_or_else(|| panic!("no unit {name}")).id.to_string()
    }

    /// The id of an organisation by its short name.
    #[track_caller]
    pub fn organisation(&self, short_name: &str) -> String {
        let found = self.known.organisations.iter().find(|o| o.short_name == short_name);
        found.unwrap_or_else(|| panic!("no organisation {short_name}")).id.to_string()
    }

    /// The id of an audience by its place in the list.
    pub fn audience(&self, place: usize) -> String {
        self.known.audiences[place].id.to_string()
    }
}

pub fn a_campaign() -> CampaignForm {
    CampaignForm {
        code: "99/KH-THU".into(),
        title: "Chiến dịch thử nghiệm".into(),
        purpose: "Nâng cao nhận thức của người dân.".into(),
        starts_on: "01/01/2026".into(),
        ends_on: "31/12/2026".into(),
        legal_bases: "Luật số 53/2024/QH15\nQuyết định số 33/QĐ-TTg".into(),
        budget: "1.000.000.000".into(),
        targets: [("attendances".to_owned(), "12.000".to_owned())].into(),
        ..CampaignForm::default()
    }
}

/// A talk on the morning of 10/03/2026 in Phường Đống Đa, led by the Front and supported by the police.
pub fn a_talk(ground: &Ground) -> ActivityForm {
    ActivityForm {
        campaign: ground.id.to_string(),
        kind: "talk".into(),
        title: "Tọa đàm đi làm việc ở nước ngoài an toàn".into(),
        units: vec![ground.unit("Phường Đống Đa")],
        venue_name: "Nhà văn hóa phường".into(),
        venue_address: "Số 59 phố Đông Các".into(),
        latitude: "21.0125".into(),
        longitude: "105.8225".into(),
        starts_on: "10/03/2026".into(),
        starts_at: "08:00".into(),
        ends_on: "10/03/2026".into(),
        ends_at: "11:30".into(),
        lead: ground.organisation("Ủy ban MTTQ TP"),
        supporting: vec![ground.organisation("Công an TP")],
        audiences: vec![ground.audience(0)],
        quantities: [("attendances".to_owned(), "300".to_owned())].into(),
        money: "38.000.000".into(),
        details: DetailsForm {
            topic: "Đi đúng – về an toàn".into(),
            speakers: vec![SpeakerForm {
                name: "Trần Văn Bình".into(),
                agency: "Sở Nội vụ".into(),
                fee: "1.000.000".into(),
            }],
            ..DetailsForm::default()
        },
        ..ActivityForm::default()
    }
}

pub fn an_account(login: &str, role: &str) -> AccountForm {
    AccountForm {
        login: login.into(),
        name: "Đỗ Thị Mai".into(),
        role: role.into(),
        password: "bốn mùa thay lá".into(),
        password_again: "bốn mùa thay lá".into(),
        ..AccountForm::default()
    }
}

/// The fields that a browser posts for a form: `form[title]`, `form[units][]`, `form[details][slots][0][time]`.
pub fn posted<F: Serialize>(form: &F) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    flatten("form", &serde_json::to_value(form).unwrap(), &mut pairs);
    pairs
}

/// [`posted`] with the passwords, which a form does not give away.
pub fn posted_account(form: &AccountForm) -> Vec<(String, String)> {
    let mut pairs = posted(form);
    pairs.retain(|(name, _)| !name.starts_with("form[password"));
    pairs.push(("form[password]".into(), form.password.to_string()));
    pairs.push(("form[password_again]".into(), form.password_again.to_string()));
    pairs
}

fn flatten(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| flatten(&format!("{name}[{key}]"), value, pairs));
        }
        Value::Array(rows) if rows.iter().any(Value::is_object) => {
            (0..rows.len()).for_each(|i| flatten(&format!("{name}[{i}]"), &rows[i], pairs));
        }
        Value::Array(values) => {
            values.iter().for_each(|value| flatten(&format!("{name}[]"), value, pairs));
        }
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        other => panic!("a form holds text only, not {other}"),
    }
}
