//! What activities may do, and when.

use super::*;

#[test]
fn what_is_moved_keeps_its_length_and_its_times() {
    let day = |typed: &str| time::parse_day(typed).unwrap();
    let days = When::Days { from: day("30/04/2026"), to: day("02/05/2026") };
    assert_eq!(days.on(day("28/02/2028")), When::Days { from: day("28/02/2028"), to: day("01/03/2028") });
    let time = |typed: &str| time::parse_time(typed).unwrap();
    let talk = |typed: &str| When::Times {
        starts: time::instant(day(typed), time("06:30")),
        ends: time::instant(day(typed), time("08:00")),
    };
    assert_eq!(talk("01/03/2026").on(day("28/02/2026")), talk("28/02/2026"));
}

#[test]
fn what_is_over_is_reopened_and_only_that() {
    for (status, open) in [
        (Status::Planned, vec![Transition::Start, Transition::Finish, Transition::Cancel]),
        (Status::Ongoing, vec![Transition::Finish, Transition::Cancel]),
        (Status::Done, vec![Transition::Reopen]),
        (Status::Cancelled, vec![Transition::Reopen]),
    ] {
        let day = time::parse_day("10/03/2026").unwrap();
        assert_eq!(Transition::available(status, day, day).collect::<Vec<_>>(), open, "{status:?}");
        // Nothing is done before it has begun.
        let before: Vec<_> =
            open.into_iter().filter(|transition| *transition != Transition::Finish).collect();
        assert_eq!(
            Transition::available(status, day, day - Duration::days(1)).collect::<Vec<_>>(),
            before,
            "{status:?}"
        );
    }
    assert_eq!(Transition::Reopen.to(), Status::Planned);
}

#[test]
fn what_is_begun_too_early_or_unapproved_says_why() {
    let day = |typed: &str| time::parse_day(typed).unwrap();
    let (before, begins) = (day("09/03/2026"), day("10/03/2026"));
    let activity = billboard(Consent::Given);
    let early = ActivityProblem::TooEarly { begins };
    assert_eq!(Transition::Start.asks_reason(&activity, true, before), Some(early.into()));
    assert_eq!(Transition::Start.asks_reason(&activity, true, begins), None);
    for transition in [Transition::Start, Transition::Finish] {
        let asked = transition.asks_reason(&activity, false, begins);
        assert_eq!(asked, Some(ActivityProblem::NotApproved.into()), "{transition:?}");
    }
}

/// A billboard from 10 March 2026 on.
fn billboard(consent: Consent) -> Activity {
    let from = time::parse_day("10/03/2026").unwrap();
    Activity {
        title: "Pa-nô".into(),
        units: vec![1],
        venue: Venue::default(),
        when: When::Days { from, to: from + Duration::days(30) },
        lead: 1,
        supporting: Vec::new(),
        audiences: Vec::new(),
        quantities: Vec::new(),
        money: None,
        details: Details::Billboard(Billboard {
            width: None,
            height: None,
            material: String::new(),
            site: "Ngã tư".into(),
            owner: "Hợp tác xã".into(),
            consent,
            consent_document: String::new(),
            up_on: None,
            down_on: None,
        }),
    }
}

#[test]
fn a_billboard_goes_up_with_the_consent_of_its_owner_or_with_a_reason() {
    let today = time::parse_day("11/03/2026").unwrap();
    for transition in [Transition::Start, Transition::Finish] {
        for consent in [Consent::NotAsked, Consent::Asked] {
            assert_eq!(
                transition.asks_reason(&billboard(consent), true, today),
                Some(ActivityProblem::NeedsConsent.into()),
                "{transition:?}"
            );
        }
        assert_eq!(transition.asks_reason(&billboard(Consent::Given), true, today), None, "{transition:?}");
    }
    for transition in [Transition::Cancel, Transition::Reopen] {
        assert_eq!(
            transition.asks_reason(&billboard(Consent::Given), true, today),
            Some(Problem::NeedsReason),
            "{transition:?}"
        );
    }
}
