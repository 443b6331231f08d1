//! The types that addresses and answers of the API are made of: what can be asked is taken from the code that reads it.

use crate::problem::described;
use app::materials::Material;
use axum::http::StatusCode;
use domain::{
    activities::{Kind, Status},
    calendar::View,
    import_export::List,
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
    ActivityFile: materials().chain([crate::ics::FILE.to_owned()]);
    PublicFile: materials().chain(["event.ics".to_owned(), super::public::PICTURE.to_owned()]);
    MaterialFile: materials();
    KindWord: Kind::ALL.iter().map(|kind| kind.word());
    StatusWord: Status::ALL.iter().map(|status| status.word());
    ViewWord: View::ALL.iter().map(|view| view.word());
    Language: Locale::get_all().iter().map(|locale| locale.as_str());
}

fn materials() -> impl Iterator<Item = String> {
    Material::FILES.iter().map(|(name, _)| format!("{name}.pdf"))
}

/// A day as people write it: `05/12/2026`, `5/12/2026` or `2026-12-05`.
pub struct DayText;

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

/// A parameter has no value that it may have.
pub struct Unread;

impl IntoResponses for Unread {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let told = "A parameter cannot be read, which `parameter` names, or a field of the query stands there twice.";
        described(StatusCode::BAD_REQUEST, told)
    }
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

/// A text of what is printed is too long, or has a character that the print fonts lack.
pub struct TooLong;

impl IntoResponses for TooLong {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        let told = "The words do not fit on the printed page, or have a character that cannot be printed.";
        described(StatusCode::UNPROCESSABLE_ENTITY, told)
    }
}

#[derive(IntoResponses)]
#[response(status = 503, description = "Too many ask for it at once; `Retry-After` says when to come again.")]
pub struct Busy;
