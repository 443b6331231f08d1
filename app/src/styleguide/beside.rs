use super::{Piece, piece};
use crate::discussion::{self, Discussed};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Problems, Role,
    audit::Subject,
    discussion::{About, Comment, CommentForm, Discussion, FileCard, Person, Task, TaskForm},
};
use frame::forms::Filled;
use leptos::prelude::*;

/// What stands beside a record, with each kind of line and its forms.
pub(super) fn beside() -> Piece {
    let discussed = Discussed {
        discussion: Some(sample()),
        comment: Filled::fresh(CommentForm::default()),
        task: Filled::fresh(TaskForm::default()),
        refused_files: Problems::default(),
    };
    let (comments, tasks, files) =
        (discussion::comments(&discussed), discussion::tasks(&discussed), discussion::files(&discussed));
    piece("guide-beside", "Beside a record", view! { {comments}{tasks}{files} })
}

fn sample() -> Discussion {
    let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_782);
    let comment = |id, by: &str, text: &str, to: &[&str], unread| Comment {
        id,
        by: by.to_owned(),
        at,
        text: text.to_owned(),
        to: to.iter().map(ToString::to_string).collect(),
        unread,
        may_remove: !unread,
    };
    let (planner, officer) = ("Trần Thị Kế Hoạch", "Nguyễn Văn Phường");
    Discussion {
        about: About { subject: Subject::Activity, id: 1 },
        comments: vec![
            comment(1, officer, "Nhà văn hóa đã xác nhận, 120 chỗ ngồi.", &[], false),
            comment(2, planner, "Nhờ mượn thêm máy chiếu trước thứ Sáu.", &[officer], true),
        ],
        older: 12,
        tasks: vec![
            Task { id: 1, text: "Mượn hội trường".into(), done: Some((officer.into(), at)) },
            Task {
                id: 2, text: "Mời báo cáo viên của Phòng Cảnh sát hình sự".into(), done: None
            },
        ],
        files: vec![FileCard {
            id: 1,
            name: "Giấy mời dự tọa đàm phòng, chống mua bán người.pdf".into(),
            bytes: 184_000,
            by: officer.into(),
            at,
            may_remove: true,
        }],
        people: vec![Person { account: 2, name: officer.into(), role: Role::UnitOfficer }],
        may_comment: true,
        keeps_tasks: true,
    }
}
