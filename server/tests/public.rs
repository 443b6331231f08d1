//! The public site: what everybody sees, what nobody does, what is shared, what is sent twice.

use crate::support::{Answer, Client, Ground, TestApp, a_talk};
use axum::{body::Body, http::Request};
use domain::{
    activities::{ActivityForm, Transition},
    campaigns,
    time::{show_day, today},
};

both!(
    the_front_tells_what_is_on_and_where_help_is,
    nothing_that_was_not_approved_is_anywhere,
    a_unit_shows_what_concerns_it,
    a_long_list_has_pages,
    an_activity_is_shared_with_its_picture_and_data,
    every_page_has_its_own_head_however_many_are_made_at_once,
    no_text_ends_the_data_of_an_activity,
    a_cancelled_activity_says_so_and_gives_no_sheets,
    what_is_over_says_so_and_gives_no_sheets,
    materials_are_free_to_take,
    what_did_not_change_is_not_sent_twice,
    what_changed_is_sent_again,
    another_language_is_another_answer,
    what_somebody_signed_in_reads_is_kept_by_nobody,
    the_public_site_needs_no_script,
    nothing_about_money_or_people_is_public,
    what_is_on_today_comes_before_what_stands_for_weeks,
    who_is_lost_finds_help_and_the_way_out,
);

pub(crate) async fn talk(app: &TestApp, ground: &Ground, title: &str, days: i64) -> String {
    let day = show_day(today() + chrono::Duration::days(days));
    let form = ActivityForm { title: title.into(), starts_on: day.clone(), ends_on: day, ..a_talk(ground) };
    let id = app.plan(&form).await;
    app.db.activities(&app.planner().await).find(id).await.unwrap().public_id
}

async fn the_front_tells_what_is_on_and_where_help_is(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Tọa đàm sắp tới cho mọi người", 1).await;
    let stranger = app.a_stranger();
    let page = stranger.get("/").await.assert_ok();
    page.assert_holds(&format!("href=\"/a/{name}\"")).assert_holds("tel:111").assert_holds("Rời trang nhanh");
    stranger.get("/help").await.assert_ok().assert_holds("tel:113").assert_holds("Kiểm tra công ty");
    stranger
        .get(&format!("/c/{}", ground.id))
        .await
        .assert_ok()
        .assert_holds("Tọa đàm sắp tới cho mọi người");
    stranger.set_cookie("language", "en");
    stranger.get("/near").await.assert_ok().assert_holds("Events near you");
}

async fn nothing_that_was_not_approved_is_anywhere(app: &TestApp) {
    let ground = app.campaign_of_today().await;
    let name = talk(app, &ground, "Bản thảo chưa ai duyệt", 1).await;
    let stranger = app.a_stranger();
    for transitions in [&[][..], &[campaigns::Transition::Submit][..]] {
        app.move_campaign(ground.id, transitions).await;
        for path in ["/", "/near", "/near.ics", "/sitemap.xml", "/help"] {
            let page = stranger.get(path).await.assert_ok();
            page.assert_lacks("Bản thảo chưa ai duyệt").assert_lacks(&name);
            page.assert_lacks(&format!("/c/{}<", ground.id));
        }
        for path in ["", "/event.ics", "/poster-a3.pdf", "/picture.png"] {
            stranger.get(&format!("/a/{name}{path}")).await.assert_status(404);
        }
        stranger.get(&format!("/c/{}", ground.id)).await.assert_status(404);
    }
    app.move_campaign(ground.id, &[campaigns::Transition::Approve]).await;
    stranger.get("/near").await.assert_ok().assert_holds(&name);
    stranger.get("/sitemap.xml").await.assert_ok().assert_holds(&format!("/a/{name}<"));
    app.move_campaign(ground.id, &[campaigns::Transition::Run, campaigns::Transition::Close]).await;
    stranger.get(&format!("/a/{name}")).await.assert_ok();
}

async fn a_unit_shows_what_concerns_it(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let here = talk(app, &ground, "Ở Đống Đa", 2).await;
    let there = ActivityForm {
        title: "Ở Ba Đình".into(),
        units: vec![ground.unit("Phường Ba Đình")],
        starts_on: show_day(today()),
        ends_on: show_day(today()),
        starts_at: "23:00".into(),
        ends_at: "23:59".into(),
        ..a_talk(&ground)
    };
    app.plan(&there).await;
    let city =
        ActivityForm {
            title: "Cả thành phố".into(), units: vec![ground.unit("Thành phố Hà Nội")], ..there
        };
    app.plan(&city).await;
    let unit = ground.unit("Phường Đống Đa");
    let page = app.a_stranger().get(&format!("/near?unit={unit}")).await.assert_ok();
    page.assert_holds(&here).assert_holds("Cả thành phố").assert_lacks("Ở Ba Đình");
    page.assert_holds("Gồm cả hoạt động chung của toàn Thành phố");
    app.a_stranger().get("/near").await.assert_ok().assert_lacks("Gồm cả hoạt động chung");
    page.assert_holds(&format!("/near.ics?unit={unit}"));
    let file = app.a_stranger().get(&format!("/near.ics?unit={unit}")).await.assert_ok();
    file.assert_holds("Ở Đống Đa").assert_lacks("Ở Ba Đình");
    let calendar = calcard::icalendar::ICalendar::parse(file.text()).expect("another library reads it");
    assert!(calendar.components.len() > 2);
    for path in ["/near?unit=999999", "/near?unit=x", "/near?unit=&page=-1"] {
        app.a_stranger().get(path).await.assert_ok().assert_holds("Hoạt động gần bạn");
    }
    app.a_stranger().get("/near.ics?unit=999999").await.assert_status(404);
}

async fn a_long_list_has_pages(app: &TestApp) {
    let ground = app.campaign_of_today().await;
    let id = ground.id;
    app.move_campaign(id, &[campaigns::Transition::Submit, campaigns::Transition::Approve]).await;
    for number in 0..23 {
        talk(app, &ground, &format!("Buổi {number:02}"), 1 + number % 5).await;
    }
    let first = app.a_stranger().get(&format!("/c/{id}")).await.assert_ok();
    assert_eq!(first.text().matches("href=\"/a/").count(), 20);
    let second = app.a_stranger().get(&format!("/c/{id}?page=2")).await.assert_ok();
    assert_eq!(second.text().matches("href=\"/a/").count(), 3);
}

async fn an_activity_is_shared_with_its_picture_and_data(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Tọa đàm để chia sẻ", 1).await;
    let page = app.a_stranger().get(&format!("/a/{name}")).await.assert_ok();
    let base = &app.config.base_url;
    page.assert_holds(&format!("property=\"og:url\" content=\"{base}/a/{name}\""));
    page.assert_holds(&format!("{base}/a/{name}/picture.png")).assert_holds("rel=\"canonical\"");
    page.assert_holds("property=\"og:locale\" content=\"vi_VN\"");
    let detail = app.db.public_detail(&name).await.unwrap();
    let audience = &detail.audiences[0];
    page.assert_holds(&audience.name).assert_holds(&audience.message).assert_holds("Miễn phí");
    let english = app.a_stranger();
    english.set_cookie("language", "en");
    english.get(&format!("/a/{name}")).await.assert_ok().assert_holds("<h1 lang=\"vi\">");
    page.assert_holds("property=\"og:image:alt\" content=\"Ảnh có dòng chữ: Tọa đàm để chia sẻ.");
    for (path, picture) in [("/", "/picture.png"), ("/near", "/picture.png"), ("/help", "/picture.png")] {
        let page = app.a_stranger().get(path).await.assert_ok();
        page.assert_holds(&format!("property=\"og:image\" content=\"{base}{picture}\""));
    }
    let campaign = format!("/c/{}", ground.id);
    app.a_stranger().get(&campaign).await.assert_ok().assert_holds(&format!("{base}{campaign}/picture.png"));
    for picture in ["/picture.png".to_owned(), format!("{campaign}/picture.png")] {
        let picture = app.a_stranger().get(&picture).await.assert_ok();
        assert_eq!(picture.body[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
    }
    let text = page.text();
    let data = text.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!((&data["@type"], &data["name"]), (&"Event".into(), &"Tọa đàm để chia sẻ".into()));
    assert_eq!(data["inLanguage"], "vi");
    let about = data["description"].as_str().unwrap();
    assert!(
        about.starts_with("Tọa đàm chuyên đề · Đi đúng – về an toàn · ") && about.contains("Đống Đa"),
        "{about}"
    );
    let picture = app.a_stranger().get(&format!("/a/{name}/picture.png")).await.assert_ok();
    assert_eq!(picture.header("content-type"), "image/png");
    // Width and height stand in the first chunk.
    assert_eq!(picture.body[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
    let starts = format!("{}T08:00:00+07:00", today() + chrono::Duration::days(1));
    assert_eq!(data["startDate"], starts.as_str());
}

/// Pages that are made at the same time do not take each other's head.
async fn every_page_has_its_own_head_however_many_are_made_at_once(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let mut pages = vec![format!("/c/{}", ground.id), "/help".to_owned()];
    for number in 1..7 {
        pages.push(format!("/a/{}", talk(app, &ground, &format!("Buổi {number}"), number).await));
    }
    let mut asked = tokio::task::JoinSet::new();
    for path in pages.into_iter().cycle().take(64) {
        let stranger = app.a_stranger();
        asked.spawn(async move { (stranger.get(&path).await.assert_ok(), path) });
    }
    for (page, path) in asked.join_all().await {
        let url = format!("property=\"og:url\" content=\"{}{path}\"", app.config.base_url);
        page.assert_holds(&url);
        assert_eq!(page.text().matches("property=\"og:url\"").count(), 1, "{path}");
    }
}

async fn no_text_ends_the_data_of_an_activity(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "</script><script>alert(1)</script>", 1).await;
    let page = app.a_stranger().get(&format!("/a/{name}")).await.assert_ok();
    page.assert_lacks("<script>alert(1)").assert_holds("\\u003c/script>");
}

async fn a_cancelled_activity_says_so_and_gives_no_sheets(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Sẽ bị hủy", 1).await;
    let planner = app.planner().await;
    let id = app.db.public_detail(&name).await.unwrap().id;
    app.db.activities(&planner).transition(id, Transition::Cancel, "Mưa bão lớn").await.unwrap();
    let stranger = app.a_stranger();
    let page = stranger.get(&format!("/a/{name}")).await.assert_ok();
    page.assert_holds("Hoạt động này đã hủy").assert_holds("Mưa bão lớn").assert_holds("EventCancelled");
    page.assert_lacks("poster-a3.pdf").assert_lacks("picture.png");
    page.assert_holds("property=\"og:description\" content=\"Hoạt động này đã hủy · ");
    // Who put it in a calendar is told so there.
    stranger.get(&format!("/a/{name}/event.ics")).await.assert_ok().assert_holds("STATUS:CANCELLED");
    stranger.get(&format!("/a/{name}/picture.png")).await.assert_status(404);
    stranger.get(&format!("/a/{name}/poster-a3.pdf")).await.assert_status(404);
    stranger.get("/near").await.assert_ok().assert_lacks("Sẽ bị hủy");
}

async fn what_is_over_says_so_and_gives_no_sheets(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (past, ahead) = (talk(app, &ground, "Hôm qua", -1).await, talk(app, &ground, "Ngày mai", 1).await);
    let stranger = app.a_stranger();
    let page = stranger.get(&format!("/a/{past}")).await.assert_ok();
    page.assert_holds("Hoạt động này đã kết thúc").assert_holds("href=\"/near\"");
    page.assert_lacks("poster-a3.pdf").assert_lacks("event.ics");
    let page = stranger.get(&format!("/a/{ahead}")).await.assert_ok();
    page.assert_lacks("đã kết thúc").assert_holds("poster-a3.pdf").assert_holds("event.ics");
}

async fn materials_are_free_to_take(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Tọa đàm có áp phích", 1).await;
    let stranger = app.a_stranger();
    for file in ["poster-a3.pdf", "leaflet-a5.pdf"] {
        let answer = stranger.get(&format!("/a/{name}/{file}")).await.assert_ok();
        assert!(answer.body.starts_with(b"%PDF-"), "{file}");
    }
    stranger.get(&format!("/a/{name}/event.ics")).await.assert_ok().assert_holds("BEGIN:VEVENT");
    for file in ["poster-a3", "khac.pdf", "../x.pdf"] {
        stranger.get(&format!("/a/{name}/{file}")).await.assert_status(404);
    }
}

/// What a browser is answered that has the answers of some tags.
pub(crate) async fn ask_again(client: &Client, path: &str, tags: &str) -> Answer {
    client.send(Request::get(path).header("if-none-match", tags), Body::empty()).await
}

async fn what_did_not_change_is_not_sent_twice(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Không đổi", 1).await;
    let of_activity = ["", "/picture.png", "/poster-a3.pdf", "/leaflet-a5.pdf"];
    let of_campaign = ["", "/picture.png"].map(|file| format!("/c/{}{file}", ground.id));
    let fixed = ["/", "/near", "/help", "/materials", "/picture.png", "/robots.txt", "/sitemap.xml"];
    let fixed = fixed.map(str::to_owned);
    let materials = ["poster-a2", "poster-a3", "leaflet-a5"].map(|file| format!("/materials/{file}.pdf"));
    let of_activity = of_activity.map(|file| format!("/a/{name}{file}"));
    let stranger = app.a_stranger();
    for path in fixed.iter().chain(&materials).chain(&of_campaign).chain(&of_activity) {
        let answer = stranger.get(path).await.assert_ok();
        let (tag, kept) = (answer.header("etag").to_owned(), answer.header("cache-control").to_owned());
        assert!(tag.len() > 10 && kept.starts_with("public, max-age="), "{path}: {tag} {kept}");
        assert_eq!(answer.header("vary"), "cookie, accept-language", "{path}");
        let strong = tag.strip_prefix("W/").unwrap();
        let listed = format!("\"another\", W/\"a,b\", {tag}");
        for known in [&*tag, strong, &listed, "*"] {
            let again = ask_again(&stranger, path, known).await;
            assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path}: {known}");
            assert_eq!((again.header("etag"), again.header("cache-control")), (&*tag, &*kept), "{path}");
            assert_eq!(again.header("vary"), "cookie, accept-language", "{path}");
        }
        ask_again(&stranger, path, "\"another\"").await.assert_ok();
    }
    stranger.get("/a/khong-co").await.assert_status(404);
    let missing = ask_again(&stranger, "/a/khong-co", "*").await.assert_status(404);
    assert_eq!((missing.header("etag"), missing.header("cache-control")), ("", "no-store"));
}

async fn what_changed_is_sent_again(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Tên cũ", 1).await;
    let stranger = app.a_stranger();
    let paths = ["", "/picture.png", "/poster-a3.pdf"].map(|file| format!("/a/{name}{file}"));
    let mut tags = Vec::new();
    for path in &paths {
        tags.push(stranger.get(path).await.header("etag").to_owned());
    }
    let list = stranger.get("/near").await.header("etag").to_owned();
    let planner = app.planner().await;
    let id = app.db.public_detail(&name).await.unwrap().id;
    let day = show_day(today() + chrono::Duration::days(1));
    let (title, version) = ("Tên mới".into(), "1".into());
    let form = ActivityForm { title, version, starts_on: day.clone(), ends_on: day, ..a_talk(&ground) };
    app.db.activities(&planner).edit(id, &form).await.unwrap();
    for (path, tag) in paths.iter().zip(&tags) {
        let again = ask_again(&stranger, path, tag).await.assert_ok();
        assert_ne!(again.header("etag"), tag, "{path}");
    }
    ask_again(&stranger, "/near", &list).await.assert_ok().assert_holds("Tên mới");
}

async fn another_language_is_another_answer(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Hai thứ tiếng", 1).await;
    let of_activity = ["", "/picture.png", "/leaflet-a5.pdf"].map(|file| format!("/a/{name}{file}"));
    for path in
        of_activity.iter().map(String::as_str).chain(["/", "/picture.png", "/materials/poster-a3.pdf"])
    {
        let stranger = app.a_stranger();
        let vietnamese = stranger.get(path).await.assert_ok().header("etag").to_owned();
        stranger.set_cookie("language", "en");
        let english = ask_again(&stranger, path, &vietnamese).await.assert_ok();
        assert_eq!(english.header("vary"), "cookie, accept-language", "{path}");
        assert_ne!(english.header("etag"), vietnamese, "{path}");
    }
}

async fn what_somebody_signed_in_reads_is_kept_by_nobody(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Cho người đăng nhập", 1).await;
    let client = app.as_planner().await;
    let of_activity =
        ["", "/picture.png", "/poster-a3.pdf", "/event.ics"].map(|file| format!("/a/{name}{file}"));
    let materials = ["/materials", "/materials/leaflet-a5.pdf"];
    let fixed = ["/", "/near", "/near.ics", "/picture.png", "/robots.txt", "/sitemap.xml"];
    for path in of_activity.iter().map(String::as_str).chain(fixed).chain(materials) {
        assert_eq!(client.get(path).await.assert_ok().header("cache-control"), "no-store", "{path}");
    }
    for path in ["/", "/near"] {
        assert_eq!(client.get(path).await.header("etag"), "", "{path}");
    }
}

async fn the_public_site_needs_no_script(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Không cần mã lệnh", 1).await;
    for path in ["/", "/near", "/help", "/materials", &format!("/a/{name}"), &format!("/c/{}", ground.id)] {
        let page = app.a_stranger().get(path).await.assert_ok();
        page.assert_lacks(".wasm").assert_lacks("nonce=").assert_lacks("lantoa.js");
        assert!(!page.header("content-security-policy").contains("wasm"), "{path}");
        assert!(page.text().ends_with("</html>"), "{path}");
    }
}

async fn nothing_about_money_or_people_is_public(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let name = talk(app, &ground, "Chỉ điều ai cũng nên biết", 1).await;
    for path in [format!("/a/{name}"), format!("/c/{}", ground.id), "/near".into()] {
        let page = app.a_stranger().get(&path).await.assert_ok();
        // The speaker, the fee, the budget.
        page.assert_lacks("Trần Văn Bình").assert_lacks("38.000.000").assert_lacks("1.000.000.000");
    }
}

async fn what_is_on_today_comes_before_what_stands_for_weeks(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (first, last) = (today() - chrono::Duration::days(20), today() + chrono::Duration::days(20));
    let days = |title: &str, first, last| ActivityForm {
        title: title.into(),
        starts_on: show_day(first),
        starts_at: "00:00".into(),
        ends_on: show_day(last),
        ends_at: "23:59".into(),
        ..a_talk(&ground)
    };
    app.plan(&days("Đứng nhiều tuần", first, last)).await;
    let tomorrow = today() + chrono::Duration::days(1);
    app.plan(&days("Từ hôm nay", today(), tomorrow)).await;
    talk(app, &ground, "Tọa đàm ngày mai", 1).await;
    let page = app.a_stranger().get(&format!("/c/{}", ground.id)).await.assert_ok();
    let text = page.text();
    let places = ["Từ hôm nay", "Tọa đàm ngày mai", "Đứng nhiều tuần"].map(|title| text.find(title));
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
    page.assert_holds(&format!("Đang diễn ra, đến {}", show_day(last)));
}

async fn who_is_lost_finds_help_and_the_way_out(app: &TestApp) {
    let page = app.a_stranger().get("/khong-co-trang-nay").await.assert_status(404);
    page.assert_holds("Rời trang nhanh").assert_holds("href=\"/help\"").assert_holds("href=\"/near\"");
    // Whoever is signed in keeps the menu.
    let page = app.as_viewer().await.get("/khong-co-trang-nay").await.assert_status(404);
    page.assert_holds("href=\"/calendar\"").assert_lacks("Rời trang nhanh");
}
