//! Names of forms as they were shown: a form that is posted twice is saved once.

use crate::{audit::rows::audit, error::Result};
use domain::{
    Actor,
    audit::{Subject, Verb},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// A name for a form that is about to be shown.
pub fn new_form_key() -> String {
    Uuid::new_v4().simple().to_string()
}

/// The id of a log about to be written: a UUID of version 7, as a device gives it.
pub fn new_log_key() -> String {
    Uuid::now_v7().to_string()
}

/// The name a posted form came with; `None` where it has none of ours, and is then saved as often as it is posted.
pub(crate) fn read_form_key(typed: &str) -> Option<String> {
    Uuid::parse_str(typed.trim()).ok().map(|key| key.simple().to_string())
}

/// The place in the audit where the actor made a record; `None` if somebody else did.
pub(crate) async fn created(
    connection: &impl ConnectionTrait,
    me: &Actor,
    subject: Subject,
    id: i64,
) -> Result<Option<i64>> {
    let own = audit::Entity::find()
        .select_only()
        .column(audit::Column::Id)
        .filter(audit::Column::Subject.eq(subject.word()))
        .filter(audit::Column::SubjectId.eq(id))
        .filter(audit::Column::Verb.eq(Verb::Create.word()))
        .filter(audit::Column::AccountId.eq(me.account))
        .order_by_desc(audit::Column::Id)
        .into_tuple::<i64>()
        .one(connection)
        .await?;
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_of_ours_are_read() {
        let key = new_form_key();
        assert_eq!(read_form_key(&key), Some(key));
        for typed in ["", "1", "khong-phai-khoa", "\0"] {
            assert_eq!(read_form_key(typed), None, "{typed:?}");
        }
    }
}
