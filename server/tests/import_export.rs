//! Lists exported and imported as tables: nothing is lost on the way, and all of a table is taken or none.

use crate::support::{Answer, Client, TestApp};
use domain::{
    import_export::{List, Row, Table},
    time::today,
};
use store::Error;

both!(
    what_is_taken_away_comes_back_unchanged,
    a_sheet_is_looked_at_before_it_is_imported,
    every_refused_row_is_named_and_nothing_is_imported,
    all_that_is_wrong_with_a_row_is_told_at_once,
    a_column_that_is_missing_leaves_what_is_there,
    people_are_imported_and_wait_for_their_links,
    a_successor_may_stand_further_down,
    a_row_means_the_organisation_of_its_marks,
    units_open_and_end_by_a_sheet,
    one_record_twice_in_a_sheet_is_refused,
    a_file_that_is_no_sheet_is_told,
    who_may_export_and_who_may_import,
    a_sheet_is_shown_to_nobody_else,
);

async fn upload(client: &Client, list: List, text: &str) -> Answer {
    client.upload(&format!("/lists/{}/read", list.word()), "danh-muc.csv", text.as_bytes()).await
}

/// Uploads and looks at what it would do.
async fn preview(client: &Client, list: List, text: &str) -> Answer {
    let answer = upload(client, list, text).await;
    assert!(answer.redirect().contains("?draft="), "{}", answer.redirect());
    client.follow(&answer).await.assert_ok()
}

async fn import_table(client: &Client, list: List, text: &str) -> Answer {
    let page = preview(client, list, text).await;
    let key = page.value_of("key");
    client.post("/do/lists/bring-in", &[("list", list.word()), ("key", &key)]).await
}

async fn what_is_taken_away_comes_back_unchanged(app: &TestApp) {
    let administrator = app.as_administrator().await;
    for language in ["vi", "en"] {
        administrator.set_cookie("language", language);
        for list in List::ALL {
            let before = app.db.table(&app.administrator().await, *list).await.unwrap();
            assert!(!before.rows.is_empty(), "{list:?}");
            for kind in ["csv", "xlsx"] {
                let file = administrator.get(&format!("/lists/{}.{kind}", list.word())).await.assert_ok();
                assert!(file.header("content-disposition").contains(&format!("{}.{kind}", list.word())));
                let path = format!("/lists/{}/read", list.word());
                let answer = administrator.upload(&path, "danh-muc", &file.body).await;
                let page = administrator.follow(&answer).await.assert_ok();
                let told = if language == "vi" {
                    "giống hệt danh mục hiện có"
                } else {
                    "the same as the present list"
                };
                page.assert_holds(told).assert_lacks("/do/lists/bring-in");
            }
            assert_eq!(app.db.table(&app.administrator().await, *list).await.unwrap(), before);
        }
    }
}

async fn a_sheet_is_looked_at_before_it_is_imported(app: &TestApp) {
    let planner = app.as_planner().await;
    let csv = "Số điện thoại;Tên đường dây;Kiểm tra ngày;Ghi chú\n1900 54 55 59;Tư vấn pháp luật;20/11/2026;x\n113;Công an (gọi ngay);20/11/2026;\n";
    let page = preview(&planner, List::Hotlines, csv).await;
    page.assert_holds("1900 54 55 59").assert_holds("Ghi chú");
    // What will change is seen, and not what is added.
    let text = page.text();
    let cells = text.split("Những ô sẽ đổi").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(cells.contains("Công an – khi khẩn cấp") && cells.contains("Công an (gọi ngay)"), "{cells}");
    assert!(!cells.contains("1900 54 55 59"), "{cells}");
    let before = app.db.hotlines().await.unwrap();
    assert!(before.iter().all(|line| line.number != "1900 54 55 59"), "looking changes nothing");
    let answer =
        import_table(&planner, List::Hotlines, csv).await.assert_redirect("/hotlines?added=1&changed=1");
    planner.follow(&answer).await.assert_ok().assert_holds("Đã nhập: 1 thêm mới, 1 cập nhật");
    let after = app.db.hotlines().await.unwrap();
    assert_eq!(after.len(), before.len() + 1);
    let police = after.iter().find(|line| line.number == "113").unwrap();
    assert_eq!(police.name, "Công an (gọi ngay)");
    assert!(!police.name_en.is_empty(), "a column that the table lacks stays");
}

async fn every_refused_row_is_named_and_nothing_is_imported(app: &TestApp) {
    let planner = app.as_planner().await;
    let csv = "number,name,checked_on\n1800 1234,Đường dây mới,20/11/2026\ngọi tôi,Sai số,20/11/2026\n\n1800 5678,,31/02/2026\n";
    let before = app.db.hotlines().await.unwrap();
    let page = preview(&planner, List::Hotlines, csv).await;
    page.assert_holds("2 dòng cần sửa").assert_holds(">3</td>").assert_holds(">5</td>");
    page.assert_holds("không phải số điện thoại").assert_holds("không phải một ngày");
    page.assert_lacks("/do/lists/bring-in");
    assert_eq!(app.db.hotlines().await.unwrap(), before);
    let page = preview(&planner, List::Hotlines, "number,name\n1800 1234,Thiếu ngày\n").await;
    page.assert_holds("Kiểm tra ngày").assert_holds("tệp thiếu cột này").assert_lacks("/do/lists/bring-in");
    // Nobody else can save anything while rows come in, so there is an end to them.
    let many: String = (0..2_001).map(|number| format!("1800 {number},Số {number},20/11/2026\n")).collect();
    let page = preview(&planner, List::Hotlines, &format!("number,name,checked_on\n{many}")).await;
    page.assert_holds("có quá nhiều dòng, nhiều nhất 2000").assert_lacks("/do/lists/bring-in");
    assert_eq!(app.db.hotlines().await.unwrap(), before);
}

async fn all_that_is_wrong_with_a_row_is_told_at_once(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let csv = "login,name,role,unit\nnguoi.moi,,chủ tịch,Phường Không Có\n";
    let page = preview(&administrator, List::Accounts, csv).await;
    for label in ["Họ và tên", "Vai trò", "Đơn vị"] {
        page.assert_holds(label);
    }
    page.assert_holds("cần được điền").assert_holds("không có trong danh sách");
}

async fn a_column_that_is_missing_leaves_what_is_there(app: &TestApp) {
    let planner = app.as_planner().await;
    let before = app.db.audiences().await.unwrap().remove(0);
    let csv = format!("Tên,Tên tiếng Anh\n\"{}\",Overseas workers to be\n", before.name);
    import_table(&planner, List::Audiences, &csv).await.assert_redirect("/audiences?added=0&changed=1");
    let after = app.db.audiences().await.unwrap().remove(0);
    assert_eq!(after.name_en, "Overseas workers to be");
    assert_eq!((&after.message, &after.kinds, after.id), (&before.message, &before.kinds, before.id));
}

async fn people_are_imported_and_wait_for_their_links(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let unit = app.db.units_within(today(), today()).await.unwrap();
    let lang = unit.iter().find(|unit| unit.name == "Phường Láng").unwrap();
    let csv = format!(
        "Tên đăng nhập,Họ và tên,Vai trò,Đơn vị\nlang.canbo,Nguyễn Văn Láng,Cán bộ đơn vị,{} Phường Láng\nxem,Người Xem Mới,viewer,\n",
        lang.code
    );
    let role = app.as_administrator().await.get("/accounts/new").await.text();
    assert!(role.contains("unit_officer"));
    let csv = csv.replace("Cán bộ đơn vị", "unit_officer");
    import_table(&administrator, List::Accounts, &csv).await.assert_redirect("/accounts?added=1&changed=1");
    let added = app.db.account_keeper(&store::system()).unwrap().find_by_login("lang.canbo").await.unwrap();
    assert_eq!((added.unit, added.joined), (Some(lang.id), false));
    assert_eq!(
        app.db.account_keeper(&store::system()).unwrap().find_by_login("xem").await.unwrap().name,
        "Người Xem Mới"
    );
    let wrong = "login,name,role,unit\nai.do,Ai Đó,unit_officer,Phường Không Có\n";
    preview(&administrator, List::Accounts, wrong).await.assert_holds("không có trong danh sách");
    // The last administrator cannot be brought out of office by a file either.
    let last = "login,name,role\nquantri,Quản Trị,viewer\n";
    preview(&administrator, List::Accounts, last).await.assert_holds("quản trị viên cuối cùng");
}

async fn a_successor_may_stand_further_down(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let csv = "Tên,Loại,Hoạt động đến ngày,Kế thừa bởi\nHội A,other,30/06/2026,Hội B\nHội B,other,31/07/2026,Hội C\nHội C,other,,\n";
    import_table(&administrator, List::Organisations, csv)
        .await
        .assert_redirect("/organisations?added=3&changed=0");
    let all = app.db.organisations().await.unwrap();
    let first = all.iter().find(|organisation| organisation.name == "Hội A").unwrap();
    assert_eq!(first.successors, ["Hội B"]);
    let lost = "Tên,Loại,Kế thừa bởi\nHội D,other,Hội Không Có\n";
    preview(&administrator, List::Organisations, lost).await.assert_holds("Kế thừa bởi");
}

/// The names of the printing houses.
async fn printers(app: &TestApp) -> Vec<String> {
    let all = app.db.organisations().await.unwrap().into_iter().map(|organisation| organisation.name);
    all.filter(|name| name.starts_with("Nhà in") || name.starts_with("Nha in")).collect()
}

async fn a_row_means_the_organisation_of_its_marks(app: &TestApp) {
    let administrator = app.as_administrator().await;
    // Two of a sheet are two, though only a mark tells them apart; so are one that is there and one of the sheet.
    let both = "Tên,Loại\nNhà in Tiên Phong,other\nNhà in Tiền Phong,other\n";
    import_table(&administrator, List::Organisations, both).await.assert_redirect("/organisations?added=2");
    let third = format!("{both}Nhà in Tiến Phong,other\n");
    import_table(&administrator, List::Organisations, &third).await.assert_redirect("/organisations?added=1");
    assert_eq!(printers(app).await, ["Nhà in Tiên Phong", "Nhà in Tiền Phong", "Nhà in Tiến Phong"]);
    // Without marks it could be any of them, so it is none.
    let bare = "Tên,Loại,Kế thừa bởi\nNhà in Hòa Bình,other,Nha in Tien Phong\n";
    preview(&administrator, List::Organisations, bare).await.assert_holds("không có trong danh sách");
    // Where one fits, its marks are put right, which is seen before.
    let plain = "Tên,Loại\nNha in Hoa Binh,other\n";
    import_table(&administrator, List::Organisations, plain).await.assert_redirect("/organisations?added=1");
    let right = "Tên,Loại,Kế thừa bởi\nNhà in Hòa Bình,other,Nhà in Tiền Phong\n";
    preview(&administrator, List::Organisations, right).await.assert_holds("Nha in Hoa Binh");
    import_table(&administrator, List::Organisations, right)
        .await
        .assert_redirect("/organisations?added=0&changed=1");
    assert_eq!(printers(app).await[0], "Nhà in Hòa Bình");
}

async fn units_open_and_end_by_a_sheet(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let lang = app.db.units_within(today(), today()).await.unwrap();
    let lang = lang.iter().find(|unit| unit.name == "Phường Láng").unwrap().clone();
    let csv = format!(
        "Mã;Tên;Loại;Mã đơn vị cấp trên;Có hiệu lực từ;Có hiệu lực đến\n{};Phường Láng;Phường;01;01/07/2025;31/12/2026\n99998;Phường Hoa Ban;Phường;01;01/01/2027;\n",
        lang.code
    );
    let page = preview(&administrator, List::Units, &csv).await;
    page.assert_holds("Phường Hoa Ban").assert_holds("Phường Láng").assert_holds(">31/12/2026</td>");
    import_table(&administrator, List::Units, &csv).await.assert_redirect("/units?added=1&changed=1");
    let page = administrator.get(&format!("/units/{}", lang.id)).await.assert_ok();
    page.assert_holds("đến 31/12/2026");
    let audit = administrator.get("/audit?subject=unit").await.assert_ok();
    audit.assert_holds("nhập");
}

async fn one_record_twice_in_a_sheet_is_refused(app: &TestApp) {
    let planner = app.as_planner().await;
    let csv = "number,name,checked_on\n1800 1234,Một,20/11/2026\n1800 1234,Hai,20/11/2026\n";
    preview(&planner, List::Hotlines, csv).await.assert_holds("đã được dùng").assert_holds(">3</td>");
    let csv = "on,name\n7/4,Ngày Sức khỏe\n7/4,ngày sức khỏe\n";
    preview(&planner, List::KeyDays, csv).await.assert_holds("đã được dùng");
}

async fn a_file_that_is_no_sheet_is_told(app: &TestApp) {
    let planner = app.as_planner().await;
    for (bytes, words) in [
        (b"".to_vec(), "Hãy chọn một tệp"),
        (b"number,name,checked_on\n".to_vec(), "không có dòng nào"),
        (b"PK\x03\x04 no workbook".to_vec(), "Không đọc được tệp này"),
        (b"%PDF-1.7 \0\0".to_vec(), "Không đọc được tệp này"),
        (vec![b'a'; (5 << 20) + 1], "lớn hơn 5 MB"),
        (vec![b'a'; 4 << 20], "dòng quá dài hoặc quá nhiều dòng trống"),
        (b"\n".repeat(4 << 20), "dòng quá dài hoặc quá nhiều dòng trống"),
    ] {
        let answer = planner.upload("/lists/hotlines/read", "tep", &bytes).await;
        planner.follow(&answer).await.assert_ok().assert_holds(words);
    }
    planner.upload("/lists/secrets/read", "tep", b"x").await.assert_status(404);
    planner.get("/lists/secrets.csv").await.assert_status(404);
    planner.get("/lists/hotlines.pdf").await.assert_status(404);
    planner.get("/lists/secrets/import").await.assert_status(404);
    planner.get("/lists/hotlines/import?draft=khong-co").await.assert_ok().assert_holds("type=\"file\"");
}

async fn who_may_export_and_who_may_import(app: &TestApp) {
    for login in ["quantri", "kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        let me = app.db.actor_by_login(login).await.unwrap();
        for list in List::ALL {
            let (see, keep) = (list.may_be_seen_by(&me), list.may_be_kept_by(&me));
            let word = list.word();
            client.get(&format!("/lists/{word}.csv")).await.assert_status(if see { 200 } else { 403 });
            client.get(&format!("/lists/{word}/import")).await.assert_status(if keep { 200 } else { 403 });
            let answer = upload(&client, *list, "name\nx\n").await;
            assert_eq!(answer.status == 403, !keep, "{login} {list:?}");
            let refused = app.db.import_table(&me, *list, &Table::default(), true).await;
            assert_eq!(matches!(refused, Err(Error::Forbidden)), !keep, "{login} {list:?}");
        }
    }
    let stranger = app.a_stranger();
    let answer = stranger.upload("/lists/hotlines/read", "tep", b"number\n1\n").await;
    assert!(answer.status == 400 || answer.redirect().starts_with("/sign-in"), "{}", answer.status);
}

async fn a_sheet_is_shown_to_nobody_else(app: &TestApp) {
    let (planner, administrator) = (app.as_planner().await, app.as_administrator().await);
    let answer =
        upload(&planner, List::Hotlines, "number,name,checked_on\n1800 9999,Bí mật,20/11/2026\n").await;
    administrator.follow(&answer).await.assert_ok().assert_lacks("1800 9999");
    let key = answer.redirect().split("draft=").nth(1).unwrap().to_owned();
    administrator
        .post("/do/lists/bring-in", &[("list", "hotlines"), ("key", &key)])
        .await
        .assert_redirect("/lists/");
    assert!(app.db.hotlines().await.unwrap().iter().all(|line| line.number != "1800 9999"));
}

#[test]
fn a_row_gives_a_cell_by_its_column() {
    let table =
        Table::of(List::KeyDays, std::iter::once(vec!["30/07".to_owned(), "Ngày".to_owned(), String::new()]));
    let row: Row<'_> = table.rows().next().unwrap();
    assert_eq!((row.line, row.get("name"), row.get("lost")), (2, Some("Ngày"), None));
}
