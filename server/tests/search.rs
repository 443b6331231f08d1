//! Search from anywhere: what is found, in which order, and by whom.

use crate::support::{Ground, TestApp, a_talk};
use domain::{
    Actor,
    activities::{ActivityForm, DetailsForm, SpeakerForm},
    import_export::List,
    organisations::OrganisationForm,
    search::{FEW, Group, Hit, Kind, Target},
};
use store::{Db, backup, restore};

both!(
    everything_is_found_by_the_beginnings_of_its_words_in_any_order,
    the_likelier_comes_first,
    each_finds_only_what_it_may_see,
    what_is_old_is_found_behind_thousands_of_later_activities,
    names_are_found_behind_thousands_of_later_activities_that_hold_their_words,
    what_changed_is_found_by_its_new_words_only,
    names_that_changed_are_found_as_they_are_now,
    a_restored_database_finds_the_same_names,
    signs_are_only_signs,
    more_of_a_kind_is_one_press_away,
    a_unit_that_has_ended_comes_after_the_one_of_today,
    a_unit_is_found_by_its_code,
    words_that_stand_together_find_the_unit_that_is_called_so,
    an_organisation_that_has_ended_says_so,
    a_page_of_results_leads_to_each,
    a_slip_of_one_letter_finds_what_was_meant,
    a_day_leads_to_the_calendar,
    what_can_be_done_is_proposed_by_its_name_to_who_may,
);

async fn found(app: &TestApp, me: &Actor, typed: &str) -> Vec<Group> {
    app.db.search(me, typed, None).await.unwrap()
}

async fn hits(app: &TestApp, me: &Actor, typed: &str, kind: Kind) -> Vec<Hit> {
    let groups = found(app, me, typed).await;
    groups.into_iter().find(|group| group.kind == kind).map(|group| group.hits).unwrap_or_default()
}

fn titles(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.title.as_str()).collect()
}

/// A talk at a place, with somebody who speaks there.
fn a_talk_of(ground: &Ground, venue: &str, speaker: &str) -> ActivityForm {
    let speaker =
        SpeakerForm { name: speaker.into(), agency: "Hội Luật gia".into(), ..SpeakerForm::default() };
    ActivityForm {
        venue_name: venue.into(),
        details: DetailsForm {
            topic: "Chuyện thật".into(),
            speakers: vec![speaker],
            ..DetailsForm::default()
        },
        ..a_talk(ground)
    }
}

async fn everything_is_found_by_the_beginnings_of_its_words_in_any_order(app: &TestApp) {
    let ground = app.running_campaign().await;
    let form = ActivityForm {
        title: "Kể chuyện bên giếng làng".into(),
        venue_name: "Đình làng Kim Liên".into(),
        details: DetailsForm {
            topic: "Chuyện thật".into(),
            speakers: vec![SpeakerForm {
                name: "Đặng Thị Ngọc Thịnh".into(),
                agency: "Hội Phụ nữ".into(),
                fee: String::new(),
            }],
            ..DetailsForm::default()
        },
        ..a_talk(&ground)
    };
    let id = app.plan(&form).await;
    let me = app.administrator().await;
    for typed in
        ["kể chuyện giếng", "gieng ke", "GIẾNG LÀ KỂ", "ke\u{302}\u{309} giê\u{301}ng", "kim lien gieng"]
    {
        assert_eq!(hits(app, &me, typed, Kind::Activity).await[0].to, Target::Activity(id), "{typed}");
    }
    assert_eq!(hits(app, &me, "lien kim dinh", Kind::Venue).await[0].title, "Đình làng Kim Liên");
    assert_eq!(hits(app, &me, "thinh dang", Kind::Person).await[0].title, "Đặng Thị Ngọc Thịnh");
    assert_eq!(hits(app, &me, "quan tri", Kind::Person).await, [], "not by the login's sound");
    assert_eq!(hits(app, &me, "quantri", Kind::Person).await[0].title, "Trần Thị Minh Hà");
    assert_eq!(hits(app, &me, "chien dich thu", Kind::Campaign).await[0].to, Target::Campaign(ground.id));
    assert_eq!(hits(app, &me, "so noi vu", Kind::Organisation).await[0].title, "Sở Nội vụ thành phố Hà Nội");
    let listed = hits(app, &me, "toan dan buon nguoi", Kind::Listed).await;
    assert!(listed.is_empty(), "{listed:?}");
    assert_eq!(hits(app, &me, "toan dan mua ban", Kind::Listed).await[0].to, Target::Listed(List::KeyDays));
    assert_eq!(hits(app, &me, "111", Kind::Listed).await[0].to, Target::Listed(List::Hotlines));
    assert_eq!(hits(app, &me, "ba dinh", Kind::Unit).await[0].title, "Phường Ba Đình");
    for typed in ["", "  ", "?!", "khongcogi"] {
        assert_eq!(found(app, &me, typed).await, [], "{typed}");
    }
}

async fn the_likelier_comes_first(app: &TestApp) {
    let ground = app.running_campaign().await;
    for title in ["Người hướng dẫn mùa gặt", "Gặt hái sau mùa", "Gặt mùa vàng"] {
        app.plan(&ActivityForm { title: title.into(), ..a_talk(&ground) }).await;
    }
    let me = app.planner().await;
    let found = hits(app, &me, "gặt mùa", Kind::Activity).await;
    assert_eq!(titles(&found)[0], "Gặt mùa vàng");
    assert_eq!(found.len(), 3);
}

async fn each_finds_only_what_it_may_see(app: &TestApp) {
    let draft = app.campaign().await;
    app.plan(&ActivityForm { title: "Bí mật của bản thảo".into(), ..a_talk(&draft) }).await;
    for (login, sees) in
        [("quantri", true), ("kehoach", true), ("dongda", false), ("congan", false), ("xem", false)]
    {
        let me = app.db.actor_by_login(login).await.unwrap();
        let seen = hits(app, &me, "bi mat ban thao", Kind::Activity).await;
        assert_eq!(titles(&seen).contains(&"Bí mật của bản thảo"), sees, "{login}");
        let campaign = !hits(app, &me, "chien dich thu nghiem", Kind::Campaign).await.is_empty();
        assert_eq!(campaign, sees, "{login}");
        let accounts = !hits(app, &me, "le thu trang", Kind::Person).await.is_empty();
        assert_eq!(accounts, login == "quantri", "{login}");
    }
    app.a_stranger().get("/search?q=toa").await.assert_redirect("/sign-in?next=");
}

async fn what_is_old_is_found_behind_thousands_of_later_activities(app: &TestApp) {
    let ground = app.running_campaign().await;
    let old = app.plan(&ActivityForm { title: "Kể chuyện bên giếng làng".into(), ..a_talk(&ground) }).await;
    app.plan(&ActivityForm { title: "Kể chuyện đêm trăng".into(), ..a_talk(&ground) }).await;
    app.db.repeat_activities(3_500).await.unwrap();
    for me in [app.planner().await, app.viewer().await] {
        assert_eq!(hits(app, &me, "giếng kể", Kind::Activity).await[0].to, Target::Activity(old));
        let later = hits(app, &me, "kể chuyện", Kind::Activity).await;
        assert_eq!(later.len(), FEW);
        assert!(later.iter().all(|hit| hit.title.starts_with("Kể chuyện đêm trăng")), "{later:?}");
    }
    // The later ones are in no unit, so to an officer only the two that were planned are there.
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    assert_eq!(hits(app, &officer, "kể chuyện", Kind::Activity).await.len(), 2);
}

async fn names_are_found_behind_thousands_of_later_activities_that_hold_their_words(app: &TestApp) {
    let ground = app.running_campaign().await;
    let old = ActivityForm {
        title: "Kể chuyện bên giếng làng".into(),
        units: vec![ground.unit("Phường Ba Đình")],
        supporting: Vec::new(),
        ..a_talk_of(&ground, "Đình làng Kim Liên", "Nguyễn Văn An")
    };
    let old = app.plan(&old).await;
    let address = "Gần đình làng Kim Liên, phố Nguyễn Văn An, lối sang nhà kể chuyện bên giếng làng";
    app.plan(&ActivityForm { venue_address: address.into(), ..a_talk(&ground) }).await;
    app.db.repeat_activities(3_500).await.unwrap();
    let (title, venue, person) = ("kể chuyện bên giếng làng", "đình làng kim liên", "nguyễn văn an");
    for me in [app.planner().await, app.viewer().await] {
        let activities = hits(app, &me, title, Kind::Activity).await;
        assert_eq!(activities[0].to, Target::Activity(old));
        assert_eq!(activities.len(), FEW, "the later ones come after it");
        let venues = hits(app, &me, venue, Kind::Venue).await;
        assert_eq!(titles(&venues), ["Đình làng Kim Liên"]);
        assert_eq!(venues[0].to, Target::Activity(old));
        let people = hits(app, &me, person, Kind::Person).await;
        assert_eq!(titles(&people), ["Nguyễn Văn An"]);
        assert_eq!(people[0].to, Target::Activity(old));
        // The same where only one kind is asked for.
        for (typed, kind) in [(title, Kind::Activity), (venue, Kind::Venue), (person, Kind::Person)] {
            let groups = app.db.search(&me, typed, Some(kind)).await.unwrap();
            assert_eq!((groups.len(), groups[0].kind), (1, kind), "{typed}");
            assert_eq!(groups[0].hits[0].to, Target::Activity(old), "{typed}");
        }
    }
    // An officer of another ward, and an organisation that takes no part in it.
    for login in ["dongda", "congan"] {
        let me = app.db.actor_by_login(login).await.unwrap();
        let activities = hits(app, &me, title, Kind::Activity).await;
        assert!(activities.iter().all(|hit| hit.to != Target::Activity(old)), "{login}: {activities:?}");
        assert_eq!(hits(app, &me, venue, Kind::Venue).await, [], "{login}");
        assert_eq!(hits(app, &me, person, Kind::Person).await, [], "{login}");
    }
}

async fn what_changed_is_found_by_its_new_words_only(app: &TestApp) {
    let ground = app.running_campaign().await;
    let me = app.planner().await;
    let id = app.plan(&ActivityForm { title: "Lời ru buồn".into(), ..a_talk(&ground) }).await;
    let edited = ActivityForm { version: "1".into(), title: "Tiếng sáo diều".into(), ..a_talk(&ground) };
    let done = app.db.activities(&me).edit(id, &edited).await.unwrap();
    assert_eq!(hits(app, &me, "loi ru", Kind::Activity).await, []);
    assert_eq!(hits(app, &me, "sao dieu", Kind::Activity).await.len(), 1);
    app.db.activities(&me).undo(done.audit).await.unwrap();
    assert_eq!(hits(app, &me, "sao dieu", Kind::Activity).await, []);
    assert_eq!(hits(app, &me, "loi ru", Kind::Activity).await.len(), 1);
    let created =
        app.db.activities(&me).plan(&ActivityForm { title: "Cánh cò trắng".into(), ..a_talk(&ground) }).await;
    app.db.activities(&me).undo(created.unwrap().audit).await.unwrap();
    assert_eq!(hits(app, &me, "canh co trang", Kind::Activity).await, []);
}

async fn names_that_changed_are_found_as_they_are_now(app: &TestApp) {
    let ground = app.running_campaign().await;
    let me = app.planner().await;
    let planned = a_talk_of(&ground, "Đình làng Kim Liên", "Đặng Thị Ngọc Thịnh");
    let created = app.db.activities(&me).plan(&planned).await.unwrap();
    let edited = a_talk_of(&ground, "Rạp Tháng Tám", "Quách Văn Kiên");
    let edited = ActivityForm { version: "1".into(), ..edited };
    let done = app.db.activities(&me).edit(created.id, &edited).await.unwrap();
    assert_eq!(named(app, &me, "kim lien", "ngoc thinh").await, (0, 0));
    assert_eq!(named(app, &me, "rap thang tam", "quach kien").await, (1, 1));
    app.db.activities(&me).undo(done.audit).await.unwrap();
    assert_eq!(named(app, &me, "kim lien", "ngoc thinh").await, (1, 1));
    assert_eq!(named(app, &me, "rap thang tam", "quach kien").await, (0, 0));
    let created = app.db.activities(&me).plan(&ActivityForm { version: String::new(), ..edited }).await;
    assert_eq!(named(app, &me, "rap thang tam", "quach kien").await, (1, 1));
    app.db.activities(&me).undo(created.unwrap().audit).await.unwrap();
    assert_eq!(named(app, &me, "rap thang tam", "quach kien").await, (0, 0));
}

/// How many places and people are found.
async fn named(app: &TestApp, me: &Actor, venue: &str, person: &str) -> (usize, usize) {
    (hits(app, me, venue, Kind::Venue).await.len(), hits(app, me, person, Kind::Person).await.len())
}

async fn a_restored_database_finds_the_same_names(app: &TestApp) {
    let ground = app.running_campaign().await;
    let me = app.planner().await;
    // What is removed leaves a gap among the rows.
    let gone = a_talk_of(&ground, "Rạp Tháng Tám", "Quách Văn Kiên");
    let gone = app.db.activities(&me).plan(&gone).await.unwrap();
    let id = app.plan(&a_talk_of(&ground, "Đình làng Kim Liên", "Đặng Thị Ngọc Thịnh")).await;
    app.db.activities(&me).undo(gone.audit).await.unwrap();
    let (file, elsewhere) = (app.folder().join("copy.db"), app.folder().join("elsewhere.db"));
    let elsewhere = format!("sqlite://{}", elsewhere.display());
    backup(&app.db, &file).await.unwrap();
    restore(&file, &elsewhere).await.unwrap();
    let restored = Db::connect(&elsewhere).await.unwrap();
    for (typed, kind) in [("dinh lang kim lien", Kind::Venue), ("dang thi ngoc thinh", Kind::Person)] {
        let groups = restored.search(&me, typed, Some(kind)).await.unwrap();
        assert_eq!(groups[0].hits[0].to, Target::Activity(id), "{typed}");
    }
    assert_eq!(restored.search(&me, "quach kien", Some(Kind::Person)).await.unwrap(), []);
    restored.close().await.unwrap();
}

async fn signs_are_only_signs(app: &TestApp) {
    let client = app.as_planner().await;
    for typed in [
        "\"",
        "*",
        "a* OR b*",
        "':* & !x",
        "NEAR(a b)",
        "(((",
        "%",
        "_",
        "\\",
        "-toa",
        "title:toa",
        "'; DROP TABLE x",
    ] {
        client.get(&format!("/search?q={}", frame::forms::encode(typed))).await.assert_ok();
    }
    let long = "tọa đàm ".repeat(500);
    client.get(&format!("/search?q={}", frame::forms::encode(&long))).await.assert_ok();
    client.get("/search?q=toa&kind=nothing").await.assert_ok();
}

async fn more_of_a_kind_is_one_press_away(app: &TestApp) {
    let ground = app.running_campaign().await;
    for number in 0..9 {
        app.plan(&ActivityForm { title: format!("Hát xẩm buổi {number}"), ..a_talk(&ground) }).await;
    }
    let client = app.as_planner().await;
    let page = client.get("/search?q=hat+xam").await.assert_ok();
    assert_eq!(page.text().matches("Hát xẩm buổi").count(), 6);
    page.assert_holds("/search?kind=activity&amp;q=hat%20xam");
    let page = client.get("/search?kind=activity&q=hat%20xam").await.assert_ok();
    assert_eq!(page.text().matches("Hát xẩm buổi").count(), 9);
}

async fn a_unit_that_has_ended_comes_after_the_one_of_today(app: &TestApp) {
    let me = app.viewer().await;
    let found = hits(app, &me, "đống đa", Kind::Unit).await;
    assert_eq!(titles(&found), ["Phường Đống Đa", "Quận Đống Đa"]);
    assert!(matches!(&found[1].to, Target::EndedUnit(code, _) if code == "006"));
    let client = app.as_viewer().await;
    let page = client.get("/search?q=quan+dong+da").await.assert_ok();
    page.assert_holds("đến 30/06/2025").assert_holds("/units?q=006&amp;on=2025-06-30");
    client.get("/units?q=006&on=2025-06-30").await.assert_ok().assert_holds("Quận Đống Đa");
}

async fn a_unit_is_found_by_its_code(app: &TestApp) {
    let me = app.viewer().await;
    for typed in ["00235", "00235 Phường Đống Đa"] {
        assert_eq!(titles(&hits(app, &me, typed, Kind::Unit).await), ["Phường Đống Đa"], "{typed}");
    }
    assert_eq!(hits(app, &me, "0023", Kind::Unit).await, [], "a code is whole");
}

async fn words_that_stand_together_find_the_unit_that_is_called_so(app: &TestApp) {
    let units = "code,name_vi,name_en,type,parent_code,valid_from,valid_to\n\
                 99998,Xã Đại Đồng,Dai Dong Commune,Xã,01,01/07/2025,\n";
    app.import_units(units.as_bytes()).await;
    let me = app.viewer().await;
    let found = hits(app, &me, "dong da", Kind::Unit).await;
    assert_eq!(titles(&found), ["Phường Đống Đa", "Quận Đống Đa"]);
    assert_eq!(titles(&hits(app, &me, "dong dai", Kind::Unit).await), ["Xã Đại Đồng"]);
    // Đồng at the end of one name and Dai at the beginning of the other do not stand together.
    let page = app.as_viewer().await.get("/units?q=dong+da").await.assert_ok();
    page.assert_holds("Phường Đống Đa").assert_lacks("Xã Đại Đồng");
}

async fn an_organisation_that_has_ended_says_so(app: &TestApp) {
    let administrator = app.administrator().await;
    let (from, to) = ("01/01/2020", "31/12/2025");
    let form = OrganisationForm {
        name: "Đội Thanh niên Xung kích cũ".into(),
        kind: "member".into(),
        valid_from: from.into(),
        valid_to: to.into(),
        ..OrganisationForm::default()
    };
    app.db.organisation_keeper(&administrator).unwrap().save(None, &form).await.unwrap();
    let page = app.as_viewer().await.get("/search?q=xung+kich+cu").await.assert_ok();
    page.assert_holds("Đội Thanh niên Xung kích cũ").assert_holds("đến 31/12/2025");
}

async fn a_page_of_results_leads_to_each(app: &TestApp) {
    let client = app.as_administrator().await;
    let page = client.get("/search?q=dong+da").await.assert_ok();
    let text = page.text();
    let main = &text[text.find("<main").unwrap()..];
    let links: Vec<&str> =
        main.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(links.len() > 8);
    for link in links.iter().filter(|link| link.starts_with('/')) {
        client.get(&link.replace("&amp;", "&")).await.assert_ok();
    }
    client.get("/search?q=khongcogi").await.assert_ok().assert_holds("Không tìm thấy “khongcogi”");
}

async fn a_slip_of_one_letter_finds_what_was_meant(app: &TestApp) {
    let ground = app.campaign().await;
    app.plan(&ActivityForm { title: "Kể chuyện bên giếng làng".into(), ..a_talk(&ground) }).await;
    let client = app.as_planner().await;
    let page = client.get("/search?q=giwng+lang").await.assert_ok();
    page.assert_holds("Không có “giwng lang”. Hiện kết quả cho").assert_holds("<strong>gieng lang</strong>");
    page.assert_holds("Kể chuyện bên giếng làng");
    client.get("/search?q=khongcogi").await.assert_ok().assert_holds("Không tìm thấy “khongcogi”");
    // Words of a draft are known to nobody who does not see it.
    app.plan(&ActivityForm { title: "Xylophon đầu làng".into(), ..a_talk(&ground) }).await;
    client.get("/search?q=xylaphon").await.assert_ok().assert_holds("<strong>xylophon</strong>");
    app.as_viewer().await.get("/search?q=xylaphon").await.assert_ok().assert_lacks("xylophon</strong>");
}

async fn a_day_leads_to_the_calendar(app: &TestApp) {
    let client = app.as_viewer().await;
    let page = client.get("/search?q=5/12/2026").await.assert_ok();
    page.assert_holds("href=\"/calendar?view=day&amp;on=05/12/2026\"").assert_lacks("Không tìm thấy");
}

/// What is proposed for what is typed: titles and where they lead.
async fn proposed(client: &crate::support::Client, q: &str) -> Vec<(String, String)> {
    let body = format!("q={}", frame::forms::encode(q));
    let request = crate::support::form_request("/do/search/typed").header("accept", "application/json");
    let answer = client.send(request, axum::body::Body::from(body)).await.assert_ok();
    let lines: Vec<serde_json::Value> = serde_json::from_str(&answer.text()).unwrap();
    let text = |line: &serde_json::Value, key: &str| line[key].as_str().unwrap().to_owned();
    lines.iter().map(|line| (text(line, "title"), text(line, "href"))).collect()
}

async fn what_can_be_done_is_proposed_by_its_name_to_who_may(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&ActivityForm { title: "Kể chuyện bên giếng làng".into(), ..a_talk(&ground) }).await;
    let client = app.as_planner().await;
    let add = proposed(&client, "them toa dam").await;
    assert_eq!(add[0].0, "Thêm tọa đàm chuyên đề");
    assert!(add[0].1.ends_with("/activities/new?kind=talk"), "{add:?}");
    let print = proposed(&client, "in áp phích giếng làng").await;
    assert_eq!(
        print[0],
        ("In ấn phẩm: Kể chuyện bên giếng làng".to_owned(), format!("/activities/{id}/print"))
    );
    client.get(&print[0].1).await.assert_ok();
    assert_eq!(proposed(&client, "5/12/2026").await[0].1, "/calendar?view=day&on=05/12/2026");
    assert_eq!(proposed(&client, "gieng").await.last().unwrap().1, format!("/activities/{id}"));
    assert!(!proposed(&client, "").await.is_empty());
    let viewer = app.as_viewer().await;
    assert!(proposed(&viewer, "them toa dam").await.iter().all(|(_, there)| !there.contains("/new")));
    // Everything that is proposed is there.
    for (_, there) in proposed(&client, "").await.into_iter().chain(add) {
        client.get(&there).await.assert_ok();
    }
}
