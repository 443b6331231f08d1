//! What stands on pages around their subject: the places to go, numbers to call, what is chosen beforehand, faults.

use crate::support::{Answer, TestApp, a_talk};
use domain::{activities::Transition, organisations::Kind};
use sea_orm::{ConnectionTrait, Database};

both!(
    nobody_is_sent_to_a_number_not_checked_for_two_years,
    a_cancelled_activity_says_so_first_and_is_not_offered_for_print,
    an_officer_finds_the_own_committee_chosen_to_lead,
    an_activity_lies_below_the_campaigns,
    only_an_administrator_is_led_to_accounts_and_audit,
);

/// The tags that hold an attribute.
fn tags(page: &Answer, attribute: &str) -> Vec<String> {
    let text = page.text();
    let tag = |at: usize| {
        let tag = &text[text[..at].rfind('<').unwrap()..];
        tag[..tag.find('>').unwrap()].to_owned()
    };
    text.match_indices(attribute).map(|(at, _)| tag(at)).collect()
}

async fn public_path(app: &TestApp, id: i64) -> String {
    format!("/a/{}", app.db.activities(&app.planner().await).find(id).await.unwrap().public_id)
}

/// The consular line of the first data was last checked in 2019.
async fn nobody_is_sent_to_a_number_not_checked_for_two_years(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let public = public_path(app, id).await;
    for path in ["/", public.as_str()] {
        let page = app.a_stranger().get(path).await.assert_ok();
        page.assert_holds("tel:111");
        page.assert_lacks("981 84 84 84");
        page.assert_lacks("cần kiểm tra lại số này");
    }
    // Whoever is abroad has no other number, and finds it with its age; never among those that are only old.
    let help = app.a_stranger().get("/help").await.assert_ok();
    help.assert_holds("id=\"abroad\"")
        .assert_holds("tel:+84981848484")
        .assert_lacks("Số cũ, chưa được kiểm tra lại");
    help.assert_holds("kiểm tra lần cuối ngày 31/12/2019");
    app.as_planner().await.get("/").await.assert_ok().assert_holds("Gọi kiểm tra lại số trợ giúp: +84 981");
    app.as_officer().await.get("/").await.assert_ok().assert_lacks("Gọi kiểm tra lại số trợ giúp");
    let planner = app.as_planner().await;
    let page = planner.get(&public).await.assert_ok();
    page.assert_holds("981 84 84 84");
    page.assert_holds("cần kiểm tra lại số này");
    planner.get(&format!("/activities/{id}/print")).await.assert_ok().assert_holds("981 84 84 84");
}

async fn a_cancelled_activity_says_so_first_and_is_not_offered_for_print(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    app.db.activities(&planner).transition(id, Transition::Cancel, "Mưa bão").await.unwrap();
    let text = app.a_stranger().get(&public_path(app, id).await).await.assert_ok().text();
    assert!(text.find("Hoạt động này đã hủy").unwrap() < text.find("<h1").unwrap());
    let client = app.as_planner().await;
    for path in [format!("/activities/{id}"), format!("/activities/{id}/print")] {
        let page = client.get(&path).await.assert_ok();
        page.assert_lacks("button primary");
        page.assert_holds("không nên in nữa");
    }
}

async fn an_officer_finds_the_own_committee_chosen_to_lead(app: &TestApp) {
    let ground = app.running_campaign().await;
    let unit: i64 = ground.unit("Phường Đống Đa").parse().unwrap();
    let mut known = ground.known.organisations.iter();
    let front = known.find(|o| o.kind == Kind::Front && o.unit == Some(unit)).unwrap();
    let new = format!("/campaigns/{}/activities/new?kind=talk", ground.id);
    let leads = |page: &Answer| {
        let mut leads = tags(page, "name=\"form[lead]\"");
        assert!(leads.len() > 10 && leads.iter().all(|lead| lead.contains("type=\"radio\"")));
        leads.retain(|lead| lead.contains("checked"));
        leads
    };
    let chosen = leads(&app.as_officer().await.get(&new).await.assert_ok());
    assert_eq!(chosen.len(), 1);
    assert!(chosen[0].contains(&format!("value=\"{}\"", front.id)), "{chosen:?}");
    assert!(leads(&app.as_planner().await.get(&new).await.assert_ok()).is_empty());
}

async fn an_activity_lies_below_the_campaigns(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    for path in [format!("/activities/{id}"), format!("/campaigns/{}/schedule", ground.id)] {
        let page = client.get(&path).await.assert_ok();
        assert!(tags(&page, "href=\"/campaigns\"")[0].contains("aria-current=\"page\""), "{path}");
        assert!(!tags(&page, "href=\"/units\"")[0].contains("aria-current"), "{path}");
    }
}

async fn only_an_administrator_is_led_to_accounts_and_audit(app: &TestApp) {
    let page = app.as_administrator().await.get("/campaigns").await.assert_ok();
    assert_eq!(tags(&page, "tab-more").len(), 1, "what does not fit on a phone is one press away");
    page.assert_holds("href=\"/accounts\"").assert_holds("href=\"/audit\"");
    let page = app.as_planner().await.get("/campaigns").await.assert_ok();
    page.assert_lacks("href=\"/accounts\"").assert_lacks("href=\"/audit\"");
}

/// On SQLite, whose file a test can break.
#[tokio::test(flavor = "multi_thread")]
async fn a_fault_of_ours_is_told_with_the_code_that_the_log_has() {
    let app = TestApp::on_sqlite().await;
    let file = format!("sqlite://{}", app.database_file().display());
    Database::connect(file).await.unwrap().execute_unprepared("DROP TABLE hotlines").await.unwrap();
    let page = app.a_stranger().get("/").await.assert_status(500);
    page.assert_holds(&format!("Mã lỗi: {}", page.header("x-request-id")));
    app.a_stranger().get("/khong-co").await.assert_status(404).assert_lacks("Mã lỗi");
}
