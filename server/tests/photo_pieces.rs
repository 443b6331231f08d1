//! Photos that come in pieces, from a phone or out of a form: they go on where they stopped, and nothing of them stays.

use crate::{
    photos::{address, asked, base64, detail, large, logged, officer, photo, png},
    support::{Answer, Client, TestApp},
};
use axum::{body::Body, http::request::Builder};
use domain::outreach::PHOTO_PIECE;
use object_store::{ObjectStore, memory::InMemory, path::Path};
use server::{Photos, router_over};
use sha2::{Digest, Sha256};
use std::sync::Arc;

both!(
    a_cut_upload_goes_on_where_it_stopped,
    a_piece_in_the_wrong_place_is_refused,
    no_more_than_a_piece_comes_at_once,
    what_a_form_sends_leaves_no_pieces,
);

pub async fn begin(client: &Client, name: &str, length: usize) -> Answer {
    let request = asked("POST", &address(name));
    let request = request.header("tus-resumable", "1.0.0").header("upload-length", length);
    client.send(request, Body::empty()).await
}

/// The rest of a photo, a piece after the other.
pub async fn pieces(client: &Client, there: &str, from: usize, rest: &[u8]) {
    for (at, bytes) in (from..).step_by(PHOTO_PIECE).zip(rest.chunks(PHOTO_PIECE)) {
        piece(client, there, at, bytes).await.assert_status(204);
    }
}

pub async fn piece(client: &Client, there: &str, offset: usize, bytes: &[u8]) -> Answer {
    client.send(piece_request(there, offset), Body::from(bytes.to_vec())).await
}

fn piece_request(there: &str, offset: usize) -> Builder {
    let request = asked("PATCH", there).header("tus-resumable", "1.0.0").header("upload-offset", offset);
    request.header("content-type", "application/offset+octet-stream")
}

pub async fn head(client: &Client, there: &str) -> Answer {
    client.send(asked("HEAD", there).header("tus-resumable", "1.0.0"), Body::empty()).await
}

async fn a_cut_upload_goes_on_where_it_stopped(app: &TestApp) {
    let (log, ..) = logged(app).await;
    let client = app.as_officer().await;
    let picture = large(2);
    let begun = begin(&client, "lon.png", picture.len()).await.assert_status(201);
    let there = begun.header("location").to_owned();
    assert_eq!(begun.header("upload-offset"), "0");
    let (first, rest) = picture.split_at(PHOTO_PIECE);
    let sent = piece(&client, &there, 0, first).await.assert_status(204);
    assert_eq!(sent.header("upload-offset"), PHOTO_PIECE.to_string());
    // A connection that breaks, a page that is opened again, another server over the same database.
    let stands = head(&client, &there).await.assert_ok();
    assert_eq!(stands.header("upload-offset"), PHOTO_PIECE.to_string());
    assert_eq!(stands.header("upload-length"), picture.len().to_string());
    let again = begin(&client, "lon.png", picture.len()).await.assert_status(201);
    assert_eq!(
        (again.header("location"), again.header("upload-offset")),
        (&*there, &*PHOTO_PIECE.to_string())
    );
    pieces(&client, &there, PHOTO_PIECE, rest).await;
    head(&client, &there).await.assert_status(404);
    let cards = app.db.logs(&officer(app).await).photos(log).await.unwrap();
    assert_eq!((cards.len(), cards[0].width, cards[0].height), (1, 500, 400));
    // Who did not hear that it came is told so.
    let known = begin(&client, "lon.png", picture.len()).await.assert_status(200);
    assert_eq!(photo(&known), cards[0].id);
    // The uploads of others are theirs.
    let begun = begin(&client, "khac.png", 1_000).await.assert_status(201);
    head(&app.as_planner().await, begun.header("location")).await.assert_status(404);
}

async fn a_piece_in_the_wrong_place_is_refused(app: &TestApp) {
    logged(app).await;
    let client = app.as_officer().await;
    let picture = png(40, 30, 7);
    let begun = begin(&client, "a.png", picture.len()).await.assert_status(201);
    let there = begun.header("location").to_owned();
    piece(&client, &there, 5, &picture).await.assert_status(409);
    let request = piece_request(&there, 0).header("upload-checksum", "sha1 AAAA");
    client.send(request, Body::from(picture.clone())).await.assert_status(460);
    let request = piece_request(&there, 0).header("upload-checksum", "md5 AAAA");
    client.send(request, Body::from(picture.clone())).await.assert_status(400);
    let long = [picture.as_slice(), b"more"].concat();
    piece(&client, &there, 0, &long).await.assert_status(413);
    let other = asked("PATCH", &there).header("tus-resumable", "0.2.2").header("upload-offset", 0);
    let other = client.send(other, Body::from(picture.clone())).await.assert_status(412);
    assert_eq!(other.header("tus-version"), "1.0.0");
    assert!(detail(&other).contains("1.0.0"), "{}", detail(&other));
    let hash = base64(&Sha256::digest(&picture));
    let request = piece_request(&there, 0).header("upload-checksum", format!("sha256 {hash}"));
    client.send(request, Body::from(picture.clone())).await.assert_status(204);
    // Pieces that make no picture are thrown away with their upload.
    let begun = begin(&client, "b.png", 4).await.assert_status(201);
    let there = begun.header("location").to_owned();
    piece(&client, &there, 0, b"abcd").await.assert_status(422);
    head(&client, &there).await.assert_status(404);
    begin(&client, "c.png", 21 << 20).await.assert_status(413);
}

async fn no_more_than_a_piece_comes_at_once(app: &TestApp) {
    logged(app).await;
    let client = app.as_officer().await;
    let picture = large(5);
    let begun = begin(&client, "a.png", picture.len()).await.assert_status(201);
    let there = begun.header("location").to_owned();
    let refused = piece(&client, &there, 0, &picture[..=PHOTO_PIECE]).await.assert_status(413);
    assert!(detail(&refused).contains("256 kB"), "{}", detail(&refused));
    assert_eq!(head(&client, &there).await.assert_ok().header("upload-offset"), "0");
    pieces(&client, &there, 0, &picture).await;
    // What is no id is none on either database.
    head(&client, "/api/v1/uploads/%00").await.assert_status(404);
    piece(&client, "/api/v1/uploads/%00", 0, b"a").await.assert_status(404);
}

async fn what_a_form_sends_leaves_no_pieces(app: &TestApp) {
    let (log, ..) = logged(app).await;
    let files = Arc::new(InMemory::new());
    let photos = Photos::over(files.clone() as Arc<dyn ObjectStore>);
    let client = Client::new(router_over(&app.config, app.db.clone(), photos));
    client.sign_in("dongda", store::DEMO_PASSWORD).await.assert_redirect("/");
    let post = format!("/outreach/{log}/photos");
    let picture = large(6);
    client.upload(&post, "a.png", &picture).await.assert_redirect("/outreach/");
    let me = officer(app).await;
    let id = app.db.logs(&me).photos(log).await.unwrap()[0].id;
    let shown = client.get(&format!("/photos/{id}")).await.assert_ok();
    assert_eq!(image::load_from_memory(&shown.body).unwrap().width(), 500, "its pieces make one picture");
    let refused =
        client.upload(&post, "b.png", &[picture, vec![0; 20 << 20]].concat()).await.assert_refused();
    client.follow(&refused).await.assert_ok().assert_holds("20 MB");
    client.upload(&post, "c.png", &vec![1; 600_000]).await.assert_refused();
    let left = files.list_with_delimiter(Some(&Path::from("pieces"))).await.unwrap();
    assert!(left.objects.is_empty() && left.common_prefixes.is_empty(), "{left:?}");
    let kept = files.list_with_delimiter(Some(&Path::from("kept"))).await.unwrap();
    assert_eq!(kept.objects.len(), 2, "one photo and its small copy");
}
