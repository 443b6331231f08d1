//! Logs from a table, all of it or none. A row that came in before is left as it stands, by a key made of what it says.

use super::Logs;
use crate::{
    accounts::secret,
    activities::rows::activity,
    campaigns::rows::campaign,
    error::{Result, require},
    import_export::{
        cells::{id_of, together},
        known::Known,
    },
    outreach::rows::log,
    scope,
};
use domain::{
    Problem, Problems,
    import_export::{ImportProblem, RefusedLine, Report, Row, RowImported, Table},
    outreach::{IMPORT_MAX, IMPORT_NEEDED, Log, LogForm, id_of_code},
    targets::Measure,
    time::{parse_day, show_day, today},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

impl Logs<'_> {
    /// Brings a table of logs in, all of it or, where a line is refused, nothing. Without `keep` it only says what it would
    /// do, and holds up nobody who saves meanwhile.
    pub async fn import(&self, table: &Table, keep: bool) -> Result<Report> {
        require(self.me.may_log())?;
        if let Some(refused) = unfit(table) {
            return Ok(Report { refused, ..Report::default() });
        }
        let all = if keep { self.db.as_one().await? } else { self.db.as_seen().await? };
        let mut report = all.logs(self.me).take(table, keep).await?;
        report.quote(table, &["activity", "title"]);
        if keep && report.refused.is_empty() {
            all.commit().await?
        } else {
            all.rollback().await?
        }
        Ok(report)
    }

    async fn take(&self, table: &Table, keep: bool) -> Result<Report> {
        let known = Known::read(self.db).await?;
        let (mut report, mut keys) = (Report::default(), HashSet::new());
        for row in table.rows() {
            let (form, log) = match self.enter(&row, &known).await? {
                Ok(entered) => entered,
                Err(problems) => {
                    report.refused.push(RefusedLine::new(row.line, problems));
                    continue;
                }
            };
            if !keys.insert(form.key.clone()) {
                let problems = Problems::one("day", Problem::Taken);
                report.refused.push(RefusedLine::new(row.line, problems));
            } else if self.came_before(&form.key).await? {
                report.note(RowImported::Unchanged);
            } else {
                if keep {
                    self.send(&form).await?;
                }
                report.note(RowImported::Added(format!("{} ({})", log.title, show_day(log.day))));
            }
        }
        Ok(report)
    }

    /// The form of a row and its log, or what is wrong with it by its columns.
    async fn enter(
        &self,
        row: &Row<'_>,
        known: &Known,
    ) -> Result<std::result::Result<(LogForm, Log), Problems>> {
        let mut problems = Problems::default();
        let form = self.form(row, known, &mut problems).await?;
        let parsed = form.parse(&self.known(&self.db.connection, &form).await?);
        // What an activity says already is not asked of a row that names one which nobody knows.
        let said = |field: &str| problems.of("activity").is_some() && matches!(field, "kind" | "title");
        let mut refused = Problems::default();
        for (field, problem) in parsed.as_ref().err().into_iter().flat_map(Problems::iter) {
            let column = field.strip_prefix("numbers[").and_then(|word| word.strip_suffix(']'));
            let column = column.unwrap_or(field);
            if !said(column) {
                refused.add(column, problem.clone());
            }
        }
        Ok(match parsed {
            Ok(log) if problems.is_empty() => Ok((form, log)),
            _ => Err(together(problems, Some(refused))),
        })
    }

    async fn form(&self, row: &Row<'_>, known: &Known, problems: &mut Problems) -> Result<LogForm> {
        let cell = |column: &str| row.get(column).unwrap_or_default().trim().to_owned();
        let (activity, campaign, unit) = (cell("activity"), cell("campaign"), cell("unit"));
        let in_campaign = self.campaign_of(&campaign).await?;
        let found = self.activity_of(&activity, in_campaign).await?;
        let day = parse_day(&cell("day"));
        let on = day.unwrap_or_else(today);
        let of_day = known.unit_named(&unit, |unit| unit.validity.holds(on).then_some(()));
        let numbers = Measure::ALL.iter().filter(|measure| measure.is_reported());
        let numbers = numbers.map(|measure| (measure.word().to_owned(), cell(measure.word())));
        let form = LogForm {
            activity: id_of(&activity, found, "activity", problems),
            campaign: id_of(&campaign, in_campaign, "campaign", problems),
            unit: id_of(&unit, of_day, "unit", problems),
            kind: cell("kind"),
            title: cell("title"),
            // However it is typed, it is the same row.
            day: day.map_or_else(|| cell("day"), show_day),
            starts_at: cell("starts_at"),
            ends_at: cell("ends_at"),
            place: cell("place"),
            finished: cell("finished"),
            numbers: numbers.filter(|(_, typed)| !typed.is_empty()).collect(),
            remarks: cell("remarks"),
            reason: cell("reason"),
            ..LogForm::default()
        };
        let said = serde_json::to_string(&(self.me.account, &form))?;
        let key = Uuid::parse_str(secret::digest(&said).get(..32).unwrap_or_default());
        Ok(LogForm { key: key.unwrap_or_default().hyphenated().to_string(), ..form })
    }

    /// A campaign by its code.
    async fn campaign_of(&self, code: &str) -> Result<Option<i64>> {
        let found = campaign::Entity::find()
            .select_only()
            .column(campaign::Column::Id)
            .filter(scope::campaigns(self.me))
            .filter(campaign::Column::Code.eq(code));
        Ok(found.into_tuple().one(&self.db.connection).await?)
    }

    /// An activity by its code, or by a title that no other one has, in a campaign if that is named.
    async fn activity_of(&self, cell: &str, campaign: Option<i64>) -> Result<Option<i64>> {
        let mut found = activity::Entity::find()
            .select_only()
            .column(activity::Column::Id)
            .filter(scope::activities(self.me));
        found = match id_of_code(cell) {
            Some(id) => found.filter(activity::Column::Id.eq(id)),
            None => found.filter(activity::Column::Title.eq(cell)),
        };
        if let Some(campaign) = campaign {
            found = found.filter(activity::Column::CampaignId.eq(campaign));
        }
        let found: Vec<i64> = found.limit(2).into_tuple().all(&self.db.connection).await?;
        Ok(match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    async fn came_before(&self, key: &str) -> Result<bool> {
        let row = log::Entity::find().filter(log::Column::Key.eq(key)).one(&self.db.connection).await?;
        Ok(row.is_some())
    }
}

/// Why no row of a table can be read.
fn unfit(table: &Table) -> Option<Vec<RefusedLine>> {
    let refuse = |column: &str, problem| RefusedLine::new(1, Problems::one(column, problem));
    let lacks = IMPORT_NEEDED.iter().filter(|needed| table.columns.iter().all(|column| column != **needed));
    let lacking: Vec<RefusedLine> =
        lacks.map(|column| refuse(column, Problem::from(ImportProblem::NoColumn))).collect();
    if !lacking.is_empty() {
        return Some(lacking);
    }
    if table.rows.is_empty() {
        return Some(vec![refuse("day", Problem::Required)]);
    }
    let max = IMPORT_MAX;
    (table.rows.len() > max).then(|| vec![refuse("day", Problem::TooManyRows { max })])
}
