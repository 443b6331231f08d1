//! Downloads: posters and leaflets as the print shop needs them.

use crate::{
    public::talk,
    support::{Answer, Ground, TestApp, a_talk, shared},
};
use axum::{body::Body, http::Request};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use domain::{activities::ActivityForm, settings::SettingsForm};
use std::{io::Cursor, path::Path, process::Command};

both!(
    each_sheet_is_a_pdf_with_its_pages,
    the_print_shop_finds_no_fault,
    sheets_of_no_single_activity_are_for_everybody,
    they_name_who_runs_the_site,
    a_sheet_in_english_is_asked_for_by_the_language,
    a_partner_takes_away_only_what_it_may_see,
    a_character_without_a_glyph_is_named_and_nothing_is_printed,
    the_public_is_told_in_a_page_why_a_sheet_cannot_be_printed,
    what_nobody_sees_in_a_title_stops_no_printing,
    the_preview_shows_every_sheet,
    an_attendance_sheet_leads_to_the_log_of_its_activity,
    an_attendance_sheet_is_for_staff_and_takes_any_title,
    a_schedule_is_a_sheet_named_by_its_campaign_with_its_headings_on_each_page,
);

/// The file, its pages, and its trimmed size in millimetres.
const SHEETS: [(&str, usize, &str); 4] = [
    ("poster-a2", 1, "420x594"),
    ("poster-a3", 1, "297x420"),
    ("poster-a4", 1, "210x297"),
    ("leaflet-a5", 2, "148x210"),
];

async fn a_talk_to_print(app: &TestApp) -> (Ground, i64) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    (ground, id)
}

async fn sheet(app: &TestApp, id: i64, file: &str) -> Answer {
    app.as_planner().await.get(&format!("/activities/{id}/{file}.pdf")).await.assert_ok()
}

async fn each_sheet_is_a_pdf_with_its_pages(app: &TestApp) {
    let (_, id) = a_talk_to_print(app).await;
    for (file, pages, _) in SHEETS {
        let answer = sheet(app, id, file).await;
        assert_eq!(answer.header("content-type"), "application/pdf");
        assert!(answer.header("content-disposition").contains(&format!("{file}-{id}.pdf")));
        assert!(answer.body.starts_with(b"%PDF-"));
        let document = lopdf::Document::load_mem(&answer.body).unwrap();
        assert_eq!(document.get_pages().len(), pages, "{file}");
    }
}

/// The checks that a print shop makes, by tools that are not ours.
async fn the_print_shop_finds_no_fault(app: &TestApp) {
    let Some(check) = shared("check/pdf_check") else { return };
    let tools = ["python3", "qpdf", "pdfinfo", "pdffonts", "pdftotext", "pdftoppm", "zbarimg"];
    if let Some(missing) = tools.iter().find(|tool| !is_installed(tool)) {
        println!("skipped: {missing} is not installed");
        return;
    }
    let (_, id) = a_talk_to_print(app).await;
    let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
    let public = format!("{}/a/{}", app.config.base_url, detail.public_id);
    let (front, issuer) =
        (format!("{}/", app.config.base_url), "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội");
    for (file, pages, trim) in SHEETS {
        let path = app.folder().join(format!("{file}.pdf"));
        std::fs::write(&path, sheet(app, id, file).await.body).unwrap();
        inspect(&check, &path, (pages, trim), &public, &detail.activity.title);
        let general = app.a_stranger().get(&format!("/materials/{file}.pdf")).await.assert_ok();
        std::fs::write(&path, general.body).unwrap();
        inspect(&check, &path, (pages, trim), &front, issuer);
    }
}

/// Looks at a sheet as a print shop does; its code leads to an address, and its last page holds a text.
#[track_caller]
fn inspect(check: &Path, sheet: &Path, (pages, trim): (usize, &str), code: &str, text: &str) {
    let pages = pages.to_string();
    // An office prints A4 as it is.
    let bleed = if trim == "210x297" { "0" } else { "3" };
    let checked = Command::new("python3")
        .arg(check)
        .arg(sheet)
        .args(["--cmyk", "--bleed", bleed, "--trim", trim, "--pages", &pages])
        .args(["--page", &pages, "--qr", code, "--text", text])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{sheet:?}: {said}{}", String::from_utf8_lossy(&checked.stderr));
}

fn is_installed(tool: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(tool).is_file())
}

async fn sheets_of_no_single_activity_are_for_everybody(app: &TestApp) {
    let ground = app.running_campaign().await;
    let stranger = app.a_stranger();
    for path in ["/".to_owned(), "/help".to_owned(), format!("/c/{}", ground.id)] {
        stranger.get(&path).await.assert_ok().assert_holds("href=\"/materials\"");
    }
    for (language, title) in [("vi", "Ấn phẩm để tải và in"), ("en", "Materials to download and print")]
    {
        stranger.set_cookie("language", language);
        let page = stranger.get("/materials").await.assert_ok();
        page.assert_holds(title).assert_holds("tel:111");
        for (file, pages, _) in SHEETS {
            let path = format!("/materials/{file}.pdf");
            page.assert_holds(&format!("href=\"{path}\""));
            let answer = stranger.get(&path).await.assert_ok();
            assert_eq!(answer.header("content-type"), "application/pdf");
            assert!(answer.body.starts_with(b"%PDF-"), "{path}");
            let document = lopdf::Document::load_mem(&answer.body).unwrap();
            assert_eq!((document.get_pages().len(), &*spoken(&answer)), (pages, language), "{path}");
        }
    }
    for file in ["poster-a5.pdf", "poster-a3", "leaflet-a5.png", "khac.pdf"] {
        stranger.get(&format!("/materials/{file}")).await.assert_status(404);
    }
}

async fn they_name_who_runs_the_site(app: &TestApp) {
    let stranger = app.a_stranger();
    let before = stranger.get("/materials/leaflet-a5.pdf").await.assert_ok();
    let settings = app.db.settings().await.unwrap();
    // However long, it has its line.
    let long = "Phố Lý Thường Kiệt, phường Cửa Nam, Hà Nội ".repeat(6);
    let form = SettingsForm {
        name: "ỦY BAN MẶT TRẬN ".repeat(12).trim().into(),
        address: long.trim().into(),
        phone: "024 3825 3125".into(),
        ..SettingsForm::from(&settings)
    };
    app.db.save_settings(&app.administrator().await, &form).await.unwrap();
    for (file, ..) in SHEETS {
        stranger.get(&format!("/materials/{file}.pdf")).await.assert_ok();
    }
    let after = stranger.get("/materials/leaflet-a5.pdf").await.assert_ok();
    assert_ne!(before.header("etag"), after.header("etag"));
}

/// The language that a file says it speaks.
fn spoken(sheet: &Answer) -> String {
    let document = lopdf::Document::load_mem(&sheet.body).unwrap();
    String::from_utf8_lossy(document.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap()).into_owned()
}

async fn a_sheet_in_english_is_asked_for_by_the_language(app: &TestApp) {
    let (_, id) = a_talk_to_print(app).await;
    let client = app.as_planner().await;
    let vietnamese = client.get(&format!("/activities/{id}/leaflet-a5.pdf")).await.assert_ok();
    client
        .post("/do/language", &[("language", "en"), ("back", "/campaigns")])
        .await
        .assert_redirect("/campaigns");
    assert_eq!(client.cookie("language").as_deref(), Some("en"));
    client.get("/campaigns").await.assert_ok().assert_holds("<html lang=\"en\"");
    let english = client.get(&format!("/activities/{id}/leaflet-a5.pdf")).await.assert_ok();
    // Whatever their planner reads, the sheets speak the language that they are asked for in.
    let asked = client.get(&format!("/activities/{id}/leaflet-a5.pdf?language=vi")).await.assert_ok();
    assert_eq!([&vietnamese, &english, &asked].map(spoken), ["vi", "en", "vi"]);
    let page = client.get(&format!("/activities/{id}/print?language=vi")).await.assert_ok();
    page.assert_holds("leaflet-a5.pdf?language=vi").assert_holds("print?language=en");
}

async fn a_partner_takes_away_only_what_it_may_see(app: &TestApp) {
    let (ground, supported) = a_talk_to_print(app).await;
    let other = app.plan(&ActivityForm { supporting: vec![], ..a_talk(&ground) }).await;
    let partner = app.as_partner().await;
    partner.get(&format!("/activities/{supported}/leaflet-a5.pdf")).await.assert_ok();
    partner.get(&format!("/activities/{other}/leaflet-a5.pdf")).await.assert_status(404);
    partner.get(&format!("/activities/{other}/poster-a2.pdf")).await.assert_status(404);
}

/// A box in the place of a letter would be seen only once ten thousand copies are printed.
async fn a_character_without_a_glyph_is_named_and_nothing_is_printed(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&ActivityForm { title: "Tọa đàm \u{13000}".into(), ..a_talk(&ground) }).await;
    let client = app.as_planner().await;
    // A program is told by the answer itself.
    let (file, program) = (format!("/activities/{id}/poster-a2.pdf"), "application/pdf");
    let answer = client.send(Request::get(&file).header("accept", program), Body::empty()).await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let said: serde_json::Value = serde_json::from_str(&answer.assert_status(422).text()).unwrap();
    assert_eq!(said["status"], 422);
    assert!(said["detail"].as_str().unwrap().contains('\u{13000}'), "{said}");
    // On the page, to which a browser is led, it is said in the reader's language, with the way to change it.
    let answer = client.get(&file).await.assert_redirect(&format!("/activities/{id}/print?language=vi"));
    let page = client.follow(&answer).await.assert_status(422);
    page.assert_holds("có ký tự “\u{13000}” mà phông chữ in không có");
    let edit = format!("href=\"/activities/{id}/edit\"");
    page.assert_holds(&edit);
    // Who may not change it is not sent to where it is changed.
    let page = app.as_viewer().await.get(&format!("/activities/{id}/print")).await.assert_status(422);
    page.assert_holds("mà phông chữ in không có").assert_lacks(&edit);
    let long = "Nghiêng nghiêng thương trường ".repeat(10);
    let id = app.plan(&ActivityForm { title: long.trim().into(), ..a_talk(&ground) }).await;
    let page = client.get(&format!("/activities/{id}/print")).await.assert_status(422);
    page.assert_holds("dài quá, không đặt vừa trên tờ in");
}

async fn the_public_is_told_in_a_page_why_a_sheet_cannot_be_printed(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let stranger = app.a_stranger();
    let long = "Nghiêng nghiêng thương trường ".repeat(10);
    for (title, sheet, why) in [
        ("Tọa đàm \u{13000}", "poster-a3", "ký tự mà phông chữ in không có"),
        (long.trim(), "leaflet-a5", "dài quá"),
    ] {
        let name = talk(app, &ground, title, 1).await;
        let (page, file) = (format!("/a/{name}"), format!("/a/{name}/{sheet}.pdf"));
        let answer = stranger.get(&file).await.assert_redirect(&format!("{page}/unprintable?why="));
        let told = stranger.follow(&answer).await.assert_status(422);
        told.assert_holds(why).assert_holds(&format!("href=\"{page}\""));
        let program = Request::get(&file).header("accept", "*/*");
        let answer = stranger.send(program, Body::empty()).await.assert_status(422);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    stranger.set_cookie("language", "en");
    let told = stranger.get("/materials/unprintable?why=no-glyph").await.assert_status(422);
    told.assert_holds("a character that the print font lacks").assert_holds("href=\"/materials\"");
    stranger.get("/a/khong-co/unprintable").await.assert_status(404);
}

/// It comes along with what is copied from web pages and letters.
async fn what_nobody_sees_in_a_title_stops_no_printing(app: &TestApp) {
    let ground = app.running_campaign().await;
    let title = "\u{feff}Tọa\u{200b} đàm\u{200e} №\u{a0}1\u{2011}2026, phòng\u{ad} ngừa";
    let id = app.plan(&ActivityForm { title: title.into(), ..a_talk(&ground) }).await;
    assert_eq!(app.title_of(id).await, "Tọa đàm No.\u{a0}1-2026, phòng ngừa");
    for (file, ..) in SHEETS {
        sheet(app, id, file).await;
    }
}

async fn the_preview_shows_every_sheet(app: &TestApp) {
    let (ground, id) = a_talk_to_print(app).await;
    // Whoever is invited has to know where to.
    let nowhere = ActivityForm { venue_name: String::new(), venue_address: String::new(), ..a_talk(&ground) };
    let nowhere = app.plan(&nowhere).await;
    let planner = app.as_planner().await;
    planner.get(&format!("/activities/{nowhere}/print")).await.assert_ok().assert_holds("Thêm địa điểm");
    planner.get(&format!("/activities/{id}/print")).await.assert_ok().assert_lacks("Thêm địa điểm");
    let page = app.as_planner().await.get(&format!("/activities/{id}/print")).await.assert_ok();
    // The poster, both sides of the leaflet, the attendance sheet.
    assert_eq!(page.text().matches("<figure class=\"sheet\">").count(), 4);
    page.assert_holds(&format!("/activities/{id}/attendance.pdf?language=vi"));
    for (file, ..) in SHEETS {
        page.assert_holds(&format!("/activities/{id}/{file}.pdf"));
    }
}

async fn an_attendance_sheet_leads_to_the_log_of_its_activity(app: &TestApp) {
    let (_, id) = a_talk_to_print(app).await;
    let answer = sheet(app, id, "attendance").await;
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(answer.header("content-disposition").contains(&format!("attendance-{id}.pdf")));
    assert_eq!(
        (lopdf::Document::load_mem(&answer.body).unwrap().get_pages().len(), &*spoken(&answer)),
        (1, "vi")
    );
    let planner = app.as_planner().await;
    let english = planner.get(&format!("/activities/{id}/attendance.pdf?language=en")).await.assert_ok();
    assert_eq!(spoken(&english), "en");
    let Some(check) = shared("check/pdf_check") else { return };
    if ["python3", "qpdf", "pdftotext", "pdftoppm", "zbarimg"].iter().any(|tool| !is_installed(tool)) {
        return;
    }
    let path = app.folder().join("attendance.pdf");
    std::fs::write(&path, answer.body).unwrap();
    let code = format!("{}/outreach/new?activity={id}", app.config.base_url);
    let checked = Command::new("python3")
        .arg(check)
        .arg(&path)
        .args(["--cmyk", "--bleed", "0", "--trim", "210x297", "--pages", "1", "--qr", &code])
        .args(["--text", &format!("HĐ-{id}"), "--text", "Họ và tên", "--text", "Phường Đống Đa"])
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

async fn an_attendance_sheet_is_for_staff_and_takes_any_title(app: &TestApp) {
    let ground = app.running_campaign().await;
    let long = "Nghiêng nghiêng thương trường ".repeat(10);
    let id = app.plan(&ActivityForm { title: long.trim().into(), ..a_talk(&ground) }).await;
    sheet(app, id, "attendance").await;
    let public = app.db.activities(&app.planner().await).find(id).await.unwrap().public_id;
    for path in [format!("/a/{public}/attendance.pdf"), "/materials/attendance.pdf".to_owned()] {
        app.as_planner().await.get(&path).await.assert_status(404);
    }
    let other = app.plan(&ActivityForm { supporting: vec![], ..a_talk(&ground) }).await;
    app.as_partner().await.get(&format!("/activities/{other}/attendance.pdf")).await.assert_status(404);
    let unset = app.plan(&ActivityForm { title: "Tọa đàm \u{13000}".into(), ..a_talk(&ground) }).await;
    let file = format!("/activities/{unset}/attendance.pdf");
    let program = Request::get(&file).header("accept", "application/pdf");
    app.as_planner().await.send(program, Body::empty()).await.assert_status(422);
}

async fn a_schedule_is_a_sheet_named_by_its_campaign_with_its_headings_on_each_page(app: &TestApp) {
    let (ground, _) = a_talk_to_print(app).await;
    let answer = app.as_planner().await.get(&format!("/campaigns/{}/schedule.xlsx", ground.id)).await;
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(answer.assert_ok().body)).unwrap();
    assert_eq!(workbook.sheet_names(), ["99-KH-THU"]);
    let repeated = workbook.defined_names().iter().any(|(name, range)| {
        name.contains("Print_Titles") && range.contains("$3:$3") && range.contains("99-KH-THU")
    });
    assert!(repeated, "{:?}", workbook.defined_names());
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    for column in 0..sheet.width() {
        let Some(Data::String(heading)) = sheet.get((2, column)) else { panic!("no heading {column}") };
        assert!(heading.chars().next().unwrap().is_uppercase(), "{heading}");
    }
}
