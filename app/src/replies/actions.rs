use domain::replies::{Replies, ReplyForm};
use frame::{
    AppError,
    context::{query, session},
    forms::{Filled, answer, encode, id_of, refill, with_query},
};
use leptos::prelude::*;

/// The word by which an address says that its draft is an answer.
pub(super) const REPLY: &str = "reply";

/// What was answered to an activity, with the form of an answer.
#[derive(Debug)]
pub struct Replied {
    pub replies: Replies,
    pub form: Filled<ReplyForm>,
}

/// Reads what was answered to an activity that the reader sees.
pub async fn replied(activity: i64) -> Result<Replied, AppError> {
    let (db, me) = session().await?;
    let replies = db.replies(&me, activity).await?;
    let own = replies.own.and_then(|own| replies.of(own));
    let fresh = ReplyForm {
        organisation: replies.own.map(|own| own.to_string()).unwrap_or_default(),
        attendees: own.map(|reply| reply.attendees.clone()).unwrap_or_default(),
        note: own.map(|reply| reply.note.clone()).unwrap_or_default(),
        answer: String::new(),
    };
    let drafted = query("form").as_deref() == Some(REPLY);
    Ok(Replied { replies, form: if drafted { refill(fresh).await? } else { Filled::fresh(fresh) } })
}

/// Says for an organisation whether it takes part in an activity.
#[server(prefix = "/do", endpoint = "replies/save")]
pub async fn save_reply(
    #[server(default)] id: String,
    #[server(default)] back: String,
    #[server(default)] form: ReplyForm,
) -> Result<(), AppError> {
    let page = format!("/activities/{}", encode(&id));
    let saved = async {
        let (db, me) = session().await?;
        let entry = db.reply(&me, id_of(&id)?, &form).await?;
        let back = if back == "/" { back } else { page.clone() };
        Ok(format!("{back}?saved={entry}&done=replied"))
    };
    answer(saved.await, &with_query(&page, &format!("form={REPLY}")), form).await
}

/// Where an answer is taken back.
pub(super) const UNDO: &str = "/do/replies/undo";

/// Takes back an answer that the person gave.
#[server(prefix = "/do", endpoint = "replies/undo")]
pub async fn undo_reply(
    #[server(default)] audit: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let undone = async {
        let (db, me) = session().await?;
        let activity = db.undo_reply(&me, id_of(&audit)?).await?;
        let back = if back == "/" { back } else { format!("/activities/{activity}") };
        Ok(format!("{back}?undone=1"))
    };
    answer(undone.await, "/", ReplyForm::default()).await
}
