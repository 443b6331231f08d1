//! What search engines are told of, and what they are kept out of.

use crate::{
    public::talk,
    support::{TestApp, a_talk},
};
use domain::{
    activities::ActivityForm,
    time::{show_day, today},
};

both!(
    search_engines_are_told_of_everything_public_with_its_last_change,
    no_sitemap_ends_early,
    robots_are_kept_out_of_what_is_not_public,
);

async fn search_engines_are_told_of_everything_public_with_its_last_change(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Cho máy tìm kiếm", 1).await;
    let page = app.a_stranger().get("/sitemap.xml").await.assert_ok();
    assert_eq!(page.header("content-type"), "application/xml");
    let changed = app.db.public_detail(&name).await.unwrap().id;
    let changed = app.db.activity_changed_at(changed).await.unwrap().format("%Y-%m-%dT%H:%M:%SZ");
    let base = &app.config.base_url;
    page.assert_holds(&format!("<url><loc>{base}/a/{name}</loc><lastmod>{changed}</lastmod></url>"));
    page.assert_holds(&format!("<url><loc>{base}/c/{}</loc><lastmod>20", ground.id));
    for path in ["/", "/near", "/help", "/materials"] {
        page.assert_holds(&format!("<url><loc>{base}{path}</loc></url>"));
    }
    let near = |unit: &str| format!("<loc>{base}/near?unit={}</loc>", ground.unit(unit));
    page.assert_holds(&near("Phường Đống Đa"));
    // Nothing is to come there once it is over.
    let over = talk(app, &ground, "Đã qua", -3).await;
    let elsewhere = ActivityForm {
        units: vec![ground.unit("Phường Ba Đình")],
        starts_on: show_day(today() - chrono::Duration::days(3)),
        ends_on: show_day(today() - chrono::Duration::days(3)),
        ..a_talk(&ground)
    };
    app.plan(&elsewhere).await;
    let page = app.a_stranger().get("/sitemap.xml").await.assert_ok();
    page.assert_holds(&format!("/a/{over}<")).assert_lacks(&near("Phường Ba Đình"));
}

async fn no_sitemap_ends_early(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    talk(app, &ground, "Một trong nhiều", 1).await;
    app.db.repeat_activities(5_400).await.unwrap();
    let text = app.a_stranger().get("/sitemap.xml").await.assert_ok().text();
    assert!(text.matches("/a/").count() > 5_000 && !text.contains("<!--"));
}

/// By the longest rule that fits, as the standard says (RFC 9309).
async fn robots_are_kept_out_of_what_is_not_public(app: &TestApp) {
    let answer = app.a_stranger().get("/robots.txt").await.assert_ok();
    let text = answer.text();
    answer.assert_holds(&format!("Sitemap: {}/sitemap.xml\n", app.config.base_url));
    let rules: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once(": ")).collect();
    let fits = |rule: &str, path: &str| match rule.strip_suffix('$') {
        Some(whole) => path == whole,
        None => path.starts_with(rule),
    };
    let allowed = |path: &str| {
        let fitting = rules.iter().filter(|(verb, rule)| verb.ends_with("llow") && fits(rule, path));
        fitting.max_by_key(|(_, rule)| rule.len()).is_none_or(|(verb, _)| *verb == "Allow")
    };
    let materials = ["/materials", "/materials/poster-a3.pdf"];
    let pages =
        ["/", "/a/0123", "/a/0123/picture.png", "/c/2", "/near", "/near?unit=35", "/help", "/picture.png"];
    for path in pages.into_iter().chain(materials) {
        assert!(allowed(path), "{path}");
    }
    for path in
        ["/sign-in", "/campaigns/2", "/activities/1", "/accounts", "/calendar", "/feeds/x.ics", "/join/x"]
    {
        assert!(!allowed(path), "{path}");
    }
}
