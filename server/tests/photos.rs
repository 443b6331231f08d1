//! Photos of logs: kept once under their names, drawn anew, whole or in pieces, for who may see the log.

use crate::{
    devices::token_with,
    erasure::texts,
    photo_pieces::{begin, head, piece, pieces},
    support::{Answer, Client, TestApp, a_talk},
};
use axum::{
    body::Body,
    http::{Request, StatusCode, request::Builder},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Actor,
    activities::ActivityForm,
    outreach::{LogForm, PHOTO_PIECE, PHOTOS_MAX},
};
use object_store::{ObjectStore, ObjectStoreExt, aws::AmazonS3Builder, memory::InMemory, path::Path};
use sea_orm::{ConnectionTrait, Database};
use server::{PhotoPlace, Photos, router_over};
use sha2::{Digest, Sha256};
use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

both!(
    a_photo_is_kept_once_under_its_name,
    what_is_no_photo_is_refused_with_a_sentence,
    a_log_has_twelve_photos_at_most,
    a_photo_may_be_called_like_an_address,
    nothing_of_the_camera_is_left,
    who_may_not_see_the_log_finds_no_photo,
    what_was_released_everybody_sees,
    a_removed_photo_comes_back_by_undoing_alone,
    the_author_adds_photos_after_the_log_was_accepted,
    files_that_nobody_knows_are_swept,
    a_form_without_a_script_adds_photos,
    photos_are_shown_with_their_activity_and_campaign,
    the_sample_is_given_its_photos_once,
    only_the_sample_is_given_photos,
);

/// The addresses that change them, for the list of those that are guarded.
pub const GUARDED: &[&str] =
    &["/do/outreach/photos/release", "/do/outreach/photos/remove", "/do/outreach/photos/undo"];

const KEY: &str = "01900000-0000-7000-8000-00000000f070";

pub async fn officer(app: &TestApp) -> Actor {
    app.db.actor_by_login("dongda").await.unwrap()
}

/// A log of a talk in Phường Đống Đa in which no agency takes part; answers its id, its activity and its campaign.
pub async fn logged(app: &TestApp) -> (i64, i64, i64) {
    let ground = app.running_campaign().await;
    let activity = app.plan(&ActivityForm { supporting: Vec::new(), ..a_talk(&ground) }).await;
    let form = LogForm {
        key: KEY.into(),
        activity: activity.to_string(),
        unit: ground.unit("Phường Đống Đa"),
        day: "10/03/2026".into(),
        numbers: [("attendances".to_owned(), "180".to_owned())].into(),
        ..LogForm::default()
    };
    let sent = app.db.logs(&officer(app).await).send(&form).await.unwrap();
    (sent.id, activity, ground.id)
}

/// A PNG of one colour.
pub fn png(width: u32, height: u32, colour: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([colour, 90, 60]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A picture that does not become small: over 256 kB.
pub fn large(seed: u32) -> Vec<u8> {
    let mut state = u64::from(seed);
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    let picture = image::RgbImage::from_fn(500, 400, |_, _| image::Rgb([random(), random(), random()]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let bytes = bytes.into_inner();
    assert!(bytes.len() > PHOTO_PIECE, "{}", bytes.len());
    bytes
}

pub fn address(name: &str) -> String {
    format!("/api/v1/logs/{KEY}/files/{name}")
}

async fn put(client: &Client, name: &str, bytes: &[u8]) -> Answer {
    client.send(asked("PUT", &address(name)), Body::from(bytes.to_vec())).await
}

pub fn asked(method: &str, address: &str) -> Builder {
    Request::builder().method(method).uri(address).header("accept", "application/json")
}

/// The id of a photo by the address that an answer names.
pub fn photo(answer: &Answer) -> i64 {
    answer.header("location").strip_prefix("/photos/").unwrap().parse().unwrap()
}

/// A photo that everybody may see.
pub async fn a_released_photo(app: &TestApp) -> i64 {
    logged(app).await;
    let id = photo(&put(&app.as_officer().await, "a.png", &png(40, 30, 1)).await.assert_status(201));
    app.db.logs(&app.planner().await).release_photo(id, true).await.unwrap();
    id
}

/// Two photos of the officer's, of which the second was removed.
pub async fn two_photos(app: &TestApp) -> (i64, i64) {
    logged(app).await;
    let client = app.as_officer().await;
    let shown = photo(&put(&client, "a.png", &png(40, 30, 1)).await.assert_status(201));
    let removed = photo(&put(&client, "b.png", &png(40, 30, 2)).await.assert_status(201));
    app.db.logs(&officer(app).await).remove_photo(removed).await.unwrap();
    (shown, removed)
}

pub fn detail(answer: &Answer) -> String {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.text());
    let told: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
    told["detail"].as_str().unwrap().to_owned()
}

async fn a_photo_is_kept_once_under_its_name(app: &TestApp) {
    let (log, ..) = logged(app).await;
    let officer_there = app.as_officer().await;
    let picture = png(800, 600, 10);
    let first = put(&officer_there, "mot.png", &picture).await.assert_status(201);
    for _ in 0..2 {
        let again = put(&officer_there, "mot.png", &picture).await.assert_status(200);
        assert_eq!(photo(&again), photo(&first));
    }
    let other = put(&officer_there, "mot.png", &png(800, 600, 11)).await.assert_status(409);
    assert!(detail(&other).contains("cùng tên"), "{}", detail(&other));
    // Equal bytes under another name are another photo.
    let twin = put(&officer_there, "hai.png", &picture).await.assert_status(201);
    assert_ne!(photo(&twin), photo(&first));
    let me = officer(app).await;
    let cards = app.db.logs(&me).photos(log).await.unwrap();
    assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), [photo(&first), photo(&twin)]);
    assert_eq!((cards[0].width, cards[0].height, cards[0].released), (800, 600, false));
    assert!(app.db.logs(&me).photo_bytes(log).await.unwrap() > 0);

    let shown = officer_there.get(&format!("/photos/{}", photo(&first))).await.assert_ok();
    assert_eq!(shown.header("content-type"), "image/jpeg");
    assert_eq!(shown.header("cache-control"), "private, no-cache");
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    let small = officer_there.get(&format!("/photos/{}/small", photo(&first))).await.assert_ok();
    let small = image::load_from_memory(&small.body).unwrap();
    assert_eq!((small.width(), small.height()), (400, 300));
    let tag = shown.header("etag").to_owned();
    let known = Request::get(format!("/photos/{}", photo(&first))).header("if-none-match", tag);
    officer_there.send(known, Body::empty()).await.assert_status(304);
}

async fn what_is_no_photo_is_refused_with_a_sentence(app: &TestApp) {
    logged(app).await;
    let client = app.as_officer().await;
    let none = put(&client, "a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>").await.assert_status(422);
    assert!(detail(&none).contains("không phải ảnh"), "{}", detail(&none));
    // A head of a PNG of 60,000 × 60,000 pixels: refused before any of them is there.
    let mut bomb = png(4, 4, 1);
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let crc = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&crc);
    let bomb = put(&client, "b.png", &bomb).await.assert_status(422);
    assert!(detail(&bomb).contains("50 triệu"), "{}", detail(&bomb));
    let picture = png(40, 30, 1);
    let request = asked("PUT", &address("c.png")).header("content-digest", "sha-256=:AAAA:");
    client.send(request, Body::from(picture.clone())).await.assert_status(422);
    let hash = base64(&Sha256::digest(&picture));
    let request = asked("PUT", &address("c.png")).header("content-digest", format!("sha-256=:{hash}:"));
    client.send(request, Body::from(picture)).await.assert_status(201);
    put(&client, "d.png", &large(1)).await.assert_status(413);
    for name in ["%2e%2e", "a%2Fb", ".an", "%E1%BA%A3nh.jpg"] {
        put(&client, name, &png(40, 30, 2)).await.assert_status(422);
    }
}

/// CRC-32 as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let turned =
        |crc: u32| (0..8).fold(crc, |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 });
    !bytes.iter().fold(!0, |crc, byte| turned((crc ^ u32::from(*byte)) & 0xff) ^ (crc >> 8))
}

pub fn base64(bytes: &[u8]) -> String {
    use ::base64::{Engine, prelude::BASE64_STANDARD};
    BASE64_STANDARD.encode(bytes)
}

async fn a_log_has_twelve_photos_at_most(app: &TestApp) {
    let (log, ..) = logged(app).await;
    let client = app.as_officer().await;
    for number in 0..PHOTOS_MAX {
        put(&client, &format!("{number}.png"), &png(20, 20, 5)).await.assert_status(201);
    }
    let refused = put(&client, "13.png", &png(20, 20, 5)).await.assert_status(422);
    assert!(detail(&refused).contains("đủ 12 ảnh"), "{}", detail(&refused));
    begin(&client, "13.png", 1_000).await.assert_status(422);
    // What is there is answered as before.
    put(&client, "0.png", &png(20, 20, 5)).await.assert_status(200);
    let page = client.get(&format!("/outreach/{log}")).await.assert_ok();
    page.assert_holds("đã có đủ 12 ảnh").assert_lacks("name=\"photos\"");
}

/// A token that plans writes at addresses that end so, and adds no photo by it.
async fn a_photo_may_be_called_like_an_address(app: &TestApp) {
    logged(app).await;
    let client = app.as_officer().await;
    let picture = png(40, 30, 1);
    for (may_log, may_plan, status) in [("", "on", 403), ("on", "", 201)] {
        let bearer = format!("Bearer {}", token_with(&client, 30, may_log, may_plan).await);
        let put = asked("PUT", &address("transition")).header("authorization", &bearer);
        app.a_stranger().send(put, Body::from(picture.clone())).await.assert_status(status);
        let begin = asked("POST", &address("activities")).header("authorization", &bearer);
        let begin = begin.header("tus-resumable", "1.0.0").header("upload-length", 9);
        app.a_stranger().send(begin, Body::empty()).await.assert_status(status);
    }
}

/// A JPEG whose camera noted where it was and that it was held sideways.
fn with_position(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([1, 2, 3]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let jpeg = bytes.into_inner();
    // TIFF, little-endian: one entry, orientation 6, and then words that are found if they stay.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPSLatitude 21.0125");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

async fn nothing_of_the_camera_is_left(app: &TestApp) {
    logged(app).await;
    let client = app.as_officer().await;
    let taken = with_position(80, 60);
    assert!(taken.windows(11).any(|bytes| bytes == b"GPSLatitude"));
    let id = photo(&put(&client, "a.jpg", &taken).await.assert_status(201));
    for path in [format!("/photos/{id}"), format!("/photos/{id}/small")] {
        let shown = client.get(&path).await.assert_ok();
        for word in [&b"GPS"[..], b"Exif"] {
            assert!(!shown.body.windows(word.len()).any(|bytes| bytes == word), "{path}");
        }
        let upright = image::load_from_memory(&shown.body).unwrap();
        assert_eq!((upright.width(), upright.height()), (60, 80), "{path}");
    }
}

async fn who_may_not_see_the_log_finds_no_photo(app: &TestApp) {
    logged(app).await;
    let id = photo(&put(&app.as_officer().await, "a.png", &png(40, 30, 1)).await.assert_status(201));
    let outsider = app.as_partner().await;
    for path in [format!("/photos/{id}"), format!("/photos/{id}/small"), "/photos/999999".into()] {
        app.a_stranger().get(&path).await.assert_status(404);
        outsider.get(&path).await.assert_status(404);
    }
    app.as_viewer().await.get(&format!("/photos/{id}")).await.assert_ok();
    put(&app.a_stranger(), "b.png", &png(40, 30, 2)).await.assert_status(401);
    put(&outsider, "b.png", &png(40, 30, 2)).await.assert_status(404);
    begin(&outsider, "b.png", 100).await.assert_status(404);
    put(&app.as_viewer().await, "b.png", &png(40, 30, 2)).await.assert_status(403);
    // Nobody sends what is another's: whoever signed in meanwhile is asked to sign in, and is not told that they may not.
    let planner = app.as_planner().await;
    for (login, status) in [("dongda", 401), ("", 401), ("kehoach", 403)] {
        let owner =
            app.db.actor_by_login(login).await.map_or(String::new(), |actor| actor.account.to_string());
        let request = asked("POST", &address("c.png")).header("tus-resumable", "1.0.0");
        let request = request.header("upload-length", 100).header("upload-owner", owner);
        planner.send(request, Body::empty()).await.assert_status(status);
    }
    let id = id.to_string();
    let viewer = app.as_viewer().await;
    for path in ["/do/outreach/photos/remove", "/do/outreach/photos/release"] {
        viewer.post(path, &[("id", &id), ("released", "1"), ("back", "/outreach")]).await.assert_refused();
    }
    app.as_planner().await.get(&format!("/photos/{id}")).await.assert_ok();
}

async fn what_was_released_everybody_sees(app: &TestApp) {
    let (_, activity, _) = logged(app).await;
    let client = app.as_officer().await;
    let one = photo(&put(&client, "a.png", &png(40, 30, 1)).await.assert_status(201));
    let two = photo(&put(&client, "b.png", &png(40, 30, 2)).await.assert_status(201));
    let planner = app.as_planner().await;
    let name = app.db.activities(&app.planner().await).find(activity).await.unwrap().public_id;
    let stranger = app.a_stranger();
    let page = format!("/a/{name}");
    stranger.get(&page).await.assert_ok().assert_lacks("/photos/");
    let id = one.to_string();
    let back = format!("/activities/{activity}#photos");
    let release = [("id", &*id), ("released", "1"), ("back", &back)];
    client.post("/do/outreach/photos/release", &release).await.assert_refused();
    let released = planner.post("/do/outreach/photos/release", &release).await;
    released.redirect();
    planner.follow(&released).await.assert_ok().assert_holds("Người dân xem được ảnh này");
    stranger
        .get(&page)
        .await
        .assert_ok()
        .assert_holds(&format!("/photos/{one}/small"))
        .assert_lacks(&format!("/photos/{two}"));
    stranger.get(&format!("/photos/{one}")).await.assert_ok();
    stranger.get(&format!("/photos/{two}")).await.assert_status(404);
    planner
        .post("/do/outreach/photos/release", &[("id", &id), ("back", &back)])
        .await
        .assert_redirect("/activities/");
    stranger.get(&format!("/photos/{one}")).await.assert_status(404);
    stranger.get(&page).await.assert_ok().assert_lacks("/photos/");
}

async fn a_removed_photo_comes_back_by_undoing_alone(app: &TestApp) {
    let (log, ..) = logged(app).await;
    let client = app.as_officer().await;
    let picture = png(40, 30, 1);
    let id = photo(&put(&client, "a.png", &picture).await.assert_status(201));
    let own = format!("/outreach/{log}");
    client.get(&own).await.assert_ok().assert_holds(&format!("/photos/{id}/small"));
    let back = format!("{own}#photos");
    let removed =
        client.post("/do/outreach/photos/remove", &[("id", &id.to_string()), ("back", &back)]).await;
    let page = client.follow(&removed).await.assert_ok();
    page.assert_holds("Đã xóa ảnh").assert_lacks(&format!("/photos/{id}/small"));
    client.get(&format!("/photos/{id}")).await.assert_status(404);
    let gone = put(&client, "a.png", &picture).await.assert_status(410);
    assert!(detail(&gone).contains("đã bị xóa"), "{}", detail(&gone));
    let location = removed.redirect();
    let entry: String =
        location.split("saved=").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect();
    app.as_planner()
        .await
        .post("/do/outreach/photos/undo", &[("audit", &entry), ("back", &own)])
        .await
        .assert_refused();
    client
        .post("/do/outreach/photos/undo", &[("audit", &entry), ("back", &own)])
        .await
        .assert_redirect("/outreach/");
    client.get(&format!("/photos/{id}")).await.assert_ok();
    put(&client, "a.png", &picture).await.assert_status(200);
}

async fn the_author_adds_photos_after_the_log_was_accepted(app: &TestApp) {
    let (log, ..) = logged(app).await;
    let accept = domain::outreach::Transition::Accept;
    let planner = app.planner().await;
    app.db.logs(&planner).transition(log, "1", accept, &std::collections::BTreeMap::new()).await.unwrap();
    put(&app.as_officer().await, "a.png", &png(40, 30, 1)).await.assert_status(201);
}

async fn files_that_nobody_knows_are_swept(app: &TestApp) {
    logged(app).await;
    let files = Arc::new(InMemory::new());
    let photos = Photos::over(files.clone() as Arc<dyn ObjectStore>);
    let client = Client::new(router_over(&app.config, app.db.clone(), photos.clone()));
    client.sign_in("dongda", store::DEMO_PASSWORD).await.assert_redirect("/");
    let id = photo(&put(&client, "a.png", &png(40, 30, 1)).await.assert_status(201));
    let begun = begin(&client, "b.png", 100).await.assert_status(201);
    piece(&client, begun.header("location"), 0, b"mot").await.assert_status(204);
    let (orphan, piece) = (Path::from("kept/0123.jpg"), Path::from("pieces/4567/00000000-a"));
    files.put(&orphan, "x".into()).await.unwrap();
    files.put(&piece, "x".into()).await.unwrap();
    assert_eq!(photos.sweep(&app.db, Utc::now() - TimeDelta::days(1)).await.unwrap(), 0, "too young");
    assert_eq!(photos.sweep(&app.db, Utc::now() + TimeDelta::days(1)).await.unwrap(), 2);
    assert!(files.get(&orphan).await.is_err() && files.get(&piece).await.is_err());
    client.get(&format!("/photos/{id}")).await.assert_ok();
    assert_eq!(head(&client, begun.header("location")).await.assert_ok().header("upload-offset"), "3");
}

async fn a_form_without_a_script_adds_photos(app: &TestApp) {
    let (log, ..) = logged(app).await;
    let client = app.as_officer().await;
    let own = format!("/outreach/{log}");
    client.get(&own).await.assert_ok().assert_holds("multipart/form-data").assert_holds("Chưa có ảnh nào");
    let picture = large(3);
    let post = format!("{own}/photos");
    for _ in 0..2 {
        let added = client.upload(&post, "IMG_0001.PNG", &picture).await;
        client.follow(&added).await.assert_ok().assert_holds("Đã thêm ảnh");
    }
    assert_eq!(
        app.db.logs(&officer(app).await).photos(log).await.unwrap().len(),
        1,
        "posted twice, kept once"
    );
    let refused = client.upload(&post, "a.pdf", b"%PDF-1.7").await.assert_refused();
    client
        .follow(&refused)
        .await
        .assert_ok()
        .assert_holds("không phải ảnh JPEG, PNG hoặc WebP")
        .assert_holds("Có ảnh chưa được thêm");
    app.a_stranger().upload(&post, "a.png", &png(9, 9, 9)).await.assert_redirect("/sign-in");
    app.as_viewer().await.upload(&post, "a.png", &png(9, 9, 9)).await.assert_status(403);
}

async fn photos_are_shown_with_their_activity_and_campaign(app: &TestApp) {
    let (log, activity, campaign) = logged(app).await;
    let client = app.as_officer().await;
    let gallery = format!("/campaigns/{campaign}/photos");
    client.get(&gallery).await.assert_ok().assert_holds("Chưa có ảnh nào");
    let id = photo(&put(&client, "a.png", &png(800, 600, 1)).await.assert_status(201));
    for page in [gallery.clone(), format!("/activities/{activity}")] {
        let page = client.get(&page).await.assert_ok();
        page.assert_holds(&format!("src=\"/photos/{id}/small\""))
            .assert_holds(&format!("/outreach/{log}#photos"));
        page.assert_holds("width=\"400\"").assert_holds("height=\"300\"").assert_holds("loading=\"lazy\"");
    }
    client.get(&format!("/campaigns/{campaign}")).await.assert_ok().assert_holds(&gallery);
    app.a_stranger().get(&gallery).await.assert_redirect("/sign-in");
}

/// The names of all files, each with when it was written.
async fn listed(files: &InMemory) -> Vec<(String, DateTime<Utc>)> {
    let found = files.list_with_delimiter(Some(&Path::from("kept"))).await.unwrap().objects;
    found.into_iter().map(|file| (file.location.to_string(), file.last_modified)).collect()
}

async fn number(app: &TestApp, query: &str) -> usize {
    texts(app, &format!("SELECT CAST(COUNT(*) AS TEXT) FROM {query}")).await[0].parse().unwrap()
}

async fn the_sample_is_given_its_photos_once(app: &TestApp) {
    let files = Arc::new(InMemory::new());
    let photos = Photos::over(files.clone() as Arc<dyn ObjectStore>);
    let added = photos.add_sample(&app.db).await.unwrap();
    assert_eq!(number(app, "photos").await, added);
    let logs = number(app, "(SELECT DISTINCT log_id FROM photos) AS l").await;
    assert!((50..=70).contains(&logs) && added > logs, "{added} of {logs} logs");
    let released = number(app, "photos WHERE released").await;
    assert!((5..=20).contains(&released), "{released} of {added}");
    assert_eq!(
        number(app, "photos p JOIN logs l ON l.id = p.log_id WHERE l.author_id <> p.author_id").await,
        0
    );
    // Ten drawings in two sizes, however many photos there are of each.
    let kept = listed(&files).await;
    assert_eq!(kept.len(), 20);
    let client = Client::new(router_over(&app.config, app.db.clone(), photos.clone()));
    client.sign_in("dongda", store::DEMO_PASSWORD).await.assert_redirect("/");
    let own = "SELECT CAST(MAX(p.id) AS TEXT) FROM photos p JOIN accounts a ON a.id = p.author_id \
               WHERE a.login = 'dongda'";
    let own = &texts(app, own).await[0];
    for (size, sides) in [("", (1_200, 900)), ("/small", (400, 300))] {
        let shown = client.get(&format!("/photos/{own}{size}")).await.assert_ok();
        let shown = image::load_from_memory(&shown.body).unwrap();
        assert_eq!((shown.width(), shown.height()), sides);
    }
    let public = "SELECT a.public_id FROM photos p JOIN logs l ON l.id = p.log_id \
                  JOIN activities a ON a.id = l.activity_id WHERE p.released";
    let public = &texts(app, public).await[0];
    app.a_stranger().get(&format!("/a/{public}")).await.assert_ok().assert_holds("/photos/");
    // At the next start nothing is written, also where somebody has taken photos away.
    app.db.logs(&officer(app).await).remove_photo(own.parse().unwrap()).await.unwrap();
    assert_eq!(photos.add_sample(&app.db).await.unwrap(), 0);
    assert_eq!((number(app, "photos").await, listed(&files).await), (added, kept));
}

async fn only_the_sample_is_given_photos(app: &TestApp) {
    let connection = Database::connect(app.url()).await.unwrap();
    connection.execute_unprepared("UPDATE logs SET key = 'x' || SUBSTR(key, 2)").await.unwrap();
    connection.close().await.unwrap();
    let files = Arc::new(InMemory::new());
    let photos = Photos::over(files.clone() as Arc<dyn ObjectStore>);
    assert_eq!(photos.add_sample(&app.db).await.unwrap(), 0);
    assert!(listed(&files).await.is_empty());
}

/// A server that speaks S3; killed when it goes out of scope.
struct Moto(Child);

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where `.ci/setup tests` has brought it, or wherever it is found.
fn moto_program() -> PathBuf {
    let cache = std::env::var_os("LANTOA_CACHE").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/lantoa")));
    let brought = cache.map(|cache| cache.join("python/bin/moto_server"));
    brought.filter(|program| program.is_file()).unwrap_or_else(|| "moto_server".into())
}

/// `None`, and a line that says so, where there is none.
async fn moto() -> Option<(Moto, String)> {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(moto_program());
    command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
    let Ok(process) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        println!("skipped: moto_server is not here (.ci/setup tests brings it)");
        return None;
    };
    let moto = Moto(process);
    for _ in 0..300 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Some((moto, format!("http://127.0.0.1:{port}")));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("moto_server does not answer");
}

/// What a program asks that makes a bucket; the crate has no word for it.
async fn make_bucket(endpoint: &str, bucket: &str) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = endpoint.trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!(
        "PUT /{bucket} HTTP/1.1\r\nHost: {address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_are_kept_in_s3() {
    let Some((_moto, endpoint)) = moto().await else { return };
    make_bucket(&endpoint, "anh").await;
    let app = TestApp::on_sqlite().await;
    logged(&app).await;
    let s3 = AmazonS3Builder::new()
        .with_bucket_name("anh")
        .with_region("us-east-1")
        .with_endpoint(&endpoint)
        .with_allow_http(true)
        .with_access_key_id("a")
        .with_secret_access_key("b");
    let photos = Photos::over_s3(s3).unwrap();
    let client = Client::new(router_over(&app.config, app.db.clone(), photos.clone()));
    client.sign_in("dongda", store::DEMO_PASSWORD).await.assert_redirect("/");
    let id = photo(&put(&client, "a.png", &png(800, 600, 1)).await.assert_status(201));
    let shown = client.get(&format!("/photos/{id}")).await.assert_ok();
    assert_eq!(image::load_from_memory(&shown.body).unwrap().width(), 800);
    let picture = large(4);
    let begun = begin(&client, "b.png", picture.len()).await.assert_status(201);
    let (first, rest) = picture.split_at(PHOTO_PIECE);
    piece(&client, begun.header("location"), 0, first).await.assert_status(204);
    pieces(&client, begun.header("location"), PHOTO_PIECE, rest).await;
    assert_eq!(photos.sweep(&app.db, Utc::now() + TimeDelta::days(1)).await.unwrap(), 0);
    assert_eq!(client.get("/photos/999999").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn photos_lie_beside_the_database_unless_told_otherwise() {
    let config = server::Config::read(|_| None).unwrap();
    assert_eq!(config.photos, PhotoPlace::Folder("data/photos".into()));
}
