use super::{form::holder_fields, list::state_tag, new_link, show_account, show_handover};
use crate::privacy::account_panel;
use domain::{
    Actor, Role,
    accounts::{
        AccountCard, AccountDetail, AccountEditForm, HandOverForm, Handover, NewPasswordForm, State,
        Transition,
    },
    organisations::OrganisationCard,
    privacy::EraseAccountForm,
    units::UnitCard,
};
use frame::{
    AppError,
    context::{id_in_path, me, query},
    forms::{Filled, TransitionForm, encode, refill},
    ui::{
        AskedReason, Choice, Fields, Moving, NextTransition, Screen, Tone, Transitions, Versions, banner,
        copied, edit_form, facts, page_head, query_of, staff_page, toast_of,
    },
};
use leptos::prelude::*;
use words::t;

/// An account, where it can belong, and the forms of its page, of which at most one was refused.
struct Page {
    me: Actor,
    account: AccountDetail,
    units: Vec<UnitCard>,
    organisations: Vec<OrganisationCard>,
    edit: Filled<AccountEditForm>,
    transition: Filled<TransitionForm>,
    password: Filled<NewPasswordForm>,
    hand_over: Filled<HandOverForm>,
    erase: Filled<EraseAccountForm>,
    handover: Handover,
    /// A link that was just made.
    link: Option<String>,
}

pub fn show_page() -> impl IntoView {
    let load = load(id_in_path(), query("form").unwrap_or_default());
    staff_page(load, |page| {
        let erased = page.account.state() == State::Erased;
        Screen::new(page.account.name.clone(), if erased { show_erased(&page.account) } else { show(&page) })
    })
}

async fn load(id: i64, refused: String) -> Result<Page, AppError> {
    let me = me().ok_or(AppError::SignedOut)?;
    let (account, units, organisations) = show_account(id).await?;
    let mut edit = Filled::fresh(AccountEditForm::from(&account));
    let mut transition = Filled::fresh(TransitionForm::default());
    let mut password = Filled::fresh(NewPasswordForm::default());
    let mut hand_over = Filled::fresh(HandOverForm::default());
    let mut erase = Filled::fresh(EraseAccountForm::default());
    // A draft could be read as any of the forms, so the address says whose it is.
    match refused.as_str() {
        "transition" => transition = refill(transition.form).await?,
        "password" => password = refill(password.form).await?,
        "hand-over" => hand_over = refill(hand_over.form).await?,
        "erase" => erase = refill(erase.form).await?,
        _ => edit = refill(edit.form).await?,
    }
    // After a stale save the person has now seen the newer version.
    if edit.is_stale() {
        edit.form.version = account.version.to_string();
    }
    let (handover, link) = (show_handover(id).await?, new_link(id).await?);
    Ok(Page {
        me,
        account,
        units,
        organisations,
        edit,
        transition,
        password,
        hand_over,
        erase,
        handover,
        link,
    })
}

fn show(page: &Page) -> AnyView {
    let Page { me, account, edit, password, hand_over, erase, .. } = page;
    let edit_fields = Fields::new(edit.problems());
    let password_fields = Fields::new(password.problems()).with_secrets();
    let hand_over_fields = Fields::new(hand_over.problems());
    let erase_fields = Fields::new(erase.problems());
    let edit_panel = edit_panel(page, &edit_fields);
    let (refusal, aside) = if me.may_lock_out(account.id) {
        let Transitions { refusal, panel } = transitions(page);
        let panels = view! {
            {invite_panel(account)}{handover_panel(page, &hand_over_fields)}{panel}
            {password_panel(account, &password_fields)}{factor_panel(account)}
            {account_panel(account, erase, &erase_fields)}
        };
        (refusal, panels.into_any())
    } else {
        (().into_any(), own_panel())
    };
    let saved = AccountEditForm::from(account);
    let versions = edit.is_stale().then(|| {
        let versions = Versions::new(&edit.form, &saved, &edit_fields);
        versions.names(|field, value| name(page, field, value)).view()
    });
    view! {
        {done()}
        {page_head(vec![("/accounts".into(), t!(accounts.title).into())], &account.name, ())}
        {page.link.clone().map(|link| link_panel(account, link))}
        {edit.trouble()}{edit_fields.summary()}{versions}
        {refusal}
        {password.trouble()}{password_fields.summary()}
        {hand_over.trouble()}{hand_over_fields.summary()}
        {erase.trouble()}{erase_fields.summary()}
        {head_facts(account)}
        <div class="columns">
            <div class="primary-column">{edit_panel}{changes(account)}</div>
            <aside class="aside">{aside}</aside>
        </div>
    }
    .into_any()
}

fn head_facts(account: &AccountDetail) -> AnyView {
    facts(vec![
        (t!(accounts.login).into(), account.login.clone().into_any()),
        (t!(accounts.state).into(), state_tag(account.state())),
    ])
}

/// An account that is nobody's any more: what it did is in the audit.
fn show_erased(account: &AccountDetail) -> AnyView {
    view! {
        {done()}
        {page_head(vec![("/accounts".into(), t!(accounts.title).into())], &account.name, ())}
        {head_facts(account)}
        {banner(Tone::Info, t!(privacy.account_erased))}
    }
    .into_any()
}

/// What was just done, by its name where it has one.
fn done() -> AnyView {
    toast_of(match query("done").as_deref() {
        Some("suspend") => t!(accounts.suspend_done),
        Some("resume") => t!(accounts.resume_done),
        Some("password") => t!(accounts.password_given),
        Some("hand-over") => t!(accounts.handed_over),
        Some("second-factor") => t!(accounts.second_factor.is_off),
        Some("erase") => t!(privacy.account_erased),
        _ => t!(ui.saved),
    })
}

/// How a role, a unit or an organisation is called.
fn name(page: &Page, field: &str, value: &str) -> Option<String> {
    let id = value.parse::<i64>().ok();
    match field {
        "role" => Role::from_word(value).map(|role| words::role(role).to_owned()),
        "unit" => page
            .units
            .iter()
            .find(|unit| Some(unit.id) == id)
            .map(|unit| words::either(&unit.name, &unit.name_en).to_owned()),
        "organisation" => page.organisations.iter().find(|o| Some(o.id) == id).map(|o| o.name.clone()),
        _ => None,
    }
}

fn edit_panel(page: &Page, fields: &Fields) -> AnyView {
    let form = &page.edit.form;
    let inputs = holder_fields(fields, form, &page.units, &page.organisations);
    view! {
        <section class="panel">
            <h2>{t!(accounts.edit)}</h2>
            {edit_form("/do/accounts/save", &page.account.id.to_string(), &form.version, "/accounts", inputs)}
        </section>
    }
    .into_any()
}

fn transitions(page: &Page) -> Transitions {
    let AccountDetail { id, version, active, .. } = page.account;
    let of = Moving { action: "/do/accounts/transition", id, version };
    let alone = page.handover.others.is_empty();
    let open = if active {
        let hint = if alone { t!(accounts.suspend_last_hint) } else { t!(accounts.suspend_hint) };
        NextTransition {
            word: Transition::Suspend.word(),
            label: t!(accounts.suspend),
            danger: true,
            back: false,
            reason: Some(AskedReason { hint, needed: true }),
        }
    } else {
        NextTransition {
            word: Transition::Resume.word(),
            label: t!(accounts.resume),
            danger: false,
            back: false,
            reason: None,
        }
    };
    Transitions::new(of, vec![open], &page.transition)
}

/// A link that was just made, to be copied.
fn link_panel(account: &AccountDetail, link: String) -> AnyView {
    view! {
        <section class="panel" id="link" role="status">
            <h2>{t!(accounts.link_title, name = account.name.clone())}</h2>
            <p>{t!(accounts.link_text)}</p>
            {copied("address", t!(accounts.link), link)}
            <p class="hint">{t!(accounts.invite_more, time = link_time(account))}</p>
        </section>
    }
    .into_any()
}

/// How long a link works that is made for an account now.
fn link_time(account: &AccountDetail) -> &'static str {
    if account.joined { t!(accounts.link_day) } else { t!(accounts.link_week) }
}

fn invite_panel(account: &AccountDetail) -> Option<AnyView> {
    if !account.active {
        return None;
    }
    let label = if account.joined { t!(accounts.invite_again) } else { t!(accounts.invite) };
    let panel = view! {
        <section class="panel">
            <h2>{label}</h2>
            <p>{t!(accounts.invite_more, time = link_time(account))}</p>
            <form method="post" action="/do/accounts/invite">
                <input type="hidden" name="id" value=account.id/>
                <button class="button" type="submit">{label}</button>
            </form>
        </section>
    };
    Some(panel.into_any())
}

/// For who lost the telephone and the written codes.
fn factor_panel(account: &AccountDetail) -> Option<AnyView> {
    let panel = view! {
        <section class="panel">
            <h2>{t!(accounts.second_factor.title)}</h2>
            <p>{t!(accounts.second_factor.reset_text)}</p>
            <form method="post" action="/do/accounts/reset-second-factor">
                <input type="hidden" name="id" value=account.id/>
                <button class="button danger" type="submit">{t!(accounts.second_factor.reset)}</button>
            </form>
        </section>
    };
    account.second_factor.then(|| panel.into_any())
}

/// What is under way where the person works, and who can take it up.
fn handover_panel(page: &Page, fields: &Fields) -> AnyView {
    let Page { account, hand_over, handover, .. } = page;
    let Handover { to_come, to_report, others, successors } = handover;
    let successor = |other: &AccountCard| {
        let what = [Some(words::role(other.role)), other.place()].into_iter().flatten().collect::<Vec<_>>();
        Choice::new(other.id, format!("{} ({}) – {}", other.name, other.login, what.join(", ")))
    };
    let successors: Vec<Choice> = successors.iter().map(successor).collect();
    let give = (!successors.is_empty()).then(|| {
        let to = fields.field("to", t!(accounts.hand_over_to), &hand_over.form.to);
        let to = to.hint(t!(accounts.hand_over_hint)).select(successors);
        view! {
            <form class="form" method="post" action="/do/accounts/hand-over" novalidate>
                <input type="hidden" name="id" value=account.id/>
                <input type="hidden" name="form[version]" value=account.version/>
                {to}
                <p><button class="button danger" type="submit">{t!(accounts.hand_over)}</button></p>
            </form>
        }
    });
    let others = if others.is_empty() { t!(accounts.nobody).to_owned() } else { others.join("; ") };
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let (unit, organisation) = (id(account.unit), id(account.organisation));
    let like = query_of(&[("role", account.role.word()), ("unit", &unit), ("organisation", &organisation)]);
    view! {
        <section class="panel">
            <h2>{t!(accounts.handover)}</h2>
            <p>{t!(accounts.handover_text)}</p>
            {facts(vec![
                (t!(accounts.to_come).into(), words::count(*to_come).into_any()),
                (t!(accounts.to_report).into(), words::count(*to_report).into_any()),
                (t!(accounts.others).into(), others.into_any()),
            ])}
            <p><a class="button" href=format!("/accounts/new?{}", like.trim_end_matches('&'))>{t!(accounts.successor)}</a></p>
            {give}
        </section>
    }
    .into_any()
}

fn password_panel(account: &AccountDetail, fields: &Fields) -> AnyView {
    let inputs = view! {
        {fields.field("password", t!(accounts.new_password), "").hint(t!(accounts.password_hint)).password("new-password").view()}
        {fields.field("password_again", t!(accounts.password_again), "").password("new-password").view()}
    };
    view! {
        <section class="panel">
            <h2>{t!(accounts.give_password)}</h2>
            <p>{t!(accounts.give_password_text)}</p>
            <form class="form" method="post" action="/do/accounts/new-password" novalidate>
                <input type="hidden" name="id" value=account.id/>
                {inputs}
                <p><button class="button" type="submit">{t!(accounts.give_password)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// Nobody locks himself out.
fn own_panel() -> AnyView {
    view! {
        <section class="panel">
            <h2>{t!(accounts.own)}</h2>
            <p>{t!(accounts.own_text)}</p>
            <p><a class="button" href="/account">{t!(accounts.change_password)}</a></p>
        </section>
    }
    .into_any()
}

fn changes(account: &AccountDetail) -> AnyView {
    let href = format!("/audit?subject=account&q={}", encode(&account.login));
    view! { <p><a href=href>{t!(accounts.changes)}</a></p> }.into_any()
}
