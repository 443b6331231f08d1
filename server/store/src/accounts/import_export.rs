//! The list as a table: exported whole, and imported by the verbs of its pages.

use super::{keep::detail, rows::account};
use crate::{
    Db,
    error::Result,
    import_export::{
        book::{Book, Entered},
        cells::{coded, id_of, together},
        known::Known,
    },
    units::every_unit,
};
use domain::{
    Actor, Problems, Role,
    accounts::{AccountCard, AccountDetail, AccountEditForm, AccountForm, AccountProblem, Holder},
    import_export::{List, Row, RowImported},
    text::person_key,
    time::today,
    units::UnitCard,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap};

pub(crate) async fn rows(db: &Db, me: &Actor) -> Result<Vec<Vec<String>>> {
    let units: HashMap<i64, UnitCard> =
        every_unit(&db.connection).await?.into_iter().map(|unit| (unit.id, unit)).collect();
    let mut rows = Vec::new();
    // What was erased is nobody's.
    let held = |(card, _): &(AccountCard, Option<i64>)| !card.erased;
    for (card, unit) in db.account_keeper(me)?.list_with_units().await?.into_iter().filter(held) {
        let unit = unit.and_then(|id| units.get(&id)).map(coded).unwrap_or_default();
        let organisation = card.organisation.unwrap_or_default();
        rows.push(vec![card.login, card.name, card.role.word().to_owned(), unit, organisation]);
    }
    Ok(rows)
}

/// The accounts while a table of them is taken in. New people are invited: their links are made once all are there.
pub(crate) struct Accounts {
    known: Known,
    /// By login.
    accounts: BTreeMap<String, AccountDetail>,
}

/// How an account is saved.
pub(crate) enum Step {
    Add(AccountForm),
    Edit(i64, AccountEditForm),
}

impl Book for Accounts {
    const LIST: List = List::Accounts;
    type Step = Step;

    async fn read(db: &Db) -> Result<Self> {
        let known = Known::read(db).await?;
        let mut accounts = BTreeMap::new();
        // Nobody holds an account that was erased: a row that names it is a new one, whose login is refused.
        let held = account::Entity::find().filter(account::Column::ErasedAt.is_null());
        for row in held.all(&db.connection).await? {
            accounts.insert(row.login.clone(), detail(row)?);
        }
        Ok(Self { known, accounts })
    }

    fn cells(&self) -> Vec<Vec<String>> {
        let row = |account: &AccountDetail| {
            let unit = account.unit.and_then(|id| self.known.unit(id)).map(coded);
            let organisation = account.organisation.and_then(|id| self.known.organisation(id));
            vec![
                account.login.clone(),
                account.name.clone(),
                account.role.word().to_owned(),
                unit.unwrap_or_default(),
                organisation.map(|detail| detail.card.name.clone()).unwrap_or_default(),
            ]
        };
        let mut accounts: Vec<&AccountDetail> = self.accounts.values().collect();
        accounts.sort_by_cached_key(|account| person_key(&account.name));
        accounts.into_iter().map(row).collect()
    }

    fn enter(&mut self, row: &Row<'_>) -> Entered<Step> {
        let login = row.or("login", "").trim().to_lowercase();
        let known = self.accounts.get(&login).cloned();
        let mut problems = Problems::default();
        let form = self.form(row, known.as_ref(), &mut problems);
        if !problems.is_empty() {
            return Err(together(problems, form.parse().err()));
        }
        match known {
            Some(known) => self.edit(known, form),
            None => self.add(login, form),
        }
    }

    async fn save(&mut self, db: &Db, me: &Actor, step: Step) -> Result<()> {
        let keeper = db.account_keeper(me)?;
        match step {
            Step::Add(form) => keeper.add_invited(&form).await.map(drop),
            Step::Edit(id, form) => keeper.edit(id, &form).await,
        }
    }
}

impl Accounts {
    /// The form as the row changes it; what it names and nobody knows is a problem.
    fn form(&self, row: &Row<'_>, known: Option<&AccountDetail>, problems: &mut Problems) -> AccountEditForm {
        let mut form = known.map(AccountEditForm::from).unwrap_or_default();
        if let Some(cell) = row.get("unit") {
            let own = known.and_then(|known| known.unit);
            // First where the person is already, though that has ended.
            let found = self.known.unit_named(cell, |unit| {
                let is_own = Some(unit.id) == own;
                (is_own || unit.validity.holds(today())).then_some(!is_own)
            });
            form.unit = id_of(cell, found, "unit", problems);
        }
        if let Some(cell) = row.get("organisation") {
            let own = known.and_then(|known| known.organisation);
            let found = self.known.organisation_named(cell, own, false);
            form.organisation = id_of(cell, found, "organisation", problems);
        }
        (form.name, form.role) = (row.or("name", &form.name), row.or("role", &form.role));
        form
    }

    fn edit(&mut self, known: AccountDetail, form: AccountEditForm) -> Entered<Step> {
        let holder = form.parse()?;
        if holder == AccountEditForm::from(&known).parse()? {
            return Ok((RowImported::Unchanged, None));
        }
        let administers = |account: &&AccountDetail| account.active && account.role == Role::Administrator;
        let steps_down = administers(&&known) && holder.role != Role::Administrator;
        if steps_down && self.accounts.values().filter(administers).count() == 1 {
            return Err(Problems::one("role", AccountProblem::LastAdministrator));
        }
        let (id, login) = (known.id, known.login.clone());
        let Holder { name, role, unit, organisation } = holder;
        let version = known.version + 1;
        let edited = AccountDetail { name, role, unit, organisation, version, ..known };
        self.accounts.insert(login.clone(), edited);
        Ok((RowImported::Changed(login), Some(Step::Edit(id, form))))
    }

    fn add(&mut self, login: String, form: AccountEditForm) -> Entered<Step> {
        let AccountEditForm { version: _, name, role, unit, organisation } = form;
        let form = AccountForm { login, name, role, unit, organisation, ..AccountForm::default() };
        let (login, Holder { name, role, unit, organisation }) = form.parse_invited()?;
        let (active, joined, second_factor, erased) = (true, false, false, false);
        // No row names an account by its id.
        let (id, version) = (0, 1);
        let added = AccountDetail {
            id,
            login: login.clone(),
            name,
            role,
            unit,
            organisation,
            active,
            joined,
            second_factor,
            erased,
            version,
        };
        self.accounts.insert(login, added);
        Ok((RowImported::Added(form.login.clone()), Some(Step::Add(form))))
    }
}
