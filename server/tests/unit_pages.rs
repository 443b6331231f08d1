//! What the page of a unit tells, and ending one with a successor.

use crate::{
    support::{TestApp, a_talk},
    unit_keeping::{post, unit},
};
use domain::{
    time::{show_day, today},
    units::UnitCard,
};

both!(
    what_is_planned_goes_to_the_successor_and_comes_back,
    a_successor_is_there_after_the_last_day,
    the_page_of_a_unit_tells_what_concerns_it,
);

async fn what_is_planned_goes_to_the_successor_and_comes_back(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let ground = app.running_campaign().await;
    let (lang, next) = (unit(app, "Phường Láng").await, unit(app, "Phường Đống Đa").await);
    let at = |units: &[&UnitCard]| domain::activities::ActivityForm {
        units: units.iter().map(|unit| unit.id.to_string()).collect(),
        ..a_talk(&ground)
    };
    let (alone, both) = (app.plan(&at(&[&lang])).await, app.plan(&at(&[&lang, &next])).await);
    let cancelled = app.plan(&at(&[&lang])).await;
    let planner = app.planner().await;
    let cancel = domain::activities::Transition::Cancel;
    app.db.activities(&planner).transition(cancelled, cancel, "Mưa bão").await.unwrap();
    let look = format!("/units/{}/end?form[valid_to]=09/03/2026", lang.id);
    let page = administrator.get(&look).await.assert_ok();
    page.assert_holds("2 hoạt động bắt đầu sau ngày cuối").assert_holds(&format!("/activities/{alone}"));
    let successor = next.id.to_string();
    let fields = [("form[valid_to]", "09/03/2026"), ("form[successor]", successor.as_str())];
    let answer = post(&administrator, "end", lang.id, "1", &fields).await;
    let entry = answer.id_after(&format!("/units/{}?saved=", lang.id)).to_string();
    let told = administrator.follow(&answer).await.assert_ok();
    told.assert_holds("2 hoạt động đã chuyển sang Phường Đống Đa");
    let units = async |id: i64| app.db.activities(&planner).find(id).await.unwrap().activity.units;
    assert_eq!((units(alone).await, units(both).await), (vec![next.id], vec![next.id]));
    assert_eq!(units(cancelled).await, [lang.id], "what is cancelled stays where it was");
    let history = administrator.get(&format!("/activities/{alone}/history")).await.assert_ok();
    history.assert_holds("Phường Láng → Phường Đống Đa");
    administrator.get("/audit?subject=unit").await.assert_ok().assert_holds("Địa bàn kế tiếp");
    // Somebody else's ending is not undone, and neither is one of which something changed since.
    let planning = app.as_planner().await;
    planning.post("/do/units/undo-end", &[("audit", &entry)]).await.assert_refused();
    let undone = administrator.post("/do/units/undo-end", &[("audit", &entry)]).await;
    administrator.follow(&undone.assert_redirect("/units/")).await.assert_ok().assert_lacks("Đã ghi ngày");
    assert_eq!((units(alone).await, units(both).await), (vec![lang.id], vec![lang.id, next.id]));
    assert_eq!(unit(app, "Phường Láng").await.validity.to, None);
    administrator.post("/do/units/undo-end", &[("audit", &entry)]).await.assert_refused();
}

async fn a_successor_is_there_after_the_last_day(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let lang = unit(app, "Phường Láng").await;
    let city = unit(app, "Thành phố Hà Nội").await.id.to_string();
    let own = lang.id.to_string();
    for (successor, day) in [(own.as_str(), "09/03/2026"), (&city, "09/03/2026"), ("0", "09/03/2026")] {
        let fields = [("form[valid_to]", day), ("form[successor]", successor)];
        let answer = post(&administrator, "end", lang.id, "1", &fields).await.assert_refused();
        administrator.follow(&answer).await.assert_problem("successor", "");
    }
    assert_eq!(unit(app, "Phường Láng").await.validity.to, None);
}

async fn the_page_of_a_unit_tells_what_concerns_it(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let here = unit(app, "Phường Đống Đa").await;
    let day = show_day(today() + chrono::Days::new(3));
    let talk = domain::activities::ActivityForm {
        units: vec![here.id.to_string()],
        starts_on: day.clone(),
        ends_on: String::new(),
        ..a_talk(&ground)
    };
    let id = app.plan(&talk).await;
    let page = format!("/units/{}", here.id);
    for login in ["quantri", "kehoach", "dongda", "xem"] {
        let shown = app.signed_in(login).await.get(&page).await.assert_ok();
        shown.assert_holds(&format!("/activities/{id}")).assert_holds("Vị trí và nơi lân cận");
        shown.assert_holds("Đã báo cáo trong năm").assert_holds("Cán bộ");
    }
    // An agency reads of what it takes part in, and no names of people.
    let shown = app.as_partner().await.get(&page).await.assert_ok();
    shown.assert_lacks("Cán bộ</h2>").assert_lacks("Đã báo cáo trong năm").assert_lacks("Trao đổi");
    // The figures of another unit are not an officer's.
    let other = unit(app, "Phường Láng").await.id;
    app.as_officer().await.get(&format!("/units/{other}")).await.assert_ok().assert_lacks("Đã báo cáo");
}
