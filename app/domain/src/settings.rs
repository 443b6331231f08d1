//! What an administrator sets for the whole site.

use crate::{
    Check, Problem, Problems, Role,
    hotlines::is_phone,
    numbers,
    privacy::{MONTHS_MAX, Retention},
    time::{Day, show_day},
};
use serde::{Deserialize, Serialize};

/// Who runs the site, as the public reads it, what it asks of those who sign in, and how long it keeps personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub name: String,
    pub name_en: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    /// The roles that sign in with a second factor or not at all.
    pub second_factor: Vec<Role>,
    #[serde(flatten)]
    pub retention: Retention,
    /// The last day whose logs of outreach nobody changes any more.
    pub locked_to: Option<Day>,
    pub version: i64,
}

/// Who runs the site, for everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    pub name_en: String,
    pub address: String,
    pub phone: String,
    pub email: String,
}

impl From<Settings> for Contact {
    fn from(settings: Settings) -> Self {
        let Settings {
            name,
            name_en,
            address,
            phone,
            email,
            second_factor: _,
            retention: _,
            locked_to: _,
            version: _,
        } = settings;
        Self { name, name_en, address, phone, email }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    pub version: String,
    pub name: String,
    pub name_en: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub second_factor: Vec<String>,
    pub audit_months: String,
    pub accounts_months: String,
    pub speakers_months: String,
    pub locked_to: String,
}

impl SettingsForm {
    /// The sound settings, of no version yet.
    pub fn parse(&self, today: Day) -> Result<Settings, Problems> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        let address = check.optional_line("address", &self.address, 300);
        let phone = check.optional_line("phone", &self.phone, 40);
        if !phone.is_empty() && !is_phone(&phone) {
            check.refuse("phone", Problem::NotAPhone);
        }
        let email = check.optional_line("email", &self.email, 200);
        if !email.is_empty() && !is_address(&email) {
            check.refuse("email", Problem::NotAnAddress);
        }
        let mut second_factor = Vec::new();
        for word in &self.second_factor {
            match Role::from_word(word) {
                Some(role) if !second_factor.contains(&role) => second_factor.push(role),
                Some(_) => {}
                None => check.refuse("second_factor", Problem::Unknown),
            }
        }
        second_factor.sort();
        let retention = Retention {
            audit_months: months(&mut check, "audit_months", &self.audit_months),
            accounts_months: months(&mut check, "accounts_months", &self.accounts_months),
            speakers_months: months(&mut check, "speakers_months", &self.speakers_months),
        };
        let locked_to = check.optional_day("locked_to", &self.locked_to);
        if locked_to.is_some_and(|day| day > today) {
            check.refuse("locked_to", Problem::InFuture);
        }
        check.finish(Some(Settings {
            name,
            name_en,
            address,
            phone,
            email,
            second_factor,
            retention,
            locked_to,
            version: 0,
        }))
    }
}

impl From<&Settings> for SettingsForm {
    fn from(settings: &Settings) -> Self {
        let Settings { name, name_en, address, phone, email, second_factor, retention, locked_to, version } =
            settings.clone();
        let months = |months: Option<i64>| months.map(numbers::whole).unwrap_or_default();
        Self {
            version: version.to_string(),
            name,
            name_en,
            address,
            phone,
            email,
            second_factor: second_factor.into_iter().map(|role| role.word().to_owned()).collect(),
            audit_months: months(retention.audit_months),
            accounts_months: months(retention.accounts_months),
            speakers_months: months(retention.speakers_months),
            locked_to: locked_to.map(show_day).unwrap_or_default(),
        }
    }
}

/// So many months; none where nothing was typed, which keeps what there is.
fn months(check: &mut Check, field: &str, typed: &str) -> Option<i64> {
    if typed.trim().is_empty() {
        return None;
    }
    let months = numbers::parse_whole(typed.trim());
    match months {
        None => check.refuse(field, Problem::NotANumber),
        Some(months) if !(1..=MONTHS_MAX).contains(&months) => {
            check.refuse(field, Problem::OutOfRange { min: 1, max: MONTHS_MAX });
        }
        Some(_) => return months,
    }
    None
}

/// An address of e-mail: something, `@`, a host with a dot. Whether it is somebody's, only a message tells.
fn is_address(typed: &str) -> bool {
    let Some((local, host)) = typed.rsplit_once('@') else { return false };
    let plain = typed.chars().all(|c| c.is_alphanumeric() || "@._-+".contains(c));
    plain && !local.is_empty() && host.split('.').count() >= 2 && host.split('.').all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    #[test]
    fn settings_are_refused_by_their_field() {
        let today = parse_day("29/11/2026").unwrap();
        let sound = SettingsForm {
            name: "Ủy ban MTTQ".into(),
            phone: "(024) 3825 3125".into(),
            email: "lienhe@mttq.hanoi.gov.vn".into(),
            second_factor: vec!["planner".into(), "administrator".into(), "planner".into()],
            audit_months: "120".into(),
            accounts_months: " ".into(),
            locked_to: "30/9/2026".into(),
            ..SettingsForm::default()
        };
        let retention = sound.parse(today).unwrap().retention;
        assert_eq!((retention.audit_months, retention.accounts_months), (Some(120), None));
        assert_eq!(sound.parse(today).unwrap().locked_to, parse_day("30/09/2026"));
        assert_eq!(sound.parse(today).unwrap().second_factor, [Role::Administrator, Role::Planner]);
        for (form, field) in [
            (SettingsForm { name: " ".into(), ..sound.clone() }, "name"),
            (SettingsForm { phone: "gọi tôi".into(), ..sound.clone() }, "phone"),
            (SettingsForm { email: "lienhe@".into(), ..sound.clone() }, "email"),
            (SettingsForm { email: "a b@c.vn".into(), ..sound.clone() }, "email"),
            (SettingsForm { second_factor: vec!["king".into()], ..sound.clone() }, "second_factor"),
            (SettingsForm { audit_months: "0".into(), ..sound.clone() }, "audit_months"),
            (SettingsForm { accounts_months: "601".into(), ..sound.clone() }, "accounts_months"),
            (SettingsForm { speakers_months: "mãi".into(), ..sound.clone() }, "speakers_months"),
            (SettingsForm { locked_to: "30/11/2026".into(), ..sound.clone() }, "locked_to"),
            (SettingsForm { locked_to: "hôm qua".into(), ..sound.clone() }, "locked_to"),
        ] {
            assert!(form.parse(today).unwrap_err().of(field).is_some(), "{field}");
        }
        assert_eq!(SettingsForm::from(&sound.parse(today).unwrap()).email, sound.email);
    }
}
