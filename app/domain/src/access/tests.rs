use super::*;

const OWN: i64 = 7;

fn actor(role: Role) -> Actor {
    Actor {
        account: 1,
        login: "an".into(),
        name: "An".into(),
        role,
        unit_path: (role == Role::UnitOfficer).then(|| "/1/7/".into()),
        organisation: (role == Role::Partner).then_some(OWN),
    }
}

fn activity(unit: &str, lead: i64, supporting: &[i64]) -> Standing {
    Standing { unit_paths: vec![unit.into()], lead, supporting: supporting.into(), draft: false }
}

/// Role × verb × scope, written out. Letters: s see, e edit, a answer, f see fees; `-` nothing.
#[test]
fn who_may_do_what_with_an_activity() {
    let scopes = [
        ("own unit", activity("/1/7/", 1, &[])),
        ("below own unit", activity("/1/7/70/", 1, &[])),
        ("a unit whose id begins alike", activity("/1/77/", 1, &[])),
        ("whole city", activity("/1/", 1, &[])),
        ("led by own agency", activity("/1/8/", OWN, &[])),
        ("supported by own agency", activity("/1/8/", 1, &[OWN])),
        ("draft in own unit, led by own agency", Standing { draft: true, ..activity("/1/7/", OWN, &[]) }),
    ];
    let table = [
        (Role::Administrator, ["seaf", "seaf", "seaf", "seaf", "seaf", "seaf", "seaf"]),
        (Role::Planner, ["seaf", "seaf", "seaf", "seaf", "seaf", "seaf", "seaf"]),
        (Role::UnitOfficer, ["seaf", "seaf", "-", "s", "-", "-", "-"]),
        (Role::Partner, ["-", "-", "-", "-", "sa", "s", "-"]),
        (Role::Viewer, ["s", "s", "s", "s", "s", "s", "-"]),
    ];
    for (role, row) in table {
        let me = actor(role);
        for ((scope, activity), expected) in scopes.iter().zip(row) {
            let mut may = String::new();
            may.push_str(if me.may_see(activity) { "s" } else { "" });
            may.push_str(if me.may_edit(activity) { "e" } else { "" });
            may.push_str(if me.may_answer(activity) { "a" } else { "" });
            may.push_str(if me.may_see_fees(activity) { "f" } else { "" });
            let may = if may.is_empty() { "-".to_owned() } else { may };
            assert_eq!(may, expected, "{role:?}, {scope}");
        }
    }
}

/// Role × verb × scope, written out. Letters: o answer for one's own organisation, a for all, w learn whom that one sends;
/// `-` nothing.
#[test]
fn who_answers_whether_an_organisation_takes_part() {
    let scopes = [
        ("own unit", activity("/1/7/", 1, &[])),
        ("another unit", activity("/1/77/", 1, &[])),
        ("led by own agency", activity("/1/8/", OWN, &[])),
        ("supported by own agency", activity("/1/8/", 1, &[OWN])),
        ("draft in own unit, led by own agency", Standing { draft: true, ..activity("/1/7/", OWN, &[]) }),
    ];
    let table = [
        (Role::Administrator, ["aw", "aw", "aw", "aw", "w"]),
        (Role::Planner, ["aw", "aw", "aw", "aw", "w"]),
        (Role::UnitOfficer, ["aw", "-", "-", "-", "-"]),
        (Role::Partner, ["-", "-", "ow", "ow", "-"]),
        (Role::Viewer, ["-"; 5]),
    ];
    for (role, row) in table {
        let me = actor(role);
        for ((scope, activity), expected) in scopes.iter().zip(row) {
            let own = me.replies_as(activity) == Some(OWN);
            let verbs = [
                ("o", own),
                ("a", me.may_reply_for_all(activity)),
                ("w", me.may_see_attendees(activity, OWN)),
            ];
            let may: String = verbs.iter().filter(|(_, may)| *may).map(|(letter, _)| *letter).collect();
            let may = if may.is_empty() { "-".to_owned() } else { may };
            assert_eq!(may, expected, "{role:?}, {scope}");
        }
    }
}

/// Role × verb × scope, written out. Letters: s see, r review, e change; `-` nothing.
#[test]
fn who_may_do_what_with_a_log_of_outreach() {
    let log = |unit: &str, author| LogStanding { unit_path: unit.into(), author, ..LogStanding::default() };
    let sent = |unit: &str| log(unit, 2);
    let accepted = |log| LogStanding { accepted: true, ..log };
    let scopes = [
        ("one's own", log("/1/7/70/", 1)),
        ("one's own, accepted", accepted(log("/1/7/70/", 1))),
        ("own unit", sent("/1/7/")),
        ("below own unit", sent("/1/7/70/")),
        ("below own unit, accepted", accepted(sent("/1/7/70/"))),
        ("below own unit, a draft", LogStanding { draft: true, ..sent("/1/7/70/") }),
        ("a unit whose id begins alike", sent("/1/77/")),
        ("above own unit", sent("/1/")),
        ("own agency takes part", LogStanding { takes_part: true, ..sent("/1/8/") }),
    ];
    let table = [
        (Role::Administrator, ["se", "s", "sr", "sr", "sre", "-", "sr", "sr", "sr"]),
        (Role::Planner, ["se", "s", "sr", "sr", "sre", "-", "sr", "sr", "sr"]),
        (Role::UnitOfficer, ["se", "s", "s", "sr", "sre", "-", "-", "-", "-"]),
        (Role::Partner, ["se", "s", "-", "-", "-", "-", "-", "-", "s"]),
        (Role::Viewer, ["s", "s", "s", "s", "s", "-", "s", "s", "s"]),
    ];
    for (role, row) in table {
        let me = actor(role);
        for ((scope, log), expected) in scopes.iter().zip(row) {
            let verbs =
                [("s", me.may_see_log(log)), ("r", me.may_review_log(log)), ("e", me.may_edit_log(log))];
            let may: String = verbs.iter().filter(|(_, may)| *may).map(|(letter, _)| *letter).collect();
            let may = if may.is_empty() { "-".to_owned() } else { may };
            assert_eq!(may, expected, "{role:?}, {scope}");
        }
    }
}

#[test]
fn who_may_do_what_with_the_rest() {
    // plan activities; plan campaigns, see drafts, release, edit audiences, keep hotlines; keep accounts, units and
    // organisations, change settings, erase people, read audit
    let table = [
        (Role::Administrator, (true, [true; 5], [true; 6])),
        (Role::Planner, (true, [true; 5], [false; 6])),
        (Role::UnitOfficer, (true, [false; 5], [false; 6])),
        (Role::Partner, (false, [false; 5], [false; 6])),
        (Role::Viewer, (false, [false; 5], [false; 6])),
    ];
    for (role, expected) in table {
        let me = actor(role);
        let plans = [
            me.may_plan_campaigns(),
            me.sees_drafts(),
            me.may_release(),
            me.may_edit_audiences(),
            me.may_keep_hotlines(),
        ];
        let keeps = [
            me.may_keep_accounts(),
            me.may_keep_units(),
            me.may_keep_organisations(),
            me.may_change_settings(),
            me.may_erase_people(),
            me.may_read_audit(),
        ];
        assert_eq!((me.may_plan_activities(), plans, keeps), expected, "{role:?}");
    }
}

#[test]
fn figures_are_read_for_the_city_or_for_ones_own_unit() {
    for (role, expected) in [
        (Role::Administrator, [true; 4]),
        (Role::Planner, [true; 4]),
        (Role::UnitOfficer, [true, true, false, false]),
        (Role::Partner, [false; 4]),
        (Role::Viewer, [true; 4]),
    ] {
        let me = actor(role);
        let read = ["/1/7/70/", "/1/8/"].map(|path| me.may_read_figures_of(path));
        let figures = [me.may_read_figures(), read[0], read[1], me.may_read_all_figures()];
        assert_eq!(figures, expected, "{role:?}");
    }
}

#[test]
fn only_administrators_lock_others_out_and_nobody_does_it_to_himself() {
    for role in Role::ALL {
        let me = actor(*role);
        assert_eq!(me.may_lock_out(me.account + 1), *role == Role::Administrator, "{role:?}");
        assert!(!me.may_lock_out(me.account), "{role:?}");
    }
}

#[test]
fn everybody_reads_what_is_kept_of_himself_and_only_administrators_that_of_others() {
    for role in Role::ALL {
        let me = actor(*role);
        assert!(me.may_read_data_of(me.account), "{role:?}");
        assert_eq!(me.may_read_data_of(me.account + 1), *role == Role::Administrator, "{role:?}");
    }
}

#[test]
fn an_activity_partly_outside_may_be_seen_but_not_edited() {
    let mut shared = activity("/1/7/", 1, &[]);
    shared.unit_paths.push("/1/8/".into());
    let officer = actor(Role::UnitOfficer);
    assert!(officer.may_see(&shared) && !officer.may_edit(&shared) && !officer.may_see_fees(&shared));
}

/// Role × record, written out. Letters: r read what is said of it, s speak, t take away what another said; `-` nothing.
#[test]
fn who_reads_and_says_what_beside_a_record() {
    let records = [
        ("an activity of the own unit", Concern::Activity(activity("/1/7/", 1, &[]))),
        ("one supported by the own agency", Concern::Activity(activity("/1/8/", 1, &[OWN]))),
        ("a campaign", Concern::Campaign { draft: false }),
        ("a draft", Concern::Campaign { draft: true }),
        ("the own unit", Concern::Unit { path: "/1/7/".into() }),
        ("the city", Concern::Unit { path: "/1/".into() }),
        ("a unit whose id begins alike", Concern::Unit { path: "/1/77/".into() }),
        ("the own agency", Concern::Organisation { id: OWN }),
        ("another agency", Concern::Organisation { id: 8 }),
    ];
    let table = [
        (Role::Administrator, ["rst"; 9]),
        (Role::Planner, ["rst"; 9]),
        (Role::UnitOfficer, ["rs", "-", "rs", "-", "rs", "rs", "-", "-", "-"]),
        (Role::Partner, ["-", "rs", "-", "-", "-", "-", "-", "rs", "-"]),
        (Role::Viewer, ["r", "r", "r", "-", "-", "-", "-", "-", "-"]),
    ];
    for (role, row) in table {
        let me = actor(role);
        for ((record, concern), expected) in records.iter().zip(row) {
            let reads = me.is_concerned(concern);
            let verbs =
                [("r", reads), ("s", reads && me.may_comment()), ("t", reads && me.may_remove_comment(99))];
            let may: String = verbs.iter().filter(|(_, may)| *may).map(|(letter, _)| *letter).collect();
            let may = if may.is_empty() { "-".to_owned() } else { may };
            assert_eq!(may, expected, "{role:?}, {record}");
        }
    }
    assert!(actor(Role::UnitOfficer).may_remove_comment(1), "one's own");
}
