//! Results: figures crossed as the logs add up, each reader's own, as a page, a map and files, and proved by a recount.

use crate::support::{Ground, TestApp, a_talk};
use calamine::{Data, Reader, Xlsx};
use domain::{
    Actor,
    activities::{ActivityForm, Kind},
    outreach::{Axis, Figure, Key, LogForm, LogQuery, ResultsQuery, Transition},
    targets::Measure,
    time::parse_day,
};
use sea_orm::{ConnectionTrait, Database, DbBackend, Statement, TransactionTrait};
use serde_json::Value;
use std::{collections::BTreeMap, io::Cursor, process::Command, sync::atomic::Ordering};
use store::Error;

both!(
    figures_crossed_are_the_sums_of_logs,
    filters_narrow_figures_and_their_logs,
    an_officer_reads_only_the_own_unit_and_a_partner_nothing,
    a_page_leads_from_each_number_to_its_logs,
    the_map_tells_nothing_from_not_reported,
    what_is_shown_leaves_as_files,
    the_ministry_has_a_row_a_commune,
    results_ask_no_more_with_more_logs,
    a_recount_names_what_differs_and_mends_it,
);

/// What the test's logs are of: by ward, month and number of attendances.
struct Told {
    ground: Ground,
    talk: i64,
}

/// Three logs of a talk in two wards and two months; the first is accepted.
async fn told(app: &TestApp) -> Told {
    let ground = app.running_campaign().await;
    let units = vec![ground.unit("Phường Đống Đa"), ground.unit("Phường Ba Đình")];
    let talk = app.plan(&ActivityForm { units, ..a_talk(&ground) }).await;
    let told = Told { ground, talk };
    let officer = officer(app).await;
    let first = send(app, &officer, &told.log("1", "Phường Đống Đa", "10/03/2026", 180)).await;
    send(app, &officer, &told.log("2", "Phường Đống Đa", "02/04/2026", 40)).await;
    send(app, &app.planner().await, &told.log("3", "Phường Ba Đình", "11/03/2026", 75)).await;
    let planner = app.planner().await;
    app.db.logs(&planner).transition(first, "1", Transition::Accept, &BTreeMap::new()).await.unwrap();
    told
}

impl Told {
    fn log(&self, key: &str, unit: &str, day: &str, attendances: i64) -> LogForm {
        LogForm {
            key: format!("01900000-0000-7000-8000-{key:0>12}"),
            activity: self.talk.to_string(),
            unit: self.ground.unit(unit),
            day: day.into(),
            numbers: [
                ("attendances".to_owned(), attendances.to_string()),
                ("leaflets".to_owned(), "10".to_owned()),
            ]
            .into(),
            reason: "Đúng như vậy".into(),
            ..LogForm::default()
        }
    }

    fn unit(&self, name: &str) -> i64 {
        self.ground.unit(name).parse().unwrap()
    }

    /// The figures of its campaign.
    fn query(&self) -> ResultsQuery {
        ResultsQuery { campaign: Some(self.ground.id), ..ResultsQuery::default() }
    }
}

async fn officer(app: &TestApp) -> Actor {
    app.db.actor_by_login("dongda").await.unwrap()
}

async fn send(app: &TestApp, me: &Actor, form: &LogForm) -> i64 {
    app.db.logs(me).send(form).await.unwrap().id
}

fn month(typed: &str) -> Key {
    Key::Month(parse_day(typed).unwrap())
}

fn figure(number: i64, accepted: i64) -> Option<Figure> {
    Some(Figure { number, accepted })
}

async fn figures_crossed_are_the_sums_of_logs(app: &TestApp) {
    let told = told(app).await;
    let (dong_da, ba_dinh) = (told.unit("Phường Đống Đa"), told.unit("Phường Ba Đình"));
    let planner = app.planner().await;
    let cross = app.db.results(&planner, &told.query()).await.unwrap().cross;
    assert_eq!(cross.rows, [Key::Unit(ba_dinh), Key::Unit(dong_da)], "by name");
    assert_eq!(cross.columns, [month("01/03/2026"), month("01/04/2026")]);
    assert_eq!(cross.cell(Key::Unit(dong_da), month("01/03/2026")), figure(180, 180));
    assert_eq!(cross.cell(Key::Unit(dong_da), month("01/04/2026")), figure(40, 0));
    assert_eq!(cross.cell(Key::Unit(ba_dinh), month("01/04/2026")), None);
    assert_eq!(cross.row_total(Key::Unit(dong_da)), figure(220, 180));
    assert_eq!(cross.total(), figure(295, 180));
    for (rows, columns) in [(Axis::Kind, Axis::Measure), (Axis::Measure, Axis::Kind)] {
        let query = ResultsQuery { rows, columns, ..told.query() };
        let cross = app.db.results(&planner, &query).await.unwrap().cross;
        for (measure, expected) in [
            (Measure::Attendances, figure(295, 180)),
            (Measure::Leaflets, figure(30, 10)),
            (Measure::Sessions, figure(3, 1)),
            (Measure::Logs, figure(3, 1)),
        ] {
            let keys = (Key::Kind(Kind::Talk), Key::Measure(measure));
            let found =
                if rows == Axis::Kind { cross.cell(keys.0, keys.1) } else { cross.cell(keys.1, keys.0) };
            assert_eq!(found, expected, "{measure:?}");
        }
    }
}

async fn filters_narrow_figures_and_their_logs(app: &TestApp) {
    let told = told(app).await;
    let planner = app.planner().await;
    let alone = LogForm {
        activity: String::new(),
        kind: "other".into(),
        title: "Phát thanh lưu động".into(),
        ..told.log("4", "Phường Đống Đa", "12/03/2026", 5)
    };
    send(app, &planner, &alone).await;
    let (dong_da, all) = (told.unit("Phường Đống Đa"), ResultsQuery::default());
    let city = told.ground.known.units.iter().find(|unit| unit.parent.is_none()).unwrap().id;
    let march = parse_day("01/03/2026");
    for (query, number, logs) in [
        (told.query(), 295, 3),
        (ResultsQuery { unit: Some(dong_da), ..told.query() }, 220, 2),
        (ResultsQuery { unit: Some(city), ..told.query() }, 295, 3),
        (ResultsQuery { from: march, to: march, ..told.query() }, 255, 2),
        (ResultsQuery { kind: Some(Kind::Talk), ..told.query() }, 295, 3),
        (
            ResultsQuery {
                campaign: Some(0),
                kind: Some(Kind::Other),
                unit: Some(dong_da),
                from: march,
                to: march,
                ..all
            },
            5,
            1,
        ),
        (ResultsQuery { measure: Measure::Leaflets, ..told.query() }, 30, 3),
    ] {
        let found = app.db.results(&planner, &query).await.unwrap().cross.total().unwrap();
        assert_eq!(found.number, number, "{}", query.address());
        let asked = query.logs_of(&[]);
        assert_eq!(app.db.logs(&planner).list(&asked).await.unwrap().1, logs, "{}", asked.address());
    }
    for query in [
        ResultsQuery { kind: Some(Kind::Billboard), ..told.query() },
        ResultsQuery { unit: Some(999_999), ..told.query() },
        ResultsQuery { measure: Measure::Films, ..told.query() },
    ] {
        assert_eq!(app.db.results(&planner, &query).await.unwrap().cross.total(), None);
        assert_eq!(app.db.logs(&planner).list(&query.logs_of(&[])).await.unwrap().1, 0);
    }
    let alone =
        LogQuery { unit: Some(city), alone: true, campaign: Some(told.ground.id), ..LogQuery::default() };
    assert_eq!(app.db.logs(&planner).list(&alone).await.unwrap().1, 0, "nothing of the city itself");
}

async fn an_officer_reads_only_the_own_unit_and_a_partner_nothing(app: &TestApp) {
    let told = told(app).await;
    let officer = officer(app).await;
    let own = app.db.results(&officer, &told.query()).await.unwrap();
    assert_eq!(own.cross.rows, [Key::Unit(told.unit("Phường Đống Đa"))]);
    assert_eq!(own.cross.total(), figure(220, 180));
    assert!(own.units.iter().all(|unit| officer.covers(&unit.path)));
    let other = ResultsQuery { unit: Some(told.unit("Phường Ba Đình")), ..told.query() };
    assert_eq!(app.db.results(&officer, &other).await.unwrap().cross.total(), None);
    let viewer = app.viewer().await;
    assert_eq!(app.db.results(&viewer, &told.query()).await.unwrap().cross.total(), figure(295, 180));
    let partner = app.db.actor_by_login("congan").await.unwrap();
    assert!(matches!(app.db.results(&partner, &told.query()).await, Err(Error::Forbidden)));
    let partner = app.as_partner().await;
    partner.get("/").await.assert_ok().assert_lacks("href=\"/results\"");
    partner.get("/results").await.assert_status(403);
    partner.get("/results/results.csv").await.assert_status(403);
    app.as_viewer().await.get("/").await.assert_ok().assert_holds("href=\"/results\"");
}

async fn a_page_leads_from_each_number_to_its_logs(app: &TestApp) {
    let told = told(app).await;
    let planner = app.as_planner().await;
    let page = planner.get(&told.query().address()).await.assert_ok();
    page.assert_holds("Lượt người dự theo đơn vị và tháng")
        .assert_holds(">295<")
        .assert_holds("Tháng 3/2026");
    let keys = [Key::Unit(told.unit("Phường Đống Đa")), month("01/03/2026")];
    let logs = told.query().logs_of(&keys).address();
    page.assert_holds(&logs.replace('&', "&amp;"));
    let list = planner.get(&logs).await.assert_ok();
    list.assert_holds("10/03/2026").assert_lacks("02/04/2026").assert_lacks("11/03/2026");
    list.assert_holds("Bỏ lọc: Phường Đống Đa").assert_holds("Bỏ lọc: Lượt người dự");
    let nothing = ResultsQuery { kind: Some(Kind::Billboard), ..told.query() };
    let page = planner.get(&nothing.address()).await.assert_ok();
    page.assert_holds("Không có số liệu nào như đang lọc").assert_lacks("Bấm vào một số");
    let measures = ResultsQuery { rows: Axis::Measure, ..told.query() };
    let page = planner.get(&measures.address()).await.assert_ok();
    page.assert_holds("class=\"part\"").assert_lacks("<select id=\"filter-measure\"");
    let rows = app.db.results(&app.planner().await, &measures).await.unwrap().cross.rows;
    let place = |measure| rows.iter().position(|row| *row == Key::Measure(measure)).unwrap();
    assert_eq!(place(Measure::Leaflets), place(Measure::Copies) + 1, "parts follow their wholes");
    planner.get("/results?rows=x&columns=y&measure=z&from=hôm-nay&unit=-").await.assert_ok();
}

async fn the_map_tells_nothing_from_not_reported(app: &TestApp) {
    let told = told(app).await;
    let planner = app.as_planner().await;
    let address = |measure: &str| format!("/results?view=map&campaign={}&measure={measure}", told.ground.id);
    let page = planner.get(&address("attendances")).await.assert_ok();
    page.assert_holds("Phường Đống Đa: 220").assert_holds("Phường Ba Đình: 75");
    page.assert_holds("Phường Hoàn Kiếm: –");
    let page = planner.get(&address("films")).await.assert_ok();
    page.assert_holds("Phường Đống Đa: 0").assert_holds("Phường Hoàn Kiếm: –");
}

async fn what_is_shown_leaves_as_files(app: &TestApp) {
    let told = told(app).await;
    let planner = app.as_planner().await;
    let asked = told.query().address_query();
    let csv = planner.get(&format!("/results/results.csv?{asked}")).await.assert_ok();
    let lines: Vec<String> = csv.text().lines().map(str::to_owned).collect();
    assert!(
        lines[0].ends_with("Mã đơn vị,Đơn vị,Tháng 3/2026,Tháng 4/2026,Cộng,Trong đó đã duyệt"),
        "{lines:?}"
    );
    assert!(lines[2].ends_with("Phường Đống Đa,180,40,220,180"), "{lines:?}");
    assert_eq!(lines[3], ",Cộng,255,40,295,180");
    let json = planner.get(&format!("/results/results.json?{asked}")).await.assert_ok();
    let records: Vec<Value> = serde_json::from_str(&json.text()).unwrap();
    assert_eq!(records.len(), 3);
    assert_eq!((&records[0]["unit_name"], &records[0]["number"]), (&"Phường Ba Đình".into(), &75.into()));
    assert_eq!((&records[0]["month"], &records[0]["measure"]), (&"2026-03".into(), &"attendances".into()));
    let rows = excel(&planner.get(&format!("/results/results.xlsx?{asked}")).await.assert_ok().body);
    assert_eq!(rows[2][0], Data::String("Mã đơn vị".into()));
    assert_eq!(rows[4][2..6], [180.0, 40.0, 220.0, 180.0].map(Data::Float));
    planner.get("/results/khong-co.csv").await.assert_status(404);
}

/// The cells of a workbook's first sheet.
fn excel(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let (last, width) = range.end().unwrap();
    let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    (0..=last).map(|row| (0..=width).map(|column| cell(row, column)).collect()).collect()
}

async fn the_ministry_has_a_row_a_commune(app: &TestApp) {
    let told = told(app).await;
    let planner = app.as_planner().await;
    let path = format!("/results/ministry.xlsx?rows=kind&columns=month&campaign={}", told.ground.id);
    let rows = excel(&planner.get(&path).await.assert_ok().body);
    // The title, an empty one and the headings before the 126 wards and communes; the sums after them.
    assert_eq!(rows.len(), 3 + 126 + 1);
    let named = |name: &str| rows.iter().find(|row| row[1] == Data::String(name.into())).unwrap().clone();
    let heads = &rows[2];
    let column = |heading: &str| heads.iter().position(|head| *head == Data::String(heading.into())).unwrap();
    let (people, papers) = (column("Lượt người dự"), column("Tờ rơi, tờ gấp"));
    assert_eq!(named("Phường Đống Đa")[people], Data::Float(220.0));
    assert_eq!(named("Phường Đống Đa")[papers], Data::Float(20.0));
    assert_eq!(named("Phường Hoàn Kiếm")[people], Data::Float(0.0));
    assert_eq!(named("Cộng")[people], Data::Float(295.0));
}

async fn results_ask_no_more_with_more_logs(app: &TestApp) {
    let told = told(app).await;
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let client = app.a_stranger_over(db);
    client.sign_in("kehoach", store::DEMO_PASSWORD).await.assert_redirect("/");
    client.get("/results").await.assert_ok();
    let mut asked = Vec::new();
    for keys in [10..12, 12..30] {
        for key in keys {
            let day = format!("{:02}/05/2026", key);
            send(app, &app.planner().await, &told.log(&key.to_string(), "Phường Ba Đình", &day, 3)).await;
        }
        let before = queries.load(Ordering::Relaxed);
        client.get("/results").await.assert_ok();
        asked.push(queries.load(Ordering::Relaxed) - before);
    }
    assert_eq!(asked[0], asked[1]);
    assert!((1..=12).contains(&asked[0]), "{} queries", asked[0]);
}

/// On SQLite nobody writes beside another.
#[tokio::test(flavor = "multi_thread")]
async fn a_recount_waits_for_who_changes_logs() {
    let Some(app) = TestApp::on_postgres().await else { return };
    let connection = Database::connect(app.url()).await.unwrap();
    // What everybody holds who changes logs.
    let changing = connection.begin().await.unwrap();
    changing.execute_unprepared("SELECT pg_advisory_xact_lock(7453001003)").await.unwrap();
    let recount = tokio::spawn({
        let db = app.db.clone();
        async move { db.rebuild_figures().await }
    });
    let waits = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted \
                 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    let waits = Statement::from_string(DbBackend::Postgres, waits);
    while connection.query_one_raw(waits.clone()).await.unwrap().is_none() {
        assert!(!recount.is_finished(), "it goes on beside a change");
    }
    changing.rollback().await.unwrap();
    assert!(recount.await.unwrap().unwrap().were_equal());
    connection.close().await.unwrap();
    app.finish().await;
}

async fn a_recount_names_what_differs_and_mends_it(app: &TestApp) {
    let told = told(app).await;
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
    let connection = Database::connect(app.url()).await.unwrap();
    let unit = told.unit("Phường Ba Đình");
    let campaign = told.ground.id;
    let of = format!("campaign_id = {campaign} AND measure = 'attendances'");
    let statement = format!("UPDATE figures SET number = 99 WHERE unit_id = {unit} AND {of}");
    connection.execute_unprepared(&statement).await.unwrap();
    let rebuilt = app.db.rebuild_figures().await.unwrap();
    assert_eq!((rebuilt.count, rebuilt.first.len()), (1, 1));
    let named = rebuilt.first[0].to_string();
    let figure = format!("campaign {campaign}, attendances, talk, unit {unit}, 03/2026, audience ");
    assert!(named.starts_with(&figure), "{named}");
    assert!(named.ends_with("stored 99 (0 accepted), counted 75 (0 accepted)"), "{named}");
    assert!(app.db.rebuild_figures().await.unwrap().were_equal(), "mended");
    // At the terminal by its status.
    let statement = format!("UPDATE day_figures SET number = number + 1 WHERE {of}");
    connection.execute_unprepared(&statement).await.unwrap();
    let program = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_lantoa"));
        program.args(["figures", "rebuild"]).env("LANTOA_DATABASE_URL", app.url()).env("RUST_LOG", "off");
        program.env("LANTOA_DATA", app.folder()).output().unwrap()
    };
    let (first, second) = (program(), program());
    assert_eq!((first.status.code(), second.status.code()), (Some(1), Some(0)));
    let told = String::from_utf8_lossy(&first.stdout).into_owned();
    assert!(told.contains("attendances, 11/03/2026: stored 76 (0 accepted), counted 75"), "{told}");
}
