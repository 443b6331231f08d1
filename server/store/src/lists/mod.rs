//! Lists as sheets: taken away whole, and brought back all or none by the same verbs as on their pages.

mod known;

use crate::{
    Db, Error,
    accounts::system,
    error::Result,
    hotlines::by_number,
    units::{self, every_unit},
};
use domain::{
    Actor, Problem, Problems,
    accounts::{AccountEditForm, AccountForm},
    audiences::AudienceForm,
    fold,
    hotlines::HotlineForm,
    key_days::KeyDayForm,
    lists::{Brought, List, RefusedLine, Report, Row, Sheet, parts},
    organisations::{OrganisationCard, OrganisationForm},
    time::{show_day, today},
    units::{UnitCard, named},
};
use known::Known;
use std::collections::{HashMap, HashSet};

/// How often what names a later record is tried again.
const ROUNDS_MAX: usize = 10;

impl Db {
    /// A list with the words of ours in its cells.
    pub async fn sheet(&self, me: &Actor, list: List) -> Result<Sheet> {
        if !list.may_be_seen_by(me) {
            return Err(Error::Forbidden);
        }
        let rows = match list {
            List::Accounts => self.account_rows(me).await?,
            List::Audiences => {
                let audiences = self.audiences().await?;
                let row =
                    |a: AudienceForm| vec![a.name, a.name_en, a.message, a.message_en, a.forms.join("; ")];
                audiences.iter().map(|audience| row(audience.into())).collect()
            }
            List::Hotlines => {
                let hotlines = self.hotlines().await?;
                let row = |h: HotlineForm| vec![h.number, h.name, h.name_en, h.checked_on];
                hotlines.iter().map(|hotline| row(hotline.into())).collect()
            }
            List::KeyDays => {
                let days = self.key_days().await?;
                days.iter().map(|day| vec![day.show(), day.name.clone(), day.name_en.clone()]).collect()
            }
            List::Organisations => self.organisation_rows().await?,
            List::Units => self.unit_rows().await?,
        };
        Ok(Sheet::of(list, rows.into_iter()))
    }

    async fn account_rows(&self, me: &Actor) -> Result<Vec<Vec<String>>> {
        let units: HashMap<i64, UnitCard> =
            every_unit(&self.connection).await?.into_iter().map(|unit| (unit.id, unit)).collect();
        let mut rows = Vec::new();
        for (card, unit) in self.accounts_with_units(me).await? {
            let unit = unit.and_then(|id| units.get(&id)).map(coded).unwrap_or_default();
            let organisation = card.organisation.unwrap_or_default();
            rows.push(vec![card.login, card.name, card.role.word().to_owned(), unit, organisation]);
        }
        Ok(rows)
    }

    async fn organisation_rows(&self) -> Result<Vec<Vec<String>>> {
        let units: HashMap<i64, UnitCard> =
            every_unit(&self.connection).await?.into_iter().map(|unit| (unit.id, unit)).collect();
        let row = |card: OrganisationCard| {
            let day = |day: Option<_>| day.map(show_day).unwrap_or_default();
            let unit = card.unit.and_then(|id| units.get(&id)).map(coded).unwrap_or_default();
            vec![
                card.name,
                card.short_name,
                card.kind.word().to_owned(),
                unit,
                day(card.validity.from),
                day(card.validity.to),
                card.successors.join("; "),
            ]
        };
        Ok(self.organisations().await?.into_iter().map(row).collect())
    }

    async fn unit_rows(&self) -> Result<Vec<Vec<String>>> {
        let mut all = every_unit(&self.connection).await?;
        all.sort_by(|a, b| (a.kind, &a.code, a.validity.from).cmp(&(b.kind, &b.code, b.validity.from)));
        let codes: HashMap<i64, String> = all.iter().map(|unit| (unit.id, unit.code.clone())).collect();
        let parent = |unit: &UnitCard| unit.parent.and_then(|id| codes.get(&id)).map_or("", String::as_str);
        Ok(all.iter().map(|unit| units::line_cells(unit, parent(unit))).collect())
    }

    /// Brings a sheet in, all of it or, where a line is refused, nothing. Without `keep` it only says what it would do.
    /// A list never loses a record that a sheet does not name.
    pub async fn bring_in(&self, me: &Actor, list: List, sheet: &Sheet, keep: bool) -> Result<Report> {
        if !list.may_be_kept_by(me) {
            return Err(Error::Forbidden);
        }
        if let Some(refused) = unfit(list, sheet) {
            return Ok(Report { refused, ..Report::default() });
        }
        let all = self.as_one().await?;
        let before = if keep { None } else { Some(all.sheet(me, list).await?) };
        let mut report = if list == List::Units {
            all.bring_units(me, sheet).await?
        } else {
            all.bring_rows(me, list, sheet).await?
        };
        if let Some(before) = before.filter(|_| report.refused.is_empty()) {
            report.changes = before.changes(&all.sheet(me, list).await?, list);
        }
        if keep && report.refused.is_empty() {
            all.commit().await?;
        } else {
            all.rollback().await?;
        }
        Ok(report)
    }

    async fn bring_units(&self, me: &Actor, sheet: &Sheet) -> Result<Report> {
        match units::lines_of(sheet) {
            Ok(lines) => units::add(&self.connection, me, lines).await,
            Err(refused) => Ok(Report { refused, ..Report::default() }),
        }
    }

    /// Row by row, in rounds: what names a record that comes later in the sheet is tried again once that is there.
    async fn bring_rows(&self, me: &Actor, list: List, sheet: &Sheet) -> Result<Report> {
        let mut report = Report::default();
        let mut keys = HashSet::new();
        let mut waiting = Vec::new();
        for row in sheet.rows() {
            let key = list.key(&row);
            if key.is_empty() || keys.insert(key) {
                waiting.push(row);
            } else {
                // A record is there once: the second line of it would undo the first.
                let problems = Problems::one(list.rules().needed[0], Problem::Taken);
                report.refused.push(RefusedLine { line: row.line, problems });
            }
        }
        let mut known = match list {
            List::Accounts | List::Organisations => Known::read(self).await?,
            // Their cells name no other record.
            List::Audiences | List::Hotlines | List::KeyDays | List::Units => Known::default(),
        };
        for round in 1.. {
            let before = waiting.len();
            let (mut left, mut refused) = (Vec::new(), Vec::new());
            for row in waiting {
                match self.bring(me, list, &row, &mut known).await {
                    Ok(brought) => report.note(brought),
                    Err(Error::Invalid(problems)) => {
                        refused.push(RefusedLine { line: row.line, problems });
                        left.push(row);
                    }
                    Err(error) => return Err(error),
                }
            }
            if left.is_empty() || left.len() == before || round == ROUNDS_MAX {
                report.refused.append(&mut refused);
                break;
            }
            waiting = left;
        }
        report.refused.sort_by_key(|refused| refused.line);
        Ok(report)
    }

    async fn bring(&self, me: &Actor, list: List, row: &Row<'_>, known: &mut Known) -> Result<Brought> {
        match list {
            List::Accounts => self.bring_account(me, row, known).await,
            List::Audiences => self.bring_audience(me, row).await,
            List::Hotlines => self.bring_hotline(me, row).await,
            List::KeyDays => self.bring_key_day(me, row).await,
            List::Organisations => self.bring_organisation(me, row, known).await,
            List::Units => Err(Error::Stored("units are brought in together".into())),
        }
    }

    /// New people are invited: their links are made once they are all there.
    async fn bring_account(&self, me: &Actor, row: &Row<'_>, beside: &Known) -> Result<Brought> {
        let login = row.or("login", "").trim().to_lowercase();
        let known = match self.account_by_login(&system(), &login).await {
            Ok(detail) => Some(detail),
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        };
        let mut form = known.as_ref().map(AccountEditForm::from).unwrap_or_default();
        let mut problems = Problems::default();
        if let Some(cell) = row.get("unit") {
            let own = known.as_ref().and_then(|known| known.unit);
            let offered = |unit: &&UnitCard| Some(unit.id) == own || unit.validity.holds(today());
            let mut units: Vec<UnitCard> = beside.units.iter().filter(offered).cloned().collect();
            // First where the person is already, though that has ended.
            units.sort_by_key(|unit| Some(unit.id) != own);
            form.unit = id_of(cell, named(cell, &units).map(|unit| unit.id), "unit", &mut problems);
        }
        if let Some(cell) = row.get("organisation") {
            let own = known.as_ref().and_then(|known| known.organisation);
            let found = beside.organisation(cell, own, false);
            form.organisation = id_of(cell, found, "organisation", &mut problems);
        }
        (form.name, form.role) = (row.or("name", &form.name), row.or("role", &form.role));
        if !problems.is_empty() {
            return Err(together(problems, form.parse().err()).into());
        }
        match known {
            Some(known) if form.parse()? == AccountEditForm::from(&known).parse()? => Ok(Brought::Unchanged),
            Some(known) => {
                self.edit_account(me, known.id, &form).await?;
                Ok(Brought::Changed(known.login))
            }
            None => {
                let AccountEditForm { version: _, name, role, unit, organisation } = form;
                let form = AccountForm { login, name, role, unit, organisation, ..AccountForm::default() };
                self.add_invited_account(me, &form).await?;
                Ok(Brought::Added(form.login))
            }
        }
    }

    async fn bring_audience(&self, me: &Actor, row: &Row<'_>) -> Result<Brought> {
        let name = row.or("name", "");
        let known = self.audiences().await?.into_iter().find(|known| fold(&known.name) == fold(&name));
        let before = known.as_ref().map(AudienceForm::from).unwrap_or_default();
        let forms = row.get("forms").map_or_else(|| before.forms.clone(), parts);
        let form = AudienceForm {
            version: before.version.clone(),
            name: name.clone(),
            name_en: row.or("name_en", &before.name_en),
            message: row.or("message", &before.message),
            message_en: row.or("message_en", &before.message_en),
            forms,
        };
        if known.is_some() && form.parse()? == before.parse()? {
            return Ok(Brought::Unchanged);
        }
        self.save_audience(me, known.as_ref().map(|known| known.id), &form).await?;
        Ok(if known.is_some() { Brought::Changed(name) } else { Brought::Added(name) })
    }

    async fn bring_hotline(&self, me: &Actor, row: &Row<'_>) -> Result<Brought> {
        let number = row.or("number", "");
        let known = by_number(self, &number).await?;
        let before = known.as_ref().map(HotlineForm::from).unwrap_or_default();
        let form = HotlineForm {
            version: before.version.clone(),
            number: number.clone(),
            name: row.or("name", &before.name),
            name_en: row.or("name_en", &before.name_en),
            checked_on: row.or("checked_on", &before.checked_on),
        };
        if known.is_some() && form.parse(today())? == before.parse(today())? {
            return Ok(Brought::Unchanged);
        }
        self.save_hotline(me, known.as_ref().map(|known| known.id), &form).await?;
        Ok(if known.is_some() { Brought::Changed(number) } else { Brought::Added(number) })
    }

    async fn bring_key_day(&self, me: &Actor, row: &Row<'_>) -> Result<Brought> {
        let form = KeyDayForm {
            version: String::new(),
            on: row.or("on", ""),
            name: row.or("name", ""),
            name_en: String::new(),
        };
        let day = form.parse()?;
        let same = |known: &domain::key_days::KeyDay| {
            (known.day, known.month) == (day.day, day.month) && fold(&known.name) == fold(&day.name)
        };
        let known = self.key_days().await?.into_iter().find(same);
        let before = known.as_ref().map(KeyDayForm::from).unwrap_or_default();
        let form = KeyDayForm {
            version: before.version.clone(),
            name_en: row.or("name_en", &before.name_en),
            ..form
        };
        if known.is_some() && form.parse()? == before.parse()? {
            return Ok(Brought::Unchanged);
        }
        self.save_key_day(me, known.as_ref().map(|known| known.id), &form).await?;
        Ok(if known.is_some() { Brought::Changed(day.name) } else { Brought::Added(day.name) })
    }

    /// One of the same name and first day is the same.
    async fn bring_organisation(&self, me: &Actor, row: &Row<'_>, beside: &mut Known) -> Result<Brought> {
        let name = row.or("name", "");
        let from = row.get("valid_from").map(domain::time::parse_day);
        let same = |known: &&OrganisationCard| {
            fold(&known.name) == fold(&name) && from.is_none_or(|from| from == known.validity.from)
        };
        // Without a first day the one that is there now.
        let found = beside.called(&name).filter(same).max_by_key(|known| known.validity.holds(today()));
        let known = match found {
            Some(known) => Some(self.organisation(&system(), known.id).await?),
            None => None,
        };
        let before = known.as_ref().map(OrganisationForm::from).unwrap_or_default();
        let mut form = OrganisationForm { name: name.clone(), ..before.clone() };
        let mut problems = Problems::default();
        for (column, field) in [
            ("short_name", &mut form.short_name),
            ("kind", &mut form.kind),
            ("valid_from", &mut form.valid_from),
            ("valid_to", &mut form.valid_to),
        ] {
            *field = row.or(column, field);
        }
        if let Some(cell) = row.get("unit") {
            let mut units = beside.units.clone();
            // Codes and names are used again: its own, else the one that is there now, else the latest.
            let own = known.as_ref().and_then(|known| known.card.unit);
            units.sort_by_key(|unit| {
                let latest = std::cmp::Reverse(unit.validity.from);
                (Some(unit.id) != own, !unit.validity.holds(today()), latest)
            });
            let found = named(cell, &units).map(|unit| unit.id);
            form.unit = id_of(cell, found, "unit", &mut problems);
        }
        if let Some(cell) = row.get("successors") {
            form.successors = Vec::new();
            for part in parts(cell) {
                let found = beside.organisation(&part, None, true);
                form.successors.push(id_of(&part, found, "successors", &mut problems));
            }
        }
        let own = known.as_ref().map(|known| known.card.id);
        let parse = |form: &OrganisationForm| form.parse(own, &beside.units, &beside.organisations);
        if !problems.is_empty() {
            return Err(together(problems, parse(&form).err()).into());
        }
        if own.is_some() && parse(&form)? == parse(&before)? {
            return Ok(Brought::Unchanged);
        }
        let id = self.save_organisation(me, own, &form).await?;
        beside.add(self.organisation(&system(), id).await?.card);
        Ok(if known.is_some() { Brought::Changed(name) } else { Brought::Added(name) })
    }
}

/// All that is wrong with a row at once: cells that name nothing known, and what the form refuses in the others.
fn together(mut unknown: Problems, refused: Option<Problems>) -> Problems {
    for (field, problem) in refused.iter().flat_map(Problems::iter) {
        if unknown.of(field).is_none() {
            unknown.add(field, problem.clone());
        }
    }
    unknown
}

/// Why no row of a sheet can be read.
fn unfit(list: List, sheet: &Sheet) -> Option<Vec<RefusedLine>> {
    let refuse = |column: &str, problem| RefusedLine { line: 1, problems: Problems::one(column, problem) };
    let lacks = sheet.lacks(list);
    if !lacks.is_empty() {
        return Some(lacks.into_iter().map(|column| refuse(column, Problem::NoColumn)).collect());
    }
    if sheet.rows.is_empty() {
        return Some(vec![refuse(list.rules().needed[0], Problem::Required)]);
    }
    let max = list.rules().rows_max;
    (sheet.rows.len() > max).then(|| vec![refuse(list.rules().needed[0], Problem::TooManyRows { max })])
}

/// A unit as a cell names it: no two of one code are there at once.
fn coded(unit: &UnitCard) -> String {
    format!("{} {}", unit.code, unit.name)
}

/// The id of what a cell names; nothing for an empty cell.
fn id_of(cell: &str, found: Option<i64>, column: &str, problems: &mut Problems) -> String {
    match found {
        Some(id) if !cell.trim().is_empty() => id.to_string(),
        None if !cell.trim().is_empty() => {
            problems.add(column, Problem::Unknown);
            String::new()
        }
        _ => String::new(),
    }
}
