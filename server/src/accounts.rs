//! `lantoa account …`: the accounts from the command line.

use crate::{Failure, explain};
use clap::{Args, Subcommand};
use domain::{
    Role, Secret,
    accounts::{AccountForm, NewPasswordForm, Transition},
};
use store::{AccountKeeper, Db, system};

#[derive(Subcommand)]
pub enum Account {
    /// Add an account; the password is read from LANTOA_PASSWORD or from the first line of standard input
    Add(Add),
    /// Give an account a new password, read as for `add`; it is signed out everywhere
    Password { login: String },
    /// Remove the second factor of somebody who lost the telephone and the written codes
    ResetSecondFactor { login: String },
    /// Suspend an account: it is signed out everywhere and cannot sign in
    Suspend {
        login: String,
        /// Why, for the audit
        #[arg(long)]
        reason: String,
    },
    /// Let a suspended account sign in again
    Resume { login: String },
}

#[derive(Args)]
pub struct Add {
    /// Three to forty plain letters, digits and . _ - @
    login: String,
    /// The person's full name
    #[arg(long)]
    name: String,
    /// administrator, planner, unit_officer, partner or viewer
    #[arg(long)]
    role: String,
    /// An officer's unit: its official code as it is today, such as 00235, or its id
    #[arg(long, default_value = "")]
    unit: String,
    /// The id of a partner's organisation
    #[arg(long, default_value = "")]
    organisation: String,
}

pub async fn run(db: &Db, command: Account) -> Result<(), Failure> {
    let me = system();
    let accounts = db.account_keeper(&me).map_err(explain)?;
    match command {
        Account::Add(account) => add(db, accounts, account).await,
        Account::Password { login } => give_password(accounts, &login).await,
        Account::ResetSecondFactor { login } => reset_second_factor(accounts, &login).await,
        Account::Suspend { login, reason } => {
            transition(accounts, &login, Transition::Suspend, &reason).await
        }
        Account::Resume { login } => transition(accounts, &login, Transition::Resume, "").await,
    }
}

async fn add(db: &Db, accounts: AccountKeeper<'_>, account: Add) -> Result<(), Failure> {
    let Add { login, name, role, unit, organisation } = account;
    if Role::from_word(&role).is_none() {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
        return Err(format!("--role {role} is not one of {}", known.join(", ")));
    }
    let password = read_password()?;
    let unit = unit_id(db, unit).await?;
    let form =
        AccountForm { login, name, role, unit, organisation, password_again: password.clone(), password };
    accounts.add(&form).await.map_err(explain)?;
    println!("The account {} was added.", form.login);
    Ok(())
}

/// The id of the unit that has an official code today; what is no such code is an id.
async fn unit_id(db: &Db, typed: String) -> Result<String, Failure> {
    let today = domain::time::today();
    let units = db.units_within(today, today).await.map_err(explain)?;
    let found = units.iter().find(|unit| unit.code == typed.trim()).map(|unit| unit.id.to_string());
    Ok(found.unwrap_or(typed))
}

async fn give_password(accounts: AccountKeeper<'_>, login: &str) -> Result<(), Failure> {
    let account = accounts.find_by_login(login).await.map_err(|error| about(login, error))?;
    let password = read_password()?;
    let form = NewPasswordForm { password_again: password.clone(), password };
    accounts.set_password(account.id, &form).await.map_err(explain)?;
    println!("The account {} has a new password and is signed out everywhere.", account.login);
    Ok(())
}

async fn reset_second_factor(accounts: AccountKeeper<'_>, login: &str) -> Result<(), Failure> {
    let account = accounts.find_by_login(login).await.map_err(|error| about(login, error))?;
    if !account.second_factor {
        println!("The account {} has no second factor; nothing was changed.", account.login);
        return Ok(());
    }
    accounts.reset_second_factor(account.id).await.map_err(explain)?;
    println!(
        "The account {} signs in with its password alone until a second factor is turned on.",
        account.login
    );
    Ok(())
}

async fn transition(
    accounts: AccountKeeper<'_>,
    login: &str,
    transition: Transition,
    reason: &str,
) -> Result<(), Failure> {
    let account = accounts.find_by_login(login).await.map_err(|error| about(login, error))?;
    let (done, already, is_so) = match transition {
        Transition::Suspend => ("suspended", "is suspended already", !account.active),
        Transition::Resume => ("resumed", "is not suspended", account.active),
    };
    if is_so {
        println!("The account {} {already}; nothing was changed.", account.login);
        return Ok(());
    }
    let seen = account.version.to_string();
    accounts.transition(account.id, &seen, transition, reason).await.map_err(explain)?;
    println!("The account {} was {done}.", account.login);
    Ok(())
}

fn about(login: &str, error: store::Error) -> Failure {
    match error {
        store::Error::NotFound => format!("there is no account {login}"),
        error => explain(error),
    }
}

fn read_password() -> Result<Secret, Failure> {
    if let Ok(password) = std::env::var("LANTOA_PASSWORD") {
        return Ok(password.into());
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| error.to_string())?;
    Ok(line.trim_end_matches(['\r', '\n']).into())
}
