//! Each of the seven forms of activity: planned by a browser's post, read back equal, shown, changed.

use crate::support::{Ground, TestApp, a_talk, posted};
use domain::activities::{
    ActivityForm, CriterionForm, Details, DetailsForm, DropPointForm, Kind, PrizeForm, RoundForm, SlotForm,
    SpeakerForm, TeamForm,
};

both!(
    every_form_is_planned_and_read_back_equal,
    every_form_is_changed_from_its_own_page,
    every_form_has_a_page_to_plan_it,
    blank_rows_are_left_out,
    a_refused_row_is_named_by_its_number,
    a_form_stays_what_it_is,
    a_refused_form_offers_no_more_empty_rows_than_before,
    the_only_unit_of_an_officer_is_chosen,
);

fn text(value: &str) -> String {
    value.to_owned()
}

fn competition() -> DetailsForm {
    let round = |title: &str, opens_on: &str, closes_on: &str| RoundForm {
        title: text(title),
        opens_on: text(opens_on),
        closes_on: text(closes_on),
    };
    DetailsForm {
        rules: "Điều 1. Đối tượng dự thi\n\nĐiều 2. Cách tính điểm".into(),
        rounds: vec![round("Kỳ 1", "01/04/2026", "07/04/2026"), round("Chung kết", "", "")],
        prizes: vec![PrizeForm {
            title: "Giải Nhất".into(), number: "2".into(), amount: "5.000.000".into()
        }],
        ..DetailsForm::default()
    }
}

fn dramatization() -> DetailsForm {
    DetailsForm {
        script: "Cảnh 1: Tin nhắn lạ\nCảnh 2: Đường về nhà".into(),
        duration: "25".into(),
        teams: vec![
            TeamForm { name: "Đội phường Láng".into(), members: "12".into() },
            TeamForm { name: "Đội phường Kim Liên".into(), members: String::new() },
        ],
        criteria: vec![CriterionForm { name: "Nội dung".into(), points: "40".into() }],
        ..DetailsForm::default()
    }
}

fn billboard() -> DetailsForm {
    DetailsForm {
        width: "300".into(),
        height: "400".into(),
        material: "Khung thép, bạt Hiflex".into(),
        site: "Cổng khu công nghiệp".into(),
        owner: "Ban Quản lý".into(),
        consent: "given".into(),
        consent_document: "12/CV-BQL".into(),
        up_on: "10/03/2026".into(),
        down_on: "10/09/2026".into(),
        ..DetailsForm::default()
    }
}

fn leaflet() -> DetailsForm {
    DetailsForm {
        paper_size: "a5".into(),
        paper: "Couché 150 g/m²".into(),
        copies: "20.000".into(),
        drop_points: vec![DropPointForm { place: "Bến xe Giáp Bát".into(), copies: "1.500".into() }],
        ..DetailsForm::default()
    }
}

fn broadcast() -> DetailsForm {
    DetailsForm {
        text: "Đồng bào chú ý!\n\nViệc nhẹ, lương cao: dừng lại, hỏi kỹ.".into(),
        minutes: "5".into(),
        slots: vec![
            SlotForm { time: "06:30".into(), days: "thứ ba, thứ sáu".into() },
            SlotForm { time: "17:00".into(), days: String::new() },
        ],
        ..DetailsForm::default()
    }
}

/// An activity of each form, complete; the talk is that of the builders.
pub fn complete(ground: &Ground, kind: Kind) -> ActivityForm {
    let talk = a_talk(ground);
    let details = match kind {
        Kind::Talk => talk.details.clone(),
        Kind::Competition => competition(),
        Kind::Dramatization => dramatization(),
        Kind::Billboard => billboard(),
        Kind::Leaflet => leaflet(),
        Kind::Broadcast => broadcast(),
        Kind::Other => DetailsForm {
            kind: "mobile_campaign".into(),
            description: "Xe loa qua các chợ quê".into(),
            ..DetailsForm::default()
        },
    };
    let title = format!("Hoạt động {}", kind.word());
    let one = ActivityForm { kind: kind.word().into(), title, details, ..talk };
    if kind != Kind::Billboard {
        return one;
    }
    // It stands for months, in two units.
    let (starts_at, ends_at) = (String::new(), String::new());
    let units = vec![ground.unit("Phường Láng"), ground.unit("Phường Đống Đa")];
    ActivityForm { all_day: "on".into(), starts_at, ends_at, ends_on: "10/09/2026".into(), units, ..one }
}

async fn every_form_is_planned_and_read_back_equal(app: &TestApp) {
    let (ground, client, planner) =
        (app.running_campaign().await, app.as_planner().await, app.planner().await);
    for kind in Kind::ALL {
        let typed = complete(&ground, *kind);
        let answer = client.post_pairs("/do/activities/save", &posted(&typed)).await;
        let id = answer.id_after("/activities/");
        let detail = app.db.activities(&planner).find(id).await.unwrap();
        let mut expected = typed.parse(&ground.known).unwrap();
        expected.units.sort_unstable();
        assert_eq!(detail.activity, expected, "{kind:?}");
        assert_eq!(detail.activity.details.kind(), *kind);
        // What was typed can be typed again: the form of the edit page reads back to the same activity.
        let reopened = ActivityForm::from(&detail).parse(&ground.known).unwrap();
        assert_eq!(reopened, expected, "{kind:?}");
        let page = client.follow(&answer).await.assert_ok();
        page.assert_holds(&typed.title);
        page.assert_holds("Đã lưu.");
    }
}

async fn every_form_is_changed_from_its_own_page(app: &TestApp) {
    let (ground, client, planner) =
        (app.running_campaign().await, app.as_planner().await, app.planner().await);
    for kind in Kind::ALL {
        let id = app.plan(&complete(&ground, *kind)).await;
        let before = app.db.activities(&planner).find(id).await.unwrap();
        let page = client.get(&format!("/activities/{id}/edit")).await.assert_ok();
        assert_eq!(page.value_of("form[title]"), before.activity.title);
        assert_eq!(page.value_of("form[version]"), "1");
        let typed =
            ActivityForm { title: "Tên mới".into(), money: String::new(), ..ActivityForm::from(&before) };
        let mut fields = posted(&typed);
        fields.push(("id".into(), id.to_string()));
        client.post_pairs("/do/activities/save", &fields).await.assert_redirect("/activities/");
        let after = app.db.activities(&planner).find(id).await.unwrap();
        assert_eq!(
            (after.version, after.activity.title.as_str(), after.activity.money),
            (2, "Tên mới", None)
        );
        assert_eq!(after.activity.details, before.activity.details, "{kind:?}");
    }
}

async fn every_form_has_a_page_to_plan_it(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let new = format!("/campaigns/{}/activities/new", ground.id);
    let choices = client.get(&new).await.assert_ok();
    for kind in Kind::ALL {
        choices.assert_holds(&format!("{new}?kind={}", kind.word()));
        let page = client.get(&format!("{new}?kind={}", kind.word())).await.assert_ok();
        assert_eq!(page.value_of("form[kind]"), kind.word());
        assert_eq!(page.value_of("form[campaign]"), ground.id.to_string());
    }
    client.get(&format!("{new}?kind=khong-co")).await.assert_ok().assert_lacks("/do/activities/save");
}

async fn blank_rows_are_left_out(app: &TestApp) {
    let (ground, client, planner) =
        (app.running_campaign().await, app.as_planner().await, app.planner().await);
    let mut typed = a_talk(&ground);
    let speaker = SpeakerForm { name: "Lê Văn Hai".into(), ..SpeakerForm::default() };
    typed.details.speakers = vec![SpeakerForm::default(), speaker, SpeakerForm::default()];
    let id = client.post_pairs("/do/activities/save", &posted(&typed)).await.id_after("/activities/");
    let detail = app.db.activities(&planner).find(id).await.unwrap();
    let Details::Talk(talk) = detail.activity.details else { panic!("no talk") };
    let names: Vec<&str> = talk.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["Lê Văn Hai"]);
}

async fn a_refused_row_is_named_by_its_number(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let mut typed = complete(&ground, Kind::Dramatization);
    typed.details.teams[1].members = "rất đông".into();
    let answer = client.post_pairs("/do/activities/save", &posted(&typed)).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_problem("details[teams][1][members]", "không phải số");
    page.assert_holds("href=\"#details-teams-1-members\"");
    page.assert_holds("Đội 2 – Số người: không phải số");
    assert_eq!(page.value_of("form[details][teams][1][members]"), "rất đông");
    assert_eq!(page.value_of("form[details][teams][0][name]"), "Đội phường Láng");
    page.assert_holds("Cảnh 2: Đường về nhà");
}

/// A talk does not become a billboard, whatever is posted.
async fn a_form_stays_what_it_is(app: &TestApp) {
    let (ground, client, planner) =
        (app.running_campaign().await, app.as_planner().await, app.planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let detail = app.db.activities(&planner).find(id).await.unwrap();
    let typed = ActivityForm { kind: "billboard".into(), ..ActivityForm::from(&detail) };
    let mut fields = posted(&typed);
    fields.push(("id".into(), id.to_string()));
    client.post_pairs("/do/activities/save", &fields).await.assert_redirect("/activities/");
    let after = app.db.activities(&planner).find(id).await.unwrap();
    assert_eq!(after.activity.details.kind(), Kind::Talk);
}

async fn a_refused_form_offers_no_more_empty_rows_than_before(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let mut form = ActivityForm { title: String::new(), ..a_talk(&ground) };
    form.details.speakers.extend(vec![SpeakerForm::default(); 3]);
    for _ in 0..2 {
        let answer = client.post_pairs("/do/activities/save", &posted(&form)).await.assert_refused();
        let page = client.follow(&answer).await.assert_ok();
        assert_eq!(page.text().matches("class=\"rows-item\"").count(), 4, "one filled, three to fill");
    }
}

async fn the_only_unit_of_an_officer_is_chosen(app: &TestApp) {
    let ground = app.running_campaign().await;
    let path = format!("/campaigns/{}/activities/new?kind=talk", ground.id);
    let page = app.as_officer().await.get(&path).await.assert_ok().text();
    let at = page.find("name=\"form[units][]\"").unwrap();
    assert!(page[at..].split('>').next().unwrap().contains("checked"));
    let page = app.as_planner().await.get(&path).await.assert_ok().text();
    let at = page.find("name=\"form[units][]\"").unwrap();
    assert!(!page[at..].split('>').next().unwrap().contains("checked"));
}
