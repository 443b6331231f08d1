//! Units opened, ended, renamed and corrected one by one.

use crate::support::{Answer, Client, TestApp, a_talk, posted};
use domain::{
    time::{parse_day, show_day, today},
    units::{UnitCard, UnitForm},
};

both!(
    a_unit_opens_and_can_be_chosen_from_its_day,
    a_code_that_is_in_use_is_refused,
    two_of_one_name_are_not_there_at_once,
    a_unit_keeps_its_former_name_for_the_days_before,
    a_slip_is_put_right_without_a_trace_in_the_names,
    a_unit_ends_and_says_what_is_still_planned_there,
    a_unit_that_holds_others_does_not_end,
    a_unit_that_ended_goes_on,
    a_renamed_unit_is_known_to_a_file_by_its_former_name,
    units_are_filtered_by_what_they_lie_in,
    a_unit_opened_by_mistake_is_removed_and_restored,
    a_unit_where_something_is_stays,
    two_who_change_one_unit_are_told_of_each_other,
    only_administrators_keep_units,
);

pub async fn unit(app: &TestApp, name: &str) -> UnitCard {
    let units = app.db.units_within(today(), today()).await.unwrap();
    units.into_iter().find(|unit| unit.name == name).unwrap()
}

async fn new_ward(app: &TestApp) -> UnitForm {
    UnitForm {
        code: "99999".into(),
        name: "Phường Hoa Sữa".into(),
        name_en: "Hoa Sữa Ward".into(),
        kind: "ward".into(),
        parent: unit(app, "Thành phố Hà Nội").await.id.to_string(),
        valid_from: "01/03/2026".into(),
    }
}

pub async fn post(client: &Client, act: &str, id: i64, version: &str, fields: &[(&str, &str)]) -> Answer {
    let id = id.to_string();
    let known = [("id", id.as_str()), ("form[version]", version)];
    client.post(&format!("/do/units/{act}"), &[&known, fields].concat()).await
}

async fn a_unit_opens_and_can_be_chosen_from_its_day(app: &TestApp) {
    let administrator = app.as_administrator().await;
    administrator.get("/units").await.assert_ok().assert_holds("href=\"/units/new\"");
    let answer = administrator.post_pairs("/do/units/add", &posted(&new_ward(app).await)).await;
    let page = administrator.follow(&answer.assert_redirect("/units/")).await.assert_ok();
    page.assert_holds("Phường Hoa Sữa").assert_holds("từ 01/03/2026");
    let ground = app.running_campaign().await;
    let talk = domain::activities::ActivityForm {
        units: vec![ground.unit("Phường Hoa Sữa")],
        ..a_talk(&ground)
    };
    assert!(app.plan(&talk).await > 0);
    let opened = unit(app, "Phường Hoa Sữa").await;
    assert_eq!(opened.path, format!("{}{}/", unit(app, "Thành phố Hà Nội").await.path, opened.id));
}

async fn a_code_that_is_in_use_is_refused(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let code = unit(app, "Phường Láng").await.code;
    for (form, field, words) in [
        (UnitForm { code, ..new_ward(app).await }, "code", "đã được dùng"),
        (UnitForm { code: "999".into(), ..new_ward(app).await }, "code", "5 chữ số"),
        (UnitForm { kind: "commune".into(), ..new_ward(app).await }, "name", "cần kèm loại ở đầu: “Xã …”"),
        (UnitForm { parent: String::new(), ..new_ward(app).await }, "parent", "cần được điền"),
        (UnitForm { valid_from: "mai".into(), ..new_ward(app).await }, "valid_from", "không phải một ngày"),
    ] {
        let answer = administrator.post_pairs("/do/units/add", &posted(&form)).await.assert_refused();
        let page = administrator.follow(&answer).await.assert_ok();
        page.assert_problem(field, words);
        assert_eq!(page.value_of("form[name]"), "Phường Hoa Sữa");
    }
}

async fn two_of_one_name_are_not_there_at_once(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let twin = UnitForm { name: "Phường láng".into(), ..new_ward(app).await };
    let answer = administrator.post_pairs("/do/units/add", &posted(&twin)).await.assert_refused();
    administrator.follow(&answer).await.assert_problem("name", "đã được dùng");
    let (lang, other) = (unit(app, "Phường Láng").await, unit(app, "Phường Đống Đa").await);
    for (act, fields) in [
        ("edit", vec![("form[name]", "Phường Láng")]),
        ("rename", vec![("form[name]", "Phường Láng"), ("form[from]", "01/03/2026")]),
    ] {
        let answer = post(&administrator, act, other.id, "1", &fields).await.assert_refused();
        administrator.follow(&answer).await.assert_ok().assert_holds("đã được dùng");
    }
    // Once the other has ended the name is free.
    post(&administrator, "end", lang.id, "1", &[("form[valid_to]", "28/02/2026")])
        .await
        .assert_redirect("/units/");
    let answer = administrator.post_pairs("/do/units/add", &posted(&twin)).await;
    answer.assert_redirect("/units/");
}

async fn a_unit_keeps_its_former_name_for_the_days_before(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let lang = unit(app, "Phường Láng").await;
    let fields = [("form[name]", "Phường Sông Tô"), ("form[from]", "01/03/2026")];
    let answer = post(&administrator, "rename", lang.id, "1", &fields).await.assert_redirect("/units/");
    administrator.follow(&answer).await.assert_ok().assert_holds("Phường Láng, đến 28/02/2026");
    for (on, name) in [("28/02/2026", "Phường Láng"), ("01/03/2026", "Phường Sông Tô")] {
        let units = app.db.units_on(parse_day(on).unwrap()).await.unwrap();
        assert_eq!(units.iter().find(|unit| unit.id == lang.id).unwrap().name, name, "{on}");
    }
    let before = administrator.get("/units?on=28/02/2026&q=lang").await.assert_ok();
    before.assert_holds(&format!("href=\"/units/{}\"", lang.id));
    // Everybody finds it by the name that they have known for years.
    app.a_stranger().get("/near").await.assert_ok().assert_holds("Phường Láng (nay là Phường Sông Tô)");
    // A third name; each day has its own.
    let fields = [("form[name]", "Phường Cầu Giấy Mới"), ("form[from]", "01/06/2026")];
    post(&administrator, "rename", lang.id, "2", &fields).await.assert_redirect("/units/");
    for (on, name) in [
        ("28/02/2026", "Phường Láng"),
        ("31/05/2026", "Phường Sông Tô"),
        ("01/06/2026", "Phường Cầu Giấy Mới"),
    ] {
        let units = app.db.units_on(parse_day(on).unwrap()).await.unwrap();
        assert_eq!(units.iter().find(|unit| unit.id == lang.id).unwrap().name, name, "{on}");
    }
    // For months it is known by its former names only.
    for typed in ["phuong lang", "song to", "cau giay moi"] {
        let there = format!("href=\"/units/{}\"", lang.id);
        administrator
            .get(&format!("/units?q={}", typed.replace(' ', "+")))
            .await
            .assert_ok()
            .assert_holds(&there);
        let found = administrator.get(&format!("/search?q={}", typed.replace(' ', "+"))).await.assert_ok();
        found.assert_holds("Phường Cầu Giấy Mới");
    }
    // Not before the present name began, and not in time to come.
    let tomorrow = show_day(today() + chrono::Days::new(1));
    for from in ["01/06/2026", "01/01/2026", tomorrow.as_str(), ""] {
        let fields = [("form[name]", "Phường Khác"), ("form[from]", from)];
        let answer = post(&administrator, "rename", lang.id, "3", &fields).await.assert_refused();
        let page = administrator.follow(&answer).await.assert_ok();
        assert!(page.text().contains("id=\"from-problem\""), "{from}");
        page.assert_holds("Phường Khác");
    }
}

async fn a_slip_is_put_right_without_a_trace_in_the_names(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let lang = unit(app, "Phường Láng").await;
    let fields = [("form[name]", "Phường Láng Hạ"), ("form[name_en]", "Láng Hạ Ward")];
    post(&administrator, "edit", lang.id, "1", &fields).await.assert_redirect("/units/");
    let units = app.db.units_on(parse_day("01/08/2025").unwrap()).await.unwrap();
    assert_eq!(units.iter().find(|unit| unit.id == lang.id).unwrap().name, "Phường Láng Hạ");
    let answer = post(&administrator, "edit", lang.id, "2", &[("form[name]", " ")]).await.assert_refused();
    administrator.follow(&answer).await.assert_ok().assert_holds("href=\"#edit-name\"");
    let found = administrator.get("/search?q=lang+ha").await.assert_ok();
    found.assert_holds("Phường Láng Hạ");
}

async fn a_unit_ends_and_says_what_is_still_planned_there(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let ground = app.running_campaign().await;
    let lang = unit(app, "Phường Láng").await;
    let talk = domain::activities::ActivityForm { units: vec![lang.id.to_string()], ..a_talk(&ground) };
    app.plan(&talk).await;
    let answer = post(&administrator, "end", lang.id, "1", &[("form[valid_to]", "09/03/2026")]).await;
    let page = administrator.follow(&answer.assert_redirect("/units/")).await.assert_ok();
    page.assert_holds("Còn").assert_holds("sau ngày kết thúc").assert_holds("/calendar?view=agenda");
    // What goes on beyond the last day counts too, and so does who belongs there.
    let here = unit(app, "Phường Đống Đa").await;
    let long = domain::activities::ActivityForm { ends_on: "12/03/2026".into(), ..a_talk(&ground) };
    app.plan(&long).await;
    let answer = post(&administrator, "end", here.id, "1", &[("form[valid_to]", "11/03/2026")]).await;
    let page = administrator.follow(&answer.assert_redirect("/units/")).await.assert_ok();
    page.assert_holds("sau ngày kết thúc").assert_holds("Còn 1 tài khoản thuộc địa bàn này");
    let today = app.db.units_within(today(), today()).await.unwrap();
    assert!(today.iter().all(|unit| unit.id != lang.id));
}

async fn a_unit_that_holds_others_does_not_end(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let city = unit(app, "Thành phố Hà Nội").await;
    let answer = post(&administrator, "end", city.id, "1", &[("form[valid_to]", "31/12/2026")]).await;
    let page = administrator.follow(&answer.assert_refused()).await.assert_ok();
    page.assert_problem("valid_to", "vẫn còn hiệu lực");
    assert_eq!(page.value_of("form[valid_to]"), "31/12/2026");
}

async fn a_unit_that_ended_goes_on(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let lang = unit(app, "Phường Láng").await;
    post(&administrator, "end", lang.id, "1", &[("form[valid_to]", "09/03/2026")])
        .await
        .assert_redirect("/units/");
    // Somebody else has its code meanwhile.
    let taken = UnitForm { code: lang.code.clone(), ..new_ward(app).await };
    let taken = UnitForm { valid_from: "10/03/2026".into(), ..taken };
    let id = app.db.unit_keeper(&app.administrator().await).unwrap().add(&taken).await.unwrap();
    let answer = post(&administrator, "end", lang.id, "2", &[("form[valid_to]", "")]).await.assert_refused();
    administrator.follow(&answer).await.assert_problem("valid_to", "đã được dùng");
    post(&administrator, "end", id, "1", &[("form[valid_to]", "10/03/2026")])
        .await
        .assert_redirect("/units/");
    post(&administrator, "end", lang.id, "2", &[("form[valid_to]", "")]).await.assert_refused();
    let ended = app.db.unit_keeper(&app.administrator().await).unwrap().find(lang.id).await.unwrap();
    assert_eq!(ended.card.validity.to, parse_day("09/03/2026"));
    // A unit of the same code that is there at another time does not stand in the way.
    post(&administrator, "end", lang.id, "2", &[("form[valid_to]", "08/03/2026")])
        .await
        .assert_redirect("/units/");
}

async fn a_renamed_unit_is_known_to_a_file_by_its_former_name(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let lang = unit(app, "Phường Láng").await;
    let fields = [("form[name]", "Phường Sông Tô"), ("form[from]", "01/03/2026")];
    post(&administrator, "rename", lang.id, "1", &fields).await.assert_redirect("/units/");
    // A name that differs in its marks alone is another name all the same.
    let fields = [("form[name]", "Phường Sông Tơ"), ("form[from]", "01/04/2026")];
    post(&administrator, "rename", lang.id, "2", &fields).await.assert_redirect("/units/");
    for name in ["Phường Láng", "Phường Sông Tô", "Phường Sông Tơ"] {
        let csv = format!(
            "code,name_vi,name_en,type,parent_code,valid_from,valid_to\n{},{name},,Phường,01,2025-07-01,\n",
            lang.code
        );
        let report = app.import_units(csv.as_bytes()).await;
        assert_eq!((report.added.len(), report.changed.len(), report.unchanged), (0, 0, 1), "{name}");
    }
    // Whoever looks for the former name is told where it went.
    let found = administrator.get("/search?q=phuong+lang").await.assert_ok();
    found.assert_holds("Phường Sông Tơ</a>").assert_holds("trước đây là Phường Láng");
    let found = administrator.get("/search?q=ward+nghia+do").await.assert_ok();
    found.assert_holds("Phường Nghĩa Đô</a>").assert_lacks("trước đây là");
    let found = administrator.get("/search?q=song+to").await.assert_ok();
    found.assert_holds("Phường Sông Tơ</a>").assert_lacks("trước đây là");
}

async fn units_are_filtered_by_what_they_lie_in(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let units = app.db.units_on(parse_day("01/01/2025").unwrap()).await.unwrap();
    let district = units.iter().find(|unit| unit.name == "Quận Đống Đa").unwrap();
    // Nothing opens in what is about to end, and with the city alone above the others there is nothing to choose.
    let (parent, valid_from) = (district.id.to_string(), "01/01/2025".into());
    let ward = UnitForm { parent, valid_from, ..new_ward(app).await };
    app.db.unit_keeper(&app.administrator().await).unwrap().add(&ward).await.unwrap_err();
    administrator.get("/units?on=01/01/2025").await.assert_ok().assert_lacks("name=\"within\"");
    let heading = "code,name_vi,name_en,type,parent_code,valid_from,valid_to";
    let csv = format!("{heading}\n99997,Phường Hoa Ban,,Phường,006,,2025-06-30\n");
    app.import_units(csv.as_bytes()).await;
    let page = administrator.get(&format!("/units?on=01/01/2025&within={}", district.id)).await.assert_ok();
    page.assert_holds("name=\"within\"").assert_holds("Phường Hoa Ban</a>").assert_lacks("Quận Ba Đình</a>");
}

async fn a_unit_opened_by_mistake_is_removed_and_restored(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let me = app.administrator().await;
    let id = app.db.unit_keeper(&me).unwrap().add(&new_ward(app).await).await.unwrap();
    let opened = unit(app, "Phường Hoa Sữa").await;
    post(&administrator, "remove", id, "2", &[]).await.assert_refused();
    post(&app.as_planner().await, "remove", id, "1", &[]).await.assert_refused();
    let answer = post(&administrator, "remove", id, "1", &[]).await.assert_redirect("/units?removed=");
    let there = async || app.db.units_within(today(), today()).await.unwrap();
    assert!(there().await.iter().all(|unit| unit.name != "Phường Hoa Sữa"));
    let entry = administrator.follow(&answer).await.assert_ok().value_of("entry");
    let restore = [("entry", &*entry)];
    let answer = administrator.post("/do/units/restore", &restore).await;
    administrator.follow(&answer).await.assert_ok().assert_holds("Đã khôi phục");
    let back = unit(app, "Phường Hoa Sữa").await;
    assert_eq!((&back.code, &back.validity, back.parent), (&opened.code, &opened.validity, opened.parent));
    // Once is enough.
    let answer = administrator.post("/do/units/restore", &restore).await.assert_refused();
    administrator.follow(&answer).await.assert_ok().assert_holds("đã được dùng");
}

async fn a_unit_where_something_is_stays(app: &TestApp) {
    let ground = app.running_campaign().await;
    app.plan(&a_talk(&ground)).await;
    let administrator = app.as_administrator().await;
    let before = app.db.units_within(today(), today()).await.unwrap();
    for name in ["Phường Đống Đa", "Thành phố Hà Nội"] {
        let answer =
            post(&administrator, "remove", unit(app, name).await.id, "1", &[]).await.assert_refused();
        administrator.follow(&answer).await.assert_ok().assert_holds("nên không xóa được");
    }
    assert_eq!(app.db.units_within(today(), today()).await.unwrap(), before);
}

async fn two_who_change_one_unit_are_told_of_each_other(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let lang = unit(app, "Phường Láng").await;
    post(&administrator, "edit", lang.id, "1", &[("form[name]", "Phường Láng Hạ")])
        .await
        .assert_redirect("/units/");
    for act in ["edit", "rename", "end"] {
        let fields =
            [("form[name]", "Phường Láng Trung"), ("form[from]", "01/03/2026"), ("form[valid_to]", "")];
        let answer = post(&administrator, act, lang.id, "1", &fields).await.assert_refused();
        administrator.follow(&answer).await.assert_ok().assert_holds("Có người vừa sửa trước bạn");
    }
    assert_eq!(
        app.db.unit_keeper(&app.administrator().await).unwrap().find(lang.id).await.unwrap().card.name,
        "Phường Láng Hạ"
    );
}

async fn only_administrators_keep_units(app: &TestApp) {
    let lang = unit(app, "Phường Láng").await;
    for login in ["kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        client.get("/units").await.assert_ok().assert_lacks("/units/new");
        client.get("/units/new").await.assert_status(403);
        client.get(&format!("/units/{}", lang.id)).await.assert_ok().assert_lacks("/do/units/");
        client.get(&format!("/units/{}/end", lang.id)).await.assert_status(403);
        client.post("/do/units/undo-end", &[("audit", "1")]).await.assert_refused();
        client.post_pairs("/do/units/add", &posted(&new_ward(app).await)).await.assert_refused();
        for act in ["edit", "rename", "end"] {
            let fields =
                [("form[name]", "X"), ("form[from]", "01/03/2026"), ("form[valid_to]", "01/03/2026")];
            post(&client, act, lang.id, "1", &fields).await.assert_refused();
        }
    }
    assert_eq!(
        app.db.unit_keeper(&app.administrator().await).unwrap().find(lang.id).await.unwrap().version,
        1
    );
    app.as_administrator().await.get("/units/999999").await.assert_status(404);
}
