//! What people say and do beside a record.

use crate::support::{TestApp, a_talk};
use domain::discussion::{About, CommentForm, TASKS_MAX, TaskForm};

/// The server functions of this feature.
pub const GUARDED: &[&str] = &[
    "/do/discussion/add-task",
    "/do/discussion/comment",
    "/do/discussion/do-task",
    "/do/discussion/read",
    "/do/discussion/remove-comment",
    "/do/discussion/remove-file",
    "/do/discussion/remove-task",
    "/do/discussion/undo-comment",
    "/do/discussion/undo-file",
    "/do/discussion/undo-task",
];

both!(
    a_comment_speaks_to_people_who_find_it_on_their_first_page,
    only_those_who_see_a_record_speak_of_it_and_are_spoken_to,
    a_comment_that_is_refused_keeps_its_words,
    a_comment_is_taken_away_by_its_author_and_by_planners,
    what_is_to_be_done_is_added_done_and_taken_away,
    a_list_of_tasks_ends,
    a_file_is_attached_read_by_whom_it_concerns_and_taken_away,
    what_is_no_document_is_refused,
    what_a_person_said_is_in_the_file_about_them,
    a_page_asks_the_database_as_often_for_many_comments_as_for_one,
);

async fn say(app: &TestApp, login: &str, about: &str, text: &str, to: &[i64]) -> i64 {
    let me = app.db.actor_by_login(login).await.unwrap();
    let to = to.iter().map(ToString::to_string).collect();
    let form = CommentForm { text: text.into(), to };
    app.db.comment(&me, About::from_word(about).unwrap(), &form).await.unwrap()
}

async fn account(app: &TestApp, login: &str) -> i64 {
    app.db.actor_by_login(login).await.unwrap().account
}

async fn a_comment_speaks_to_people_who_find_it_on_their_first_page(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let (planner, officer) = (app.as_planner().await, app.as_officer().await);
    let to = account(app, "dongda").await.to_string();
    let about = format!("activity-{id}");
    let fields =
        [("about", about.as_str()), ("form[text]", "Nhà văn hóa đã xác nhận chưa?"), ("form[to][]", &to)];
    let answer = planner.post("/do/discussion/comment", &fields).await;
    let page = planner.follow(&answer.assert_redirect(&format!("/activities/{id}"))).await.assert_ok();
    page.assert_holds("Nhà văn hóa đã xác nhận chưa?").assert_holds("Đã gửi lời trao đổi.");
    let home = officer.get("/").await.assert_ok();
    home.assert_holds("Nhắc tới tôi").assert_holds("Nhà văn hóa đã xác nhận chưa?").assert_holds("#comment-");
    officer.get(&format!("/activities/{id}")).await.assert_ok().assert_holds("Đã đọc");
    // Reading is said, and whoever answers has read.
    let read = [("about", about.as_str()), ("back", "/")];
    officer.post("/do/discussion/read", &read).await.assert_redirect("/");
    officer.get("/").await.assert_ok().assert_lacks("Nhắc tới tôi");
    say(app, "kehoach", &about, "Còn máy chiếu?", &[account(app, "dongda").await]).await;
    officer.get("/").await.assert_ok().assert_holds("Còn máy chiếu?");
    say(app, "dongda", &about, "Có rồi.", &[]).await;
    officer.get("/").await.assert_ok().assert_lacks("Còn máy chiếu?");
    planner.get("/").await.assert_ok().assert_lacks("Nhắc tới tôi");
}

async fn only_those_who_see_a_record_speak_of_it_and_are_spoken_to(app: &TestApp) {
    let ground = app.running_campaign().await;
    let at = vec![ground.unit("Phường Láng")];
    let elsewhere = domain::activities::ActivityForm {
        units: at,
        lead: ground.organisation("Thành đoàn"),
        supporting: vec![],
        ..a_talk(&ground)
    };
    let id = app.plan(&elsewhere).await;
    let about = format!("activity-{id}");
    for login in ["dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        let fields = [("about", about.as_str()), ("form[text]", "Xin chào")];
        client.post("/do/discussion/comment", &fields).await.assert_refused();
        client
            .post("/do/discussion/add-task", &[("about", &about), ("form[task]", "Việc")])
            .await
            .assert_refused();
    }
    let planner = app.planner().await;
    let found = app.db.discussion(&planner, About::from_word(&about).unwrap()).await.unwrap().unwrap();
    assert!(found.comments.is_empty() && found.tasks.is_empty());
    let officer = account(app, "dongda").await;
    assert!(found.people.iter().all(|person| person.account != officer && person.account != planner.account));
    let to_officer = CommentForm { text: "Xin chào".into(), to: vec![officer.to_string()] };
    assert!(app.db.comment(&planner, found.about, &to_officer).await.is_err());
    // What is said of a ward is for those whom it concerns.
    let ward = format!("unit-{}", ground.unit("Phường Láng"));
    say(app, "kehoach", &ward, "Phường này cần thêm người.", &[]).await;
    for (login, reads) in
        [("kehoach", true), ("quantri", true), ("dongda", false), ("congan", false), ("xem", false)]
    {
        let page = format!("/units/{}", ground.unit("Phường Láng"));
        let page = app.signed_in(login).await.get(&page).await.assert_ok();
        assert_eq!(page.text().contains("Phường này cần thêm người."), reads, "{login}");
    }
    for word in ["account-1", "log-1", "settings-1", "activity-999999", "x", ""] {
        let fields = [("about", word), ("form[text]", "Xin chào")];
        app.as_planner().await.post("/do/discussion/comment", &fields).await.assert_refused();
    }
}

async fn a_comment_that_is_refused_keeps_its_words(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let planner = app.as_planner().await;
    let (about, long) = (format!("activity-{id}"), "dài ".repeat(600));
    for (text, words) in [("  ", ""), (long.as_str(), "nhiều nhất 2000")] {
        let fields = [("about", about.as_str()), ("form[text]", text)];
        let answer = planner.post("/do/discussion/comment", &fields).await.assert_refused();
        let page = planner.follow(&answer).await.assert_ok();
        page.assert_holds("comment-text").assert_holds(words).assert_holds(text.trim());
    }
    let page = planner.post("/do/discussion/add-task", &[("about", &about), ("form[task]", "")]).await;
    planner.follow(&page.assert_refused()).await.assert_problem("task", "");
}

async fn a_comment_is_taken_away_by_its_author_and_by_planners(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let about = format!("activity-{id}");
    say(app, "kehoach", &about, "Của người lập kế hoạch", &[]).await;
    say(app, "dongda", &about, "Của cán bộ phường", &[]).await;
    let (planner, officer) = (app.as_planner().await, app.as_officer().await);
    let seen =
        app.db.discussion(&app.planner().await, About::from_word(&about).unwrap()).await.unwrap().unwrap();
    let [first, second] = seen.comments.as_slice() else { panic!("{seen:?}") };
    let (first, second) = (first.id.to_string(), second.id.to_string());
    let remove = async |client: &crate::support::Client, id: &str| {
        client.post("/do/discussion/remove-comment", &[("about", &about), ("id", id)]).await
    };
    remove(&officer, &first).await.assert_refused();
    let answer = remove(&planner, &second).await;
    let page = planner.follow(&answer.assert_redirect(&format!("/activities/{id}"))).await.assert_ok();
    page.assert_lacks("Của cán bộ phường").assert_holds("Của người lập kế hoạch");
    let entry = page.value_of("audit");
    officer.post("/do/discussion/undo-comment", &[("audit", &entry)]).await.assert_refused();
    planner.post("/do/discussion/undo-comment", &[("audit", &entry)]).await.assert_redirect("/activities/");
    planner.get(&format!("/activities/{id}")).await.assert_ok().assert_holds("Của cán bộ phường");
    // The audit tells that it was said, not what.
    let audit = app.as_administrator().await.get("/audit?subject=comment").await.assert_ok();
    audit.assert_holds("Lời trao đổi").assert_lacks("Của cán bộ phường");
}

async fn what_is_to_be_done_is_added_done_and_taken_away(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let (page, about) = (format!("/activities/{id}"), format!("activity-{id}"));
    let (officer, viewer) = (app.as_officer().await, app.as_viewer().await);
    let add = [("about", about.as_str()), ("form[task]", "Mượn hội trường")];
    officer.post("/do/discussion/add-task", &add).await.assert_redirect(&page);
    officer.get(&page).await.assert_ok().assert_holds("Mượn hội trường").assert_holds("0/1");
    let actor = app.db.actor_by_login("dongda").await.unwrap();
    let seen = app.db.discussion(&actor, About::from_word(&about).unwrap()).await.unwrap().unwrap();
    let task = seen.tasks[0].id.to_string();
    let tick = [("about", about.as_str()), ("id", task.as_str()), ("done", "1")];
    viewer.post("/do/discussion/do-task", &tick).await.assert_refused();
    officer.post("/do/discussion/do-task", &tick).await.assert_redirect(&page);
    officer.post("/do/discussion/do-task", &tick).await.assert_redirect(&page);
    officer.get(&page).await.assert_ok().assert_holds("1/1").assert_holds("aria-checked=\"true\"");
    viewer
        .get(&page)
        .await
        .assert_ok()
        .assert_holds("Mượn hội trường")
        .assert_lacks("/do/discussion/do-task");
    officer.post("/do/discussion/do-task", &tick[..2]).await.assert_redirect(&page);
    officer.get(&page).await.assert_ok().assert_holds("0/1");
    let answer = officer.post("/do/discussion/remove-task", &tick[..2]).await;
    let shown = officer.follow(&answer.assert_redirect(&page)).await.assert_ok();
    shown.assert_lacks("Mượn hội trường");
    let undo = [("audit", shown.value_of("audit"))];
    let undo: Vec<(String, String)> = undo.into_iter().map(|(name, value)| (name.into(), value)).collect();
    officer.post_pairs("/do/discussion/undo-task", &undo).await.assert_redirect(&page);
    officer.post_pairs("/do/discussion/undo-task", &undo).await.assert_refused();
    officer.get(&page).await.assert_ok().assert_holds("Mượn hội trường");
}

async fn a_list_of_tasks_ends(app: &TestApp) {
    let ground = app.running_campaign().await;
    let about = About::from_word(&format!("campaign-{}", ground.id)).unwrap();
    let planner = app.planner().await;
    for number in 0..TASKS_MAX {
        app.db.add_task(&planner, about, &TaskForm { task: format!("Việc {number}") }).await.unwrap();
    }
    assert!(app.db.add_task(&planner, about, &TaskForm { task: "Một việc nữa".into() }).await.is_err());
    let unit = About::from_word(&format!("unit-{}", ground.unit("Phường Láng"))).unwrap();
    assert!(app.db.add_task(&planner, unit, &TaskForm { task: "Việc".into() }).await.is_err());
}

async fn a_file_is_attached_read_by_whom_it_concerns_and_taken_away(app: &TestApp) {
    let ground = app.running_campaign().await;
    let talk = domain::activities::ActivityForm { supporting: vec![], ..a_talk(&ground) };
    let id = app.plan(&talk).await;
    let (page, to) = (format!("/activities/{id}"), format!("/discussion/activity-{id}/files"));
    let (officer, viewer) = (app.as_officer().await, app.as_viewer().await);
    let answer = officer.upload(&to, "Giấy mời.pdf", b"%PDF-1.7 mot trang").await;
    let shown = officer.follow(&answer.assert_redirect(&page)).await.assert_ok();
    shown.assert_holds("Giấy mời.pdf").assert_holds("Đã gửi tệp.");
    let text = shown.text();
    let file = text.split("href=\"/files/").nth(1).unwrap().split('"').next().unwrap();
    let file = format!("/files/{file}");
    let sent = viewer.get(&file).await.assert_ok();
    assert_eq!(sent.body, b"%PDF-1.7 mot trang");
    assert_eq!(sent.header("content-type"), "application/pdf");
    assert!(sent.header("content-disposition").starts_with("attachment; filename*=UTF-8''Gi%E1%BA%A5y"));
    assert_eq!(sent.header("x-content-type-options"), "nosniff");
    assert_eq!(sent.header("cache-control"), "no-store");
    // The police take no part, and a stranger signs in first.
    app.as_partner().await.get(&file).await.assert_status(404);
    app.a_stranger().get(&file).await.assert_redirect("/sign-in?next=/files/");
    viewer.upload(&to, "a.pdf", b"%PDF-1.7").await.assert_status(403);
    app.as_partner().await.upload(&to, "a.pdf", b"%PDF-1.7").await.assert_status(404);
    app.a_stranger().upload(&to, "a.pdf", b"%PDF-1.7").await.assert_redirect("/sign-in");
    let number = file.trim_start_matches("/files/").to_owned();
    let about = format!("activity-{id}");
    let away = [("about", about.as_str()), ("id", number.as_str())];
    let answer = officer.post("/do/discussion/remove-file", &away).await;
    let shown = officer.follow(&answer.assert_redirect(&page)).await.assert_ok();
    shown.assert_lacks("Giấy mời.pdf");
    viewer.get(&file).await.assert_status(404);
    let entry = shown.value_of("audit");
    officer.post("/do/discussion/undo-file", &[("audit", &entry)]).await.assert_redirect(&page);
    viewer.get(&file).await.assert_ok();
}

async fn what_is_no_document_is_refused(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let to = format!("/discussion/activity-{id}/files");
    let planner = app.as_planner().await;
    let large = [&b"%PDF-"[..], &vec![b'a'; domain::discussion::FILE_BYTES_MAX]].concat();
    for (name, bytes, words) in [
        ("a.html", &b"<script>alert(1)</script>"[..], "không phải loại tệp"),
        ("a.pdf", b"<script>alert(1)</script>", "không phải loại tệp"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải loại tệp"),
        ("a.pdf", &large, "lớn hơn 5 MB"),
    ] {
        let answer = planner.upload(&to, name, bytes).await;
        let page = planner.follow(&answer.assert_refused()).await;
        page.assert_ok()
            .assert_holds(words)
            .assert_holds("Tệp chưa được nhận")
            .assert_lacks("class=\"attached\"");
    }
    for word in ["account-1", "x", "activity-999999"] {
        planner.upload(&format!("/discussion/{word}/files"), "a.pdf", b"%PDF-1.7").await.assert_status(404);
    }
}

async fn what_a_person_said_is_in_the_file_about_them(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    say(app, "dongda", &format!("activity-{id}"), "Đã gửi giấy mời.", &[]).await;
    let administrator = app.as_administrator().await;
    let own = administrator.get(&format!("/accounts/{}/data.json", account(app, "dongda").await)).await;
    own.assert_ok().assert_holds("Đã gửi giấy mời.");
}

async fn a_page_asks_the_database_as_often_for_many_comments_as_for_one(app: &TestApp) {
    let ground = app.running_campaign().await;
    let about = format!("activity-{}", app.plan(&a_talk(&ground)).await);
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let me = app.planner().await;
    let asked = async || {
        let before = queries.load(std::sync::atomic::Ordering::Relaxed);
        db.discussion(&me, About::from_word(&about).unwrap()).await.unwrap();
        queries.load(std::sync::atomic::Ordering::Relaxed) - before
    };
    say(app, "dongda", &about, "Một", &[me.account]).await;
    let one = asked().await;
    for number in 0..30 {
        say(app, "dongda", &about, &format!("Lời {number}"), &[me.account]).await;
    }
    assert_eq!(asked().await, one);
    assert!((1..=12).contains(&one), "{one}");
}
