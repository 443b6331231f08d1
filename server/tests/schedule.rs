//! A campaign's schedule: filtered, searched, counted, paged, taken away as Excel.

use crate::support::{Ground, TestApp, a_talk};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use chrono::{Duration, NaiveDate};
use domain::{
    activities::{ActivityFilter, ActivityForm, DetailsForm, SCHEDULE_PAGE, Step},
    time::{parse_day, show_day},
};
use std::{io::Cursor, sync::atomic::Ordering};

both!(
    each_filter_finds_what_it_says,
    filters_join,
    the_search_needs_no_diacritics,
    a_filter_that_cannot_be_read_filters_nothing,
    activities_stand_in_the_order_of_their_start,
    a_long_schedule_has_pages,
    the_page_says_how_many_match,
    more_activities_ask_no_more_queries,
    excel_holds_the_whole_filtered_answer,
    excel_of_nothing_is_a_sheet_with_headings,
);

/// Four activities that differ in everything a schedule is filtered by.
async fn four(app: &TestApp) -> Ground {
    let ground = app.running_campaign().await;
    let talk = || ActivityForm { supporting: vec![], ..a_talk(&ground) };
    let on =
        |day: &str, form: ActivityForm| ActivityForm { starts_on: day.into(), ends_on: day.into(), ..form };
    let police = ground.organisation("Công an TP");
    let dong_da = on("10/03/2026", ActivityForm { title: "Tọa đàm Đống Đa".into(), ..talk() });
    let lang = ActivityForm {
        title: "Mít tinh ở Láng".into(),
        form: "other".into(),
        units: vec![ground.unit("Phường Láng")],
        supporting: vec![police.clone()],
        audiences: vec![ground.audience(1)],
        details: DetailsForm { kind: "rally".into(), ..DetailsForm::default() },
        ..on("12/03/2026", talk())
    };
    let city = ActivityForm {
        title: "Hội nghị toàn thành phố".into(),
        units: vec![ground.unit("Thành phố Hà Nội")],
        lead: police,
        venue_name: "Cung Văn hóa Hữu nghị".into(),
        ..on("01/02/2026", talk())
    };
    let long = ActivityForm {
        title: "Đợt dài hai tháng".into(),
        all_day: "on".into(),
        starts_on: "01/04/2026".into(),
        ends_on: "31/05/2026".into(),
        units: vec![ground.unit("Phường Đống Đa"), ground.unit("Phường Láng")],
        audiences: vec![],
        ..talk()
    };
    for form in [&dong_da, &lang, &city] {
        app.plan(form).await;
    }
    let cancelled = app.plan(&long).await;
    app.db.activities(&app.planner().await).step(cancelled, Step::Cancel, "Dời lịch").await.unwrap();
    ground
}

/// The first words of what a filter finds, in its order.
async fn found(app: &TestApp, ground: &Ground, filter: &ActivityFilter) -> Vec<String> {
    let planner = app.planner().await;
    let schedule = app.db.activities(&planner).schedule(ground.id, &filter.into()).await.unwrap();
    assert_eq!(schedule.count, u64::try_from(schedule.cards.len()).unwrap());
    let first = |title: &str| title.split(' ').take(2).collect::<Vec<_>>().join(" ");
    schedule.cards.iter().map(|card| first(&card.title)).collect()
}

const DONG_DA: &str = "Tọa đàm";
const LANG: &str = "Mít tinh";
const CITY: &str = "Hội nghị";
const LONG: &str = "Đợt dài";

async fn each_filter_finds_what_it_says(app: &TestApp) {
    let ground = four(app).await;
    let none = ActivityFilter::default;
    let unit = |name: &str| ActivityFilter { unit: ground.unit(name), ..none() };
    let audience = |place: usize| ActivityFilter { audience: ground.audience(place), ..none() };
    let organisation = |name: &str| ActivityFilter { organisation: ground.organisation(name), ..none() };
    let form = |word: &str| ActivityFilter { form: word.into(), ..none() };
    let status = |word: &str| ActivityFilter { status: word.into(), ..none() };
    let days = |from: &str, to: &str| ActivityFilter { from: from.into(), to: to.into(), ..none() };
    let cases: [(ActivityFilter, &[&str]); 18] = [
        (none(), &[CITY, DONG_DA, LANG, LONG]),
        (unit("Phường Láng"), &[LANG, LONG]),
        (unit("Phường Kim Liên"), &[]),
        // The city and all below it.
        (unit("Thành phố Hà Nội"), &[CITY, DONG_DA, LANG, LONG]),
        (ActivityFilter { unit: "999999".into(), ..none() }, &[]),
        (form("talk"), &[CITY, DONG_DA, LONG]),
        (form("other"), &[LANG]),
        (form("billboard"), &[]),
        (audience(0), &[CITY, DONG_DA]),
        (audience(1), &[LANG]),
        // Leads one and supports another.
        (organisation("Công an TP"), &[CITY, LANG]),
        (organisation("Sở Nội vụ"), &[]),
        (status("cancelled"), &[LONG]),
        (status("planned"), &[CITY, DONG_DA, LANG]),
        // What is under way on a day of the period, its ends included.
        (days("12/03/2026", ""), &[LANG, LONG]),
        (days("", "10/03/2026"), &[CITY, DONG_DA]),
        (days("15/04/2026", "16/04/2026"), &[LONG]),
        (days("01/06/2026", "30/06/2026"), &[]),
    ];
    for (filter, expected) in cases {
        assert_eq!(found(app, &ground, &filter).await, expected, "{filter:?}");
    }
}

async fn filters_join(app: &TestApp) {
    let ground = four(app).await;
    let filter = ActivityFilter {
        unit: ground.unit("Phường Đống Đa"),
        form: "talk".into(),
        status: "planned".into(),
        q: "nước ngoài".into(),
        ..ActivityFilter::default()
    };
    // "Nước ngoài" is in the name of the audience, which is searched too.
    assert_eq!(found(app, &ground, &filter).await, [DONG_DA]);
    let filter = ActivityFilter { status: "done".into(), ..filter };
    assert_eq!(found(app, &ground, &filter).await, [""; 0]);
}

async fn the_search_needs_no_diacritics(app: &TestApp) {
    let ground = four(app).await;
    for (q, expected) in [
        ("toa dam", vec![DONG_DA]),
        ("TỌA ĐÀM", vec![DONG_DA]),
        ("  mit   tinh ", vec![LANG]),
        ("huu nghi", vec![CITY]),
        ("cong an", vec![CITY, LANG]),
        ("phuong lang", vec![LANG, LONG]),
        ("lang mit", vec![LANG]),
        ("khong co gi", vec![]),
        ("%", vec![CITY, DONG_DA, LANG, LONG]),
        ("'; DROP TABLE activities; --", vec![]),
    ] {
        let filter = ActivityFilter { q: q.into(), ..ActivityFilter::default() };
        assert_eq!(found(app, &ground, &filter).await, expected, "{q}");
    }
}

/// An old or mistyped link still opens.
async fn a_filter_that_cannot_be_read_filters_nothing(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    for query in [
        "unit=abc&audience=-&organisation=x",
        "form=khong-co&status=khong-co",
        "from=hom-nay&to=31/02/2026",
        "page=0",
        "page=99999999999999999999",
        "page=18446744073709551615",
        "page=-1",
        "khong=co",
    ] {
        let page = client.get(&format!("/campaigns/{}/schedule?{query}", ground.id)).await.assert_ok();
        page.assert_holds("Tọa đàm Đống Đa");
        client.get(&format!("/campaigns/{}/schedule.xlsx?{query}", ground.id)).await.assert_ok();
    }
}

async fn activities_stand_in_the_order_of_their_start(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    let page = client.get(&format!("/campaigns/{}/schedule", ground.id)).await.assert_ok().text();
    let at = |title: &str| page.find(title).unwrap_or_else(|| panic!("no {title}"));
    let titles = ["Hội nghị toàn", "Tọa đàm Đống Đa", "Mít tinh ở Láng", "Đợt dài hai tháng"];
    assert!(titles.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
}

/// So many talks, a few hours apart, over the year.
async fn fill(app: &TestApp, ground: &Ground, talks: std::ops::Range<usize>) {
    let first = parse_day("01/01/2026").unwrap();
    for i in talks {
        let day = show_day(first + Duration::days(i64::try_from(i * 7 % 360).unwrap()));
        let title = format!("Tọa đàm số {i}");
        let talk = ActivityForm { title, starts_on: day.clone(), ends_on: day, ..a_talk(ground) };
        app.plan(&talk).await;
    }
}

async fn a_long_schedule_has_pages(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let number = usize::try_from(SCHEDULE_PAGE).unwrap() + 3;
    fill(app, &ground, 0..number).await;
    let mut ids = Vec::new();
    for (page, expected) in [("1", number - 3), ("2", 3)] {
        let filter = ActivityFilter { page: page.into(), ..ActivityFilter::default() };
        let schedule = app.db.activities(&planner).schedule(ground.id, &(&filter).into()).await.unwrap();
        assert_eq!((schedule.count, schedule.pages, schedule.cards.len()), (53, 2, expected), "page {page}");
        ids.extend(schedule.cards.iter().map(|card| card.id));
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), number, "each on one page");
    // A page after the last is the last.
    let filter = ActivityFilter { page: "9".into(), ..ActivityFilter::default() };
    let schedule = app.db.activities(&planner).schedule(ground.id, &(&filter).into()).await.unwrap();
    assert_eq!((schedule.page, schedule.cards.len()), (2, 3));
    let page = app.as_planner().await.get(&format!("/campaigns/{}/schedule?q=toa+dam", ground.id)).await;
    page.assert_holds("Trang 1 / 2");
    page.assert_holds("q=toa%20dam&amp;page=2");
}

async fn the_page_says_how_many_match(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    let path = format!("/campaigns/{}/schedule", ground.id);
    client.get(&path).await.assert_ok().assert_holds("4 hoạt động");
    let page = client.get(&format!("{path}?form=talk")).await.assert_ok();
    page.assert_holds("3 hoạt động");
    page.assert_lacks("Mít tinh ở Láng");
    let page = client.get(&format!("{path}?form=leaflet")).await.assert_ok();
    page.assert_holds("Không có hoạt động nào khớp bộ lọc");
}

async fn more_activities_ask_no_more_queries(app: &TestApp) {
    let ground = app.running_campaign().await;
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let client = app.a_stranger_over(db);
    client.sign_in("kehoach", store::DEMO_PASSWORD).await.assert_redirect("/");
    let path = format!("/campaigns/{}/schedule", ground.id);
    client.get(&path).await.assert_ok();
    let mut asked = Vec::new();
    for talks in [0..60, 60..160] {
        fill(app, &ground, talks).await;
        let before = queries.load(Ordering::Relaxed);
        client.get(&path).await.assert_ok();
        asked.push(queries.load(Ordering::Relaxed) - before);
    }
    assert_eq!(asked[0], asked[1], "with 60 and with 160 activities");
    assert!((1..=20).contains(&asked[0]), "{} queries", asked[0]);
}

/// The rows below the headings, and the headings.
fn read(bytes: Vec<u8>) -> (Vec<Data>, Vec<Vec<Data>>) {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    let mut rows = sheet.rows().map(<[Data]>::to_vec).skip(2);
    let headings = rows.next().unwrap();
    (headings, rows.collect())
}

/// The day of a cell that Excel takes for a day.
#[track_caller]
fn day(cell: &Data) -> NaiveDate {
    let Data::DateTime(cell) = cell else { panic!("{cell:?} is no day") };
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    #[expect(clippy::cast_possible_truncation, reason = "days of this century")]
    let days = cell.as_f64() as i64;
    zero + Duration::days(days)
}

async fn excel_holds_the_whole_filtered_answer(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    fill(app, &ground, 0..60).await;
    let elsewhere = ActivityForm { units: vec![ground.unit("Phường Láng")], ..a_talk(&ground) };
    app.plan(&elsewhere).await;

    let path = format!("/campaigns/{}/schedule.xlsx", ground.id);
    let all = client.get(&path).await.assert_ok();
    assert!(all.header("content-type").contains("spreadsheetml"));
    assert!(all.header("content-disposition").contains(".xlsx"));
    assert_eq!(read(all.body).1.len(), 61, "all pages, not only the first");

    let filtered = client.get(&format!("{path}?unit={}", ground.unit("Phường Láng"))).await.assert_ok();
    let (headings, rows) = read(filtered.body);
    assert_eq!(headings[0], Data::String("Tên hoạt động".into()));
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(row[0], Data::String(elsewhere.title));
    assert_eq!(
        (day(&row[2]), day(&row[3])),
        (parse_day("10/03/2026").unwrap(), parse_day("10/03/2026").unwrap())
    );
    assert_eq!(row[5], Data::String("Phường Láng".into()));
    assert_eq!(row[11], Data::Float(38_000_000.0), "money is a number");
    let attendances = headings.iter().position(|cell| *cell == Data::String("lượt người dự".into())).unwrap();
    assert_eq!(row[attendances], Data::Float(300.0));
}

async fn excel_of_nothing_is_a_sheet_with_headings(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let answer = client.get(&format!("/campaigns/{}/schedule.xlsx", ground.id)).await.assert_ok();
    let (headings, rows) = read(answer.body);
    assert!(headings.len() > 12 && rows.is_empty());
}
