//! The words of the attendance sheet of an activity.

use super::printable::activity;
use domain::{activities::ActivityDetail, outreach::code};
use print::{Activity, Attendance, QrLink};
use words::{I18nLocaleTrait, Locale, td_string};

/// The name of its file, without the ending. It leads staff to a log and is no material for the public.
pub const ATTENDANCE: &str = "attendance";

pub(super) fn attendance(detail: &ActivityDetail, l: Locale, base_url: &str) -> Attendance {
    let Activity { title, facts } = activity(detail, l);
    let columns = [
        td_string!(l, materials.attendance.number),
        td_string!(l, materials.attendance.name),
        td_string!(l, materials.attendance.home),
        td_string!(l, materials.attendance.signature),
    ];
    let boxes = [
        td_string!(l, materials.attendance.attendances),
        td_string!(l, materials.attendance.men),
        td_string!(l, materials.attendance.women),
        td_string!(l, materials.attendance.leaflets),
        td_string!(l, materials.attendance.commitments),
        td_string!(l, materials.attendance.writer),
    ];
    Attendance {
        lang: l.as_str().to_owned(),
        issuer: td_string!(l, materials.issuer).into(),
        heading: td_string!(l, materials.attendance.heading).into(),
        title,
        facts,
        code: code(detail.id),
        qr: QrLink {
            url: format!("{base_url}/outreach/new?activity={}", detail.id),
            caption: td_string!(l, materials.attendance.scan).into(),
        },
        columns: columns.map(str::to_owned),
        boxes: boxes.map(str::to_owned),
        note: td_string!(l, materials.attendance.note).into(),
    }
}
