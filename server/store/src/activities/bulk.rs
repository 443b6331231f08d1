use super::{Activities, Done, Snapshot, Undone, find_row, known, read, standing, unclosed_campaign, write};
use crate::{
    activities::rows::activity,
    audit::own_change,
    campaigns::rows::campaign,
    error::{Error, Result, require},
};
use domain::{
    Problem, Problems,
    activities::{ActivityProblem, BulkForm, Change, Known, Transition},
    audit::{Subject, Verb},
};
use sea_orm::ConnectionTrait;

impl Activities<'_> {
    /// Does the same to several activities of a campaign, to all of them or to none; a refusal names the first that
    /// cannot be changed so.
    pub async fn change_all(&self, campaign: i64, form: &BulkForm) -> Result<Vec<Done>> {
        require(self.me.may_plan_activities())?;
        let transaction = self.db.begin().await?;
        let campaign = unclosed_campaign(&transaction, self.me, campaign).await?;
        let known = known(&transaction, self.me, &campaign).await?;
        let (ids, change) = form.parse(&known)?;
        let mut done = Vec::with_capacity(ids.len());
        for id in ids {
            let row = find_row(&transaction, self.me, id).await?;
            let title = row.title.clone();
            let changed = self.change_one(&transaction, row, &campaign, &known, &change).await;
            done.push(changed.map_err(|error| named(title, error))?);
        }
        transaction.commit().await?;
        Ok(done)
    }

    async fn change_one(
        &self,
        connection: &impl ConnectionTrait,
        row: activity::Model,
        campaign: &campaign::Model,
        known: &Known,
        change: &Change,
    ) -> Result<Done> {
        if row.campaign_id != campaign.id {
            return Err(Error::NotFound);
        }
        let before = read::snapshot(connection, &row).await?;
        let stands = standing(connection, &before.activity, campaign).await?;
        let changed = change.of(&before.activity, before.status, known)?;
        let Some(activity) = changed else {
            require(Transition::Cancel.may_be_taken_by(self.me, &stands))?;
            let reason = if let Change::Cancel { reason } = change { reason } else { "" };
            return self.moved(connection, row.id, &before, Transition::Cancel, reason).await;
        };
        require(self.me.may_edit(&stands))?;
        let after = Snapshot { version: before.version + 1, activity, ..before.clone() };
        write(connection, row.id, &before, &after, known).await?;
        let audit = self.record(connection, Verb::Edit, row.id, "", Some(&before), Some(&after)).await?;
        Ok(Done { id: row.id, audit })
    }

    /// Undoes several of the actor's own changes, named by their places in the audit, all of them or none: changes that
    /// were made together, or releases. Answers what the first came to.
    pub async fn undo_all(&self, entries: &[i64]) -> Result<Undone> {
        let transaction = self.db.begin().await?;
        let mut changes = Vec::with_capacity(entries.len());
        for entry in entries {
            changes.push(own_change(&transaction, self.me, Subject::Activity, *entry).await?);
        }
        let undone = if changes.iter().all(|change| change.verb == Verb::Release.word()) {
            self.take_back(&transaction, entries).await?
        } else {
            let mut first = None;
            for change in &changes {
                let undone = self.undo_change(&transaction, change).await?;
                first.get_or_insert(undone);
            }
            first.ok_or(Error::NotFound)?
        };
        transaction.commit().await?;
        Ok(undone)
    }
}

/// Names the activity for which something was refused.
fn named(title: String, error: Error) -> Error {
    let problem = match &error {
        Error::Invalid(problems) => problems.iter().next().map(|(_, problem)| problem.clone()),
        Error::Forbidden => Some(ActivityProblem::NotYours.into()),
        _ => None,
    };
    let Some(problem) = problem else { return error };
    let problem: Problem = ActivityProblem::One { title, problem: Box::new(problem) }.into();
    Problems::one("ids", problem).into()
}
