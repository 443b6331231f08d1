use domain::{
    Problem, Problems, Role, Secret,
    accounts::{
        AccountCard, AccountDetail, AccountEditForm, AccountForm, AccountProblem, CodeForm, HandOverForm,
        Handover, NewPasswordForm, PasswordForm, Theme, Transition, network_of,
    },
    organisations::OrganisationCard,
    units::UnitCard,
};
use frame::{
    AppError,
    context::{self, SESSION_PROVEN, proven_session, session, whence},
    forms::{TransitionForm, answer, encode, id_of, within_site},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Admission, SignedIn, Taste};
use tower_sessions::Session;

/// The key of the account in a session.
pub const SESSION_ACCOUNT: &str = "account";
/// The key of whether the second factor was given in a session.
pub const SESSION_FACTOR: &str = "factor";

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub login: String,
    pub password: Secret,
    /// Where to go afterwards.
    pub next: String,
}

impl SignInForm {
    /// What is kept of it when it is refused: not more than a person types.
    fn kept(self) -> Self {
        let short = |text: String, most: usize| if text.len() > most { String::new() } else { text };
        Self { login: short(self.login, 100), next: short(self.next, 500), ..self }
    }
}

/// Signs in, under a fresh session id.
#[server(prefix = "/do", endpoint = "sign-in")]
pub async fn sign_in(#[server(default)] form: SignInForm) -> Result<(), AppError> {
    let back = format!("/sign-in?next={}", encode(within_site(&form.next)));
    let signed_in = async {
        let (address, device) = whence();
        let db = context::site().db;
        let found = db.sign_in(&form.login, &form.password, &address, device.as_deref()).await;
        if let Err(store::Error::Throttled) = &found {
            tracing::warn!(from = network_of(&address), "a sign-in was refused unread: too many before it");
        }
        let found = found?;
        let wrong = || {
            // Neither the login nor the password: who mistakes the fields types one for the other.
            tracing::warn!(from = network_of(&address), "a sign-in was refused");
            AppError::Invalid(Problems::one("password", AccountProblem::WrongPassword))
        };
        match found.ok_or_else(wrong)? {
            Admission::Done(signed_in) => let_in(signed_in, false).await?,
            Admission::CodeNeeded { account, mark } => {
                let session = context::cookie_session().await?;
                let until = chrono::Utc::now().timestamp() + CODE_SECONDS;
                session.insert(PENDING, (account, mark, until)).await.map_err(|_| AppError::Internal)?;
                return Ok(format!("/sign-in/code?next={}", encode(within_site(&form.next))));
            }
        }
        Ok(within_site(&form.next).to_owned())
    };
    answer(signed_in.await, &back, form.kept()).await
}

/// The key in the session of who has given the password and not yet the code, with the second until which it counts.
const PENDING: &str = "pending";
const CODE_SECONDS: i64 = 600;
/// Who has given the password in a session and not yet the code, and the mark of that.
pub async fn owes_code(session: &Session) -> Result<Option<(i64, String)>, tower_sessions::session::Error> {
    let pending = session.get::<(i64, String, i64)>(PENDING).await?;
    let pending = pending.filter(|(.., until)| *until > chrono::Utc::now().timestamp());
    Ok(pending.map(|(account, mark, _)| (account, mark)))
}

/// The key of what the browser calls itself.
const AGENT: &str = "agent";

/// The key of when somebody signed in.
pub const SESSION_SINCE: &str = "since";

/// A session of one's own, under a fresh id, and the site as the person likes it.
async fn let_in(signed_in: SignedIn, with_factor: bool) -> Result<(), AppError> {
    let session = context::cookie_session().await?;
    let internal = |_| AppError::Internal;
    session.cycle_id().await.map_err(internal)?;
    // Nothing stays of who used it before.
    session.clear().await;
    session.insert(SESSION_ACCOUNT, signed_in.actor.account).await.map_err(internal)?;
    session.insert(SESSION_FACTOR, with_factor).await.map_err(internal)?;
    session.insert(AGENT, agent()).await.map_err(internal)?;
    session.insert(SESSION_SINCE, chrono::Utc::now()).await.map_err(internal)?;
    session.insert(SESSION_PROVEN, chrono::Utc::now()).await.map_err(internal)?;
    context::set_cookie(context::DEVICE_COOKIE, &signed_in.device, 180);
    for (cookie, word) in [
        (context::LANGUAGE_COOKIE, &signed_in.language),
        (context::THEME_COOKIE, &signed_in.theme),
        (context::COLUMNS_COOKIE, &signed_in.schedule_columns),
    ] {
        if !word.is_empty() {
            context::set_cookie(cookie, word, 365);
        }
    }
    Ok(())
}

/// What the browser calls itself, as much as tells one from another.
fn agent() -> String {
    let parts = context::parts();
    let agent =
        parts.as_ref().and_then(|parts| parts.headers.get(axum::http::header::USER_AGENT)?.to_str().ok());
    agent.unwrap_or_default().chars().take(300).collect()
}

/// Goes on from a right password with the code that the account asks for.
#[server(prefix = "/do", endpoint = "sign-in/code")]
pub async fn sign_in_with_code(
    #[server(default)] next: String,
    #[server(default)] form: CodeForm,
) -> Result<(), AppError> {
    let next = within_site(&next).to_owned();
    let session = context::cookie_session().await?;
    let Some((account, mark)) = owes_code(&session).await.map_err(|_| AppError::Internal)? else {
        context::see_other(&format!("/sign-in?next={}", encode(&next)));
        return Ok(());
    };
    let signed_in = async {
        let (address, device) = whence();
        let db = context::site().db;
        let found = db.sign_in_with_code((account, &mark), &form.code, &address, device.as_deref()).await?;
        let wrong = || AppError::Invalid(Problems::one("code", AccountProblem::WrongCode));
        let_in(found.ok_or_else(wrong)?, true).await?;
        Ok(next.clone())
    };
    answer(signed_in.await, &format!("/sign-in/code?next={}", encode(&next)), form).await
}

#[server(prefix = "/do", endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    if context::me().is_none() && context::owes().is_none() {
        return Err(AppError::SignedOut);
    }
    context::cookie_session().await?.flush().await.map_err(|_| AppError::Internal)?;
    context::see_other("/sign-in");
    Ok(())
}

#[server(prefix = "/do", endpoint = "sign-out-everywhere")]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    let (db, me) = session().await?;
    db.sign_out_everywhere(&me).await?;
    context::cookie_session().await?.flush().await.map_err(|_| AppError::Internal)?;
    context::see_other("/sign-in");
    Ok(())
}

#[server(prefix = "/do", endpoint = "accounts/password")]
pub async fn change_password(#[server(default)] form: PasswordForm) -> Result<(), AppError> {
    let changed = async {
        let (db, me) = session().await?;
        let (address, device) = whence();
        let id = context::cookie_session().await?.id().map(|id| id.to_string());
        db.change_password(&me, &form, &address, device.as_deref(), id.as_deref()).await?;
        Ok("/account?changed=1".to_owned())
    };
    answer(changed.await, "/account", form).await
}

/// All accounts; for administrators.
pub async fn list_accounts() -> Result<Vec<AccountCard>, AppError> {
    let (db, me) = session().await?;
    Ok(db.account_keeper(&me)?.list().await?)
}

/// The units and organisations an account can belong to; for administrators.
pub async fn account_options() -> Result<(Vec<UnitCard>, Vec<OrganisationCard>), AppError> {
    let (db, me) = session().await?;
    if !me.may_keep_accounts() {
        return Err(AppError::Forbidden);
    }
    let today = domain::time::today();
    Ok((db.units_within(today, today).await?, db.organisations_within(today, today).await?))
}

#[server(prefix = "/do", endpoint = "accounts/add")]
pub async fn add_account(#[server(default)] form: AccountForm) -> Result<(), AppError> {
    let added = async {
        let (db, me) = proven_session().await?;
        if !form.password.is_empty() || !form.password_again.is_empty() {
            let id = db.account_keeper(&me)?.add(&form).await?;
            return Ok(format!("/accounts/{id}?saved=1"));
        }
        let (id, token) = db.account_keeper(&me)?.add_and_invite(&form).await?;
        show_once(id, token).await?;
        Ok(format!("/accounts/{id}#link"))
    };
    answer(added.await, "/accounts/new", form).await
}

/// The key in the session under which a new link waits to be shown.
const NEW_LINK: &str = "new_link";

async fn show_once(account: i64, token: String) -> Result<(), AppError> {
    context::cookie_session().await?.insert(NEW_LINK, (account, token)).await.map_err(|_| AppError::Internal)
}

/// The link that was just made for an account; it is shown once.
pub async fn new_link(id: i64) -> Result<Option<String>, AppError> {
    session().await?;
    let cookie = context::cookie_session().await?;
    let made = cookie.remove::<(i64, String)>(NEW_LINK).await.map_err(|_| AppError::Internal)?;
    let token = made.filter(|(account, _)| *account == id).map(|(_, token)| token);
    Ok(token.map(|token| format!("{}/join/{token}", context::site().base_url)))
}

/// Makes a link by which the holder of an account chooses a password.
#[server(prefix = "/do", endpoint = "accounts/invite")]
pub async fn invite_account(#[server(default)] id: String) -> Result<(), AppError> {
    let page = format!("/accounts/{}", encode(&id));
    let invited = async {
        let (db, me) = proven_session().await?;
        let account = id_of(&id)?;
        show_once(account, db.account_keeper(&me)?.invite(account).await?).await?;
        Ok(format!("{page}#link"))
    };
    answer(invited.await, &format!("{page}?form=transition"), TransitionForm::default()).await
}

/// What the holder of an account leaves to others; for administrators.
pub async fn show_handover(id: i64) -> Result<Handover, AppError> {
    let (db, me) = session().await?;
    Ok(db.account_keeper(&me)?.handover(id).await?)
}

/// The name and the login that a link is for.
pub async fn invited(token: String) -> Result<(String, String), AppError> {
    let invited = context::site().db.invited(&token).await?;
    Ok((invited.name, invited.login))
}

/// Chooses a password by a link.
#[server(prefix = "/do", endpoint = "join")]
pub async fn join(
    #[server(default)] token: String,
    #[server(default)] form: NewPasswordForm,
) -> Result<(), AppError> {
    let joined = async {
        context::site().db.join(&token, &form).await?;
        Ok("/sign-in?joined=1".to_owned())
    };
    answer(joined.await, &format!("/join/{}", encode(&token)), form).await
}

/// An account with the units and organisations it can belong to; for administrators.
pub async fn show_account(
    id: i64,
) -> Result<(AccountDetail, Vec<UnitCard>, Vec<OrganisationCard>), AppError> {
    let (db, me) = session().await?;
    let account = db.account_keeper(&me)?.find(id).await?;
    let today = domain::time::today();
    let mut units = db.units_within(today, today).await?;
    // Where it belongs already stays a choice, though that has ended.
    let ended = account.unit.filter(|own| units.iter().all(|unit| unit.id != *own));
    units.extend(db.units_by_id(ended).await?);
    let mut organisations = db.organisations().await?;
    organisations.retain(|o| o.validity.holds(today) || Some(o.id) == account.organisation);
    Ok((account, units, organisations))
}

/// Changes who holds an account and for what.
#[server(prefix = "/do", endpoint = "accounts/save")]
pub async fn save_account(
    #[server(default)] id: String,
    #[server(default)] form: AccountEditForm,
) -> Result<(), AppError> {
    let page = format!("/accounts/{}", encode(&id));
    let saved = async {
        let (db, me) = proven_session().await?;
        let id: i64 = id_of(&id)?;
        db.account_keeper(&me)?.edit(id, &form).await?;
        // Who has given up keeping accounts could not see the page.
        let given_up = me.account == id && form.role != Role::Administrator.word();
        Ok(if given_up { "/".to_owned() } else { format!("{page}?saved=1") })
    };
    answer(saved.await, &page, form).await
}

/// Suspends or resumes an account, if it is still as the person saw it.
#[server(prefix = "/do", endpoint = "accounts/transition")]
pub async fn transition_account(
    #[server(default)] id: String,
    #[server(default)] form: TransitionForm,
) -> Result<(), AppError> {
    let page = format!("/accounts/{}", encode(&id));
    let moved = async {
        let (db, me) = proven_session().await?;
        let transition = Transition::from_word(&form.transition)
            .ok_or_else(|| AppError::Invalid(Problems::one("transition", Problem::Unknown)))?;
        let id = id_of(&id)?;
        db.account_keeper(&me)?.transition(id, &form.version, transition, &form.reason).await?;
        Ok(format!("{page}?done={}&saved=1", transition.word()))
    };
    answer(moved.await, &format!("{page}?form=transition"), form).await
}

/// Gives the place of somebody who leaves to a successor, and suspends the account that is left.
#[server(prefix = "/do", endpoint = "accounts/hand-over")]
pub async fn hand_over(
    #[server(default)] id: String,
    #[server(default)] form: HandOverForm,
) -> Result<(), AppError> {
    let page = format!("/accounts/{}", encode(&id));
    let handed = async {
        let (db, me) = proven_session().await?;
        db.account_keeper(&me)?.hand_over(id_of(&id)?, &form).await?;
        Ok(format!("{page}?done=hand-over&saved=1"))
    };
    answer(handed.await, &format!("{page}?form=hand-over"), form).await
}

/// Gives somebody's account a new password.
#[server(prefix = "/do", endpoint = "accounts/new-password")]
pub async fn give_password(
    #[server(default)] id: String,
    #[server(default)] form: NewPasswordForm,
) -> Result<(), AppError> {
    let page = format!("/accounts/{}", encode(&id));
    let given = async {
        let (db, me) = proven_session().await?;
        db.account_keeper(&me)?.set_password(id_of(&id)?, &form).await?;
        Ok(format!("{page}?done=password&saved=1"))
    };
    answer(given.await, &format!("{page}?form=password"), form).await
}

/// True if a set-up link works.
pub async fn setup_is_pending(token: String) -> Result<(), AppError> {
    if context::site().db.setup_is_pending(&token).await? { Ok(()) } else { Err(AppError::NotFound) }
}

/// Makes the first administrator through the one-time link.
#[server(prefix = "/do", endpoint = "set-up")]
pub async fn set_up(
    #[server(default)] token: String,
    #[server(default)] form: AccountForm,
) -> Result<(), AppError> {
    let back = format!("/set-up/{}", encode(&token));
    let made = async {
        context::site().db.set_up(&token, &form).await?;
        Ok("/sign-in?set-up=1".to_owned())
    };
    answer(made.await, &back, form).await
}

/// Keeps the look in a cookie and for the account.
#[server(prefix = "/do", endpoint = "theme")]
pub async fn choose_theme(#[server(default)] theme: String) -> Result<(), AppError> {
    let theme = Theme::from_word(&theme).unwrap_or(Theme::System);
    context::set_cookie(context::THEME_COOKIE, theme.word(), 365);
    if let Some(me) = context::me() {
        context::site().db.keep_taste(&me, Taste { theme: Some(theme), ..Taste::default() }).await?;
    }
    context::see_other("/account?saved=1");
    Ok(())
}

/// Removes the second factor of somebody who lost it.
#[server(prefix = "/do", endpoint = "accounts/reset-second-factor")]
pub async fn reset_second_factor(#[server(default)] id: String) -> Result<(), AppError> {
    let page = format!("/accounts/{}", encode(&id));
    let reset = async {
        let (db, me) = proven_session().await?;
        db.account_keeper(&me)?.reset_second_factor(id_of(&id)?).await?;
        Ok(format!("{page}?done=second-factor&saved=1"))
    };
    answer(reset.await, &format!("{page}?form=transition"), TransitionForm::default()).await
}

/// Keeps the language in a cookie, and for the account, and goes back.
#[server(prefix = "/do", endpoint = "language")]
pub async fn choose_language(
    #[server(default)] language: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let locale: words::Locale = language.parse().unwrap_or_default();
    let word = if locale == words::Locale::en { "en" } else { "vi" };
    context::set_cookie(context::LANGUAGE_COOKIE, word, 365);
    if let Some(me) = context::me() {
        context::site().db.keep_taste(&me, Taste { language: Some(word), ..Taste::default() }).await?;
    }
    context::see_other(within_site(&back));
    Ok(())
}
