//! A campaign's overview: what is planned, done and aimed at, by each of its five ways, with rights and queries counted.

use crate::support::{Ground, TestApp, a_talk};
use domain::{
    Actor,
    activities::{ActivityForm, DetailsForm, Kind},
    campaigns::{By, Line, Overview, OverviewQuery, Place},
    outreach::{Figure, LogForm, Transition},
    targets::Measure,
    time::parse_day,
};
use std::{collections::BTreeMap, sync::atomic::Ordering};
use store::{Db, Error};

both!(
    measures_show_planned_done_and_target_with_their_parts,
    weeks_show_what_begins_in_them_and_what_was_done,
    forms_add_up_to_the_campaign,
    units_stand_by_what_they_lack,
    audiences_share_what_names_several,
    numbers_lead_to_their_logs,
    an_officer_reads_the_own_units_and_a_partner_the_sums,
    a_page_keeps_how_it_is_told_in_its_address,
    an_overview_asks_no_more_with_more_activities_and_logs,
);

/// Talks in Đống Đa alone and in Đống Đa and Ba Đình together, a rally of the city, and a cancelled talk.
struct Told {
    ground: Ground,
    alone: i64,
}

async fn told(app: &TestApp) -> Told {
    let ground = app.running_campaign().await;
    let of = |day: &str, units: &[&str], audiences: &[usize], number: &str| ActivityForm {
        starts_on: day.into(),
        ends_on: day.into(),
        units: units.iter().map(|name| ground.unit(name)).collect(),
        audiences: audiences.iter().map(|place| ground.audience(*place)).collect(),
        quantities: [("attendances".to_owned(), number.to_owned())].into(),
        ..a_talk(&ground)
    };
    let rally = ActivityForm {
        kind: "other".into(),
        details: DetailsForm { kind: "rally".into(), ..DetailsForm::default() },
        ..of("12/05/2026", &["Thành phố Hà Nội"], &[], "1.000")
    };
    let both = ["Phường Đống Đa", "Phường Ba Đình"];
    let alone = app.plan(&of("10/03/2026", &both[..1], &[0], "300")).await;
    let together = app.plan(&of("02/04/2026", &both, &[0, 1], "800")).await;
    let city = app.plan(&rally).await;
    let cancelled = app.plan(&of("10/03/2026", &both[..1], &[0], "50")).await;
    let planner = app.planner().await;
    let cancel = domain::activities::Transition::Cancel;
    app.db.activities(&planner).transition(cancelled, cancel, "Mưa bão").await.unwrap();
    let told = Told { ground, alone };
    let women = LogForm {
        numbers: [("attendances", "180"), ("women", "100")].map(|(a, b)| (a.into(), b.into())).into(),
        ..told.log("1", alone, "Phường Đống Đa", "10/03/2026", 0)
    };
    let first = send(app, &women).await;
    send(app, &told.log("2", together, "Phường Đống Đa", "02/04/2026", 40)).await;
    send(app, &told.log("3", together, "Phường Ba Đình", "02/04/2026", 75)).await;
    send(app, &told.log("4", city, "Phường Hoàn Kiếm", "12/05/2026", 20)).await;
    let administrator = app.administrator().await;
    app.db.logs(&administrator).transition(first, "1", Transition::Accept, &BTreeMap::new()).await.unwrap();
    told
}

async fn send(app: &TestApp, form: &LogForm) -> i64 {
    app.db.logs(&app.planner().await).send(form).await.unwrap().id
}

impl Told {
    fn log(&self, key: &str, activity: i64, unit: &str, day: &str, attendances: i64) -> LogForm {
        LogForm {
            key: format!("01900000-0000-7000-8000-{key:0>12}"),
            activity: activity.to_string(),
            unit: self.ground.unit(unit),
            day: day.into(),
            numbers: [("attendances".to_owned(), attendances.to_string())].into(),
            reason: "Đúng như vậy".into(),
            ..LogForm::default()
        }
    }

    fn unit(&self, name: &str) -> Place {
        Place::Unit(self.ground.unit(name).parse().unwrap())
    }

    fn audience(&self, place: usize) -> Place {
        Place::Audience(self.ground.audience(place).parse().unwrap())
    }

    /// What an actor reads of it.
    async fn read(&self, db: &Db, me: &Actor, query: OverviewQuery) -> Result<Overview, Error> {
        let campaigns = db.campaigns(me);
        campaigns.overview(&campaigns.find(self.ground.id).await?, query).await
    }

    async fn by(&self, app: &TestApp, by: By) -> Overview {
        self.read(&app.db, &app.planner().await, of(by)).await.unwrap()
    }
}

fn of(by: By) -> OverviewQuery {
    OverviewQuery { by, measure: None, all: false }
}

fn line(planned: impl Into<Option<i64>>, shared: i64, done: Option<(i64, i64)>) -> Line {
    let done = done.map(|(number, accepted)| Figure { number, accepted });
    Line { planned: planned.into(), shared, done, target: None }
}

/// All attendances of the campaign.
fn all() -> Option<Line> {
    Some(Line { target: Some(12_000), ..line(2_100, 0, Some((315, 180))) })
}

fn week(first: &str) -> Place {
    Place::Week(parse_day(first).unwrap())
}

async fn measures_show_planned_done_and_target_with_their_parts(app: &TestApp) {
    let overview = told(app).await.by(app, By::Measure).await;
    let of = |measure| overview.lines.iter().find(|(place, _)| *place == Place::Measure(measure));
    assert_eq!(of(Measure::Attendances).map(|(_, line)| *line), all());
    assert_eq!(of(Measure::Women).unwrap().1, line(None, 0, Some((100, 100))), "not planned");
    assert_eq!(of(Measure::UnitsCovered).unwrap().1, line(3, 0, Some((3, 1))));
    assert_eq!(of(Measure::Films), None);
    let places: Vec<Place> = overview.lines.iter().map(|(place, _)| *place).collect();
    assert_eq!(places[..2], [Measure::Attendances, Measure::Women].map(Place::Measure), "parts follow");
    assert_eq!(overview.total, None, "measures are not added up");
}

async fn weeks_show_what_begins_in_them_and_what_was_done(app: &TestApp) {
    let overview = told(app).await.by(app, By::Week).await;
    let expected = [
        (week("09/03/2026"), line(300, 0, Some((180, 180)))),
        (week("30/03/2026"), line(800, 0, Some((115, 0)))),
        (week("11/05/2026"), line(1_000, 0, Some((20, 0)))),
    ];
    assert_eq!(overview.lines, expected);
    assert_eq!(overview.total, all());
}

async fn forms_add_up_to_the_campaign(app: &TestApp) {
    let overview = told(app).await.by(app, By::Kind).await;
    let expected = [
        (Place::Kind(Kind::Talk), line(1_100, 0, Some((295, 180)))),
        (Place::Kind(Kind::Other), line(1_000, 0, Some((20, 0)))),
    ];
    assert_eq!(overview.lines, expected);
    assert_eq!(overview.total, all());
}

async fn units_stand_by_what_they_lack(app: &TestApp) {
    let told = told(app).await;
    let overview = told.by(app, By::Unit).await;
    let expected = [
        (told.unit("Phường Đống Đa"), line(300, 800, Some((220, 180)))),
        (told.unit("Phường Hoàn Kiếm"), line(None, 0, Some((20, 0)))),
        (told.unit("Phường Ba Đình"), line(None, 800, Some((75, 0)))),
        (Place::Shared, line(1_800, 0, None)),
    ];
    assert_eq!(overview.lines, expected, "Đống Đa lacks 80 that it planned alone; then who has done least");
    assert_eq!(overview.total, all());
    let women = OverviewQuery { measure: Some(Measure::Women), ..of(By::Unit) };
    let overview = told.read(&app.db, &app.planner().await, women).await.unwrap();
    assert_eq!(overview.lines, [(told.unit("Phường Đống Đa"), line(None, 0, Some((100, 100))))]);
    assert_eq!(overview.total, Some(line(None, 0, Some((100, 100)))));
}

async fn audiences_share_what_names_several(app: &TestApp) {
    let told = told(app).await;
    let overview = told.by(app, By::Audience).await;
    let expected = [
        (told.audience(0), line(300, 800, Some((180, 180)))),
        (told.audience(1), line(None, 800, None)),
        (Place::Audience(0), line(1_000, 0, Some((135, 0)))),
        (Place::Shared, line(800, 0, None)),
    ];
    assert_eq!(overview.lines, expected, "nobody said who came to what names two or none");
    assert_eq!(overview.total, all());
}

async fn numbers_lead_to_their_logs(app: &TestApp) {
    let told = told(app).await;
    let planner = app.planner().await;
    for (by, expected) in [
        (By::Week, vec![1, 2, 1]),
        (By::Kind, vec![3, 1]),
        (By::Unit, vec![2, 1, 1]),
        (By::Audience, vec![1, 0, 3]),
    ] {
        let overview = told.by(app, by).await;
        let mut logs = Vec::new();
        for (place, _) in overview.lines.iter().filter(|(place, _)| *place != Place::Shared) {
            let query = overview.logs_of(told.ground.id, Some(*place)).unwrap();
            logs.push(app.db.logs(&planner).list(&query).await.unwrap().1);
        }
        assert_eq!(logs, expected, "{by:?}");
    }
    let page = app.as_planner().await.get(&of(By::Unit).address(told.ground.id)).await.assert_ok();
    let overview = told.by(app, By::Unit).await;
    let logs = overview.logs_of(told.ground.id, Some(told.unit("Phường Đống Đa"))).unwrap().address();
    page.assert_holds(&logs.replace('&', "&amp;"))
        .assert_holds("chung 800")
        .assert_holds("2,6% của mục tiêu 12.000");
}

async fn an_officer_reads_the_own_units_and_a_partner_the_sums(app: &TestApp) {
    let told = told(app).await;
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    let own = [
        (By::Unit, (told.unit("Phường Đống Đa"), line(300, 800, Some((220, 180))))),
        (By::Kind, (Place::Kind(Kind::Talk), line(300, 800, Some((220, 180))))),
        (By::Audience, (told.audience(0), line(300, 800, Some((180, 180))))),
    ];
    for (by, first) in own {
        let overview = told.read(&app.db, &officer, of(by)).await.unwrap();
        assert_eq!(overview.lines[0], first, "{by:?}");
        assert_eq!(*overview.lines.last().unwrap(), (Place::Shared, line(1_800, 0, None)), "{by:?}");
        assert_eq!((overview.of_own, overview.total), (true, None), "beside the city's target it misleads");
        let shown = |name: &str| overview.lines.iter().any(|(place, _)| *place == told.unit(name));
        assert!(!shown("Phường Ba Đình") && !shown("Phường Hoàn Kiếm"), "{by:?}");
    }
    let partner = app.db.actor_by_login("congan").await.unwrap();
    for me in [&officer, &partner, &app.viewer().await] {
        let weeks = told.read(&app.db, me, of(By::Week)).await.unwrap();
        assert_eq!((weeks.of_own, weeks.total), (false, all()), "whole for {}", me.login);
    }
    for by in [By::Kind, By::Unit, By::Audience] {
        assert!(matches!(told.read(&app.db, &partner, of(by)).await, Err(Error::Forbidden)));
    }
    let address = |by| of(by).address(told.ground.id);
    let page = app.as_officer().await.get(&address(By::Measure)).await.assert_ok();
    page.assert_holds(">315<").assert_lacks("/outreach?face=all");
    let page = app.as_officer().await.get(&address(By::Unit)).await.assert_ok();
    page.assert_holds("Chỉ gồm số liệu của đơn vị bạn").assert_lacks("Phường Ba Đình");
    let partner = app.as_partner().await;
    let page = partner.get(&address(By::Measure)).await.assert_ok();
    page.assert_holds(">315<").assert_lacks("/results?").assert_lacks("by=unit");
    partner.get(&address(By::Unit)).await.assert_status(403);
}

async fn a_page_keeps_how_it_is_told_in_its_address(app: &TestApp) {
    let told = told(app).await;
    let planner = app.as_planner().await;
    let id = told.ground.id;
    let page = planner.get(&format!("/campaigns/{id}")).await.assert_ok();
    page.assert_holds(">315<")
        .assert_holds(">12.000<")
        .assert_holds("2,6% mục tiêu")
        .assert_holds(&format!("/campaigns/{id}?by=unit#figures"))
        .assert_holds(&format!("/campaigns/{id}?by=unit&amp;measure=logs#figures"))
        .assert_holds("/results?rows=audience&amp;columns=measure");
    let page = planner.get(&format!("/campaigns/{id}?by=kind&measure=women")).await.assert_ok();
    page.assert_holds("Nữ theo hình thức").assert_holds("?by=week&amp;measure=women#figures");
    let page = planner.get(&format!("/campaigns/{id}?by=unit&measure=films")).await.assert_ok();
    page.assert_holds("Chưa có kế hoạch hay kết quả nào của số liệu này").assert_holds("Lượt chiếu phim");
}

async fn an_overview_asks_no_more_with_more_activities_and_logs(app: &TestApp) {
    let told = told(app).await;
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let client = app.a_stranger_over(db.clone());
    client.sign_in("kehoach", store::DEMO_PASSWORD).await.assert_redirect("/");
    let planner = app.planner().await;
    let campaigns = db.campaigns(&planner);
    let detail = campaigns.find(told.ground.id).await.unwrap();
    client.get(&of(By::Unit).address(told.ground.id)).await.assert_ok();
    let mut asked = Vec::new();
    for (place, days) in [(0, 10..12), (1, 12..28)] {
        for day in days {
            app.plan(&ActivityForm { audiences: vec![told.ground.audience(place)], ..a_talk(&told.ground) })
                .await;
            let on = format!("{day}/06/2026");
            send(app, &told.log(&day.to_string(), told.alone, "Phường Đống Đa", &on, 3)).await;
        }
        let mut of_each = Vec::new();
        for by in By::ALL {
            let before = queries.load(Ordering::Relaxed);
            campaigns.overview(&detail, of(*by)).await.unwrap();
            of_each.push(queries.load(Ordering::Relaxed) - before);
            let before = queries.load(Ordering::Relaxed);
            client.get(&of(*by).address(told.ground.id)).await.assert_ok();
            of_each.push(queries.load(Ordering::Relaxed) - before);
        }
        asked.push(of_each);
    }
    assert_eq!(asked[0], asked[1]);
    for of_face in asked[0].chunks(2) {
        assert!((1..=6).contains(&of_face[0]), "{:?}", asked[0]);
        assert!(of_face[1] - of_face[0] <= 22, "beside the figures: {:?}", asked[0]);
    }
}
