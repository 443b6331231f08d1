use super::{Icon, icon};
use leptos::prelude::*;

/// What a banner is for: its colour and its icon say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Info,
    Success,
    Warning,
    Error,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "banner info",
            Self::Success => "banner success",
            Self::Warning => "banner warning",
            Self::Error => "banner error",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Success => Icon::Done,
            Self::Warning => Icon::Warning,
            Self::Error => Icon::Error,
        }
    }
}

/// What is to be known before one goes on; a screen reader also says that something went well.
pub fn banner(tone: Tone, text: impl IntoView + 'static) -> AnyView {
    let role = (tone == Tone::Success).then_some("status");
    view! { <div class=tone.class() role=role>{icon(tone.icon())}<div>{text}</div></div> }.into_any()
}

/// Why nothing was done: said at once, and where the address of a refused form leads.
pub fn alert(text: impl IntoView + 'static) -> AnyView {
    let tone = Tone::Error;
    view! {
        <section class=tone.class() id="problems" role="alert" tabindex="-1">
            {icon(tone.icon())}<div>{text}</div>
        </section>
    }
    .into_any()
}
