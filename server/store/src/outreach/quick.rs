//! Logs typed from paper: each row that is right is kept by itself, so that a slip holds up no other.

use super::{Logs, Sent, planned::OPEN};
use crate::{
    activities::rows::activity,
    campaigns::rows::campaign,
    error::{Error, Result, require},
    scope,
};
use chrono::Duration;
use domain::{
    Problem, Problems,
    activities::Status,
    calendar::CalendarEntry,
    outreach::{LogForm, OutreachProblem, QuickForm, QuickRow, field_of_row},
    time::{start_of, today},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// Days after which sheets of paper are hardly typed any more.
const DAYS: i64 = 90;
/// Activities offered at most; others are named by their codes all the same.
const OFFERED: u64 = 500;

impl Logs<'_> {
    /// Sends each row that is right; answers the others, with what is wrong with them by their new places and how many
    /// were sent. A row that was sent before counts as sent.
    pub async fn send_rows(&self, form: &QuickForm) -> Result<(QuickForm, Problems)> {
        require(self.me.may_log())?;
        let (mut left, mut problems) = (QuickForm::default(), Problems::default());
        for row in form.filled()? {
            match self.send_row(row).await {
                Ok(_) => left.sent += 1,
                Err(Error::Invalid(refused)) => {
                    for (field, problem) in refused.iter() {
                        problems.add(field_of_row(left.rows.len(), field), problem.clone());
                    }
                    left.rows.push(row.clone());
                }
                Err(error) => return Err(error),
            }
        }
        Ok((left, problems))
    }

    /// The activities that rows may name: those that lately began, the latest first, and those that they do name.
    pub async fn on_paper(&self, form: &QuickForm) -> Result<Vec<CalendarEntry>> {
        use activity::Column;
        require(self.me.may_log())?;
        let open = campaign::Entity::find()
            .select_only()
            .column(campaign::Column::Id)
            .filter(campaign::Column::Status.is_in(OPEN));
        let lately = Condition::all()
            .add(Column::Status.ne(Status::Cancelled.word()))
            .add(Column::CampaignId.in_subquery(open.into_query()))
            .add(Column::StartsAt.lt(start_of(today() + Duration::days(1))))
            .add(Column::EndsAt.gte(start_of(today() - Duration::days(DAYS))));
        let named = Column::Id.is_in(form.rows.iter().filter_map(|row| row.named().ok()));
        let rows = activity::Entity::find()
            .filter(scope::activities(self.me))
            .filter(Condition::any().add(lately).add(named))
            .order_by_desc(Column::StartsAt)
            .limit(OFFERED);
        self.db.activities(self.me).listed(rows).await
    }

    async fn send_row(&self, row: &QuickRow) -> Result<Sent> {
        let id = row.named().map_err(|problem| Problems::one("activity", problem))?;
        let asked = LogForm { activity: id.to_string(), day: row.day.clone(), ..LogForm::default() };
        let known = self.known(&self.db.connection, &asked).await?;
        if known.activity.is_none() {
            return Err(Problems::one("activity", Problem::Unknown).into());
        }
        self.send(&row.form(&known)).await.map_err(|error| match error {
            // Under its id lies a log that says something else.
            Error::Conflict | Error::Forbidden | Error::NotFound => {
                Problems::one("activity", OutreachProblem::SentBefore).into()
            }
            other => other,
        })
    }
}
