use super::piece;
use crate::ui::{Choice, Fields, checks, search_box};
use domain::{Problem, Problems};
use leptos::prelude::*;

fn kinds() -> Vec<Choice> {
    vec![Choice::new("ward", "Phường"), Choice::new("commune", "Xã")]
}

pub(super) fn fields() -> AnyView {
    let fields = Fields::new(Problems::default());
    let choices = ["Người có nhu cầu đi làm việc ở nước ngoài", "Thanh niên chưa có việc làm", "Phụ huynh"];
    let choices = choices.into_iter().map(|choice| Choice::new(choice, choice)).collect();
    piece(
        "Fields",
        view! {
            <form class="form" novalidate>
                {fields.field("title", "Tên hoạt động", "Tọa đàm đi làm việc ở nước ngoài an toàn").view()}
                {fields.field("venue", "Địa điểm", "").hint("Nhà văn hóa, hội trường hoặc trường học").optional().view()}
                {fields.field("on", "Ngày", "05/01/2026").hint("Ví dụ 05/01/2026 hoặc 05012026").day().view()}
                {fields.field("at", "Giờ", "08:30").hint("Ví dụ 8h30 hoặc 0830").time().view()}
                {fields.field("copies", "Số bản in", "1.234").number("tờ").view()}
                {fields.field("kind", "Loại đơn vị", "ward").select(kinds())}
                {fields.field("message", "Thông điệp chính", "Kiểm tra giấy phép trước khi nộp tiền.").text_area(3)}
                {fields.field("secret", "Mật khẩu", "").password("off").view()}
                {fields
                    .fieldset("audiences", "Đối tượng")
                    .hint("Nhóm mà hoạt động hướng tới")
                    .question()
                    .view(checks("audiences", choices, &["Phụ huynh".to_owned()]))}
                <div class="field">
                    <label for="sheet">"Tệp Excel (.xlsx) hoặc CSV"</label>
                    <input id="sheet" type="file"/>
                </div>
            </form>
            {search_box("Tìm đơn vị", "đống đa")}
        },
    )
}

/// The same, as a refused form shows them.
pub(super) fn refused() -> AnyView {
    let mut problems = Problems::default();
    problems.add("name", Problem::Required);
    problems.add("day", Problem::NotADay);
    problems.add("form", Problem::Required);
    let fields = Fields::new(problems);
    let inputs = view! {
        {fields.field("name", "Họ và tên", "").view()}
        {fields.field("day", "Ngày bắt đầu", "31/02/2026").hint("Ví dụ 05/01/2026").day().view()}
        {fields.field("form", "Hình thức", "").select(kinds())}
    };
    piece("A refused form", view! { {fields.summary()}<form class="form" novalidate>{inputs}</form> })
}
