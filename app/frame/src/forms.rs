//! The one mechanism of every form: a refused form is kept under a one-time key, the answer leads back to its page,
//! and the page refills from it. It needs no script and loses nothing that was typed.

use crate::{
    AppError,
    context::{me, see_other, site, whence},
    ui,
};
use domain::Problems;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;
use store::Writer;
use words::t;

/// A form to show: fresh, or as it was refused.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Filled<F> {
    pub form: F,
    pub error: Option<AppError>,
}

impl<F> Filled<F> {
    pub fn fresh(form: F) -> Self {
        Self { form, error: None }
    }

    /// The refused fields.
    pub fn problems(&self) -> Problems {
        match &self.error {
            Some(AppError::Invalid(problems)) => problems.clone(),
            _ => Problems::default(),
        }
    }

    /// Somebody else saved first: both versions are shown, and the person has then seen the newer.
    pub fn is_stale(&self) -> bool {
        self.error == Some(AppError::Conflict)
    }

    /// Why something was not done where nothing was typed, such as a removal.
    pub fn refusal(&self) -> Option<AnyView> {
        let Some(AppError::Invalid(problems)) = &self.error else { return self.trouble() };
        let lines = problems.iter().map(|(_, problem)| view! { <p>{words::problem(problem)}</p> });
        let lines = lines.collect_view();
        Some(ui::alert(view! { <h2>{t!(ui.not_done)}</h2>{lines} }))
    }

    /// What stopped the form as a whole: a right, another's change, a fault of ours.
    pub fn trouble(&self) -> Option<AnyView> {
        let error = self.error.as_ref().filter(|error| !matches!(error, AppError::Invalid(_)))?;
        // Who was signed out while typing has signed in again.
        if *error == AppError::SignedOut && me().is_some() {
            return Some(ui::banner(ui::Tone::Info, t!(ui.not_lost)));
        }
        if *error == AppError::Unproven {
            return Some(ui::banner(ui::Tone::Info, t!(ui.proven)));
        }
        let (title, text) = error.told();
        Some(ui::alert(view! { <h2>{title}</h2><p>{text}</p> }))
    }
}

/// A transition with its reason.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TransitionForm {
    /// The version of the record that the person saw.
    pub version: String,
    pub transition: String,
    pub reason: String,
    /// What is to be changed, by the fields of the record: of what is returned to its author.
    #[serde(default)]
    pub remarks: BTreeMap<String, String>,
    /// The address to come back to when it was taken; the record's own page where it is empty.
    pub back: String,
}

/// The refused form that the page's address names, or a fresh one.
pub async fn refill<F: DeserializeOwned>(fresh: F) -> Result<Filled<F>, AppError> {
    let key = use_query_map().read_untracked().get("draft");
    let Some(key) = key else { return Ok(Filled::fresh(fresh)) };
    let kept = read_draft(&key).await?.and_then(|content| read(&content));
    Ok(kept.unwrap_or_else(|| Filled::fresh(fresh)))
}

/// What was typed outlives an upgrade even where the refusal is one that this version does not know.
fn read<F: DeserializeOwned>(content: &str) -> Option<Filled<F>> {
    let typed =
        || serde_json::from_value(serde_json::from_str::<Value>(content).ok()?.get("form")?.clone()).ok();
    serde_json::from_str(content).ok().or_else(|| typed().map(Filled::fresh))
}

/// The form of a record as it is saved, and as it is to be shown: refilled where it was refused. After a stale save the
/// person has now seen the newer version, which `version` finds in the form.
pub async fn refill_saved<F: Clone + DeserializeOwned>(
    mut saved: F,
    version: fn(&mut F) -> &mut String,
) -> Result<(F, Filled<F>), AppError> {
    let mut filled = refill(saved.clone()).await?;
    if filled.is_stale() {
        version(&mut filled.form).clone_from(version(&mut saved));
    }
    Ok((saved, filled))
}

/// The refused form kept under a key, as JSON, for the same person only.
async fn read_draft(key: &str) -> Result<Option<String>, AppError> {
    Ok(site().db.draft(me().as_ref(), key).await?)
}

/// Answers a posted form: on to `Ok(path)`, or back to the form with all that was typed. Who was signed out
/// meanwhile signs in first and then finds the form as it was; so does who has to give the password again.
pub async fn answer<F: Serialize>(
    result: Result<String, AppError>,
    back: &str,
    form: F,
) -> Result<(), AppError> {
    let error = match result {
        Ok(to) => {
            see_other(&to);
            return Ok(());
        }
        Err(error) => error,
    };
    let first = match error {
        AppError::SignedOut => Some("/sign-in"),
        AppError::Unproven => Some(PROVE),
        _ => None,
    };
    let back = keep(back, Filled { form, error: Some(error) }).await?;
    see_other(&first.map_or_else(|| back.clone(), |first| format!("{first}?next={}", encode(&back))));
    Ok(())
}

/// Where the password is given again before a grave act.
pub const PROVE: &str = "/account/prove";

/// Keeps a refused form; answers the address of its page that brings it back. What a stranger typed is kept if it
/// is short and not a guess at a password: nobody fills our disk from outside.
async fn keep<F: Serialize>(back: &str, filled: Filled<F>) -> Result<String, AppError> {
    let content = serde_json::to_string(&filled).map_err(|_| AppError::Internal)?;
    let me = me();
    let guess = me.is_none() && filled.error == Some(AppError::Throttled);
    let (address, device) = whence();
    let writer = match &me {
        Some(me) => Writer::Person(me),
        None => Writer::Stranger { address: &address, device: device.as_deref() },
    };
    let key = if guess { None } else { site().db.keep_draft(writer, content).await? };
    let Some(key) = key else { return Ok(with_query(back, "refused=1")) };
    let page = back.split('#').next().unwrap_or_default();
    Ok(with_query(page, &format!("draft={key}")) + "#problems")
}

/// An address with something more in its query, before the place in the page.
pub fn with_query(address: &str, more: &str) -> String {
    let (page, place) = address.split_at(address.find('#').unwrap_or(address.len()));
    let separator = if page.contains('?') { '&' } else { '?' };
    format!("{page}{separator}{more}{place}")
}

/// What an address says of what was just done, which is said once.
const JUST_DONE: [&str; 8] = ["done", "saved", "moved", "undone", "removed", "restored", "draft", "refused"];

/// The address of a page without what it says of what was just done.
pub fn plain(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let kept =
        query.split('&').filter(|pair| !JUST_DONE.contains(&pair.split('=').next().unwrap_or_default()));
    let kept = kept.collect::<Vec<_>>().join("&");
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{kept}") }
}

/// A name for a form about to be shown, so that posting it twice saves once.
pub fn new_form_key() -> String {
    store::new_form_key()
}

/// The id of a log about to be written, as a device would give it.
pub fn new_log_key() -> String {
    store::new_log_key()
}

/// The record a form changes; `None` for a new one.
pub fn record(id: &str) -> Result<Option<i64>, AppError> {
    if id.is_empty() { Ok(None) } else { id_of(id).map(Some) }
}

/// The id that was posted. One that cannot be read names nothing.
pub fn id_of(id: &str) -> Result<i64, AppError> {
    id.parse().map_err(|_| AppError::NotFound)
}

/// A text as part of a query.
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

/// An address within this site, or the front page: nobody is sent elsewhere by a link.
pub fn within_site(path: &str) -> &str {
    let safe = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    if safe && path.bytes().all(|byte| byte.is_ascii_graphic()) { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for away in ["https://a.example", "//a.example", "/\\a.example", "javascript:alert(1)", "/a\nb", ""] {
            assert_eq!(within_site(away), "/", "{away}");
        }
        assert_eq!(within_site("/campaigns/1?q=%C4%91"), "/campaigns/1?q=%C4%91");
    }

    #[test]
    fn what_was_just_done_is_said_once() {
        assert_eq!(
            plain("/calendar?view=week&done=moved&saved=7&on=01/02/2026"),
            "/calendar?view=week&on=01/02/2026"
        );
        assert_eq!(plain("/?saved=7"), "/");
        assert_eq!(with_query("/#day", "undone=1"), "/?undone=1#day");
        assert_eq!(with_query("/calendar?view=week", "undone=1"), "/calendar?view=week&undone=1");
    }

    #[test]
    fn queries_are_encoded() {
        assert_eq!(encode("đi & về"), "%C4%91i%20%26%20v%E1%BB%81");
    }
}
