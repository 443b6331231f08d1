use super::{Piece, piece};
use frame::{
    AppError,
    ui::{Icon, Tone, banner, empty, told, undo},
};
use leptos::prelude::*;
use words::t;

/// What was done, with and without a way back, and a way back that is no longer there.
pub(super) fn toasts() -> Piece {
    let undo = undo("/do/activities/undo", "audit", 0, "/styleguide".to_owned());
    let (refused, _) = AppError::Conflict.told();
    piece(
        "guide-toasts",
        "Toasts",
        view! {
            {told("Đã lưu.", None)}
            {told("Đã dời sang Thứ tư, 17/03/2027.", Some(undo))}
            {banner(Tone::Error, view! { <h3>{refused}</h3><p>{t!(ui.undo_conflict)}</p> })}
        },
    )
}

pub(super) fn banners() -> Piece {
    let banners = [
        (
            Tone::Info,
            "Số điện thoại chưa kiểm tra lại",
            "Người dân không thấy số này cho đến khi nó được kiểm tra.",
        ),
        (Tone::Success, "Đã tạo tài khoản", "Giờ bạn có thể đăng nhập."),
        (Tone::Warning, "Hoạt động này đã hủy", "Áp phích và tờ rơi không còn đúng."),
        (Tone::Error, "Có người vừa sửa trước bạn", "Chưa có gì bị ghi đè. Hãy xem lại rồi quyết định."),
    ];
    let banners = banners.map(|(tone, title, text)| banner(tone, view! { <h3>{title}</h3><p>{text}</p> }));
    piece("guide-banners", "Banners", banners.collect_view())
}

pub(super) fn nothing() -> Piece {
    let text = "Lập chiến dịch đầu tiên để lên lịch hoạt động.";
    let first = Some(("#guide-fields".to_owned(), "Lập chiến dịch".to_owned()));
    let body = empty(Icon::Campaign, "Chưa có chiến dịch nào".to_owned(), text.to_owned(), first);
    piece("guide-nothing", "Nothing yet", body)
}
