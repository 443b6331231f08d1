//! What a restore leaves out, and what it makes otherwise than it was: nobody comes in again whose way in was closed.

use super::sealed;
use crate::{accounts::system, audit, error::Result, tables::tables};
use domain::audit::{Subject, Verb};
use sea_orm::{ConnectionTrait, Statement, sea_query::Query};
use std::{collections::BTreeMap, path::Path};

/// How an account stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    role: String,
    active: bool,
    password: String,
    second_factor: bool,
}

pub(super) type Standings = BTreeMap<String, Standing>;

/// How the accounts of a database stand, by login; none where that cannot be told, as in one that is too damaged or too
/// old.
pub(super) async fn standings(connection: &impl ConnectionTrait) -> Standings {
    let query = "SELECT login, role, active, password_hash, totp_secret IS NOT NULL FROM accounts";
    let query = Statement::from_string(connection.get_database_backend(), query);
    let rows = connection.query_all_raw(query).await.unwrap_or_default();
    let standing = |row: sea_orm::QueryResult| -> std::result::Result<_, sea_orm::DbErr> {
        let standing = Standing {
            role: row.try_get_by_index(1)?,
            active: row.try_get_by_index(2)?,
            password: row.try_get_by_index(3)?,
            second_factor: row.try_get_by_index(4)?,
        };
        Ok((row.try_get_by_index(0)?, standing))
    };
    rows.into_iter().filter_map(|row| standing(row).ok()).collect()
}

/// In sentences, what is otherwise now than it was before.
pub(super) fn differences(before: &Standings, now: &Standings) -> Vec<String> {
    let mut told = Vec::new();
    if before.is_empty() {
        return told;
    }
    for (login, now) in now {
        let Some(before) = before.get(login) else {
            told.push(format!("{login} was not there, and is again"));
            continue;
        };
        if now.active != before.active {
            told.push(format!(
                "{login} {}",
                if now.active { "was suspended, and is let in again" } else { "is suspended" }
            ));
        }
        if now.role != before.role {
            told.push(format!("{login} was {}, and is {} again", before.role, now.role));
        }
        if now.password != before.password {
            told.push(format!("{login} has an earlier password again"));
        }
        if before.second_factor && !now.second_factor {
            told.push(format!("{login} has no second factor any more"));
        }
    }
    let gone = before.keys().filter(|login| !now.contains_key(*login));
    told.extend(gone.map(|login| format!("{login} is not there any more")));
    told
}

/// Takes out of a verified copy what was only for a while, so that nothing that was ended since works again; leaves in
/// its audit that it was restored. Answers how its accounts stand.
pub(super) async fn forget_short_lived(file: &Path, name: &str) -> Result<Standings> {
    let copy = sealed::open_to_write(file).await?;
    for table in tables().filter(|table| table.short_lived) {
        copy.execute(Query::delete().from_table((table.name)())).await?;
    }
    audit::Entry::of(&system(), Verb::Restore, Subject::Database, 0, name).record(&copy).await?;
    let standings = standings(&copy).await;
    copy.close().await?;
    Ok(standings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(role: &str, active: bool, password: &str, second_factor: bool) -> Standing {
        Standing { role: role.into(), active, password: password.into(), second_factor }
    }

    #[test]
    fn who_comes_in_again_is_told() {
        let before = Standings::from([
            ("an".into(), standing("viewer", false, "x", true)),
            ("ba".into(), standing("planner", true, "x", false)),
            ("same".into(), standing("planner", true, "x", true)),
        ]);
        let now = Standings::from([
            ("an".into(), standing("administrator", true, "y", false)),
            ("cu".into(), standing("planner", true, "x", false)),
            ("same".into(), standing("planner", true, "x", true)),
        ]);
        let told = differences(&before, &now).join("\n");
        for part in [
            "an was suspended, and is let in again",
            "an was viewer, and is administrator again",
            "an has an earlier password again",
            "an has no second factor any more",
            "cu was not there, and is again",
            "ba is not there any more",
        ] {
            assert!(told.contains(part), "{told}");
        }
        assert!(!told.contains("same"), "{told}");
        assert!(differences(&Standings::new(), &now).is_empty(), "a new database differs from nothing");
    }
}
