use super::piece;
use crate::{
    activities::form_tag,
    say,
    ui::{self, Icon, Tab, dialog, empty, facts, icon, pager, tabs},
};
use domain::activities::{Form, Status};
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

pub(super) fn colours() -> AnyView {
    let swatches = COLOURS.map(|name| {
        view! { <li><span class=format!("swatch swatch-{name}")></span><code class="mono">{name}</code></li> }
    });
    piece("Colours", view! { <ul class="swatches" role="list">{swatches.collect_view()}</ul> })
}

pub(super) fn type_scale() -> AnyView {
    piece(
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

pub(super) fn buttons() -> AnyView {
    piece(
        "Buttons",
        view! {
            <p class="guide-row">
                <button class="button primary" type="button">"Lưu"</button>
                <button class="button" type="button">{icon(Icon::Copy)}"Nhân bản"</button>
                <button class="button quiet" type="button">"Bỏ qua"</button>
                <button class="button danger" type="button">"Hủy hoạt động"</button>
                <button class="button" type="button" disabled>"Không dùng được"</button>
                <button class="button" type="button" aria-busy="true">"Đang lưu…"</button>
            </p>
        },
    )
}

pub(super) fn tags() -> AnyView {
    let forms = Form::ALL.iter().map(|form| form_tag(*form)).collect_view();
    let states = Status::ALL.iter().map(|status| {
        view! { <span class=format!("tag status-{}", status.word())>{say::activity_status(*status)}</span> }
    });
    piece(
        "Tags",
        view! {
            <p class="guide-row">{forms}</p>
            <p class="guide-row">{states.collect_view()}<span class="kind">"Phường"</span></p>
        },
    )
}

pub(super) fn notices() -> AnyView {
    let banner = |class: &'static str, text: &'static str| {
        view! { <div class=format!("banner {class}")>{icon(Icon::Warning)}<div><h3>{text}</h3><p>"Chưa có gì bị ghi đè. Hãy xem lại rồi quyết định."</p></div></div> }
    };
    piece(
        "Notices",
        view! {
            <div class="toast"><p>"Đã dời sang ngày khác."</p><button class="button quiet" type="button">{icon(Icon::Undo)}"Hoàn tác"</button></div>
            {banner("info", "Để biết")}{banner("success", "Đã tạo tài khoản")}
            {banner("warning", "Hoạt động này đã hủy")}{banner("error", "Có người vừa sửa trước bạn")}
            {empty(Icon::Campaign, "Chưa có chiến dịch nào".into(), "Lập chiến dịch đầu tiên để lên lịch hoạt động.".into(), Some(("#top".into(), "Lập chiến dịch".into())))}
        },
    )
}

pub(super) fn lists() -> AnyView {
    let rows = [("Tọa đàm tại phường Đống Đa", "300"), ("Phát tờ rơi ở bến xe Giáp Bát", "12.000")].map(|(name, count)| {
        view! { <tr><td data-label="Hoạt động"><a href="#top">{name}</a></td><td class="num" data-label="Lượt người">{count}</td></tr> }
    });
    piece(
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
            ])}
            {pager(2, 5, |page| format!("#page-{page}"))}
            {tabs("Cách xem", ["Tháng", "Tuần", "Ngày"].map(|label| Tab::new("#top", label, label == "Tháng")))}
        },
    )
}

pub(super) fn progress() -> AnyView {
    let bar = |planned: u32, done: u32| {
        view! {
            <div class="reach">
                <p><span>"lượt người"</span><strong>{format!("{done}/100")}</strong></p>
                <svg viewBox="0 0 120 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="reach-ground" width="120" height="10"></rect>
                    <rect class="reach-planned" width=planned height="10"></rect>
                    <rect class="reach-done" width=done height="10"></rect>
                    <line class="reach-target" x1="100" x2="100" y1="0" y2="10"></line>
                </svg>
            </div>
        }
    };
    let plain = [0, 45, 110]
        .map(|done| view! { <p>{ui::progress(done, 100, "lượt người", format!("{done}/100"))}</p> });
    piece("Progress", view! { {bar(0, 0)}{bar(80, 45)}{bar(120, 110)}{plain.collect_view()} })
}

pub(super) fn opening() -> AnyView {
    piece(
        "What opens",
        view! {
            <details class="more panel"><summary>"Đổi tên"</summary><p>"Đơn vị vẫn là đơn vị ấy."</p></details>
            <details class="more panel" open><summary>"Kết thúc"</summary><p>"Sau ngày này đơn vị không còn được chọn."</p></details>
            <p><button class="button" type="button" popovertarget="guide-dialog">"Mở hộp thoại"</button></p>
            {dialog("guide-dialog", "Hộp thoại", view! { <p>"Đọc xong thì đóng; phím Esc cũng đóng."</p> })}
        },
    )
}

pub(super) fn icons() -> AnyView {
    let icons = Icon::ALL.iter().map(|one| view! { <li>{icon(*one)}<span>{format!("{one:?}")}</span></li> });
    piece("Icons", view! { <ul class="guide-icons" role="list">{icons.collect_view()}</ul> })
}
