//! Personal data whose time is over goes by itself, once a day and so much at a time.

use super::{
    account::erase_holder,
    entries::{self, rewrite},
    people::{AT_ONCE, erase_speakers},
    redacted::{without_people, without_speakers},
};
use crate::{
    Db,
    accounts::{rows::account, system},
    activities::rows::{activity, talk_speaker},
    audit::{Entry, rows::audit},
    db::now,
    error::{Error, Result},
    settings::{ID as SETTINGS, rows::settings},
};
use chrono::{DateTime, Utc};
use domain::{
    audit::{Subject, Verb},
    privacy::{ERASED, Retention, Swept, TIME_OVER, kept_since},
    time::{start_of, today},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

/// Pages of entries, each a transaction, and accounts that are swept in a day: what is left goes on the days after.
const PAGES: usize = 20;
const ACCOUNTS: u64 = 20;

impl Db {
    /// Takes away the people whose time is over, as the settings say. One entry of the audit tells of a day on which
    /// there were some; after it nothing is swept until the next day.
    pub(crate) async fn sweep_people(&self) -> Result<()> {
        self.date_suspensions().await?;
        if self.were_people_swept().await? {
            return Ok(());
        }
        let mut swept = Swept::default();
        let done = self.sweep_each(&mut swept).await;
        // Told of what was done before something failed, too.
        if swept.total() > 0 {
            Entry::of(&system(), Verb::Anonymise, Subject::PersonalData, 0, ERASED)
                .reason(&format!("{TIME_OVER}: {}", swept.total()))
                .after(Some(&swept))?
                .record(&self.connection)
                .await?;
        }
        done
    }

    async fn sweep_each(&self, swept: &mut Swept) -> Result<()> {
        let Retention { audit_months, accounts_months, speakers_months } = self.settings().await?.retention;
        let until = |months: Option<i64>| kept_since(months, today()).map(start_of);
        if let Some(until) = until(accounts_months) {
            self.sweep_accounts(until, &mut swept.accounts).await?;
        }
        if let Some(until) = until(speakers_months) {
            self.sweep_speakers(until, &mut swept.activities).await?;
        }
        if let Some(until) = until(audit_months) {
            self.sweep_entries(until, &mut swept.entries).await?;
        }
        Ok(())
    }

    /// An older program beside this one does not say since when an account is suspended.
    async fn date_suspensions(&self) -> Result<()> {
        let dated = account::ActiveModel { suspended_at: Set(Some(now())), ..Default::default() };
        account::Entity::update_many()
            .set(dated)
            .filter(account::Column::Active.eq(false))
            .filter(account::Column::SuspendedAt.is_null())
            .exec(&self.connection)
            .await?;
        Ok(())
    }

    async fn were_people_swept(&self) -> Result<bool> {
        let told = audit::Entity::find()
            .filter(audit::Column::Subject.eq(Subject::PersonalData.word()))
            .filter(audit::Column::AccountId.is_null())
            .filter(audit::Column::At.gte(start_of(today())));
        Ok(told.count(&self.connection).await? > 0)
    }

    async fn sweep_accounts(&self, until: DateTime<Utc>, swept: &mut u64) -> Result<()> {
        let over = Condition::all()
            .add(account::Column::Active.eq(false))
            .add(account::Column::SuspendedAt.lt(until))
            .add(account::Column::ErasedAt.is_null());
        let rows = account::Entity::find().filter(over.clone()).order_by_asc(account::Column::Id);
        for row in rows.limit(ACCOUNTS).all(&self.connection).await? {
            let transaction = self.begin().await?;
            // Somebody may have let the person in again meanwhile.
            let row = account::Entity::find_by_id(row.id).filter(over.clone()).lock_exclusive();
            if let Some(row) = row.one(&transaction).await? {
                erase_holder(&transaction, &row).await?;
                transaction.commit().await?;
                *swept += 1;
            }
        }
        Ok(())
    }

    async fn sweep_speakers(&self, until: DateTime<Utc>, swept: &mut u64) -> Result<()> {
        let named = talk_speaker::Entity::find()
            .select_only()
            .column(talk_speaker::Column::ActivityId)
            .filter(talk_speaker::Column::Name.ne(ERASED))
            .into_query();
        let over = activity::Entity::find()
            .select_only()
            .column(activity::Column::Id)
            .filter(activity::Column::EndsAt.lte(until))
            .filter(activity::Column::Id.in_subquery(named))
            .order_by_asc(activity::Column::Id)
            .limit(AT_ONCE as u64);
        for _ in 0..PAGES {
            let transaction = self.begin().await?;
            let ids: Vec<i64> = over.clone().into_tuple().all(&transaction).await?;
            if ids.is_empty() {
                break;
            }
            erase_speakers(&transaction, &ids, None).await?;
            let told = Condition::all()
                .add(audit::Column::Subject.eq(Subject::Activity.word()))
                .add(audit::Column::SubjectId.is_in(ids.iter().copied()));
            rewrite(&transaction, told, |entry| without_speakers(entry, None)).await?;
            transaction.commit().await?;
            *swept += ids.len() as u64;
        }
        Ok(())
    }

    /// From where the last sweep ended, up to the first entry that is not old enough: none is read twice.
    async fn sweep_entries(&self, until: DateTime<Utc>, swept: &mut u64) -> Result<()> {
        for _ in 0..PAGES {
            let transaction = self.begin().await?;
            let settings = settings::Entity::find_by_id(SETTINGS).lock_exclusive().one(&transaction).await?;
            let settings = settings.ok_or(Error::NotFound)?;
            let rows = audit::Entity::find()
                .filter(audit::Column::Id.gt(settings.audit_swept))
                .order_by_asc(audit::Column::Id)
                .limit(entries::AT_ONCE)
                .all(&transaction)
                .await?;
            let old: Vec<audit::Model> = rows.into_iter().take_while(|row| row.at < until).collect();
            let Some(last) = old.last().map(|row| row.id) else { break };
            let mut erased = 0;
            for row in &old {
                if let Some(entry) = without_people(row)? {
                    entries::save(&transaction, row.id, entry).await?;
                    erased += 1;
                }
            }
            let swept_to = settings::ActiveModel { audit_swept: Set(last), ..Default::default() };
            let itself = settings::Entity::update_many().set(swept_to);
            itself.filter(settings::Column::Id.eq(SETTINGS)).exec(&transaction).await?;
            transaction.commit().await?;
            *swept += erased;
        }
        Ok(())
    }
}
