//! What happened to one's own account.

use crate::{
    Db,
    accounts::rows::sign_in_failure,
    audit::rows::audit,
    error::{Result, stored},
};
use domain::{
    Actor,
    accounts::{EVENTS_MAX, Event, Happened, network_of},
    audit::{Subject, Verb},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Db {
    /// The latest first: sign-ins and refused ones, and what was done to the account, its second factor, its tokens and
    /// its addresses for calendars.
    pub async fn events(&self, me: &Actor) -> Result<Vec<Event>> {
        use audit::Column;
        let of_account = Condition::all()
            .add(Column::Subject.is_in([Subject::Account.word(), Subject::SecondFactor.word()]))
            .add(Column::SubjectId.eq(me.account));
        let of_keys = Condition::all()
            .add(Column::Subject.is_in([Subject::Token.word(), Subject::Feed.word()]))
            .add(Column::AccountId.eq(me.account));
        let told = audit::Entity::find()
            .filter(Condition::any().add(of_account).add(of_keys))
            .order_by_desc(Column::Id)
            .limit(EVENTS_MAX)
            .all(&self.connection)
            .await?;
        let refused = sign_in_failure::Entity::find()
            .filter(sign_in_failure::Column::Login.eq(&me.login))
            .order_by_desc(sign_in_failure::Column::Id)
            .limit(EVENTS_MAX)
            .all(&self.connection)
            .await?;
        let mut events = Vec::with_capacity(told.len() + refused.len());
        for row in told {
            let subject = stored(&row.subject, Subject::from_word)?;
            let happened = Happened::Done { verb: stored(&row.verb, Verb::from_word)?, subject };
            let by = (row.account_id != Some(me.account)).then_some(row.account_name);
            events.push(Event { at: row.at, happened, by });
        }
        events.extend(refused.into_iter().map(|row| {
            let from = network_of(&row.address);
            Event { at: row.at, happened: Happened::Refused { from }, by: None }
        }));
        events.sort_by_key(|event| std::cmp::Reverse(event.at));
        events.truncate(EVENTS_MAX as usize);
        Ok(events)
    }
}
