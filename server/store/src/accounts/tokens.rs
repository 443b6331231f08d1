//! Tokens by which a program acts in a person's place: it reads, and writes what its token says.

use crate::{
    Db,
    accounts::{
        Person,
        rows::access_token,
        secret::{digest, token},
    },
    audit,
    db::now,
    error::{Error, Result, require},
};
use domain::{
    Actor, Problem, Problems,
    accounts::{TOKENS_MAX, Token, TokenCard, TokenForm, TokenUse},
    audit::{Subject, Verb},
    time::{day_of, today},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

impl Db {
    /// The actor's own, the latest first.
    pub async fn tokens(&self, me: &Actor) -> Result<Vec<TokenCard>> {
        let own = access_token::Entity::find()
            .filter(access_token::Column::AccountId.eq(me.account))
            .order_by_desc(access_token::Column::Id);
        let card = |row: access_token::Model| {
            let access_token::Model { id, name, created_at, last_day, used_on, may_log, may_plan, .. } = row;
            TokenCard { id, name, created_on: day_of(created_at), last_day, used_on, may_log, may_plan }
        };
        Ok(own.all(&self.connection).await?.into_iter().map(card).collect())
    }

    /// Makes one of the actor's own; answers the token, which is not kept.
    pub async fn add_token(
        &self,
        me: &Actor,
        form: &TokenForm,
        whence: (&str, Option<&str>),
    ) -> Result<String> {
        let parsed = form.parse(today());
        let Token { name, last_day, may_log, may_plan } =
            self.with_password(me, &form.current, whence, parsed).await?;
        let transaction = self.begin().await?;
        let own = access_token::Entity::find().filter(access_token::Column::AccountId.eq(me.account));
        if own.count(&transaction).await? >= TOKENS_MAX {
            let max = usize::try_from(TOKENS_MAX).unwrap_or(usize::MAX);
            return Err(Problems::one("name", Problem::TooManyRows { max }).into());
        }
        let token = token();
        let row = access_token::ActiveModel {
            id: NotSet,
            digest: Set(digest(&token)),
            account_id: Set(me.account),
            name: Set(name.clone()),
            created_at: Set(now()),
            last_day: Set(last_day),
            used_on: Set(None),
            may_log: Set(may_log),
            may_plan: Set(may_plan),
        };
        let id = access_token::Entity::insert(row).exec(&transaction).await?.last_insert_id;
        audit::Entry::of(me, Verb::Create, Subject::Token, id, &name).record(&transaction).await?;
        transaction.commit().await?;
        Ok(token)
    }

    /// Ends one of the actor's own at once.
    pub async fn revoke_token(&self, me: &Actor, id: i64) -> Result<()> {
        let transaction = self.begin().await?;
        let own =
            access_token::Entity::delete_by_id(id).filter(access_token::Column::AccountId.eq(me.account));
        if own.exec(&transaction).await?.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        audit::Entry::of(me, Verb::Revoke, Subject::Token, id, &me.login).record(&transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Who acts by a token; `None` for one that was revoked or has had its day, and where the account is suspended or
    /// lacks its second factor.
    ///
    /// # Errors
    /// [`Error::Forbidden`] of a token that does not say so.
    pub async fn token_actor(&self, token: &str, does: TokenUse) -> Result<Option<Actor>> {
        let Some((actor, row)) = self.token_holder(token).await? else { return Ok(None) };
        require(match does {
            TokenUse::Read => true,
            TokenUse::Log => row.may_log,
            TokenUse::Plan => row.may_plan,
        })?;
        Ok(Some(actor))
    }

    async fn token_holder(&self, token: &str) -> Result<Option<(Actor, access_token::Model)>> {
        let today = today();
        let found = access_token::Entity::find()
            .filter(access_token::Column::Digest.eq(digest(token)))
            .filter(access_token::Column::LastDay.gte(today));
        let Some(row) = found.one(&self.connection).await? else { return Ok(None) };
        let found = self.person(row.account_id).await?;
        let Some(Person { actor, .. }) = found.filter(Person::owes_nothing) else { return Ok(None) };
        // One write a day tells its owner whether it is still in use.
        if row.used_on != Some(today) {
            let used = access_token::ActiveModel { used_on: Set(Some(today)), ..Default::default() };
            access_token::Entity::update_many()
                .set(used)
                .filter(access_token::Column::Id.eq(row.id))
                .exec(&self.connection)
                .await?;
        }
        Ok(Some((actor, row)))
    }
}
