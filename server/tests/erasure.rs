//! People taken away for good: who held an account, and who is named in activities.

use crate::support::{Client, TestApp, a_talk, an_account};
use domain::{
    Problems,
    accounts::{AccountEditForm, AccountProblem, NewPasswordForm, State, Transition},
    activities::{ActivityForm, Details, SpeakerForm},
    audit::{AuditFilter, Verb},
    privacy::{ERASED, EraseAccountForm, ErasePersonForm, PrivacyProblem},
    search::Kind,
    time::show_day,
};
use sea_orm::{ConnectionTrait, Database, Statement};
use std::sync::atomic::Ordering;
use store::{DEMO_PASSWORD, Error, Writer};

both!(
    an_account_is_erased_and_what_was_done_stays,
    erasing_an_account_is_refused_where_it_may_not_be,
    what_was_erased_stays_so,
    who_took_over_is_erased_where_that_is_told,
    a_person_is_erased_by_name_wherever_it_stands,
    people_are_found_by_name,
    people_are_for_administrators,
    a_page_of_people_costs_as_much_for_one_as_for_many,
);

/// The addresses that erase, for the list of those that are guarded.
pub(crate) const GUARDED: [&str; 2] = ["/do/privacy/erase-account", "/do/privacy/erase-person"];

/// The first column of what a query answers.
pub(crate) async fn texts(app: &TestApp, query: &str) -> Vec<String> {
    let connection = Database::connect(app.url()).await.unwrap();
    let query = Statement::from_string(connection.get_database_backend(), query);
    let rows = connection.query_all_raw(query).await.unwrap();
    connection.close().await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// Every entry of the audit with all its texts.
pub(crate) async fn audit(app: &TestApp) -> Vec<String> {
    let all = "SELECT account_name || '|' || title || '|' || reason || '|' || COALESCE(before, '') || '|' \
               || COALESCE(after, '') || '|' || folded FROM audit ORDER BY id";
    texts(app, all).await
}

async fn assert_told_nowhere(app: &TestApp, names: &[&str]) {
    let entries = audit(app).await;
    for name in names {
        assert_eq!(entries.iter().find(|entry| entry.contains(name)), None, "{name}");
    }
}

pub(crate) async fn id_of(app: &TestApp, login: &str) -> i64 {
    app.db.account_keeper(&store::system()).unwrap().find_by_login(login).await.unwrap().id
}

async fn version(app: &TestApp, id: i64) -> String {
    app.db.account_keeper(&store::system()).unwrap().find(id).await.unwrap().version.to_string()
}

pub(crate) async fn suspend(app: &TestApp, login: &str) -> i64 {
    let (id, me) = (id_of(app, login).await, app.administrator().await);
    let (keeper, seen) = (app.db.account_keeper(&me).unwrap(), version(app, id).await);
    keeper.transition(id, &seen, Transition::Suspend, "Đã nghỉ việc").await.unwrap();
    id
}

async fn erase(app: &TestApp, id: i64, login: &str) -> store::Result<()> {
    let form = EraseAccountForm { version: version(app, id).await, login: login.into() };
    app.db.account_keeper(&app.administrator().await)?.erase(id, &form).await
}

async fn an_account_is_erased_and_what_was_done_stays(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let (activity, client) = (app.plan(&a_talk(&ground)).await, app.as_planner().await);
    crate::devices::token(&client, 30).await;
    crate::calendar::address(app, "kehoach", "").await;
    app.db.sign_in("kehoach", "đoán mò một câu", "203.0.113.9", None).await.unwrap();
    app.db.keep_draft(Writer::Person(&planner), "{}".into()).await.unwrap();
    let id = suspend(app, "kehoach").await;
    app.db.keep_draft(Writer::Person(&planner), "{}".into()).await.unwrap();
    let before = audit(app).await.len();

    let administrator = app.as_administrator().await;
    let page = administrator.get(&format!("/accounts/{id}")).await.assert_ok();
    page.assert_holds("không hoàn tác được").assert_holds(&format!("da-xoa-{id}"));
    let (id_typed, seen) = (id.to_string(), version(app, id).await);
    let fields = [("id", &*id_typed), ("form[version]", &*seen), ("form[login]", "KEHOACH ")];
    let answer = administrator.post("/do/privacy/erase-account", &fields).await.assert_redirect("/accounts/");
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_holds("Đã xóa dữ liệu cá nhân").assert_holds(ERASED).assert_lacks("/do/accounts/");

    let system = store::system();
    let erased = app.db.account_keeper(&system).unwrap().find(id).await.unwrap();
    assert_eq!((erased.name.as_str(), erased.login), (ERASED, format!("da-xoa-{id}")));
    assert!(!erased.active && !erased.joined && !erased.second_factor);
    assert_told_nowhere(app, &["Nguyễn Đức Hoàng", "kehoach", "nguyen duc hoang"]).await;
    // The sign-in of the administrator and the erasure itself: nothing else came or went.
    assert_eq!(audit(app).await.len(), before + 2);
    for table in [
        "sessions",
        "known_devices",
        "access_tokens",
        "calendar_feeds",
        "invitations",
        "drafts",
        "recovery_codes",
    ] {
        let rows = format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table} WHERE account_id = {id}");
        assert_eq!(texts(app, &rows).await, ["0"], "{table}");
    }
    let refused = "SELECT CAST(COUNT(*) AS TEXT) FROM sign_in_failures WHERE login = 'kehoach'";
    assert_eq!(texts(app, refused).await, ["0"]);
    // What the person did is still there, by nobody.
    let me = app.administrator().await;
    assert_eq!(app.db.activities(&me).find(activity).await.unwrap().id, activity);
    let done = AuditFilter { q: "nguoi da xoa".into(), subject: "activity".into(), ..AuditFilter::default() };
    let (entries, _) = app.db.audit(&me, &done).await.unwrap();
    assert!(entries.iter().any(|entry| entry.subject_id == activity && entry.verb == Verb::Create));
    app.a_stranger().sign_in("kehoach", DEMO_PASSWORD).await.assert_refused();
}

fn problem(error: &Error) -> Option<&Problems> {
    match error {
        Error::Invalid(problems) => Some(problems),
        _ => None,
    }
}

async fn erasing_an_account_is_refused_where_it_may_not_be(app: &TestApp) {
    let refused = |error: Error, expected: domain::Problem| {
        assert_eq!(problem(&error).and_then(|problems| problems.of("login")), Some(&expected), "{error:?}");
    };
    let (viewer, own) = (id_of(app, "xem").await, id_of(app, "quantri").await);
    refused(erase(app, viewer, "xem").await.unwrap_err(), PrivacyProblem::NotSuspended.into());
    assert!(matches!(erase(app, own, "quantri").await, Err(Error::Forbidden)), "nobody erases himself");
    let form = EraseAccountForm { version: version(app, own).await, login: "quantri".into() };
    let system = store::system();
    let last = app.db.account_keeper(&system).unwrap().erase(own, &form).await.unwrap_err();
    refused(last, AccountProblem::LastAdministrator.into());
    assert!(matches!(app.db.account_keeper(&app.planner().await), Err(Error::Forbidden)));

    suspend(app, "xem").await;
    refused(erase(app, viewer, "").await.unwrap_err(), domain::Problem::Required);
    refused(erase(app, viewer, "quantri").await.unwrap_err(), PrivacyProblem::OtherLogin.into());
    let stale = EraseAccountForm { version: "1".into(), login: "xem".into() };
    let me = app.administrator().await;
    let stale = app.db.account_keeper(&me).unwrap().erase(viewer, &stale).await;
    assert!(matches!(stale, Err(Error::Conflict)));
    // The page says it beside the field, and keeps what was typed.
    let client = app.as_administrator().await;
    let (id, seen) = (viewer.to_string(), version(app, viewer).await);
    let fields = [("id", &*id), ("form[version]", &*seen), ("form[login]", "khac")];
    let answer = client.post("/do/privacy/erase-account", &fields).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_problem("login", "không phải tên đăng nhập");
    assert_eq!(page.value_of("form[login]"), "khac");
    let system = store::system();
    assert_eq!(app.db.account_keeper(&system).unwrap().find(viewer).await.unwrap().login, "xem");
    for login in ["kehoach", "dongda", "congan"] {
        app.signed_in(login).await.post("/do/privacy/erase-account", &fields).await.assert_refused();
    }
}

async fn what_was_erased_stays_so(app: &TestApp) {
    let id = suspend(app, "xem").await;
    erase(app, id, "xem").await.unwrap();
    let me = app.administrator().await;
    let keeper = app.db.account_keeper(&me).unwrap();
    let seen = version(app, id).await;
    let conflict = |done: store::Result<()>| assert!(matches!(done, Err(Error::Conflict)), "{done:?}");
    conflict(keeper.transition(id, &seen, Transition::Resume, "").await);
    let form =
        AccountEditForm { version: seen.clone(), ..AccountEditForm::from(&keeper.find(id).await.unwrap()) };
    conflict(keeper.edit(id, &form).await);
    let password = NewPasswordForm {
        password: "bốn mùa thay lá".into(),
        password_again: "bốn mùa thay lá".into(),
    };
    conflict(keeper.set_password(id, &password).await);
    conflict(erase(app, id, &format!("da-xoa-{id}")).await);
    assert!(matches!(keeper.invite(id).await, Err(Error::Conflict)));
    // Its login is nobody's, and so is any that a later one may get.
    let taken = keeper.add(&an_account("da-xoa-999", "viewer")).await.unwrap_err();
    assert_eq!(problem(&taken).and_then(|p| p.of("login")), Some(&domain::Problem::Taken));
    let cards = keeper.list().await.unwrap();
    assert_eq!(cards.iter().find(|card| card.id == id).unwrap().state(), State::Erased);
    let client = app.as_administrator().await;
    client.get("/accounts?state=erased").await.assert_ok().assert_holds(&format!("da-xoa-{id}"));
    client.get("/lists/accounts.csv").await.assert_ok().assert_lacks("da-xoa");
}

async fn who_took_over_is_erased_where_that_is_told(app: &TestApp) {
    let me = app.administrator().await;
    let keeper = app.db.account_keeper(&me).unwrap();
    let (leaver, successor) = (id_of(app, "dongda").await, id_of(app, "xem").await);
    let form =
        domain::accounts::HandOverForm { version: version(app, leaver).await, to: successor.to_string() };
    keeper.hand_over(leaver, &form).await.unwrap();
    assert!(audit(app).await.iter().any(|entry| entry.contains("→ Vũ Thị Hồng Nhung (xem)")));
    suspend(app, "xem").await;
    erase(app, successor, "xem").await.unwrap();
    assert_told_nowhere(app, &["Vũ Thị Hồng Nhung", "(xem)", "vu thi hong nhung"]).await;
    assert!(audit(app).await.iter().any(|entry| entry.contains("|→ người đã xóa|")));
    assert!(audit(app).await.iter().any(|entry| entry.contains("dongda")), "others stay");
}

const NAME: &str = "Đặng Thúc Uyển";

fn speaker(name: &str) -> SpeakerForm {
    SpeakerForm { name: name.into(), agency: "Hội Luật gia".into(), fee: "1.000.000".into() }
}

/// Talks of two speakers each, one of whom has the name: now in two of them, in the third until it was changed.
async fn talks(app: &TestApp) -> [i64; 3] {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let mut ids = [0; 3];
    for (id, day) in ids.iter_mut().zip(["10/03/2026", "11/04/2026", "12/05/2026"]) {
        let mut form = ActivityForm { starts_on: day.into(), ends_on: day.into(), ..a_talk(&ground) };
        form.details.speakers = vec![speaker(NAME), speaker("Đặng Thúc Uyển Nhi")];
        *id = app.plan(&form).await;
    }
    let detail = app.db.activities(&planner).find(ids[2]).await.unwrap();
    let mut form = ActivityForm::from(&detail);
    form.details.speakers.remove(0);
    app.db.activities(&planner).edit(ids[2], &form).await.unwrap();
    ids
}

async fn a_person_is_erased_by_name_wherever_it_stands(app: &TestApp) {
    let (ids, planner) = (talks(app).await, app.planner().await);
    let administrator = app.as_administrator().await;
    let page = administrator.get("/privacy/people?q=uyen+dang").await.assert_ok();
    page.assert_holds("Trong 2 hoạt động").assert_holds("không hoàn tác được").assert_holds("11/04/2026");
    let answer = administrator.post("/do/privacy/erase-person", &[("form[name]", NAME)]).await;
    administrator
        .follow(&answer.assert_redirect("/privacy/people"))
        .await
        .assert_ok()
        .assert_holds("Đã xóa tên");

    for (id, version) in [(ids[0], 2), (ids[1], 2), (ids[2], 2)] {
        let detail = app.db.activities(&planner).find(id).await.unwrap();
        assert_eq!(detail.version, version, "the third was changed once by the planner");
        let Details::Talk(talk) = detail.activity.details else { panic!("it is a talk") };
        assert_eq!(talk.speakers.last().unwrap().name, "Đặng Thúc Uyển Nhi", "another person stays");
        if id != ids[2] {
            let erased = &talk.speakers[0];
            let told = (erased.name.as_str(), erased.agency.as_str(), erased.fee);
            assert_eq!(told, (ERASED, "", Some(1_000_000)));
        }
    }
    // Not in what the audit keeps, not even where the name stood once.
    assert_told_nowhere(app, &["\"Đặng Thúc Uyển\""]).await;
    assert!(audit(app).await.iter().any(|entry| entry.contains("Đặng Thúc Uyển Nhi")));
    // Found by it no more, and nobody is found in its place.
    let hits = async |typed: &str| {
        let groups = app.db.search(&planner, typed, Some(Kind::Person)).await.unwrap();
        groups.into_iter().flat_map(|group| group.hits).map(|hit| hit.title).collect::<Vec<_>>()
    };
    assert!(!hits("dang thuc uyen").await.contains(&NAME.to_owned()));
    assert!(hits("dang thuc uyen").await.contains(&"Đặng Thúc Uyển Nhi".to_owned()));
    assert!(hits("nguoi da xoa").await.is_empty());
    let folded = format!("SELECT folded FROM activities WHERE id = {}", ids[0]);
    let folded = texts(app, &folded).await.remove(0);
    assert!(folded.contains(" nguoi da xoa dang thuc uyen nhi phuong dong da"), "{folded}");
    // One entry tells of it without the name, and what was last done cannot be taken back over it.
    let filter = AuditFilter { verb: Verb::Anonymise.word().into(), ..AuditFilter::default() };
    let (entries, count) = app.db.audit(&app.administrator().await, &filter).await.unwrap();
    assert_eq!((count, entries[0].title.as_str()), (1, ERASED));
    assert_eq!(entries[0].after.as_deref(), Some(r#"{"activities":2}"#));
    let again = ErasePersonForm { name: NAME.into() };
    let again = app.db.erase_person(&app.administrator().await, &again).await;
    assert!(matches!(again, Err(Error::NotFound)));
    let nobody = ErasePersonForm { name: ERASED.into() };
    assert!(matches!(app.db.erase_person(&app.administrator().await, &nobody).await, Err(Error::NotFound)));
}

async fn people_are_found_by_name(app: &TestApp) {
    talks(app).await;
    let me = app.administrator().await;
    let named = async |typed: &str| {
        let people = app.db.people(&me, typed, 1).await.unwrap();
        assert_eq!(people.count, people.cards.len() as u64);
        people
            .cards
            .into_iter()
            .map(|card| (card.name, card.activities, show_day(card.last_day)))
            .collect::<Vec<_>>()
    };
    let told = |name: &str, number: i64, day: &str| (name.to_owned(), number, day.to_owned());
    assert_eq!(
        named("dang thuc uyen").await,
        [told(NAME, 2, "11/04/2026"), told("Đặng Thúc Uyển Nhi", 3, "12/05/2026")]
    );
    assert_eq!(named("Uyển Nhi").await, [told("Đặng Thúc Uyển Nhi", 3, "12/05/2026")]);
    assert!(named("không có ai").await.is_empty());
    let everybody = named("").await;
    assert!(everybody.len() > 10 && everybody.iter().all(|(name, ..)| name != ERASED));
    let client = app.as_administrator().await;
    client.get("/privacy/people?q=khong+co+ai").await.assert_ok().assert_holds("Không có tên nào khớp");
    client.get("/privacy/people?page=99").await.assert_ok().assert_holds("Trịnh Thu Hằng");
}

async fn people_are_for_administrators(app: &TestApp) {
    let erase = async |client: &Client| {
        client.post("/do/privacy/erase-person", &[("form[name]", "Trịnh Thu Hằng")]).await
    };
    for login in ["kehoach", "dongda", "congan", "xem"] {
        let (client, me) = (app.signed_in(login).await, app.db.actor_by_login(login).await.unwrap());
        client.get("/privacy/people").await.assert_status(403);
        client.get("/").await.assert_ok().assert_lacks("href=\"/privacy/people\"");
        erase(&client).await.assert_refused();
        assert!(matches!(app.db.people(&me, "", 1).await, Err(Error::Forbidden)));
    }
    let people = app.db.people(&app.administrator().await, "trinh thu hang", 1).await.unwrap();
    assert_eq!(people.count, 1);
    let client = app.as_administrator().await;
    client.get("/").await.assert_ok().assert_holds("href=\"/privacy/people\"");
    erase(&client).await.assert_redirect("/privacy/people");
    let people = app.db.people(&app.administrator().await, "trinh thu hang", 1).await.unwrap();
    assert_eq!(people.count, 0);
}

async fn a_page_of_people_costs_as_much_for_one_as_for_many(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.administrator().await);
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let mut asked = Vec::new();
    for number in [1, 40] {
        let mut form = a_talk(&ground);
        form.details.speakers = (0..number).map(|n| speaker(&format!("Ngô Khả Vi {number} {n}"))).collect();
        app.plan(&form).await;
        let before = queries.load(Ordering::Relaxed);
        let people = db.people(&me, "ngo kha vi", 1).await.unwrap();
        asked.push(queries.load(Ordering::Relaxed) - before);
        assert!(people.cards.len() as u64 >= number);
    }
    assert_eq!(asked, [2, 2]);
}
