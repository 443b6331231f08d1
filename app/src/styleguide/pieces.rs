use super::{Piece, piece, sample};
use crate::{
    activities::{kind_tag, status_tag},
    campaigns, home,
};
use domain::{
    activities::{Kind, Status},
    home::{Progress, ProgressLine},
    targets::Measure,
};
use frame::ui::{self, Icon, Tab, dialog, facts, icon, pager, paragraphs};
use leptos::prelude::*;

const COLOURS: [&str; 22] = [
    "paper",
    "surface",
    "sunken",
    "ink",
    "muted",
    "line",
    "edge",
    "bar",
    "brand",
    "gold",
    "gold-soft",
    "gold-ink",
    "link",
    "info",
    "info-soft",
    "success",
    "success-soft",
    "warning",
    "warning-soft",
    "error",
    "error-soft",
    "focus",
];

pub(super) fn colours() -> Piece {
    let swatches = COLOURS.map(|name| {
        view! { <li><span class=format!("swatch swatch-{name}")></span><code class="mono">{name}</code></li> }
    });
    piece(
        "guide-colours",
        "Colours",
        view! { <ul class="swatches" role="list">{swatches.collect_view()}</ul> },
    )
}

pub(super) fn type_scale() -> Piece {
    piece(
        "guide-type",
        "Type",
        view! {
            <p class="guide-display">"Tuyên truyền phòng, chống mua bán người"</p>
            <p class="guide-title">"Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội"</p>
            <p class="guide-large">"Việc nhẹ, lương cao: hãy hỏi kỹ trước khi đi"</p>
            <p>"Chữ thường: Ắ ẳ Ẵ ặ Ề ể ễ Ệ Ổ ỗ Ộ Ử ữ Ự ỳ Ỷ ỹ Ỵ đ Đ 0123456789 15.000.000 ₫ 92,5%"</p>
            <p class="lede">"Lời dẫn của một trang, mờ hơn chữ thường một chút."</p>
            <p><small>"Chữ nhỏ: đã kiểm tra ngày 05/01/2026"</small></p>
            <p><a href="#top">"Một liên kết"</a>" "<code class="mono">"00004"</code></p>
        },
    )
}

pub(super) fn buttons() -> Piece {
    piece(
        "guide-buttons",
        "Buttons",
        view! {
            <p class="guide-row">
                <button class="button primary" type="button">"Lưu"</button>
                <button class="button" type="button">{icon(Icon::Copy)}"Nhân bản"</button>
                <button class="button quiet" type="button">"Thôi"</button>
                <button class="button danger" type="button">"Hủy hoạt động"</button>
                <button class="button" type="button" disabled>"Không dùng được"</button>
                <button class="button" type="button" aria-busy="true">"Đang lưu…"</button>
            </p>
        },
    )
}

pub(super) fn tags() -> Piece {
    let forms = Kind::ALL.iter().map(|kind| kind_tag(*kind)).collect_view();
    let states = Status::ALL.iter().map(|status| status_tag(*status)).collect_view();
    let campaigns = domain::campaigns::Status::ALL.iter().map(|status| {
        view! { <span class=format!("tag status-{}", status.word())>{campaigns::say::status(*status)}</span> }
    });
    piece(
        "guide-tags",
        "Tags",
        view! {
            <p class="guide-row">{forms}</p>
            <p class="guide-row">{states}<span class="kind">"Phường"</span></p>
            <p class="guide-row">{campaigns.collect_view()}</p>
        },
    )
}

pub(super) fn tabs() -> Piece {
    let views = [("Tháng", true), ("Tuần", false), ("Ngày", false)]
        .map(|(label, current)| Tab::new("#guide-tabs", label, current));
    piece("guide-tabs", "Tabs", ui::tabs("Cách xem", views))
}

pub(super) fn lists() -> Piece {
    let rows = [("Tọa đàm tại phường Đống Đa", "300"), ("Phát tờ rơi ở bến xe Giáp Bát", "12.000")].map(|(name, count)| {
        view! { <tr><td data-label="Hoạt động"><a href="#top">{name}</a></td><td class="num" data-label="Lượt người">{count}</td></tr> }
    });
    piece(
        "guide-lists",
        "Lists",
        view! {
            <div class="table-wrap"><table class="cards">
                <caption>"Kế hoạch so với chỉ tiêu"</caption>
                <thead><tr><th>"Hoạt động"</th><th class="num">"Lượt người"</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
            {facts(vec![
                ("Chủ trì".into(), "Ủy ban MTTQ TP".into_any()),
                ("Thời gian".into(), "10/03/2026 08:00 – 11:30".into_any()),
                ("Mục đích".into(), paragraphs("Người dân nhận ra lời mời “việc nhẹ, lương cao”.\nHỏi kỹ trước khi đi.")),
            ])}
            {pager(2, 5, |page| format!("#page-{page}"))}
        },
    )
}

/// Of a number, and of a campaign as the first page shows it: not begun, on the way, and beyond.
pub(super) fn progress() -> Piece {
    let bars = [0, 5_400, 12_000, 13_500].map(|done| {
        let words = format!("{}/{}", words::whole(done), words::whole(12_000));
        view! { <li>{ui::progress(done, 12_000, campaigns::say::measure(Measure::Copies), words)}</li> }
    });
    let line =
        |measure: Measure, planned: i64, done: i64| ProgressLine { measure, target: 12_000, planned, done };
    let lines = vec![
        line(Measure::Attendances, 0, 0),
        line(Measure::Copies, 9_600, 5_400),
        line(Measure::Commitments, 14_400, 13_500),
    ];
    let running = home::progress(&[Progress { campaign: sample::campaign(), lines }]);
    piece(
        "guide-progress",
        "Progress",
        view! { <ul class="guide-bars" role="list">{bars.collect_view()}</ul>{running} },
    )
}

pub(super) fn opening() -> Piece {
    piece(
        "guide-opening",
        "What opens",
        view! {
            <details class="more panel"><summary>"Đổi tên"</summary><p>"Địa bàn vẫn là địa bàn ấy."</p></details>
            <details class="more panel" open><summary>"Kết thúc"</summary><p>"Sau ngày này địa bàn không còn được chọn."</p></details>
            <p><button class="button" type="button" popovertarget="guide-dialog">"Mở hộp thoại"</button></p>
            {dialog("guide-dialog", "Hộp thoại", view! { <p>"Đọc xong thì đóng; phím Esc cũng đóng."</p> })}
        },
    )
}

pub(super) fn icons() -> Piece {
    let icons = Icon::ALL.iter().map(|one| view! { <li>{icon(*one)}<span>{format!("{one:?}")}</span></li> });
    piece("guide-icons", "Icons", view! { <ul class="guide-icons" role="list">{icons.collect_view()}</ul> })
}
