//! Legal texts, as those who plan keep them and everybody reads them.

use crate::support::{TestApp, a_campaign, posted};
use domain::{
    campaigns::CampaignForm,
    laws::{LawCard, LawForm},
    time::{show_day, today},
};

both!(
    a_text_is_added_found_and_read_by_everybody,
    a_text_is_changed_and_told_in_the_audit,
    a_text_is_removed_and_restored,
    refusals_name_their_fields_and_keep_what_was_typed,
    only_planners_keep_them,
    a_campaign_rests_on_texts_of_the_list,
);

/// The addresses that change them, for the list of those that are guarded.
pub(crate) const GUARDED: [&str; 3] = ["/do/laws/remove", "/do/laws/restore", "/do/laws/save"];

fn decree() -> LawForm {
    LawForm {
        number: "999/2025/NĐ-CP".into(),
        kind: "decree".into(),
        issuer: "Chính phủ".into(),
        title: "Quy định chi tiết Luật Phòng, chống mua bán người".into(),
        issued_on: "29/06/2025".into(),
        in_force_from: "01/07/2025".into(),
        link: "https://vanban.chinhphu.vn/?q=<b>".into(),
        checked_on: show_day(today()),
        ..LawForm::default()
    }
}

async fn a_text_is_added_found_and_read_by_everybody(app: &TestApp) {
    let planner = app.as_planner().await;
    let page = planner.get("/laws").await.assert_ok();
    page.assert_holds("href=\"/laws/new\"").assert_holds("53/2024/QH15").assert_holds("đang có hiệu lực");
    let answer = planner.post_pairs("/do/laws/save", &posted(&decree())).await.assert_redirect("/laws");
    planner.follow(&answer).await.assert_ok().assert_holds("999/2025/NĐ-CP");
    let found = planner.get("/laws?q=nghi%20dinh%20chinh%20phu").await.assert_ok();
    found.assert_holds("999/2025/NĐ-CP").assert_lacks("53/2024/QH15");
    planner.get("/laws?q=khongco").await.assert_ok().assert_holds("Không có văn bản nào khớp");
    planner.get("/search?q=999/2025").await.assert_ok().assert_holds("href=\"/laws\"");
    // The same address is the public's, which changes nothing.
    let page = app.a_stranger().get("/laws").await.assert_ok();
    page.assert_holds("Nghị định").assert_holds("29/06/2025").assert_lacks("/laws/new").assert_lacks("q=<b>");
    assert!(!page.header("etag").is_empty());
    app.a_stranger().get("/robots.txt").await.assert_ok().assert_holds("Allow: /laws");
    app.a_stranger().get("/sitemap.xml").await.assert_ok().assert_holds("/laws</loc>");
}

async fn a_text_is_changed_and_told_in_the_audit(app: &TestApp) {
    let planner = app.as_planner().await;
    let id = app.db.save_kept::<LawCard>(&app.planner().await, None, &decree()).await.unwrap();
    let page = planner.get(&format!("/laws/{id}")).await.assert_ok();
    assert_eq!(page.value_of("form[number]"), "999/2025/NĐ-CP");
    let ended = LawForm { in_force_to: "31/12/2025".into(), version: "1".into(), ..decree() };
    let mut fields = posted(&ended);
    fields.push(("id".into(), id.to_string()));
    let answer = planner.post_pairs("/do/laws/save", &fields).await.assert_redirect("/laws");
    let page = planner.follow(&answer).await.assert_ok();
    page.assert_holds("hết hiệu lực").assert_holds("sau ngày 31/12/2025");
    // Whoever saw the version before is told.
    planner.post_pairs("/do/laws/save", &fields).await.assert_refused();
    let audit = app.as_administrator().await.get("/audit?subject=law").await.assert_ok();
    audit.assert_holds("Hết hiệu lực sau ngày").assert_holds("31/12/2025").assert_holds("999/2025/NĐ-CP");
}

async fn a_text_is_removed_and_restored(app: &TestApp) {
    let planner = app.as_planner().await;
    let id = app.db.save_kept::<LawCard>(&app.planner().await, None, &decree()).await.unwrap().to_string();
    let answer = planner.post("/do/laws/remove", &[("id", &*id), ("form[version]", "1")]).await;
    let page = planner.follow(&answer.assert_redirect("/laws?removed=")).await.assert_ok();
    page.assert_lacks("999/2025/NĐ-CP");
    let entry = page.value_of("entry");
    let answer = planner.post("/do/laws/restore", &[("entry", &entry)]).await;
    planner.follow(&answer).await.assert_ok().assert_holds("999/2025/NĐ-CP");
}

async fn refusals_name_their_fields_and_keep_what_was_typed(app: &TestApp) {
    let planner = app.as_planner().await;
    let before = app.db.laws().await.unwrap();
    let wrong = LawForm {
        number: "53/2024/QH15".into(),
        kind: String::new(),
        link: "javascript:alert(1)".into(),
        ..decree()
    };
    let answer = planner.post_pairs("/do/laws/save", &posted(&wrong)).await.assert_refused();
    let page = planner.follow(&answer).await;
    page.assert_problem("link", "không phải địa chỉ trang web");
    assert_eq!(page.value_of("form[link]"), "javascript:alert(1)");
    let twice = LawForm { number: "53/2024/QH15".into(), ..decree() };
    let answer = planner.post_pairs("/do/laws/save", &posted(&twice)).await.assert_refused();
    planner.follow(&answer).await.assert_problem("number", "đã được dùng");
    assert_eq!(app.db.laws().await.unwrap(), before);
}

async fn only_planners_keep_them(app: &TestApp) {
    for (login, number, may) in [
        ("quantri", "1/2026", true),
        ("kehoach", "2/2026", true),
        ("dongda", "3/2026", false),
        ("congan", "4/2026", false),
        ("xem", "5/2026", false),
    ] {
        let client = app.signed_in(login).await;
        let page = client.get("/laws").await.assert_ok();
        assert_eq!(page.text().contains("/laws/new"), may, "{login}");
        client.get("/laws/new").await.assert_status(if may { 200 } else { 403 });
        client.get("/laws/1").await.assert_status(if may { 200 } else { 403 });
        let form = LawForm { number: number.into(), ..decree() };
        client.post_pairs("/do/laws/save", &posted(&form)).await;
        let saved = app.db.laws().await.unwrap().iter().any(|card| card.law.number == number);
        assert_eq!(saved, may, "{login}");
    }
}

async fn a_campaign_rests_on_texts_of_the_list(app: &TestApp) {
    const DECREE: &str = "Nghị định số 999/2025/NĐ-CP ngày 29/06/2025 của Chính phủ quy định chi tiết Luật Phòng, \
                          chống mua bán người";
    let me = app.planner().await;
    app.db.save_kept::<LawCard>(&me, None, &decree()).await.unwrap();
    let ended = LawForm { number: "1/2020/NĐ-CP".into(), in_force_to: "31/12/2025".into(), ..decree() };
    app.db.save_kept::<LawCard>(&me, None, &ended).await.unwrap();
    let planner = app.as_planner().await;
    let page = planner.get("/campaigns/new").await.assert_ok();
    page.assert_holds(&format!("value=\"{DECREE}\"")).assert_lacks("1/2020/NĐ-CP");

    // A refusal keeps what was ticked.
    let lines = "Luật số 53/2024/QH15\nMột căn cứ của riêng đơn vị";
    let form = CampaignForm { legal_bases: lines.into(), laws: vec![DECREE.into()], ..a_campaign() };
    let untitled = CampaignForm { title: String::new(), ..form.clone() };
    let answer = planner.post_pairs("/do/campaigns/save", &posted(&untitled)).await.assert_refused();
    planner.follow(&answer).await.assert_holds(&format!("value=\"{DECREE}\" checked"));

    // It becomes a line; the lines that were typed stay as they are, and those that name a text lead to it.
    let answer = planner.post_pairs("/do/campaigns/save", &posted(&form)).await;
    let id = answer.id_after("/campaigns/");
    let campaign = app.db.campaigns(&me).find(id).await.unwrap().campaign;
    assert_eq!(campaign.legal_bases, ["Luật số 53/2024/QH15", "Một căn cứ của riêng đơn vị", DECREE]);
    let page = planner.follow(&answer).await.assert_ok();
    page.assert_holds("<a href=\"/laws?q=53/2024/QH15\">Luật số 53/2024/QH15</a>");
    page.assert_holds("<li>Một căn cứ của riêng đơn vị").assert_holds("q=999/2025");

    // What is named already is not offered twice, and a line stays when its text goes.
    let page = planner.get(&format!("/campaigns/{id}/edit")).await.assert_ok();
    page.assert_lacks(&format!("value=\"{DECREE}\""));
    let laws = app.db.laws().await.unwrap();
    let decree = laws.iter().find(|card| card.law.number == "999/2025/NĐ-CP").unwrap();
    app.db.remove_kept::<LawCard>(&me, decree.id, &decree.version.to_string()).await.unwrap();
    planner.get(&format!("/campaigns/{id}")).await.assert_holds(DECREE).assert_lacks("q=999/2025");
    app.a_stranger().get("/materials").await.assert_ok().assert_holds("href=\"/laws\"");
}
