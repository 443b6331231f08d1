//! What an administrator sets for the whole site.

use crate::{Check, Problem, Problems, Role, hotlines::is_phone};
use serde::{Deserialize, Serialize};

/// Who runs the site, as the public reads it, and what it asks of those who sign in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub name: String,
    pub name_en: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    /// The roles that sign in with a second factor or not at all.
    pub second_factor: Vec<Role>,
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
        let Settings { name, name_en, address, phone, email, second_factor: _, version: _ } = settings;
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
}

impl SettingsForm {
    /// The sound settings, of no version yet.
    pub fn parse(&self) -> Result<Settings, Problems> {
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
        check.finish(Some(Settings { name, name_en, address, phone, email, second_factor, version: 0 }))
    }
}

impl From<&Settings> for SettingsForm {
    fn from(settings: &Settings) -> Self {
        let Settings { name, name_en, address, phone, email, second_factor, version } = settings.clone();
        Self {
            version: version.to_string(),
            name,
            name_en,
            address,
            phone,
            email,
            second_factor: second_factor.into_iter().map(|role| role.word().to_owned()).collect(),
        }
    }
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

    #[test]
    fn settings_are_refused_by_their_field() {
        let sound = SettingsForm {
            name: "Ủy ban MTTQ".into(),
            phone: "(024) 3825 3125".into(),
            email: "lienhe@mttq.hanoi.gov.vn".into(),
            second_factor: vec!["planner".into(), "administrator".into(), "planner".into()],
            ..SettingsForm::default()
        };
        assert_eq!(sound.parse().unwrap().second_factor, [Role::Administrator, Role::Planner]);
        for (form, field) in [
            (SettingsForm { name: " ".into(), ..sound.clone() }, "name"),
            (SettingsForm { phone: "gọi tôi".into(), ..sound.clone() }, "phone"),
            (SettingsForm { email: "lienhe@".into(), ..sound.clone() }, "email"),
            (SettingsForm { email: "a b@c.vn".into(), ..sound.clone() }, "email"),
            (SettingsForm { second_factor: vec!["king".into()], ..sound.clone() }, "second_factor"),
        ] {
            assert!(form.parse().unwrap_err().of(field).is_some(), "{field}");
        }
        assert_eq!(SettingsForm::from(&sound.parse().unwrap()).email, sound.email);
    }
}
