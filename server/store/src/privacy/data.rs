//! All that is kept of the person who holds an account.

use crate::{
    Db,
    accounts::{
        actor,
        rows::{account, draft, known_device, sign_in_failure},
    },
    audit::{Entry, rows::audit},
    error::{Error, Result, require, stored},
};
use chrono::{DateTime, Utc};
use domain::{
    Actor,
    accounts::{Theme, network_of},
    activities::Columns,
    audit::{Subject, Verb},
    privacy::{EntryAbout, PersonalData, RefusedSignIn},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// What is told of an entry: when, by which account, the verb, of what, and what that is called.
type Told = (DateTime<Utc>, Option<i64>, String, String, String);

impl Db {
    /// All that is kept of the holder of an account, without anything that opens it. The audit tells of it where
    /// somebody reads it of another.
    pub async fn personal_data(&self, me: &Actor, id: i64) -> Result<PersonalData> {
        require(me.may_read_data_of(id))?;
        let row = account::Entity::find_by_id(id).one(&self.connection).await?.ok_or(Error::NotFound)?;
        let holder = actor(&self.connection, row.clone()).await?;
        let card = self.account_cards(account::Entity::find_by_id(id)).await?.into_iter().next();
        let (card, _) = card.ok_or(Error::NotFound)?;
        let browsers = known_device::Entity::find().filter(known_device::Column::AccountId.eq(id));
        let drafts = draft::Entity::find().filter(draft::Column::AccountId.eq(id));
        let data = PersonalData {
            account: card,
            created_at: row.created_at,
            suspended_at: row.suspended_at,
            second_factor: row.totp_secret.is_some(),
            language: row.language,
            theme: Theme::from_word(&row.theme),
            schedule_columns: Columns::read(&row.schedule_columns),
            sessions: self.sessions_of(&holder, None).await?,
            browsers: browsers.count(&self.connection).await?,
            tokens: self.tokens(&holder).await?,
            feeds: self.feeds(&holder).await?,
            refusals: self.refusals(&row.login).await?,
            photos: self.photos_by(id).await?,
            comments: self.comments_by(id).await?,
            replies: self.replies_by(id).await?,
            entries: self.entries_about(id).await?,
            drafts: drafts.count(&self.connection).await?,
        };
        if me.account != id {
            let told = Entry::of(me, Verb::Export, Subject::Account, id, &row.login);
            told.record(&self.connection).await?;
        }
        Ok(data)
    }

    /// The latest first.
    async fn refusals(&self, login: &str) -> Result<Vec<RefusedSignIn>> {
        let refused = sign_in_failure::Entity::find()
            .filter(sign_in_failure::Column::Login.eq(login))
            .order_by_desc(sign_in_failure::Column::Id)
            .all(&self.connection)
            .await?;
        let told =
            |row: sign_in_failure::Model| RefusedSignIn { at: row.at, network: network_of(&row.address) };
        Ok(refused.into_iter().map(told).collect())
    }

    async fn entries_about(&self, id: i64) -> Result<Vec<EntryAbout>> {
        use audit::Column;
        let about = Condition::all()
            .add(Column::Subject.is_in([Subject::Account.word(), Subject::SecondFactor.word()]))
            .add(Column::SubjectId.eq(id));
        let rows = audit::Entity::find()
            .select_only()
            .columns([Column::At, Column::AccountId, Column::Verb, Column::Subject, Column::Title])
            .filter(Condition::any().add(Column::AccountId.eq(id)).add(about))
            .order_by_desc(Column::Id)
            .into_tuple::<Told>()
            .all(&self.connection)
            .await?;
        let entry = |(at, by, verb, subject, title): Told| {
            let (verb, subject) = (stored(&verb, Verb::from_word)?, stored(&subject, Subject::from_word)?);
            Ok(EntryAbout { at, own: by == Some(id), verb, subject, title })
        };
        rows.into_iter().map(entry).collect()
    }
}
