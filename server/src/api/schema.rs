//! The types that addresses and answers of the API are made of: what can be asked is taken from the code that reads it.

use crate::problem::described;
use app::materials::Material;
use axum::{
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
};
use domain::{
    activities::{Kind, Status},
    calendar::View,
    import_export::List,
};
use serde::de::DeserializeOwned;
use std::{borrow::Cow, collections::BTreeMap};
use utoipa::{
    IntoResponses, PartialSchema, ToSchema, openapi,
    openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, Type},
};
use words::{I18nLocaleTrait, Locale};

/// What an address names. An address that cannot be read names nothing: it is not found.
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, StatusCode> {
        let path = Path::from_request_parts(parts, state).await.map_err(|_| StatusCode::NOT_FOUND)?;
        Ok(Self(path.0))
    }
}

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

impl PartialSchema for DayText {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).examples(["05/12/2026", "2026-12-05"]).into()
    }
}

impl ToSchema for DayText {}

/// The bytes of a file.
pub struct File;

impl PartialSchema for File {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::Binary);
        ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
    }
}

impl ToSchema for File {}

#[derive(IntoResponses)]
#[response(status = 304, description = "The browser has it (If-None-Match).")]
pub struct Unchanged;

#[derive(IntoResponses)]
#[response(status = 400, description = "A field of the query stands there twice.")]
pub struct Twice;

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
