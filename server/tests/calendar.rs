//! The calendar: what each view shows to whom, moving by a day, and the addresses that other programs read.

use crate::{
    activity_forms::complete,
    support::{Answer, Client, Ground, TestApp, a_talk, posted},
};
use calamine::{Reader, Xlsx, open_workbook_from_rs};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use domain::{
    activities::{ActivityForm, Kind},
    calendar::QuickForm,
    feeds::FeedForm,
    time::parse_day,
};
use std::{io::Cursor, sync::atomic::Ordering};
use store::{DEMO_PASSWORD, Error};

both!(
    a_month_shows_its_days_with_what_is_on,
    what_does_not_fit_opens_the_day,
    the_days_that_matter_are_marked,
    every_view_holds_to_its_filter,
    what_is_seen_is_taken_away_as_a_sheet,
    a_year_shows_campaigns_and_a_line_for_each_activity,
    what_stands_for_weeks_is_one_strip_above_the_month,
    a_week_has_hours_and_what_overlaps_stands_side_by_side,
    an_activity_is_begun_in_the_calendar,
    what_a_short_form_lacks_is_asked_in_the_whole_one,
    only_who_plans_begins_an_activity_in_the_calendar,
    a_talk_is_moved_to_other_hours,
    each_sees_only_its_own,
    a_month_is_made_with_few_queries_however_much_is_on,
    a_talk_is_moved_with_its_times_and_moved_back,
    a_move_that_cannot_be_is_shown_in_the_form_and_changes_nothing,
    only_who_may_edit_moves,
    a_calendar_program_reads_what_its_owner_may_see,
    a_unit_has_an_address_of_its_own,
    an_address_is_shown_once_and_ends_when_it_is_revoked,
    a_suspended_account_reads_nothing,
    an_address_ends_with_the_password_and_with_every_session,
    an_activity_is_taken_away_for_a_calendar,
);

pub(crate) async fn talk(app: &TestApp, ground: &Ground, title: &str, day: &str) -> i64 {
    let form =
        ActivityForm { title: title.into(), starts_on: day.into(), ends_on: day.into(), ..a_talk(ground) };
    app.plan(&form).await
}

async fn a_month_shows_its_days_with_what_is_on(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = talk(app, &ground, "Tọa đàm riêng của tháng Hai", "10/02/2026").await;
    let client = app.as_planner().await;
    let page = client.get("/calendar?on=15/02/2026").await.assert_ok();
    page.assert_holds("Tháng 2/2026").assert_holds("Tọa đàm riêng của tháng Hai").assert_holds("08:00");
    // Tuesday is the second column.
    let page = page.text();
    let bar = page.split("<a ").find(|bar| bar.contains(&format!("href=\"/activities/{id}\""))).unwrap();
    assert!(bar.contains("cal-bar c2 d1 "), "{bar}");
    client.get("/calendar?on=15/05/2026").await.assert_ok().assert_lacks("riêng của tháng Hai");
    // What cannot be read is the month of today.
    client.get("/calendar?view=decade&on=31/02/2026&unit=x&page=-1").await.assert_ok();
    let english = app.as_planner().await;
    english.set_cookie("language", "en");
    english.get("/calendar?on=15/02/2026").await.assert_ok().assert_holds("February 2026");
    english.get("/calendar?view=day&on=10/02/2026").await.assert_ok().assert_holds("Dong Da Ward");
}

async fn what_does_not_fit_opens_the_day(app: &TestApp) {
    let ground = app.running_campaign().await;
    let mut last = 0;
    for number in 0..7 {
        last = talk(app, &ground, &format!("Tọa đàm số {number} cùng ngày"), "10/02/2026").await;
    }
    let client = app.as_planner().await;
    let month = format!("/calendar?on=15/02/2026&campaign={}", ground.id);
    let page = client.get(&month).await.assert_ok();
    page.assert_holds("+4 nữa").assert_lacks("Tọa đàm số 6 cùng ngày");
    // What was just moved there keeps the focus where the day opens.
    page.assert_lacks(&format!("id=\"activity-{last}\""));
    let moved = client.get(&format!("{month}&moved={last}")).await.assert_ok().text();
    let more = moved.split("<a ").find(|link| link.contains(&format!("id=\"activity-{last}\""))).unwrap();
    assert!(more.contains("cal-more c2 "), "{more}");
    let day = format!("/calendar?view=day&on=10/02/2026&campaign={}", ground.id);
    page.assert_holds(&day.replace('&', "&amp;"));
    let page = client.get(&day).await.assert_ok();
    (0..7).for_each(|number| {
        page.assert_holds(&format!("Tọa đàm số {number} cùng ngày"));
    });
}

async fn the_days_that_matter_are_marked(app: &TestApp) {
    let client = app.as_viewer().await;
    client
        .get("/calendar?on=01/07/2026")
        .await
        .assert_ok()
        .assert_holds("Toàn dân phòng, chống mua bán người");
    // Tết 2027 is on 6 February in Việt Nam.
    let page = client.get("/calendar?view=day&on=06/02/2027").await.assert_ok();
    page.assert_holds("Mùng 1 Tết").assert_holds("1/1 âm lịch");
    client.get("/calendar?view=day&on=05/02/2027").await.assert_ok().assert_lacks("Mùng 1 Tết");
}

async fn every_view_holds_to_its_filter(app: &TestApp) {
    let ground = app.running_campaign().await;
    talk(app, &ground, "Tọa đàm của Đống Đa", "10/02/2026").await;
    let elsewhere = ActivityForm {
        title: "Tọa đàm của Ba Đình".into(),
        units: vec![ground.unit("Phường Ba Đình")],
        starts_on: "10/02/2026".into(),
        ends_on: "10/02/2026".into(),
        ..a_talk(&ground)
    };
    app.plan(&elsewhere).await;
    let client = app.as_planner().await;
    let unit = ground.unit("Phường Đống Đa");
    for view in ["month", "week", "day", "agenda"] {
        let both = client.get(&format!("/calendar?view={view}&on=10/02/2026")).await.assert_ok();
        both.assert_holds("Tọa đàm của Đống Đa").assert_holds("Tọa đàm của Ba Đình");
        let one = client.get(&format!("/calendar?view={view}&on=10/02/2026&unit={unit}")).await.assert_ok();
        one.assert_holds("Tọa đàm của Đống Đa").assert_lacks("Tọa đàm của Ba Đình");
        // The way on keeps the filter.
        one.assert_holds(&format!("unit={unit}\""));
    }
    for filter in
        ["kind=billboard", "status=cancelled", "organisation=999999", "audience=999999", "campaign=1"]
    {
        let page = client.get(&format!("/calendar?view=day&on=10/02/2026&{filter}")).await.assert_ok();
        page.assert_lacks("Tọa đàm của Đống Đa").assert_holds("Không có hoạt động nào khớp bộ lọc");
    }
    let year = |filter: String| {
        let client = &client;
        async move { client.get(&format!("/calendar?view=year&on=10/02/2026&{filter}")).await.assert_ok() }
    };
    let own = format!("href=\"/campaigns/{}\"", ground.id);
    let other = "href=\"/campaigns/2\"";
    year(String::new()).await.assert_holds(&own).assert_holds(other);
    year(format!("campaign={}", ground.id)).await.assert_holds(&own).assert_lacks(other);
    year(format!("unit={unit}")).await.assert_holds(&own);
    let none = year("organisation=999999".into()).await;
    none.assert_lacks(&own).assert_lacks(other).assert_holds("Không có hoạt động nào khớp bộ lọc");
}

async fn what_is_seen_is_taken_away_as_a_sheet(app: &TestApp) {
    let ground = app.campaign().await;
    for (title, day) in [("Tọa đàm đầu tháng", "03/03/2026"), ("Tọa đàm cuối tháng", "30/03/2026")]
    {
        talk(app, &ground, title, day).await;
    }
    let rows = |answer: Answer| {
        let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(answer.assert_ok().body)).unwrap();
        let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
        sheet.rows().skip(3).map(|row| row[0].to_string()).collect::<Vec<_>>()
    };
    let client = app.as_planner().await;
    let one = format!("campaign={}", ground.id);
    let month = format!("view=month&on=15/03/2026&{one}");
    client.get(&format!("/calendar?{month}")).await.assert_ok().assert_holds("<strong>2 hoạt động</strong>");
    let all = rows(client.get(&format!("/calendar.xlsx?{month}")).await);
    assert_eq!(all, ["Tọa đàm đầu tháng", "Tọa đàm cuối tháng"]);
    let week = rows(client.get(&format!("/calendar.xlsx?view=week&on=30/03/2026&{one}")).await);
    assert_eq!(week, ["Tọa đàm cuối tháng"]);
    // The campaign is a draft, of which a viewer sees nothing.
    assert_eq!(rows(app.as_viewer().await.get(&format!("/calendar.xlsx?{month}")).await), [""; 0]);
}

async fn a_year_shows_campaigns_and_a_line_for_each_activity(app: &TestApp) {
    let ground = app.running_campaign().await;
    let days = |title: &str, from: &str, to: &str| ActivityForm {
        title: title.into(),
        all_day: "on".into(),
        starts_on: from.into(),
        ends_on: to.into(),
        starts_at: String::new(),
        ends_at: String::new(),
        ..a_talk(&ground)
    };
    app.plan(&days("Đợt dài hai tuần", "01/03/2026", "14/03/2026")).await;
    app.plan(&days("Đợt ngắn hơn một ngày", "01/03/2026", "13/03/2026")).await;
    let page = app.as_planner().await.get("/calendar?view=year&on=10/03/2026").await.assert_ok();
    page.assert_holds("Chiến dịch thử nghiệm").assert_holds("Đợt dài hai tuần").assert_holds("Đợt ngắn hơn");
    let page = app.as_planner().await.get("/calendar?view=year&on=10/03/2033").await.assert_ok();
    page.assert_holds("Chưa có chiến dịch nào trong năm này");
    let page = app.as_planner().await.get("/calendar?view=year&on=10/03/2026").await.assert_ok();
    page.assert_holds("17/02 Mùng 1 Tết").assert_holds("30/07 ");
}

async fn what_stands_for_weeks_is_one_strip_above_the_month(app: &TestApp) {
    let ground = app.running_campaign().await;
    let long = ActivityForm {
        title: "Pa-nô đứng cả tháng".into(),
        all_day: "on".into(),
        starts_on: "01/02/2026".into(),
        ends_on: "28/02/2026".into(),
        starts_at: String::new(),
        ends_at: String::new(),
        ..a_talk(&ground)
    };
    let id = app.plan(&long).await;
    let client = app.as_planner().await;
    for view in ["month", "week", "day"] {
        let page = client.get(&format!("/calendar?view={view}&on=11/02/2026&campaign={}", ground.id)).await;
        let page = page.assert_ok();
        page.assert_holds("Kéo dài nhiều tuần: 1").assert_holds("Pa-nô đứng cả tháng");
        page.assert_lacks(&format!("id=\"activity-{id}\""));
    }
}

async fn a_week_has_hours_and_what_overlaps_stands_side_by_side(app: &TestApp) {
    let ground = app.running_campaign().await;
    let at = |title: &str, from: &str, to: &str| ActivityForm {
        title: title.into(),
        starts_on: "10/02/2026".into(),
        ends_on: String::new(),
        starts_at: from.into(),
        ends_at: to.into(),
        ..a_talk(&ground)
    };
    for (title, from, to) in [("Sớm", "05:30", "06:00"), ("Một", "08:00", "10:00"), ("Hai", "09:00", "11:00")]
    {
        app.plan(&at(title, from, to)).await;
    }
    let client = app.as_planner().await;
    for view in ["week", "day"] {
        let page = client.get(&format!("/calendar?view={view}&on=10/02/2026&campaign={}", ground.id)).await;
        let page = page.assert_ok();
        // The axis begins at five, so eight o'clock is the thirteenth quarter; two are on at once.
        page.assert_holds("hours-block n1 r3 s2").assert_holds("hours-block n2 r13 s12");
        page.assert_holds("hours-bar c2 r5 s8").assert_holds("<time>09:00–11:00</time>");
    }
}

fn quick(ground: &Ground) -> QuickForm {
    QuickForm {
        form_key: store::new_form_key(),
        campaign: ground.id.to_string(),
        kind: "talk".into(),
        title: "Tọa đàm thêm từ lịch".into(),
        on: "12/2".into(),
        starts_at: "8h".into(),
        ends_at: "9h30".into(),
        unit: ground.unit("Phường Đống Đa"),
        lead: a_talk(ground).lead,
        venue: "Hội trường".into(),
    }
}

async fn begin(client: &Client, form: &QuickForm, more: &str) -> Answer {
    let mut fields = posted(form);
    fields.push(("back".into(), "/calendar?view=week&on=12/02/2026".into()));
    fields.push(("more".into(), more.into()));
    client.post_pairs("/do/calendar/plan", &fields).await
}

async fn an_activity_is_begun_in_the_calendar(app: &TestApp) {
    let ground = app.running_campaign().await;
    let client = app.as_planner().await;
    let page = client.get("/calendar/new?on=12/02/2026&from=08:00&to=09:30").await.assert_ok();
    assert_eq!(page.value_of("form[on]"), "12/02/2026");
    assert_eq!(page.value_of("form[ends_at]"), "09:30");
    client.get("/calendar?on=12/02/2026").await.assert_ok().assert_holds("data-add=\"/calendar/new\"");
    let form = quick(&ground);
    let answer = begin(&client, &form, "").await;
    let there = answer.redirect();
    assert!(there.starts_with("/calendar?view=week&on=12/02/2026&saved="), "{there}");
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Tọa đàm thêm từ lịch").assert_holds("<time>08:00–09:30</time>");
    // Undone as it was done.
    let audit = page.value_of("audit");
    // Posted twice it is planned once.
    begin(&client, &form, "").await.assert_redirect("/calendar?view=week&on=12/02/2026&saved=");
    let page = client.get("/calendar?view=week&on=12/02/2026").await.assert_ok().text();
    assert_eq!(page.matches("hours-bar").count(), 1);
    client.post("/do/activities/undo", &[("audit", &audit)]).await;
    client.get("/calendar?view=week&on=12/02/2026").await.assert_ok().assert_lacks("hours-bar");
    let english = app.as_planner().await;
    english.set_cookie("language", "en");
    english.get("/calendar/new").await.assert_ok().assert_holds("More details");
}

async fn what_a_short_form_lacks_is_asked_in_the_whole_one(app: &TestApp) {
    let ground = app.running_campaign().await;
    let client = app.as_planner().await;
    let lacking = QuickForm { kind: "other".into(), unit: String::new(), ..quick(&ground) };
    let answer = begin(&client, &lacking, "").await.assert_refused();
    assert!(answer.redirect().starts_with(&format!("/campaigns/{}/activities/new?kind=other", ground.id)));
    let page = client.follow(&answer).await.assert_ok();
    page.assert_problem("units", "");
    page.assert_problem("details[kind]", "");
    assert_eq!(page.value_of("form[title]"), "Tọa đàm thêm từ lịch");
    assert_eq!(page.value_of("form[starts_at]"), "8h");
    // Asked for, the whole form comes with all that was typed and nothing is refused.
    let answer = begin(&client, &quick(&ground), "1").await;
    let page = client.follow(&answer).await.assert_ok();
    assert_eq!(page.value_of("form[title]"), "Tọa đàm thêm từ lịch");
    assert_eq!(page.value_of("form[venue_name]"), "Hội trường");
    assert_eq!(page.value_of("form[starts_on]"), "12/2");
    // Outside every campaign the day is refused by its field.
    let late = QuickForm { on: "12/02/2031".into(), ..quick(&ground) };
    let answer = begin(&client, &late, "").await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("starts_on", "01/01/2026");
}

async fn only_who_plans_begins_an_activity_in_the_calendar(app: &TestApp) {
    let ground = app.running_campaign().await;
    for login in ["congan", "xem"] {
        let client = app.signed_in(login).await;
        client.get("/calendar?on=12/02/2026").await.assert_ok().assert_lacks("/calendar/new");
        client.get("/calendar/new").await.assert_status(403);
        begin(&client, &quick(&ground), "").await.assert_refused();
    }
    // An officer plans in the own ward alone, whose committee leads.
    let officer = app.as_officer().await;
    officer.get("/calendar/new").await.assert_ok().assert_lacks("Phường Ba Đình");
    let elsewhere = QuickForm { unit: ground.unit("Phường Ba Đình"), ..quick(&ground) };
    let answer = begin(&officer, &elsewhere, "").await.assert_refused();
    officer.follow(&answer).await.assert_ok().assert_problem("units", "");
    app.as_planner().await.get("/calendar?on=12/02/2026").await.assert_ok().assert_lacks("thêm từ lịch");
}

async fn a_talk_is_moved_to_other_hours(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let client = app.as_planner().await;
    let number = id.to_string();
    let to = |version: &str, starts: &str, ends: &str| {
        [
            ("id", &*number),
            ("form[version]", version),
            ("form[to]", "2026-03-11"),
            ("form[starts_at]", starts),
            ("form[ends_at]", ends),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    client.post_pairs("/do/calendar/move", &to("1", "14:00", "16:15")).await.assert_redirect("/?moved=");
    assert_eq!(day_of(app, id).await, "11/03/2026, 14:00–16:15");
    let answer = client.post_pairs("/do/calendar/move", &to("2", "14:00", "13:00")).await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("ends_at", "");
    assert_eq!(day_of(app, id).await, "11/03/2026, 14:00–16:15");
}

async fn each_sees_only_its_own(app: &TestApp) {
    let draft = app.campaign().await;
    talk(app, &draft, "Tọa đàm còn là dự thảo", "10/02/2026").await;
    for login in ["dongda", "congan", "xem"] {
        for view in ["month", "week", "agenda"] {
            let page = app.signed_in(login).await.get(&format!("/calendar?view={view}&on=10/02/2026")).await;
            page.assert_ok().assert_lacks("Tọa đàm còn là dự thảo");
        }
    }
    app.as_planner().await.get("/calendar?on=10/02/2026").await.assert_ok().assert_holds("còn là dự thảo");
    app.a_stranger().get("/calendar?on=10/02/2026").await.assert_redirect("/sign-in?next=");
}

async fn a_month_is_made_with_few_queries_however_much_is_on(app: &TestApp) {
    let ground = app.running_campaign().await;
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let client = app.a_stranger_over(db);
    client.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
    let mut asked = Vec::new();
    for talks in [1..20, 20..60] {
        for number in talks {
            talk(app, &ground, &format!("Tọa đàm {number}"), &format!("{}/02/2026", number % 28 + 1)).await;
        }
        client.get("/calendar?on=15/02/2026").await.assert_ok();
        let before = queries.load(Ordering::Relaxed);
        client.get("/calendar?on=15/02/2026").await.assert_ok();
        asked.push(queries.load(Ordering::Relaxed) - before);
    }
    assert_eq!(asked[0], asked[1]);
    assert!((1..=6).contains(&asked[0]), "{} queries", asked[0]);
}

async fn move_to(client: &Client, id: i64, version: &str, to: &str) -> Answer {
    let id = id.to_string();
    let fields = [
        ("id", &*id),
        ("form[version]", version),
        ("form[to]", to),
        ("form[back]", "/calendar?view=week&on=10/03/2026"),
    ];
    client.post("/do/calendar/move", &fields).await
}

async fn day_of(app: &TestApp, id: i64) -> String {
    app.db.activities(&app.planner().await).find(id).await.unwrap().activity.when.show()
}

async fn a_talk_is_moved_with_its_times_and_moved_back(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let client = app.as_planner().await;
    let answer = move_to(&client, id, "1", "2026-03-12").await;
    assert!(answer.redirect().starts_with("/calendar?view=week&on=10/03/2026&moved="));
    assert_eq!(day_of(app, id).await, "12/03/2026, 08:00–11:30");
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Đã dời sang Thứ năm, 12/03/2026:").assert_holds(&format!("id=\"activity-{id}\""));
    let audit = page.value_of("audit");
    let back = format!("/calendar?view=week&on=10/03/2026#activity-{id}");
    page.assert_holds(&format!("value=\"{}\"", back.replace('&', "&amp;")));
    let answer = client.post("/do/activities/undo", &[("audit", &audit), ("back", &back)]).await;
    assert_eq!(answer.redirect(), format!("/calendar?view=week&on=10/03/2026&undone=1#activity-{id}"));
    client.follow(&answer).await.assert_ok().assert_holds("Đã hoàn tác.");
    assert_eq!(day_of(app, id).await, "10/03/2026, 08:00–11:30");
}

async fn a_move_that_cannot_be_is_shown_in_the_form_and_changes_nothing(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let client = app.as_planner().await;
    // Outside the campaign.
    let answer = move_to(&client, id, "1", "2027-01-05").await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    assert_eq!(page.value_of("form[starts_on]"), "05/01/2027");
    page.assert_problem("starts_on", "01/01/2026");
    // Before the ward was made.
    let answer = move_to(&client, id, "1", "không phải ngày").await.assert_refused();
    client.follow(&answer).await.assert_ok();
    // Changed by somebody else meanwhile.
    let theirs =
        ActivityForm {
            version: "1".into(), title: "Tên mới của người kia".into(), ..a_talk(&ground)
        };
    app.db.activities(&app.administrator().await).edit(id, &theirs).await.unwrap();
    let answer = move_to(&client, id, "1", "2026-03-12").await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_holds("Tên mới của người kia").assert_holds("12/03/2026");
    assert_eq!(day_of(app, id).await, "10/03/2026, 08:00–11:30");
    // Nobody is led to another site.
    let id = id.to_string();
    let fields =
        [("id", &*id), ("form[version]", "2"), ("form[to]", "2026-03-12"), ("form[back]", "//a.example")];
    client.post("/do/calendar/move", &fields).await.assert_redirect("/?moved=");
}

async fn only_who_may_edit_moves(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    for login in ["congan", "xem"] {
        let client = app.signed_in(login).await;
        let page = client.get("/calendar?on=10/03/2026").await.assert_ok();
        page.assert_lacks("data-version").assert_lacks("/do/calendar/move");
        move_to(&client, id, "1", "2026-03-12").await.assert_refused();
        assert_eq!(day_of(app, id).await, "10/03/2026, 08:00–11:30", "{login}");
    }
    let officer = app.as_officer().await;
    officer.get("/calendar?on=10/03/2026").await.assert_ok().assert_holds(&format!("data-id=\"{id}\""));
    move_to(&officer, id, "1", "2026-03-12").await.assert_redirect("/calendar");
}

/// The events of a file, read by a library that did not write it.
pub(crate) fn events(text: &str) -> Vec<ICalendarComponent> {
    let calendar = ICalendar::parse(text).expect("it can be read");
    let event = |component: &ICalendarComponent| component.component_type == ICalendarComponentType::VEvent;
    calendar.components.into_iter().filter(event).collect()
}

pub(crate) fn text(event: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let entry = event.property(property).unwrap_or_else(|| panic!("no {property:?}"));
    match &entry.values[0] {
        ICalendarValue::Text(text) => text.clone(),
        ICalendarValue::Uri(uri) => uri.as_str().unwrap_or_default().to_owned(),
        ICalendarValue::Status(status) => format!("{status:?}"),
        other => panic!("{other:?}"),
    }
}

/// A day, or an instant in UTC: `2026-03-10`, `2026-03-10 01:00 UTC`.
fn when(event: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let entry = event.property(property).unwrap_or_else(|| panic!("no {property:?}"));
    let ICalendarValue::PartialDateTime(at) = &entry.values[0] else { panic!("{entry:?}") };
    let day = format!("{}-{:02}-{:02}", at.year.unwrap(), at.month.unwrap(), at.day.unwrap());
    match (at.hour, at.tz_hour) {
        (None, _) => day,
        (Some(hour), Some(0)) => format!("{day} {hour:02}:{:02} UTC", at.minute.unwrap()),
        other => panic!("{other:?}"),
    }
}

pub(crate) async fn address(app: &TestApp, login: &str, unit: &str) -> String {
    let me = app.db.actor_by_login(login).await.unwrap();
    let token = app.db.add_feed(&me, &FeedForm { unit: unit.into() }).await.unwrap();
    format!("/feeds/{token}.ics")
}

async fn a_calendar_program_reads_what_its_owner_may_see(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let day = domain::time::show_day(domain::time::today());
    let title =
        "Tọa đàm: đi đúng, về an toàn; và một cái tên thật dài để dòng phải gãy ở đâu đó cho đúng chuẩn";
    let id = talk(app, &ground, title, &day).await;
    let answer = app.a_stranger().get(&address(app, "kehoach", "").await).await.assert_ok();
    assert!(answer.header("content-type").starts_with("text/calendar"));
    let file = answer.text();
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "folded as the standard asks");
    let events = events(&file);
    let uid = app.db.activities(&app.planner().await).find(id).await.unwrap().public_id;
    let event = events.iter().find(|event| event.uid().unwrap().starts_with(&uid)).unwrap();
    assert_eq!(text(event, &ICalendarProperty::Summary), title);
    assert_eq!(when(event, &ICalendarProperty::Dtstart), format!("{} 01:00 UTC", parse_day(&day).unwrap()));
    assert_eq!(text(event, &ICalendarProperty::Status), "Confirmed");
    assert!(text(event, &ICalendarProperty::Url).ends_with(&format!("/activities/{id}")));
    // The city's police neither lead nor support what the officer's ward plans alone.
    let alone = ActivityForm {
        title: "Chỉ của phường".into(),
        lead: ground.organisation("Ủy ban MTTQ TP"),
        supporting: Vec::new(),
        starts_on: day.clone(),
        ends_on: day,
        ..a_talk(&ground)
    };
    app.plan(&alone).await;
    let text = app.a_stranger().get(&address(app, "congan", "").await).await.assert_ok().text();
    assert!(text.contains("đi đúng") && !text.contains("Chỉ của phường"));
}

async fn a_unit_has_an_address_of_its_own(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let day = domain::time::show_day(domain::time::today());
    talk(app, &ground, "Ở Đống Đa", &day).await;
    let elsewhere = ActivityForm {
        title: "Ở Ba Đình".into(),
        units: vec![ground.unit("Phường Ba Đình")],
        starts_on: day.clone(),
        ends_on: day,
        ..a_talk(&ground)
    };
    app.plan(&elsewhere).await;
    let path = address(app, "kehoach", &ground.unit("Phường Đống Đa")).await;
    let answer = app.a_stranger().get(&path).await.assert_ok();
    answer.assert_holds("Ở Đống Đa").assert_lacks("Ở Ba Đình").assert_holds("Phường Đống Đa");
    let unknown = FeedForm { unit: "999999".into() };
    let refused = app.db.add_feed(&app.planner().await, &unknown).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

async fn an_address_is_shown_once_and_ends_when_it_is_revoked(app: &TestApp) {
    let client = app.as_viewer().await;
    client.get("/calendar/feeds").await.assert_ok().assert_holds("Chưa có địa chỉ nào");
    let answer = client.post_pairs("/do/calendar/add-feed", &posted(&FeedForm::default())).await;
    let page = client.follow(&answer).await.assert_ok();
    let text = page.text();
    let at = text.find("/feeds/").unwrap();
    let path = text[at..].split('"').next().unwrap().to_owned();
    assert!(path.len() > 60 && path.ends_with(".ics"), "{path}");
    client.get("/calendar/feeds").await.assert_ok().assert_lacks(&path).assert_holds("chưa đọc lần nào");
    app.a_stranger().get(&path).await.assert_ok();
    client.get("/calendar/feeds").await.assert_ok().assert_lacks("chưa đọc lần nào");
    app.a_stranger().get("/feeds/doan-mo.ics").await.assert_status(404);

    // Somebody else's cannot be ended.
    let id = page_id(&client).await;
    let other = app.as_planner().await;
    other.post("/do/calendar/revoke-feed", &[("id", &id)]).await.assert_refused();
    app.a_stranger().get(&path).await.assert_ok();
    let answer = client.post("/do/calendar/revoke-feed", &[("id", &id)]).await;
    client.follow(&answer).await.assert_ok().assert_holds("Đã bỏ địa chỉ");
    app.a_stranger().get(&path).await.assert_status(404);
}

async fn page_id(client: &Client) -> String {
    client.get("/calendar/feeds").await.assert_ok().value_of("id")
}

async fn an_address_ends_with_the_password_and_with_every_session(app: &TestApp) {
    let path = address(app, "xem", "").await;
    let viewer = app.signed_in("xem").await;
    viewer.post("/do/sign-out-everywhere", &[]).await;
    app.a_stranger().get(&path).await.assert_status(404);
    let path = address(app, "xem", "").await;
    app.a_stranger().get(&path).await.assert_ok();
    let new = "bốn mùa thay lá trên phố";
    let fields = [("form[current]", DEMO_PASSWORD), ("form[password]", new), ("form[password_again]", new)];
    app.signed_in("xem").await.post("/do/accounts/password", &fields).await.assert_status(303);
    app.a_stranger().get(&path).await.assert_status(404);
}

async fn a_suspended_account_reads_nothing(app: &TestApp) {
    let path = address(app, "xem", "").await;
    app.a_stranger().get(&path).await.assert_ok();
    let account = app.db.account_keeper(&store::system()).unwrap().find_by_login("xem").await.unwrap();
    let (suspend, version) = (domain::accounts::Transition::Suspend, account.version.to_string());
    app.db
        .account_keeper(&store::system())
        .unwrap()
        .transition(account.id, &version, suspend, "Nghỉ hưu")
        .await
        .unwrap();
    app.a_stranger().get(&path).await.assert_status(404);
}

async fn an_activity_is_taken_away_for_a_calendar(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let path = format!("/activities/{id}/activity.ics");
    let file = app.as_planner().await.get(&path).await.assert_ok().text();
    let [event] = &events(&file)[..] else { panic!("one event") };
    assert_eq!(when(event, &ICalendarProperty::Dtstart), "2026-03-10 01:00 UTC");
    assert_eq!(when(event, &ICalendarProperty::Dtend), "2026-03-10 04:30 UTC");
    let place = "Nhà văn hóa phường, Số 59 phố Đông Các, Phường Đống Đa";
    assert_eq!(text(event, &ICalendarProperty::Location), place);
    app.a_stranger().get(&path).await.assert_redirect("/sign-in?next=");
    let days = ActivityForm {
        all_day: "on".into(),
        ends_on: "12/03/2026".into(),
        starts_at: String::new(),
        ends_at: String::new(),
        ..a_talk(&ground)
    };
    let id = app.plan(&days).await;
    let file = app.as_planner().await.get(&format!("/activities/{id}/activity.ics")).await.assert_ok().text();
    let [event] = &events(&file)[..] else { panic!("one event") };
    // The day after the last, as the standard counts.
    assert_eq!(when(event, &ICalendarProperty::Dtstart), "2026-03-10");
    assert_eq!(when(event, &ICalendarProperty::Dtend), "2026-03-13");
    // A comma within a category begins no other, and a place is told once.
    let venue_address = "Số 59 phố Đông Các, Phường Đống Đa, Hà Nội".into();
    let leaflets = ActivityForm { venue_address, ..complete(&ground, Kind::Leaflet) };
    let id = app.plan(&leaflets).await;
    let file = app.as_planner().await.get(&format!("/activities/{id}/activity.ics")).await.assert_ok().text();
    let [event] = &events(&file)[..] else { panic!("one event") };
    assert_eq!(text(event, &ICalendarProperty::Categories), "Áp phích, tờ rơi");
    let place = "Nhà văn hóa phường, Số 59 phố Đông Các, Phường Đống Đa, Hà Nội";
    assert_eq!(text(event, &ICalendarProperty::Location), place);
}
