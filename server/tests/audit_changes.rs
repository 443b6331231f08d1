//! How the audit tells what changed between two records that it keeps.

use app::audit::changes;
use domain::{
    audit::{AuditNames, Subject},
    time::parse_day,
};
use serde_json::{Value, json};

fn names() -> AuditNames {
    let name = |vi: &str| (vi.to_owned(), String::new());
    let units = [(7, name("Phường Láng")), (8, name("Phường Đống Đa")), (9, name("Phường Láng"))];
    AuditNames::from([
        (Subject::Unit, units.into()),
        (Subject::Organisation, [(3, name("Công an thành phố Hà Nội"))].into()),
        (Subject::Audience, [(1, name("Người lao động"))].into()),
    ])
}

/// The changes as `label: before → after`.
fn read(subject: Subject, before: Option<&Value>, after: Option<&Value>) -> Vec<String> {
    let (before, after) = (before.map(Value::to_string), after.map(Value::to_string));
    let changes = changes(subject, before.as_deref(), after.as_deref(), &names());
    changes.into_iter().map(|c| format!("{}: {} → {}", c.label, c.before, c.after)).collect()
}

fn talk() -> Value {
    json!({
        "version": 1, "status": "planned", "reason": "", "title": "Tọa đàm", "units": [7, 8],
        "venue": {"name": "Nhà văn hóa", "address": "", "point": [21.0125, 105.8225]},
        "when": {"Times": {"starts": "2026-03-10T01:00:00Z", "ends": "2026-03-10T04:30:00Z"}},
        "lead": 3, "supporting": [], "audiences": [1], "money": 38_000_000,
        "quantities": [{"measure": "attendances", "number": 12_000}],
        "details": {"talk": {"topic": "Đi đúng", "speakers": [
            {"name": "Trần Văn Bình", "agency": "", "fee": 1_000_000}, {"name": "Lê Thị An", "agency": "", "fee": null}
        ]}},
    })
}

#[test]
fn a_new_activity_reads_as_its_form_does() {
    assert_eq!(
        read(Subject::Activity, None, Some(&talk())),
        [
            "Hình thức:  → Tọa đàm chuyên đề",
            "Tên hoạt động:  → Tọa đàm",
            "Tình trạng:  → Đã lên lịch",
            "Thời gian:  → 10/03/2026, 08:00–11:30",
            "Địa bàn:  → Phường Đống Đa, Phường Láng",
            "Nơi tổ chức:  → Nhà văn hóa",
            "Tọa độ:  → 21.0125, 105.8225",
            "Chủ trì:  → Công an thành phố Hà Nội",
            "Đối tượng:  → Người lao động",
            "Dự kiến – lượt người dự:  → 12.000",
            "Kinh phí:  → 38.000.000\u{a0}₫",
            "Chuyên đề:  → Đi đúng",
            "Báo cáo viên 1 – Họ và tên:  → Trần Văn Bình",
            "Báo cáo viên 1 – Thù lao:  → 1.000.000\u{a0}₫",
            "Báo cáo viên 2 – Họ và tên:  → Lê Thị An",
        ]
    );
}

#[test]
fn only_what_differs_is_a_change() {
    let mut after = talk();
    after["version"] = json!(2);
    after["units"] = json!([8, 7]);
    after["status"] = json!("cancelled");
    after["reason"] = json!("Mưa bão");
    after["money"] = Value::Null;
    after["details"]["talk"]["speakers"][0]["agency"] = json!("Sở Nội vụ");
    assert_eq!(
        read(Subject::Activity, Some(&talk()), Some(&after)),
        [
            "Tình trạng: Đã lên lịch → Đã hủy",
            "Lý do:  → Mưa bão",
            "Kinh phí: 38.000.000\u{a0}₫ → ",
            "Báo cáo viên 1 – Cơ quan:  → Sở Nội vụ",
        ]
    );
}

#[test]
fn another_unit_of_the_same_name_is_a_change() {
    let (mut before, mut after) = (talk(), talk());
    (before["units"], after["units"]) = (json!([7]), json!([9]));
    assert_eq!(read(Subject::Activity, Some(&before), Some(&after)), ["Địa bàn: Phường Láng → Phường Láng"]);
}

#[test]
fn a_transition_of_a_campaign_changes_where_it_stands() {
    let changes = read(Subject::Campaign, Some(&json!("draft")), Some(&json!("submitted")));
    assert_eq!(changes, ["Tình trạng: Bản nháp → Chờ duyệt"]);
}

#[test]
fn a_unit_that_opens_reads_without_what_only_the_database_needs() {
    let unit = json!({
        "id": 9, "path": "/1/9/", "name": "Phường Láng", "kind": "ward",
        "validity": {"from": "2026-01-01", "to": null},
    });
    let rows = read(Subject::Unit, None, Some(&unit));
    assert!(rows.contains(&"Tên:  → Phường Láng".to_owned()), "{rows:?}");
    assert!(rows.iter().any(|row| row.ends_with(" → 01/01/2026")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.contains("path") || row.contains("validity")), "{rows:?}");
}

#[test]
fn days_targets_and_lists_of_a_campaign_read_as_words() {
    let before =
        json!({"starts_on": "2026-01-05", "legal_bases": ["Luật A"], "targets": [], "budget": 1_000});
    let after = json!({
        "starts_on": "2026-02-05", "legal_bases": ["Luật A", "Luật B"], "budget": 1_000,
        "targets": [{"measure": "copies", "number": 5_000}, {"measure": "attendances", "number": 10}],
    });
    assert_eq!(
        read(Subject::Campaign, Some(&before), Some(&after)),
        [
            "Ngày bắt đầu: 05/01/2026 → 05/02/2026",
            "Căn cứ: Luật A → Luật A\nLuật B",
            "Chỉ tiêu – lượt người dự:  → 10",
            "Chỉ tiêu – bản in:  → 5.000",
        ]
    );
}

#[test]
fn every_kind_of_detail_is_called_by_its_label() {
    use domain::activities::{
        Billboard, Broadcast, Competition, Consent, Criterion, Details, Dramatization, DropPoint, Leaflet,
        Other, OtherKind, PaperSize, Prize, Round, Slot, Team,
    };
    let (day, time) = (parse_day("05/01/2026"), "08:30:00".parse().unwrap());
    let text = || "x".to_owned();
    let all = [
        Details::Competition(Competition {
            rules: text(),
            rounds: vec![Round { title: text(), opens_on: day, closes_on: day }],
            prizes: vec![Prize { title: text(), number: 1, amount: Some(1) }],
        }),
        Details::Dramatization(Dramatization {
            script: text(),
            duration: Some(90),
            teams: vec![Team { name: text(), members: Some(9) }],
            criteria: vec![Criterion { name: text(), points: 10 }],
        }),
        Details::Billboard(Billboard {
            width: Some(1),
            height: Some(1),
            material: text(),
            site: text(),
            owner: text(),
            consent: Consent::Given,
            consent_document: text(),
            up_on: day,
            down_on: day,
        }),
        Details::Leaflet(Leaflet {
            paper_size: PaperSize::A5,
            paper: text(),
            copies: Some(1),
            drop_points: vec![DropPoint { place: text(), copies: Some(1) }],
        }),
        Details::Broadcast(Broadcast {
            text: text(),
            minutes: Some(5),
            slots: vec![Slot { time, days: text() }],
        }),
        Details::Other(Other { kind: OtherKind::Rally, description: text() }),
    ];
    for details in all {
        let rows = read(Subject::Activity, None, Some(&json!({ "details": details })));
        let unknown = |row: &&String| row.contains("details.") || row.contains('_') || row.contains("0:00");
        assert_eq!(rows.iter().find(unknown), None, "{rows:?}");
    }
    let slot = json!({"details": {"broadcast": {"slots": [{"time": "08:30:00", "days": "thứ ba"}]}}});
    let slot = read(Subject::Activity, None, Some(&slot));
    assert_eq!(slot[1..], ["Khung giờ 1 – Giờ:  → 08:30", "Khung giờ 1 – Các ngày:  → thứ ba"]);
}

#[test]
fn what_is_not_known_is_shown_as_it_is() {
    let rows = read(Subject::Activity, None, Some(&json!({"weather": "mưa", "lead": 99, "status": "lost"})));
    assert_eq!(rows, ["Tình trạng:  → lost", "Chủ trì:  → 99", "weather:  → mưa"]);
    assert_eq!(read(Subject::Unit, None, None), [""; 0]);
    assert!(changes(Subject::Activity, Some("{"), None, &AuditNames::default()).is_empty());
}
