use super::{Piece, piece, sample};
use crate::{accounts, activities};
use domain::{
    Problem, Problems,
    accounts::Theme,
    activities::{ActivityFilter, ActivityForm, Kind, Transition},
    campaigns::CampaignForm,
};
use frame::{
    context::file,
    forms::{Filled, TransitionForm},
    ui::{
        AskedReason, Choice, Fields, Moving, NextTransition, Transitions, Versions, check, checks, copied,
        edit_form,
    },
};
use leptos::prelude::*;

fn kinds() -> Vec<Choice> {
    vec![Choice::new("ward", "Phường"), Choice::new("commune", "Xã")]
}

fn audiences() -> Vec<Choice> {
    sample::options().audiences.into_iter().map(|audience| Choice::new(audience.id, audience.name)).collect()
}

pub(super) fn fields() -> Piece {
    let fields = Fields::new(Problems::default());
    let looks = Theme::ALL.iter().map(|theme| {
        check("radio", "theme", theme.word(), accounts::say::theme(*theme), *theme == Theme::System)
    });
    let looks = view! { <div class="checks">{looks.collect_view()}</div> };
    piece(
        "guide-fields",
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
                    .view(checks("audiences", audiences(), &["3".to_owned()]))}
                {fields.fieldset("look", "Giao diện").question().view(looks)}
                <div class="field">
                    <label for="file">"Tệp Excel (.xlsx) hoặc CSV"</label>
                    <input id="file" type="file"/>
                </div>
                {copied("address", "Địa chỉ", "https://lantoa.example/feeds/8f3b1c.ics".to_owned())}
                <script type="module" src=file("shortcuts.js")></script>
            </form>
        },
    )
}

/// The same, as a refused form shows them.
pub(super) fn refused() -> Piece {
    let mut problems = Problems::default();
    for (name, problem) in [
        ("name", Problem::Required),
        ("day", Problem::NotADay),
        ("hour", Problem::NotATime),
        ("number", Problem::NotANumber),
        ("share", Problem::OutOfRange { min: 1, max: 1_000_000 }),
        ("kind", Problem::Required),
        ("purpose", Problem::TooLong { max: 60, length: 72 }),
        ("groups", Problem::Required),
    ] {
        problems.add(name, problem);
    }
    let fields = Fields::new(problems);
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), activities::say::kind(*kind))).collect();
    let purpose = "Người dân nhận ra lời mời “việc nhẹ, lương cao” và biết gọi 111 khi cần.";
    let inputs = view! {
        {fields.field("name", "Họ và tên", "").view()}
        {fields.field("day", "Ngày bắt đầu", "31/02/2026").hint("Ví dụ 05/01/2026").day().view()}
        {fields.field("hour", "Giờ bắt đầu", "25h").hint("Ví dụ 8h30 hoặc 0830").time().view()}
        {fields.field("number", "Số bản in", "một nghìn").number("tờ").view()}
        {fields.field("share", "Lượt người", "0").number("người").view()}
        {fields.field("kind", "Hình thức", "").select(kinds)}
        {fields.field("purpose", "Mục đích", purpose).text_area(3)}
        {fields.fieldset("groups", "Đối tượng").question().view(checks("groups", audiences(), &[]))}
    };
    let form = view! { {fields.summary()}<form class="form" novalidate>{inputs}</form> };
    piece("guide-refused", "A refused form", form)
}

/// Units, of which several are chosen, and organisations, of which one leads; none does yet.
pub(super) fn pickers() -> Piece {
    let fields = Fields::new(Problems::one("lead", Problem::Required));
    let options = sample::options();
    let typed = ActivityForm {
        units: vec!["2".to_owned()],
        supporting: vec!["3".to_owned()],
        ..ActivityForm::default()
    };
    let units = activities::units(&fields, &typed, &options);
    let (lead, supporting) =
        (activities::lead(&fields, &typed, &options), activities::supporting(&fields, &typed, &options));
    let form = view! { <form class="form" novalidate>{units}{lead}{supporting}</form> };
    piece("guide-pickers", "Pickers", form)
}

/// With a day that filters nothing.
pub(super) fn filters() -> Piece {
    let filter = ActivityFilter {
        q: "tọa đàm".to_owned(),
        kind: Kind::Talk.word().to_owned(),
        from: "31/02/2026".to_owned(),
        ..ActivityFilter::default()
    };
    piece("guide-filters", "Filters", activities::filters(&sample::schedule(), &filter))
}

/// A form that somebody else saved first.
pub(super) fn versions() -> Piece {
    let theirs = CampaignForm {
        code: "01/KH-MTTQ-BTT".to_owned(),
        budget: "1.450.000.000".to_owned(),
        audiences: vec!["1".to_owned()],
        ..CampaignForm::default()
    };
    let mine = CampaignForm {
        budget: "1.500.000.000".to_owned(),
        audiences: vec!["1".to_owned(), "2".to_owned()],
        ..theirs.clone()
    };
    let fields = Fields::new(Problems::default());
    let inputs = view! {
        {fields.field("code", "Số, ký hiệu", &mine.code).view()}
        {fields.field("budget", "Kinh phí", &mine.budget).number("đồng").view()}
        {fields.group("audiences", "Đối tượng")}
    };
    let known = audiences();
    let name = |_: &str, id: &str| {
        known.iter().find(|audience| audience.value == id).map(|audience| audience.label.clone())
    };
    let versions = Versions::new(&mine, &theirs, &fields).names(name).view();
    let form = edit_form("/styleguide", "1", "3", "/styleguide", inputs);
    piece("guide-versions", "Two versions", view! { {versions}{form} })
}

/// What can be done next with a record: the natural transition, another, and one that asks why.
pub(super) fn transitions() -> Piece {
    let asked = AskedReason { hint: "Những người được mời sẽ đọc lý do này", needed: true };
    let transition = |transition: Transition| NextTransition {
        word: transition.word(),
        label: activities::say::transition(transition),
        danger: transition == Transition::Cancel,
        back: false,
        reason: (transition == Transition::Cancel).then_some(asked),
    };
    let of = Moving { action: "/styleguide", id: 0, version: 1 };
    let open = Vec::from([Transition::Finish, Transition::Start, Transition::Cancel].map(transition));
    let Transitions { panel, .. } = Transitions::new(of, open, &Filled::fresh(TransitionForm::default()));
    piece("guide-transitions", "Next transitions", panel)
}
