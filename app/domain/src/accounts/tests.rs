use super::*;

fn refused(typed: &str) -> Option<Problem> {
    Password::parse("password", typed, "lan.nguyen").err().and_then(|p| p.of("password").cloned())
}

#[test]
fn passwords_that_guessing_finds_are_refused() {
    assert_eq!(refused("ngắn"), Some(AccountProblem::PasswordTooShort { min: PASSWORD_MIN }.into()));
    for common in ["matkhau123", "Password2026", "1234567890", "lan.nguyen12", "HaNoi@2026"] {
        assert_eq!(refused(common), Some(AccountProblem::PasswordTooCommon.into()), "{common}");
    }
    assert_eq!(refused("bốn mùa thay lá"), None);
    assert_eq!(refused(&"sông núi ".repeat(100)), None);
    let length = PASSWORD_MAX + 1;
    assert_eq!(refused(&"ố".repeat(length)), Some(Problem::TooLong { max: PASSWORD_MAX, length }));
}

#[test]
fn a_password_is_the_same_however_its_marks_are_typed() {
    let (together, apart) = ("bốn mùa thay lá", "bo\u{302}\u{301}n mu\u{300}a thay la\u{301}");
    assert_ne!(together, apart);
    assert_eq!(as_compared(apart), together);
    let parsed = |typed: &str| Password::parse("password", typed, "lan.nguyen").unwrap();
    assert_eq!(parsed(apart), parsed(together));
    assert_eq!(parsed(apart).reveal(), together);
    // Counted as a person counts: eight, not the sixteen that are sent.
    assert_eq!(
        refused(&"o\u{301}".repeat(8)),
        Some(AccountProblem::PasswordTooShort { min: PASSWORD_MIN }.into())
    );
    let form = NewPasswordForm { password: together.into(), password_again: apart.into() };
    assert!(form.parse("lan.nguyen").is_ok());
}

#[test]
fn a_password_that_is_too_long_equals_none() {
    let longest = "lá".repeat(PASSWORD_MAX / 2);
    assert_eq!(Password::parse("password", &longest, "an").unwrap().reveal(), as_compared(&longest));
    assert_ne!(as_compared(&format!("{longest}a")), longest);
}

#[test]
fn all_that_is_wrong_with_a_password_is_told_at_once() {
    let form =
        PasswordForm { password: "ngắn".into(), password_again: "khác".into(), ..Default::default() };
    let problems = form.parse("lan.nguyen").unwrap_err();
    let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["current", "password", "password_again"]);
    let empty = NewPasswordForm::default().parse("lan.nguyen").unwrap_err();
    assert_eq!(empty, Problems::one("password", Problem::Required));
}

#[test]
fn an_officer_needs_a_unit_and_a_viewer_keeps_none() {
    let form = |role: &str| AccountForm {
        login: "Dong.Da".into(),
        name: "Lê Thị An".into(),
        role: role.into(),
        organisation: "7".into(),
        password: "bốn mùa thay lá".into(),
        password_again: "bốn mùa thay lá".into(),
        ..Default::default()
    };
    assert_eq!(form("unit_officer").parse().unwrap_err().of("unit"), Some(&Problem::Required));
    let viewer = form("viewer").parse().unwrap();
    let holder = Holder { name: "Lê Thị An".into(), role: Role::Viewer, unit: None, organisation: None };
    assert_eq!((viewer.login.as_str(), viewer.holder), ("dong.da", holder));
}

#[test]
fn the_logins_of_erased_accounts_are_nobodys() {
    let form = AccountForm {
        login: "Da-Xoa-9".into(),
        name: "Lê Thị An".into(),
        role: "viewer".into(),
        ..Default::default()
    };
    assert_eq!(form.parse_invited().unwrap_err(), Problems::one("login", Problem::Taken));
    assert_eq!(State::of(true, false, false), State::Erased);
    assert_eq!(State::of(false, false, true), State::Suspended);
}

#[test]
fn a_changed_account_obeys_the_rules_of_a_new_one() {
    let saved = AccountDetail {
        id: 4,
        login: "congan".into(),
        name: "Phạm Văn Công".into(),
        role: Role::Partner,
        unit: None,
        organisation: Some(7),
        active: true,
        joined: true,
        second_factor: false,
        erased: false,
        version: 3,
    };
    let form = AccountEditForm::from(&saved);
    assert_eq!((form.version.as_str(), form.organisation.as_str()), ("3", "7"));
    assert_eq!(form.parse().unwrap().organisation, Some(7));
    let officer = AccountEditForm { role: "unit_officer".into(), name: String::new(), ..form.clone() };
    let problems = officer.parse().unwrap_err();
    assert_eq!(problems.of("unit"), Some(&Problem::Required));
    assert_eq!(problems.of("name"), Some(&Problem::Required));
    let unknown = AccountEditForm { role: "king".into(), ..form };
    assert_eq!(unknown.parse().unwrap_err(), Problems::one("role", Problem::Unknown));
}

#[test]
fn a_session_ends_after_a_month_and_an_administrators_after_half_a_day_without_use() {
    let now = Utc::now();
    let ago = |hours| Some(now - TimeDelta::hours(hours));
    for (role, since, seen, over) in [
        (Role::Planner, ago(29 * 24), ago(1), false),
        (Role::Planner, ago(31 * 24), ago(1), true),
        (Role::Planner, ago(48), ago(40), false),
        (Role::Administrator, ago(48), ago(11), false),
        (Role::Administrator, ago(48), ago(13), true),
        (Role::Administrator, ago(11), None, false),
        (Role::Administrator, ago(13), None, true),
        (Role::Viewer, None, ago(1), true),
    ] {
        assert_eq!(is_session_over(role, since, seen, now), over, "{role:?} {since:?} {seen:?}");
    }
}

#[test]
fn a_password_counts_for_a_quarter_of_an_hour() {
    let now = Utc::now();
    let ago = |minutes| Some(now - TimeDelta::minutes(minutes));
    for (given, old) in [(ago(0), false), (ago(15), false), (ago(16), true), (None, true)] {
        assert_eq!(is_proof_old(given, now), old, "{given:?}");
    }
}

#[test]
fn a_network_names_nobody() {
    for (address, network) in [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("::1", "::/48"),
        ("", ""),
    ] {
        assert_eq!(network_of(address), network);
    }
}
