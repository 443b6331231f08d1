//! Organisations as an administrator keeps them.

use crate::support::{TestApp, a_talk, posted};
use domain::organisations::OrganisationForm;

both!(
    an_organisation_is_added_and_can_lead,
    an_organisation_ends_and_names_its_successor,
    of_two_of_one_name_at_one_time_the_second_is_refused,
    names_that_differ_in_a_mark_are_two,
    refusals_name_their_fields_and_keep_what_was_typed,
    a_stale_change_shows_both,
    only_administrators_keep_organisations,
);

fn red_cross() -> OrganisationForm {
    OrganisationForm {
        name: "Hội Chữ thập đỏ thành phố Hà Nội".into(),
        short_name: "Chữ thập đỏ".into(),
        kind: "member".into(),
        ..OrganisationForm::default()
    }
}

async fn add(app: &TestApp, form: &OrganisationForm) -> i64 {
    app.db.organisation_keeper(&app.administrator().await).unwrap().save(None, form).await.unwrap()
}

async fn an_organisation_is_added_and_can_lead(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let answer = administrator.post_pairs("/do/organisations/save", &posted(&red_cross())).await;
    let page = administrator.follow(&answer.assert_redirect("/organisations")).await.assert_ok();
    page.assert_holds("Hội Chữ thập đỏ");
    let ground = app.running_campaign().await;
    let lead = ground.organisation("Chữ thập đỏ");
    let talk = domain::activities::ActivityForm { lead, supporting: vec![], ..a_talk(&ground) };
    assert!(app.plan(&talk).await > 0);
}

async fn an_organisation_ends_and_names_its_successor(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let id = add(app, &red_cross()).await;
    let successor = app.db.organisations().await.unwrap()[0].clone();
    let page = administrator.get(&format!("/organisations/{id}/edit")).await.assert_ok();
    let form = OrganisationForm {
        version: page.value_of("form[version]"),
        valid_to: "30/06/2026".into(),
        successors: vec![successor.id.to_string()],
        ..red_cross()
    };
    let mut fields = posted(&form);
    fields.push(("id".into(), id.to_string()));
    administrator.post_pairs("/do/organisations/save", &fields).await.assert_redirect("/organisations");
    let saved = app.db.organisations().await.unwrap().into_iter().find(|o| o.id == id).unwrap();
    assert_eq!(saved.successors, std::slice::from_ref(&successor.name));
    let audit = administrator.get("/audit?subject=organisation&verb=edit").await.assert_ok();
    audit.assert_holds(&format!("/organisations/{id}")).assert_holds(&successor.name);
    let shown = app.as_viewer().await.get(&format!("/organisations/{id}")).await.assert_ok();
    shown.assert_holds(&format!("href=\"/organisations/{}\"", successor.id)).assert_holds("30/06/2026");
}

async fn of_two_of_one_name_at_one_time_the_second_is_refused(app: &TestApp) {
    let administrator = app.as_administrator().await;
    add(app, &OrganisationForm { valid_to: "30/06/2026".into(), ..red_cross() }).await;
    let meets =
        OrganisationForm { name: "hội chữ thập đỏ Thành phố Hà Nội".into(), ..red_cross() };
    let answer = administrator.post_pairs("/do/organisations/save", &posted(&meets)).await.assert_refused();
    administrator.follow(&answer).await.assert_problem("name", "đã được dùng");
    add(app, &OrganisationForm { valid_from: "01/07/2026".into(), ..red_cross() }).await;
}

async fn names_that_differ_in_a_mark_are_two(app: &TestApp) {
    for name in ["Nhà in Tiên Phong", "Nhà in Tiền Phong"] {
        add(app, &OrganisationForm { name: name.into(), short_name: String::new(), ..red_cross() }).await;
    }
    let administrator = app.as_administrator().await;
    let third = OrganisationForm { name: "NHÀ IN  tiền phong".into(), ..red_cross() };
    let answer = administrator.post_pairs("/do/organisations/save", &posted(&third)).await.assert_refused();
    administrator.follow(&answer).await.assert_problem("name", "đã được dùng");
}

async fn refusals_name_their_fields_and_keep_what_was_typed(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let wrong = OrganisationForm {
        kind: String::new(),
        valid_from: "01/07/2026".into(),
        valid_to: "30/06/2026".into(),
        successors: vec!["999999".into()],
        ..red_cross()
    };
    let answer = administrator.post_pairs("/do/organisations/save", &posted(&wrong)).await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_problem("kind", "cần được điền");
    page.assert_problem("valid_to", "phải sau");
    page.assert_problem("successors", "không có trong danh sách");
    assert_eq!(page.value_of("form[name]"), "Hội Chữ thập đỏ thành phố Hà Nội");
}

async fn a_stale_change_shows_both(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let id = add(app, &red_cross()).await;
    let theirs =
        OrganisationForm { version: "1".into(), name: "Tên của người kia".into(), ..red_cross() };
    app.db.organisation_keeper(&app.administrator().await).unwrap().save(Some(id), &theirs).await.unwrap();
    let mine = OrganisationForm { version: "1".into(), name: "Tên của tôi".into(), ..red_cross() };
    let mut fields = posted(&mine);
    fields.push(("id".into(), id.to_string()));
    let answer = administrator.post_pairs("/do/organisations/save", &fields).await.assert_refused();
    administrator
        .follow(&answer)
        .await
        .assert_ok()
        .assert_holds("Tên của người kia")
        .assert_holds("Tên của tôi");
}

async fn only_administrators_keep_organisations(app: &TestApp) {
    for login in ["kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        client.get("/organisations").await.assert_ok().assert_lacks("/organisations/new");
        client.get("/organisations/new").await.assert_status(403);
        client.get("/organisations/1").await.assert_ok().assert_lacks("/organisations/1/edit");
        client.get("/organisations/1/edit").await.assert_status(403);
        client.post_pairs("/do/organisations/save", &posted(&red_cross())).await.assert_refused();
    }
    let administrator = app.as_administrator().await;
    administrator.get("/organisations/999999").await.assert_status(404);
    assert!(app.db.organisations().await.unwrap().iter().all(|o| o.short_name != "Chữ thập đỏ"));
}
