//! What organisations answer to activities that they lead or support.

use crate::support::{Ground, TestApp, a_talk};
use domain::{
    activities::ActivityForm,
    replies::ReplyForm,
    time::{show_day, today},
};
use sea_orm::{ConnectionTrait, Database};

/// The server functions of this feature.
pub const GUARDED: &[&str] = &["/do/replies/save", "/do/replies/undo"];

both!(
    an_organisation_is_asked_and_answers_with_one_press,
    who_cannot_come_says_why_and_planners_hear_of_it,
    a_planner_notes_what_others_answer_and_takes_it_back,
    only_who_may_answer_answers,
    whom_an_organisation_sends_is_seen_by_few_and_forgotten,
    what_was_moved_is_asked_anew,
    nobody_answers_to_what_is_over_or_a_draft,
    an_answer_that_is_refused_keeps_its_words,
    an_activity_with_answers_is_undone_with_them,
);

/// The lead of [`a_talk`].
const LEAD: &str = "Ủy ban MTTQ TP";

/// A talk in a week that the police support.
fn a_talk_in_a_week(ground: &Ground) -> ActivityForm {
    let day = show_day(today() + chrono::Duration::days(7));
    let supporting = vec![ground.organisation("Công an TP")];
    ActivityForm { starts_on: day.clone(), ends_on: day, supporting, ..a_talk(ground) }
}

async fn talk(app: &TestApp, ground: &Ground) -> i64 {
    app.plan(&a_talk_in_a_week(ground)).await
}

/// What a first page shows of an activity that waits for an answer.
fn asked(id: i64) -> String {
    format!("name=\"id\" value=\"{id}\"")
}

async fn answer(app: &TestApp, login: &str, id: i64, form: ReplyForm) -> store::Result<i64> {
    let me = app.db.actor_by_login(login).await.unwrap();
    app.db.reply(&me, id, &form).await
}

fn comes(organisation: &str, attendees: &str) -> ReplyForm {
    let (organisation, answer, attendees) = (organisation.into(), "comes".into(), attendees.into());
    ReplyForm { organisation, answer, attendees, note: String::new() }
}

fn declines(organisation: &str, note: &str) -> ReplyForm {
    let (organisation, answer, note) = (organisation.into(), "declines".into(), note.into());
    ReplyForm { organisation, answer, note, attendees: String::new() }
}

async fn an_organisation_is_asked_and_answers_with_one_press(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let client = app.signed_in("congan").await;
    let home = client.get("/").await.assert_ok();
    home.assert_holds("Mời cơ quan mình tham gia").assert_holds(&asked(id)).assert_holds("Phối hợp");
    let page = client.get(&format!("/activities/{id}")).await.assert_ok();
    page.assert_holds("Cơ quan mình có tham gia không?");
    let (number, own) = (id.to_string(), ground.organisation("Công an TP"));
    let fields = [("id", &*number), ("back", "/"), ("form[organisation]", &own), ("form[answer]", "comes")];
    let answer = client.post("/do/replies/save", &fields).await.assert_redirect("/?saved=");
    let home = client.follow(&answer).await.assert_ok();
    home.assert_holds("Đã ghi câu trả lời.").assert_lacks(&asked(id));
    client.get(&format!("/activities/{id}")).await.assert_ok().assert_holds("answer-comes");
    // A second tap is the same answer.
    let again = client.post("/do/replies/save", &fields).await;
    assert_eq!(again.redirect(), answer.redirect());
    // Taken back, it is asked again.
    let audit = home.value_of("audit");
    client.post("/do/replies/undo", &[("audit", &audit), ("back", "/")]).await.assert_redirect("/?undone=1");
    client.get("/").await.assert_ok().assert_holds(&asked(id));
    client.post("/do/replies/undo", &[("audit", &audit), ("back", "/")]).await.assert_refused();
}

async fn who_cannot_come_says_why_and_planners_hear_of_it(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let own = ground.organisation("Công an TP");
    assert!(answer(app, "congan", id, declines(&own, "")).await.is_err());
    answer(app, "congan", id, declines(&own, "Trùng lịch trực")).await.unwrap();
    let heard = "Trùng lịch trực";
    app.as_planner().await.get("/").await.assert_ok().assert_holds("không tham gia được").assert_holds(heard);
    app.as_officer().await.get("/").await.assert_ok().assert_holds(heard);
    for login in ["xem", "congan"] {
        app.signed_in(login).await.get("/").await.assert_ok().assert_lacks(heard);
    }
    // The last answer counts.
    answer(app, "congan", id, comes(&own, "")).await.unwrap();
    app.as_planner().await.get("/").await.assert_ok().assert_lacks(heard);
}

async fn a_planner_notes_what_others_answer_and_takes_it_back(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let client = app.as_planner().await;
    let page = client.get(&format!("/activities/{id}")).await.assert_ok();
    page.assert_holds("Ghi hộ câu trả lời của cơ quan").assert_holds("Chưa trả lời");
    let (number, lead) = (id.to_string(), ground.organisation(LEAD));
    let fields = [
        ("id", &*number),
        ("form[organisation]", &lead),
        ("form[answer]", "comes"),
        ("form[attendees]", "bà Lê Thị Vân"),
    ];
    let answer = client.post("/do/replies/save", &fields).await;
    let answer = answer.assert_redirect(&format!("/activities/{id}?saved="));
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Cử bà Lê Thị Vân").assert_holds("Đã ghi câu trả lời.");
    let audit = page.value_of("audit");
    let undo = [("audit", &*audit), ("back", "/elsewhere")];
    client.post("/do/replies/undo", &undo).await.assert_redirect(&format!("/activities/{id}?undone=1"));
    client.get(&format!("/activities/{id}")).await.assert_ok().assert_lacks("Lê Thị Vân");
}

async fn only_who_may_answer_answers(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let (own, other) = (ground.organisation("Công an TP"), ground.organisation("Thành đoàn"));
    for (login, organisation, may) in [
        ("kehoach", &own, true),
        ("quantri", &own, true),
        ("dongda", &own, true),
        ("congan", &own, true),
        ("xem", &own, false),
        // It takes no part.
        ("kehoach", &other, false),
        ("congan", &other, false),
    ] {
        let answered = answer(app, login, id, comes(organisation, "")).await;
        assert_eq!(answered.is_ok(), may, "{login} for {organisation}");
    }
    // A partner answers for its own organisation, not for the lead.
    let lead = ground.organisation(LEAD);
    assert!(answer(app, "congan", id, comes(&lead, "")).await.is_err());
    // An officer of another ward does not see it.
    let units = vec![ground.unit("Phường Ba Đình")];
    let elsewhere = app.plan(&ActivityForm { units, ..a_talk_in_a_week(&ground) }).await;
    assert!(answer(app, "dongda", elsewhere, comes(&lead, "")).await.is_err());
    // What one has answered no other takes back.
    let entry = answer(app, "congan", id, comes(&own, "")).await.unwrap();
    let planner = app.planner().await;
    assert!(app.db.undo_reply(&planner, entry).await.is_err());
}

async fn whom_an_organisation_sends_is_seen_by_few_and_forgotten(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let own = ground.organisation("Công an TP");
    answer(app, "congan", id, comes(&own, "thượng úy Nguyễn Văn An")).await.unwrap();
    let page = format!("/activities/{id}");
    for (login, sees) in
        [("kehoach", true), ("quantri", true), ("dongda", true), ("congan", true), ("xem", false)]
    {
        let page = app.signed_in(login).await.get(&page).await.assert_ok();
        page.assert_holds("answer-comes");
        assert_eq!(page.text().contains("Nguyễn Văn An"), sees, "{login}");
    }
    // As if a year had gone by.
    let connection = Database::connect(app.url()).await.unwrap();
    let over = format!(
        "UPDATE activities SET starts_at = '2020-01-01T00:00:00+00:00', ends_at = '2020-01-01T01:00:00+00:00' WHERE id = {id}"
    );
    connection.execute_unprepared(&over).await.unwrap();
    connection.close().await.unwrap();
    app.db.sweep().await.unwrap();
    app.as_planner().await.get(&page).await.assert_ok().assert_lacks("Nguyễn Văn An");
}

async fn what_was_moved_is_asked_anew(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let own = ground.organisation("Công an TP");
    answer(app, "congan", id, declines(&own, "Trùng lịch trực")).await.unwrap();
    let partner = app.signed_in("congan").await;
    partner.get("/").await.assert_ok().assert_lacks(&asked(id));
    let planner = app.planner().await;
    let detail = app.db.activities(&planner).find(id).await.unwrap();
    let day = show_day(today() + chrono::Duration::days(8));
    let later = ActivityForm { starts_on: day.clone(), ends_on: day, ..ActivityForm::from(&detail) };
    app.db.activities(&planner).edit(id, &later).await.unwrap();
    partner.get("/").await.assert_ok().assert_holds(&asked(id));
    app.as_planner().await.get("/").await.assert_ok().assert_lacks("Trùng lịch trực");
    let page = app.as_planner().await.get(&format!("/activities/{id}")).await.assert_ok();
    page.assert_holds("trả lời cho ngày giờ cũ");
}

async fn nobody_answers_to_what_is_over_or_a_draft(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let own = ground.organisation("Công an TP");
    let day = show_day(today() - chrono::Duration::days(1));
    let supporting = vec![own.clone()];
    let over = ActivityForm { starts_on: day.clone(), ends_on: day, supporting, ..a_talk(&ground) };
    let over = app.plan(&over).await;
    for login in ["congan", "kehoach"] {
        assert!(answer(app, login, over, comes(&own, "")).await.is_err(), "{login}");
    }
    let page = app.as_planner().await.get(&format!("/activities/{over}")).await.assert_ok();
    page.assert_lacks("Ghi hộ câu trả lời của cơ quan");
    app.signed_in("congan").await.get("/").await.assert_ok().assert_lacks(&asked(over));
}

async fn an_answer_that_is_refused_keeps_its_words(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let client = app.signed_in("congan").await;
    let (number, own, long) = (id.to_string(), ground.organisation("Công an TP"), "dài ".repeat(200));
    let fields = |note| {
        [("id", &*number), ("form[organisation]", &*own), ("form[answer]", "declines"), ("form[note]", note)]
    };
    for (note, kept) in [("", "cần được điền"), (&*long, "dài dài")] {
        let answer = client.post("/do/replies/save", &fields(note)).await.assert_refused();
        client
            .follow(&answer)
            .await
            .assert_ok()
            .assert_holds("id=\"problems\"")
            .assert_holds(kept)
            .assert_holds("id=\"reply-note\"");
    }
}

async fn an_activity_with_answers_is_undone_with_them(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground).await;
    let own = ground.organisation("Công an TP");
    answer(app, "congan", id, comes(&own, "")).await.unwrap();
    let planner = app.planner().await;
    let last = app.db.activities(&planner).find(id).await.unwrap().last_own.unwrap();
    app.db.activities(&planner).undo(last.audit).await.unwrap();
    assert!(app.db.replies(&planner, id).await.is_err());
}
