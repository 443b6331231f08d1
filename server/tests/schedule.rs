//! A campaign's schedule: filtered, searched, counted, paged, downloaded as Excel.

use crate::support::{Ground, TestApp, a_campaign, a_talk};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use chrono::{Duration, NaiveDate};
use domain::{
    activities::{ActivityFilter, ActivityForm, DetailsForm, SCHEDULE_PAGE, Transition},
    campaigns::CampaignForm,
    time::{monday, parse_day, show_day, today},
};
use frame::forms::encode;
use std::{io::Cursor, sync::atomic::Ordering};

both!(
    each_filter_finds_what_it_says,
    filters_join,
    the_search_needs_no_diacritics,
    a_filter_that_cannot_be_read_filters_nothing,
    a_day_that_makes_no_sense_is_told,
    links_hold_only_what_is_filled_in,
    an_activity_leads_back_to_the_schedule_as_it_was_left,
    one_link_leads_to_this_week,
    numbers_are_grouped_as_the_reader_groups_them,
    activities_stand_in_the_order_of_their_start,
    a_schedule_is_sorted_and_grouped,
    columns_are_chosen_and_come_along_to_another_browser,
    a_long_schedule_has_pages,
    the_page_says_how_many_match,
    more_activities_ask_no_more_queries,
    excel_holds_the_whole_filtered_answer,
    excel_of_nothing_is_a_sheet_with_headings,
    words_that_stand_together_are_likelier_meant,
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
        kind: "other".into(),
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
    app.db
        .activities(&app.planner().await)
        .transition(cancelled, Transition::Cancel, "Dời lịch")
        .await
        .unwrap();
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
    let form = |word: &str| ActivityFilter { kind: word.into(), ..none() };
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
        kind: "talk".into(),
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
        "kind=khong-co&status=khong-co",
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

async fn a_day_that_makes_no_sense_is_told(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    let path = format!("/campaigns/{}/schedule", ground.id);
    for (query, field, problem, typed, count) in [
        ("from=hom-nay&kind=talk", "from", "không phải một ngày", "hom-nay", 3),
        ("from=01/05/2026&to=31/02/2026", "to", "không phải một ngày", "31/02/2026", 1),
        ("from=01/05/2026&to=01/04/2026", "to", "phải sau lúc bắt đầu", "01/04/2026", 1),
    ] {
        let page = client.get(&format!("{path}?{query}")).await.assert_ok();
        page.assert_problem(&format!("filter-{field}"), problem);
        page.assert_holds(&format!("aria-describedby=\"filter-{field}-problem\""));
        assert_eq!(page.value_of(field), typed);
        page.assert_holds(&format!("<strong>{count} hoạt động</strong>"));
    }
    let page = client.get(&format!("{path}?from=01/05/2026&to=01/06/2026")).await.assert_ok();
    page.assert_lacks("aria-invalid");
}

async fn links_hold_only_what_is_filled_in(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    let path = format!("/campaigns/{}/schedule", ground.id);
    let page = client.get(&format!("{path}?q=+&unit=&kind=talk&audience=&from=&to=&page=")).await.assert_ok();
    page.assert_holds(&format!("href=\"{path}.xlsx?kind=talk\""));
    client.get(&format!("{path}?q=&unit=")).await.assert_ok().assert_holds(&format!("href=\"{path}.xlsx\""));
}

async fn an_activity_leads_back_to_the_schedule_as_it_was_left(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let schedule = format!("/campaigns/{}/schedule", ground.id);
    let plain = format!("href=\"/activities/{id}\"");
    client.get(&schedule).await.assert_ok().assert_holds(&plain);

    let left = format!("{schedule}?q={}&kind=talk&page=1", encode("tọa đàm"));
    let page = client.get(&left).await.assert_ok();
    let link = format!("/activities/{id}?back={}", encode(&left));
    page.assert_holds(&format!("href=\"{link}\""));
    let crumb = format!("<p class=\"crumbs\"><a href=\"{}\"", left.replace('&', "&amp;"));
    client.get(&link).await.assert_ok().assert_holds(&crumb);

    let begins = format!("<p class=\"crumbs\"><a href=\"{schedule}\"");
    for elsewhere in ["https://a.example", "//a.example", "/accounts?x", "/campaigns/1/schedule?q=a", ""] {
        let page = client.get(&format!("/activities/{id}?back={}", encode(elsewhere))).await.assert_ok();
        page.assert_holds(&begins);
    }
}

/// A campaign around today: what is over fills a page, something comes next week.
async fn one_link_leads_to_this_week(app: &TestApp) {
    let (planner, client) = (app.planner().await, app.as_planner().await);
    let this_monday = monday(today());
    let on = |days: i64| show_day(this_monday + Duration::days(days));
    let form = CampaignForm { starts_on: on(-200), ends_on: on(200), ..a_campaign() };
    let id = app.db.campaigns(&planner).plan(&form).await.unwrap();
    let ground = Ground { id, known: app.db.activities(&planner).known(id).await.unwrap() };
    let talk = |title: &str, days: i64| ActivityForm {
        title: title.into(),
        starts_on: on(days),
        ends_on: on(days),
        ..a_talk(&ground)
    };
    for i in 0..SCHEDULE_PAGE {
        app.plan(&talk(&format!("Đã qua {i}"), -2)).await;
    }
    let path = format!("/campaigns/{id}/schedule");
    client.get(&path).await.assert_ok().assert_lacks("Đến tuần này");

    // It opens where now is; what is over stands on the pages before.
    app.plan(&talk("Tuần sau", 8)).await;
    let now = client.get(&path).await.assert_ok();
    now.assert_holds("id=\"now\"");
    now.assert_holds("Tuần sau</a>");
    now.assert_lacks("Đã qua");
    now.assert_lacks("Đến tuần này");
    let before = client.get(&format!("{path}?page=1")).await.assert_ok();
    before.assert_holds(&format!("href=\"{path}?page=2\""));
    before.assert_lacks("id=\"now\"");

    app.plan(&talk("Tuần này", 6)).await;
    let page = client.get(&format!("{path}?page=2")).await.assert_ok().text();
    assert_eq!(page.matches("id=\"now\"").count(), 1);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("id=\"now\"") < at("Tuần này</a>") && at("Tuần này</a>") < at("Tuần sau</a>"));
    // The filter stays, and the week is sought in what it leaves.
    client.get(&format!("{path}?q=tuan")).await.assert_ok().assert_holds("id=\"now\"");
    client.get(&format!("{path}?q=da+qua")).await.assert_ok().assert_lacks("Đến tuần này");
}

async fn numbers_are_grouped_as_the_reader_groups_them(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let quantities = [("attendances".to_owned(), "12,120".to_owned())].into();
    let id = app.plan(&ActivityForm { quantities, ..a_talk(&ground) }).await;
    let schedule = format!("/campaigns/{}/schedule", ground.id);
    client.get(&schedule).await.assert_ok().assert_holds("12.120 ");
    client.set_cookie("language", "en");
    client.get(&schedule).await.assert_ok().assert_holds("12,120 ");
    client.get(&format!("/activities/{id}")).await.assert_ok().assert_holds("38,000,000\u{a0}₫");
}

async fn activities_stand_in_the_order_of_their_start(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    let page = client.get(&format!("/campaigns/{}/schedule", ground.id)).await.assert_ok().text();
    let at = |title: &str| page.find(title).unwrap_or_else(|| panic!("no {title}"));
    let titles = ["Hội nghị toàn", "Tọa đàm Đống Đa", "Mít tinh ở Láng", "Đợt dài hai tháng"];
    assert!(titles.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
}

async fn a_schedule_is_sorted_and_grouped(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    let path = format!("/campaigns/{}/schedule", ground.id);
    let by = |sort: &str, group: &str| ActivityFilter {
        sort: sort.into(),
        group: group.into(),
        ..Default::default()
    };
    for (sort, group, expected) in [
        ("", "", [CITY, DONG_DA, LANG, LONG]),
        ("-start", "", [LONG, LANG, DONG_DA, CITY]),
        ("title", "", [LONG, CITY, LANG, DONG_DA]),
        ("-title", "", [DONG_DA, LANG, CITY, LONG]),
        ("kind", "", [CITY, DONG_DA, LONG, LANG]),
        ("unit", "", [DONG_DA, LONG, LANG, CITY]),
        ("status", "", [CITY, DONG_DA, LANG, LONG]),
        ("lead", "", [CITY, DONG_DA, LANG, LONG]),
        ("-start", "kind", [LONG, DONG_DA, CITY, LANG]),
        ("-start", "unit", [LONG, DONG_DA, LANG, CITY]),
    ] {
        assert_eq!(found(app, &ground, &by(sort, group)).await, expected, "{sort} {group}");
    }
    let page = client.get(&format!("{path}?group=lead&sort=-title")).await.assert_ok();
    page.assert_holds("aria-sort=\"descending\"");
    page.assert_holds("scope=\"rowgroup\"");
    page.assert_lacks("id=\"now\"");
    // What cannot be read sorts nothing.
    client.get(&format!("{path}?group=x&sort=--title")).await.assert_ok();
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

async fn columns_are_chosen_and_come_along_to_another_browser(app: &TestApp) {
    let ground = four(app).await;
    let client = app.as_planner().await;
    let page = format!("/campaigns/{}/schedule", ground.id);
    let head = |column: &str| format!("<th scope=\"col\" class=\"schedule-{column}-head\"");
    let usual = client.get(&page).await.assert_ok();
    usual.assert_holds(&head("lead")).assert_lacks(&head("venue"));
    let chosen =
        [("columns[0]", "venue"), ("columns[1]", "status"), ("columns[2]", "nonsense"), ("back", &*page)];
    let answer = client.post("/do/activities/columns", &chosen).await;
    assert_eq!(answer.redirect(), page);
    for client in [client, app.as_planner().await] {
        let page = client.get(&page).await.assert_ok();
        page.assert_holds(&head("venue")).assert_holds(&head("status")).assert_lacks(&head("lead"));
    }
    app.signed_in("xem").await.get(&page).await.assert_ok().assert_holds(&head("lead"));
    app.a_stranger().post("/do/activities/columns", &chosen).await.assert_redirect("/sign-in");
}

async fn a_long_schedule_has_pages(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let number = usize::try_from(SCHEDULE_PAGE).unwrap() + 3;
    fill(app, &ground, 0..number).await;
    let on = async |page: u64, sort: &str| {
        let filter =
            ActivityFilter { page: page.to_string(), sort: sort.into(), ..ActivityFilter::default() };
        app.db.activities(&planner).schedule(ground.id, &(&filter).into()).await.unwrap()
    };
    // However the year is cut by now, each is on one page.
    for sort in ["", "title"] {
        let pages = on(1, sort).await.pages;
        let mut ids = Vec::new();
        for page in 1..=pages {
            let schedule = on(page, sort).await;
            assert_eq!((schedule.count, schedule.page), (53, page));
            ids.extend(schedule.cards.iter().map(|card| card.id));
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), number, "{sort}");
        // A page after the last is the last.
        assert_eq!(on(9, sort).await.page, pages);
    }
    assert_eq!((on(1, "title").await.cards.len(), on(2, "title").await.cards.len()), (number - 3, 3));
    let client = app.as_planner().await;
    let page = client.get(&format!("/campaigns/{}/schedule?q=toa+dam&sort=title", ground.id)).await;
    page.assert_holds("Trang 1 / 2");
    page.assert_holds("q=toa%20dam&amp;sort=title&amp;page=2");
}

async fn the_page_says_how_many_match(app: &TestApp) {
    let (ground, client) = (four(app).await, app.as_planner().await);
    let path = format!("/campaigns/{}/schedule", ground.id);
    client.get(&path).await.assert_ok().assert_holds("4 hoạt động");
    let page = client.get(&format!("{path}?kind=talk")).await.assert_ok();
    page.assert_holds("3 hoạt động");
    page.assert_lacks("Mít tinh ở Láng");
    let page = client.get(&format!("{path}?kind=leaflet")).await.assert_ok();
    page.assert_holds("Không có hoạt động nào khớp bộ lọc");
}

async fn words_that_stand_together_are_likelier_meant(app: &TestApp) {
    let ground = app.running_campaign().await;
    let client = app.as_planner().await;
    let elsewhere = ActivityForm {
        title: "Nói chuyện với đồng bào dân tộc".into(),
        units: vec![ground.unit("Xã Ba Vì")],
        ..a_talk(&ground)
    };
    app.plan(&elsewhere).await;
    let path = format!("/campaigns/{}/schedule?q=dong+da", ground.id);
    client.get(&path).await.assert_ok().assert_holds("Nói chuyện với đồng bào dân tộc");
    app.plan(&ActivityForm { title: "Ở Đống Đa".into(), ..a_talk(&ground) }).await;
    client.get(&path).await.assert_ok().assert_holds("Ở Đống Đa").assert_lacks("Nói chuyện với đồng bào");
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
    assert!((1..=22).contains(&asked[0]), "{} queries", asked[0]);
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
    let attendances = headings.iter().position(|cell| *cell == Data::String("Lượt người dự".into())).unwrap();
    assert_eq!(row[attendances], Data::Float(300.0));
}

async fn excel_of_nothing_is_a_sheet_with_headings(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let answer = client.get(&format!("/campaigns/{}/schedule.xlsx", ground.id)).await.assert_ok();
    let (headings, rows) = read(answer.body);
    assert!(headings.len() > 12 && rows.is_empty());
}
