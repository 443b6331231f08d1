//! The types that addresses and answers of the API are made of: what can be asked is taken from the code that reads it.

use super::outreach::LOG_MOVES;
use crate::problem::described;
use app::materials::{ATTENDANCE, Material};
use axum::http::StatusCode;
use domain::{
    activities::{Group, Kind, Sort, Status, Transition},
    calendar::View,
    import_export::List,
    outreach::{Axis, PHOTO_BYTES_MAX},
    targets::Measure,
};
use std::{borrow::Cow, collections::BTreeMap};
use utoipa::{
    IntoResponses, PartialSchema, ToSchema, openapi,
    openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, Type},
};
use words::{I18nLocaleTrait, Locale};

/// A text that is one of these.
macro_rules! one_of {
    ($($(#[$attr:meta])* $name:ident: $words:expr;)+) => {$(
        $(#[$attr])*
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let words = $words;
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )+};
}

one_of! {
    ListFile: List::ALL.iter().flat_map(|list| ["csv", "json", "xlsx"].map(|end| format!("{}.{end}", list.word())));
    ActivityFile: materials().chain([format!("{ATTENDANCE}.pdf"), crate::ics::FILE.to_owned()]);
    PublicFile: materials().chain(["event.ics".to_owned(), super::public::PICTURE.to_owned()]);
    MaterialFile: materials();
    KindWord: Kind::ALL.iter().map(|kind| kind.word());
    SortWord: Sort::ALL.iter().flat_map(|sort| [sort.word().to_owned(), format!("-{}", sort.word())]);
    GroupWord: Group::ALL.iter().map(|group| group.word());
    StatusWord: Status::ALL.iter().map(|status| status.word());
    ActivityTransitionWord: Transition::ALL.iter().map(|transition| transition.word());
    CampaignStatusWord: domain::campaigns::Status::ALL.iter().map(|status| status.word());
    LogMoveWord: LOG_MOVES.iter().map(|transition| transition.word());
    ResultsFile: ["results.csv", "results.json", "results.xlsx", "ministry.xlsx"];
    ResultsView: domain::outreach::View::ALL.iter().map(|view| view.word());
    AxisWord: Axis::ALL.iter().map(|axis| axis.word());
    MeasureWord: Measure::ALL.iter().filter(|measure| measure.has_figures()).map(|measure| measure.word());
    ViewWord: View::ALL.iter().map(|view| view.word());
    Language: Locale::get_all().iter().map(|locale| locale.as_str());
}

fn materials() -> impl Iterator<Item = String> {
    Material::FILES.iter().map(|(name, _)| format!("{name}.pdf"))
}

/// A day as people write it: `05/12/2026`, `5/12/2026` or `2026-12-05`.
pub struct DayText;

/// A month as people write it: `03/2026`, `3/2026` or `2026-03`.
pub struct MonthText;

impl PartialSchema for MonthText {
    fn schema() -> RefOr<Schema> {
        let year = "(?:19[0-9]{2}|2[01][0-9]{2})";
        let pattern = format!("^(?:(?:0?[1-9]|1[0-2])/{year}|{year}-(?:0[1-9]|1[0-2]))$");
        let month = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
        month.examples(["03/2026", "2026-03"]).into()
    }
}

impl ToSchema for MonthText {}

/// The years through which the calendar can be leafed; 29 February, which is read too, is for none but leap years.
fn day_pattern() -> String {
    let year = "(?:19(?:0[1-9]|[1-9][0-9])|20[0-9]{2}|21[0-8][0-9])";
    let iso = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
               |02-(?:0[1-9]|1[0-9]|2[0-8]))";
    let typed = "(?:(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[13578]|1[02])|(?:0?[1-9]|[12][0-9]|30)/(?:0?[469]|11)\
                 |(?:0?[1-9]|1[0-9]|2[0-8])/0?2)";
    format!("^(?:{year}-{iso}|{typed}/{year})$")
}

impl PartialSchema for DayText {
    fn schema() -> RefOr<Schema> {
        let day = ObjectBuilder::new().schema_type(Type::String).pattern(Some(day_pattern()));
        day.examples(["05/12/2026", "2026-12-05"]).into()
    }
}

impl ToSchema for DayText {}

/// The id of a record, as far as JSON counts exactly.
pub struct Id;

impl PartialSchema for Id {
    fn schema() -> RefOr<Schema> {
        let id = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1_i64));
        id.maximum(Some(9_007_199_254_740_991_i64)).into()
    }
}

impl ToSchema for Id {}

/// As [`Id`], or 0 for none.
pub struct IdOrNone;

impl PartialSchema for IdOrNone {
    fn schema() -> RefOr<Schema> {
        let id = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0_i64));
        id.maximum(Some(9_007_199_254_740_991_i64)).into()
    }
}

impl ToSchema for IdOrNone {}

/// A text that looks so.
macro_rules! text_like {
    ($($(#[$attr:meta])* $name:ident: $pattern:expr;)+) => {$(
        $(#[$attr])*
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new().schema_type(Type::String).pattern(Some($pattern)).into()
            }
        }

        impl ToSchema for $name {}
    )+};
}

text_like! {
    /// The version that was read, as a strong tag.
    VersionTag: r#"^"[1-9][0-9]{0,17}"$"#;
    /// The id that a device gives a log: a UUID of version 7.
    LogKey: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
    /// As `is_photo_name` says.
    PhotoName: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}$";
    /// The hash of what comes (RFC 9530).
    ContentDigest: "^sha-256=:[A-Za-z0-9+/]{43}=:$";
    /// The hash of a piece (tus 1.0).
    PieceChecksum: "^(?:sha1 [A-Za-z0-9+/]{27}=|sha256 [A-Za-z0-9+/]{43}=)$";
}

/// The version of tus that is spoken.
pub struct TusVersion;

impl PartialSchema for TusVersion {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some([super::uploads::VERSION])).into()
    }
}

impl ToSchema for TusVersion {}

/// Bytes of a photo that comes in pieces.
pub struct PhotoLength;

impl PartialSchema for PhotoLength {
    fn schema() -> RefOr<Schema> {
        let length = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1_i64));
        length.maximum(Some(i64::try_from(PHOTO_BYTES_MAX).unwrap_or(i64::MAX))).into()
    }
}

impl ToSchema for PhotoLength {}

/// The bytes of a file.
pub struct File;

impl PartialSchema for File {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::Binary);
        ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
    }
}

impl ToSchema for File {}

/// What is kept of a person, under headings in the language of the reader.
pub struct PersonalFile;

impl PartialSchema for PersonalFile {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Object).into()
    }
}

impl ToSchema for PersonalFile {}

#[derive(IntoResponses)]
#[response(status = 304, description = "The browser has it (If-None-Match).")]
pub struct Unchanged;

/// A refusal that is told as a problem.
macro_rules! told {
    ($($(#[$attr:meta])* $name:ident: $status:ident, $why:literal;)+) => {$(
        $(#[$attr])*
        pub struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
                described(StatusCode::$status, $why)
            }
        }
    )+};
}

told! {
    /// A parameter has no value that it may have.
    Unread: BAD_REQUEST,
        "A parameter cannot be read, which `parameter` names, or a field of the query stands there twice.";
    /// Below `/api/v1`, where every refusal is a problem.
    Unknown: UNAUTHORIZED, "No token, or one that has ended.";
    Refused: FORBIDDEN, "The token does not say so, or its holder may not.";
    OtherVersion: PRECONDITION_FAILED, "Another version of tus is asked for.";
    Missing: NOT_FOUND, "There is none, or none that may be seen.";
    /// A text of what is printed is too long, or has a character that the print fonts lack.
    TooLong: UNPROCESSABLE_ENTITY,
        "The words do not fit on the printed page, or have a character that cannot be printed.";
}

#[derive(IntoResponses)]
#[response(status = 401, description = "No token, or one that has ended.")]
pub struct SignedOut;

#[derive(IntoResponses)]
#[response(status = 403, description = "The holder of the token may not see this.")]
pub struct Forbidden;

#[derive(IntoResponses)]
#[response(status = 404, description = "There is none, or none that may be seen.")]
pub struct NotFound;

#[derive(IntoResponses)]
#[response(status = 503, description = "Too many ask for it at once; `Retry-After` says when to come again.")]
pub struct Busy;

/// Up to where changes were read.
pub struct Cursor;

impl PartialSchema for Cursor {
    fn schema() -> RefOr<Schema> {
        let cursor = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0_i64));
        cursor.maximum(Some(9_007_199_254_740_991_i64)).into()
    }
}

impl ToSchema for Cursor {}

/// Why a batch is refused as a whole; all of it is kept where it comes from.
pub struct Unsent;

impl IntoResponses for Unsent {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let refusals = [
            (StatusCode::BAD_REQUEST, "It cannot be read."),
            (
                StatusCode::UNAUTHORIZED,
                "Nobody is signed in, the token has ended, or `owner` is another account.",
            ),
            (StatusCode::FORBIDDEN, "The token may only read."),
            (
                StatusCode::PAYLOAD_TOO_LARGE,
                "It has more than 100 operations or 1,000,000 bytes: send it in parts.",
            ),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "It is not `application/json`."),
            (StatusCode::UPGRADE_REQUIRED, "The protocol is not understood: the client is to be updated."),
            (StatusCode::SERVICE_UNAVAILABLE, "Too much to do; `Retry-After` says when to come again."),
        ];
        refusals.into_iter().flat_map(|(status, why)| described(status, why)).collect()
    }
}

/// Why nothing is written.
pub struct Unwritten;

impl IntoResponses for Unwritten {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let refusals = [
            (StatusCode::BAD_REQUEST, "It, or something of its address or headers, cannot be read."),
            (StatusCode::UNAUTHORIZED, "Nobody is signed in, or the token has ended."),
            (StatusCode::FORBIDDEN, "The token does not say so, or its holder may not."),
            (StatusCode::NOT_FOUND, "There is none, or none that may be seen."),
            (StatusCode::CONFLICT, "It does not lead from where the record stands, or its key is taken."),
            (StatusCode::PAYLOAD_TOO_LARGE, "It has more than 1,000,000 bytes."),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "It is not `application/json`."),
            (StatusCode::UNPROCESSABLE_ENTITY, "`fields` says which are refused, and why in a sentence."),
            (StatusCode::INTERNAL_SERVER_ERROR, "The server could not do it."),
            (StatusCode::SERVICE_UNAVAILABLE, "Too much to do: come again."),
            (StatusCode::INSUFFICIENT_STORAGE, "The disk is full."),
        ];
        refusals.into_iter().flat_map(|(status, why)| described(status, why)).collect()
    }
}

/// Why nothing is written on top of a version.
pub struct Stale;

impl IntoResponses for Stale {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let refusals = [
            (StatusCode::PRECONDITION_FAILED, "It has changed since it was read."),
            (StatusCode::PRECONDITION_REQUIRED, "`If-Match` is not there."),
        ];
        refusals.into_iter().flat_map(|(status, why)| described(status, why)).collect()
    }
}

/// Why nothing of a photo is taken.
pub struct Unkept;

impl IntoResponses for Unkept {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let refusals = [
            (StatusCode::BAD_REQUEST, "Something of its address or headers cannot be read."),
            (StatusCode::UNAUTHORIZED, "Nobody is signed in, or the token has ended."),
            (StatusCode::FORBIDDEN, "The token does not say so, or its holder may not."),
            (StatusCode::NOT_FOUND, "There is none, or none that may be seen."),
            (StatusCode::CONFLICT, "Something else came under this name or in this place."),
            (StatusCode::GONE, "The photo was there, and somebody removed it."),
            (StatusCode::PAYLOAD_TOO_LARGE, "It has more bytes than come at once, or than were announced."),
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                "The name is none, the hash is another, it is no picture, or the log has as many as it may have.",
            ),
            (StatusCode::INTERNAL_SERVER_ERROR, "The server could not do it."),
            (StatusCode::SERVICE_UNAVAILABLE, "Too much to do: come again."),
            (StatusCode::INSUFFICIENT_STORAGE, "The disk is full."),
        ];
        refusals.into_iter().flat_map(|(status, why)| described(status, why)).collect()
    }
}
