use crate::context;
use domain::Problems;
use leptos::server_fn::{
    Bytes, Encodes,
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};
use words::t;

/// The only error that crosses the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("refused: {0}")]
    Invalid(Problems),
    /// There is none, or the person may not see it.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("signed out")]
    SignedOut,
    /// The password was given too long ago for a grave act.
    #[error("password needed again")]
    Unproven,
    #[error("not allowed")]
    Forbidden,
    /// Somebody else changed it since it was read.
    #[error("changed since it was read")]
    Conflict,
    #[error("too many attempts")]
    Throttled,
    /// The disk of the database is full.
    #[error("no room")]
    Full,
    /// What was posted cannot be read: none of our forms sends such.
    #[error("malformed")]
    Malformed,
    /// Our fault; the log has the cause under the request's id.
    #[error("internal")]
    Internal,
}

impl AppError {
    /// The HTTP status that says the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::NotFound => 404,
            Self::SignedOut | Self::Unproven => 401,
            Self::Forbidden => 403,
            Self::Conflict => 409,
            Self::Throttled => 429,
            Self::Malformed => 400,
            Self::Full => 507,
            Self::Internal => 500,
        }
    }

    /// The error that a status says; ours where it says none.
    pub fn of_status(status: u16) -> Self {
        let told = [
            Self::Malformed,
            Self::SignedOut,
            Self::Forbidden,
            Self::NotFound,
            Self::Conflict,
            Self::Throttled,
            Self::Full,
        ];
        told.into_iter().find(|error| error.status() == status).unwrap_or(Self::Internal)
    }

    /// The title and the sentence of a page that could not be shown, or of a form that was not taken.
    pub fn told(&self) -> (String, String) {
        let (title, text) = match self {
            Self::Invalid(problems) => {
                let told: Vec<String> = problems.iter().map(|(_, problem)| words::problem(problem)).collect();
                return (
                    t!(error.invalid).into(),
                    format!("{} {}.", t!(error.invalid_text), told.join("; ")),
                );
            }
            Self::NotFound if context::me().is_none() => (t!(error.not_found), t!(error.not_found_stranger)),
            Self::NotFound => (t!(error.not_found), t!(error.not_found_text)),
            Self::SignedOut => (t!(error.signed_out), t!(error.signed_out_text)),
            Self::Unproven => (t!(error.unproven), t!(error.unproven_text)),
            Self::Forbidden => (t!(error.forbidden), t!(error.forbidden_text)),
            Self::Conflict => (t!(error.conflict), t!(error.conflict_text)),
            Self::Throttled => (t!(error.throttled), t!(error.throttled_text)),
            Self::Full => (t!(error.full), t!(error.full_text)),
            Self::Malformed => (t!(error.malformed), t!(error.malformed_text)),
            Self::Internal => (t!(error.internal), t!(error.internal_text)),
        };
        (title.into(), text.into())
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Malformed,
            cause => {
                tracing::error!(%cause, "server function");
                Self::Internal
            }
        }
    }

    /// Said to a script with the status that means the same; a browser that posted a form is sent to a page that says it.
    fn ser(&self) -> Bytes {
        if context::wants_page() {
            let id = context::request_id().map(|id| format!("&id={id}")).unwrap_or_default();
            context::see_other(&format!("/not-taken?status={}{id}", self.status()));
        } else {
            context::set_status(self);
        }
        JsonEncoding::encode(self).unwrap_or_default()
    }
}

impl From<store::Error> for AppError {
    /// The chain of causes is logged here, once.
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Invalid(problems) => Self::Invalid(problems),
            store::Error::NotFound => Self::NotFound,
            store::Error::Forbidden => Self::Forbidden,
            store::Error::Conflict => Self::Conflict,
            store::Error::Throttled => Self::Throttled,
            store::Error::Full => Self::Full,
            cause @ (store::Error::Database(_) | store::Error::Stored(_)) => {
                tracing::error!(cause = ?cause, "internal error");
                Self::Internal
            }
        }
    }
}
