use domain::Problems;
use leptos::server_fn::{
    Bytes, Encodes,
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

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
    #[error("not allowed")]
    Forbidden,
    /// Somebody else changed it since it was read.
    #[error("changed since it was read")]
    Conflict,
    #[error("too many attempts")]
    Throttled,
    /// Our fault; the log has the cause under the request's id.
    #[error("internal")]
    Internal,
    #[error("transport: {0}")]
    Transport(String),
}

impl AppError {
    /// The HTTP status that says the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::NotFound => 404,
            Self::SignedOut => 401,
            Self::Forbidden => 403,
            Self::Conflict => 409,
            Self::Throttled => 429,
            Self::Internal | Self::Transport(_) => 500,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        Self::Transport(error.to_string())
    }

    /// Said to a script with the status that means the same; a browser that posted a form is sent on instead.
    fn ser(&self) -> Bytes {
        if !crate::context::wants_page() {
            crate::context::set_status(self);
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
            cause @ (store::Error::Database(_) | store::Error::Stored(_)) => {
                tracing::error!(cause = ?cause, "internal error");
                Self::Internal
            }
        }
    }
}
