//! What is kept on this device, by its owner.

use crate::{
    bell,
    idb::{Change, DRAFTS, Database, FACTS, INBOX, PHOTOS, ROWS, Trouble, text},
    json::{self, Read, field, object},
    moment::{moment, now},
    posted,
};
use chrono::{DateTime, Utc};
use domain::sync::{KEPT_DAYS, OperationId, Row, Sentence, State};
use js_sys::{Object, Reflect};
use serde_json::Value;
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// The fact under which it stands why nothing is sent.
pub const NOTICE: &str = "notice";

/// What follows a record's id in an address that opens its form.
pub const EDIT: &str = "/edit";

/// A form that was sent, as the page or the service worker put it into the inbox; or one that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    pub owner: i64,
    /// Its fields, encoded as they are posted.
    pub form: String,
    pub made_at: DateTime<Utc>,
}

impl Posted {
    pub fn now(owner: i64, form: String) -> Self {
        Self { owner, form, made_at: now() }
    }

    pub fn body(&self) -> Option<(OperationId, Value)> {
        posted::body_of(&posted::fields_of(&self.form))
    }

    fn write(&self) -> Option<String> {
        let (owner, form) = (self.owner.into(), self.form.as_str().into());
        json::write(&object([("owner", owner), ("form", form), ("made_at", json::of_time(self.made_at))]))
    }
}

impl Read for Posted {
    fn read(value: &Value) -> Option<Self> {
        let (owner, form) = (field(value, "owner")?, field(value, "form")?);
        Some(Self { owner, form, made_at: field(value, "made_at")? })
    }
}

fn read<T: Read>(text: &str) -> Option<T> {
    T::read(&json::parse(text)?)
}

/// Where something of a person's stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Begun, on that page.
    Begun(String),
    /// Asked to be sent; the outbox has not taken it in yet.
    Asked,
    /// In the outbox.
    Taken(Box<Row>),
}

/// Something of a person's that is kept here.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub owner: i64,
    pub standing: Standing,
    /// Without one, only the form was read.
    pub id: Option<OperationId>,
    pub body: Value,
    /// What it tells of, as its page called it.
    pub title: Option<String>,
    /// All of it, to be taken out.
    pub text: String,
    /// Photos that are here and not at the server.
    pub photos: usize,
    /// Photos that the server does not take, by what people call them, and why.
    pub refused_photos: Vec<Sentence>,
}

impl Kept {
    /// How far it is, in one word.
    pub fn state(&self) -> State {
        match &self.standing {
            Standing::Begun(_) => State::Draft,
            Standing::Asked => State::Queued,
            Standing::Taken(row) => row.state,
        }
    }

    /// The page on which it is gone on with, or corrected.
    pub fn page(&self) -> String {
        match (&self.standing, &self.id) {
            (Standing::Begun(page), _) => page.clone(),
            (_, Some(id)) => format!("{}#{id}{EDIT}", posted::page_of(&self.body)),
            (_, None) => posted::page_of(&self.body),
        }
    }

    /// Where it lies, if it may be thrown away: the server has nothing of it, and the outbox leaves it alone.
    pub fn place(&self) -> Option<(&'static str, String)> {
        match &self.standing {
            Standing::Begun(page) => Some((DRAFTS, draft_key(self.owner, page))),
            Standing::Taken(row) => is_given_up(row).then(|| (ROWS, row.id.to_string())),
            Standing::Asked => None,
        }
    }

    fn count_photos(&mut self, photos: &[Photo]) {
        let Some(id) = self.id.clone() else { return };
        let of = || photos.iter().filter(|photo| photo.log == id.as_str());
        match &self.standing {
            Standing::Taken(row) => {
                self.photos = of().filter(|photo| row.files.contains(&photo.name)).count();
                let called = |one: &Sentence| {
                    let title = of().find(|photo| photo.name == one.field).map(|photo| &photo.title);
                    Sentence { field: title.unwrap_or(&one.field).clone(), sentence: one.sentence.clone() }
                };
                self.refused_photos = row.refused_files.iter().map(called).collect();
            }
            Standing::Begun(_) | Standing::Asked => self.photos = of().count(),
        }
    }
}

/// The records of everybody. What this version cannot read is left where it is.
pub async fn rows(database: &Database) -> Result<Vec<Row>, Trouble> {
    Ok(database.all(ROWS).await?.iter().filter_map(|(_, text)| read(text)).collect())
}

/// What a person sent and the outbox has not taken in, in its order and with its keys.
pub async fn inbox(database: &Database, owner: i64) -> Result<Vec<(String, Posted)>, Trouble> {
    Ok(own(database.all(INBOX).await?, owner).collect())
}

fn own(kept: Vec<(String, String)>, owner: i64) -> impl Iterator<Item = (String, Posted)> {
    let one = |(key, text): (String, String)| Some((key, read::<Posted>(&text)?));
    kept.into_iter().filter_map(one).filter(move |(_, posted)| posted.owner == owner)
}

/// Everything of a person at one moment, and why nothing is sent.
pub async fn everything(owner: i64) -> Result<(Vec<Kept>, Option<String>), Trouble> {
    let [rows, inbox, drafts, facts, photos] = Database::open().await?.everything().await?;
    let texts = |kept: Vec<(String, JsValue)>| kept.into_iter().map(text).collect::<Vec<_>>();
    let rows = texts(rows).into_iter().filter_map(|(_, text)| read::<Row>(&text));
    let mut all: Vec<Kept> = rows.filter(|row| row.owner == owner).map(taken).collect();
    all.extend(own(texts(inbox), owner).map(|(_, posted)| kept(posted, Standing::Asked)));
    for (key, posted) in own(texts(drafts), owner) {
        let page = key.split_once(' ').map_or(key.as_str(), |(_, page)| page).to_owned();
        all.push(kept(posted, Standing::Begun(page)));
    }
    let photos: Vec<Photo> = photos.iter().filter_map(Photo::read).collect();
    for one in &mut all {
        one.count_photos(&photos);
    }
    let facts = texts(facts);
    let fact = |name: &str| facts.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone());
    for one in &mut all {
        one.title = fact(&title_key(&posted::page_of(&one.body)));
    }
    Ok((all, fact(NOTICE)))
}

fn taken(row: Row) -> Kept {
    let body = row.next.as_ref().unwrap_or(&row.edit).body.clone();
    let text = json::write(&json::of_row(&row)).unwrap_or_default();
    Kept {
        owner: row.owner,
        id: Some(row.id.clone()),
        body,
        title: None,
        text,
        photos: 0,
        refused_photos: Vec::new(),
        standing: Standing::Taken(Box::new(row)),
    }
}

fn kept(posted: Posted, standing: Standing) -> Kept {
    let text = posted.write().unwrap_or_default();
    let (id, body) = posted.body().map_or((None, Value::Null), |(id, body)| (Some(id), body));
    Kept { owner: posted.owner, standing, id, body, title: None, text, photos: 0, refused_photos: Vec::new() }
}

/// What a person has here of a record, the form that was sent last before all; and why nothing is sent.
pub async fn find(owner: i64, id: &str) -> Result<Option<(Kept, Option<String>)>, Trouble> {
    let (all, notice) = everything(owner).await?;
    let of = |kept: &Kept| kept.id.as_ref().is_some_and(|known| known.as_str() == id);
    let sent = |kept: &Kept| !matches!(kept.standing, Standing::Begun(_));
    Ok(all.into_iter().rfind(|kept| of(kept) && sent(kept)).map(|kept| (kept, notice)))
}

/// A form begun on a page.
pub async fn draft(owner: i64, page: &str) -> Result<Option<Posted>, Trouble> {
    let text = Database::open().await?.one(DRAFTS, &draft_key(owner, page)).await?;
    Ok(text.and_then(|text| read(&text)))
}

/// Keeps a form as it is being filled in.
pub async fn keep_draft(page: &str, title: &str, posted: &Posted) -> Result<(), Trouble> {
    keep(vec![draft_of(page, posted)?, titled(page, title)]).await
}

const fn is_given_up(row: &Row) -> bool {
    matches!(row.state, State::Quarantined) && row.base.is_none()
}

/// What was thrown away, as it lay there, with its photos.
pub struct Discarded {
    store: &'static str,
    key: String,
    text: String,
    photos: Vec<Photo>,
}

/// Throws away what lies at a place of a person's, if it still may be; with its photos, unless they are another's too.
pub async fn discard(owner: i64, store: &str, key: &str) -> Result<Option<Discarded>, Trouble> {
    let (all, _) = everything(owner).await?;
    let at = |kept: &&Kept| kept.place().is_some_and(|(known, place)| known == store && place == key);
    let Some(kept) = all.iter().find(at) else { return Ok(None) };
    let (store, key) = kept.place().unwrap_or_default();
    let database = Database::open().await?;
    let alone = all.iter().filter(|other| other.id == kept.id).count() == 1;
    let photos = match &kept.id {
        Some(id) if alone => photos_of(&database, id).await?,
        _ => Vec::new(),
    };
    let mut text = None;
    let taken = database.change(store, &key, |now| {
        let may = |text: &String| store == DRAFTS || read::<Row>(text).is_some_and(|row| is_given_up(&row));
        text = now.filter(may);
        let photos = photos.iter().map(|photo| Change::Delete(PHOTOS, photo.key()));
        let own = text.iter().map(|_| Change::Delete(store, key.clone()));
        if text.is_some() { own.chain(photos).collect() } else { Vec::new() }
    });
    taken.await?;
    bell::ring(bell::CHANGED);
    Ok(text.map(|text| Discarded { store, key, text, photos }))
}

/// Puts back what was thrown away, where nothing has taken its place.
pub async fn put_back(discarded: &Discarded) -> Result<(), Trouble> {
    let Discarded { store, key, text, photos } = discarded;
    let back = |now: Option<String>| match now {
        Some(_) => Vec::new(),
        None => {
            let own = Change::Put(store, key.clone(), text.clone());
            photos.iter().map(Photo::write).chain([own]).collect()
        }
    };
    Database::open().await?.change(store, key, back).await?;
    bell::ring(bell::CHANGED);
    Ok(())
}

fn draft_of(page: &str, posted: &Posted) -> Result<Change, Trouble> {
    Ok(Change::Put(DRAFTS, draft_key(posted.owner, page), written(posted)?))
}

async fn keep(changes: Vec<Change>) -> Result<(), Trouble> {
    Database::open().await?.write(changes).await?;
    bell::ring(bell::CHANGED);
    Ok(())
}

/// Keeps a form to be sent, in the place of its draft.
pub async fn send(page: &str, title: &str, posted: &Posted) -> Result<(), Trouble> {
    let key = format!("{:015} {}", posted.made_at.timestamp_millis(), moment().chance);
    let sent = Change::Put(INBOX, key, written(posted)?);
    let begun = Change::Delete(DRAFTS, draft_key(posted.owner, page));
    keep(vec![sent, begun, titled(page, title)]).await
}

/// A photo that is here until the server has it, or its log has left.
#[derive(Clone, Debug)]
pub struct Photo {
    /// The id of its log.
    pub log: String,
    /// What the server calls it.
    pub name: String,
    /// What people call it.
    pub title: String,
    pub kept_at: f64,
    pub blob: Blob,
}

impl Photo {
    fn key(&self) -> String {
        photo_key(&self.log, &self.name)
    }

    fn read((key, kept): &(String, JsValue)) -> Option<Self> {
        let (log, name) = key.split_once(' ')?;
        let field = |name: &str| Reflect::get(kept, &name.into()).ok();
        Some(Self {
            log: log.to_owned(),
            name: name.to_owned(),
            title: field("title")?.as_string()?,
            kept_at: field("kept_at")?.as_f64()?,
            blob: field("blob")?.dyn_into().ok()?,
        })
    }

    fn write(&self) -> Change {
        let kept = Object::new();
        let fields = [
            ("title", (&self.title).into()),
            ("kept_at", self.kept_at.into()),
            ("blob", (&self.blob).into()),
        ];
        for (name, value) in fields {
            // A plain object takes every field.
            let _ = Reflect::set(&kept, &name.into(), &value);
        }
        Change::PutPhoto(self.key(), kept.into())
    }
}

pub fn photo_key(log: &str, name: &str) -> String {
    format!("{log} {name}")
}

/// Those of a log that are here.
pub async fn photos_of(database: &Database, log: &OperationId) -> Result<Vec<Photo>, Trouble> {
    let photos = database.values(PHOTOS).await?;
    Ok(photos.iter().filter_map(Photo::read).filter(|photo| photo.log == log.as_str()).collect())
}

/// One of a log, if it is here.
pub async fn photo(database: &Database, log: &OperationId, name: &str) -> Result<Option<Photo>, Trouble> {
    let key = photo_key(log.as_str(), name);
    let kept = database.value(PHOTOS, &key).await?;
    Ok(Photo::read(&(key, kept)))
}

/// Keeps a photo with the draft that it belongs to.
pub async fn keep_photo(photo: &Photo, page: &str, title: &str, posted: &Posted) -> Result<(), Trouble> {
    keep(vec![photo.write(), draft_of(page, posted)?, titled(page, title)]).await
}

pub async fn drop_photo(photo: &Photo) -> Result<(), Trouble> {
    keep(vec![Change::Delete(PHOTOS, photo.key())]).await
}

/// What frees the device of photos that belong to nothing on it: their draft was written over long ago.
pub async fn strays(database: &Database) -> Result<Vec<Change>, Trouble> {
    let [rows, inbox, drafts, _, photos] = database.everything().await?;
    let log = |posted: Option<String>| Some(read::<Posted>(&posted?)?.body()?.0.to_string());
    let begun = inbox.iter().chain(&drafts).filter_map(|(_, posted)| log(posted.as_string()));
    let known: BTreeSet<String> = rows.iter().map(|(id, _)| id.clone()).chain(begun).collect();
    let photos: Vec<Photo> = photos.iter().filter_map(Photo::read).collect();
    #[expect(clippy::cast_precision_loss, reason = "days")]
    let long_ago = js_sys::Date::now() - (KEPT_DAYS * 86_400_000) as f64;
    let stray = photos.iter().filter(|photo| photo.kept_at < long_ago && !known.contains(&photo.log));
    Ok(stray.map(|photo| Change::Delete(PHOTOS, photo.key())).collect())
}

fn written(posted: &Posted) -> Result<String, Trouble> {
    posted.write().ok_or(Trouble::Unavailable)
}

fn draft_key(owner: i64, page: &str) -> String {
    format!("{owner} {page}")
}

fn titled(page: &str, title: &str) -> Change {
    let page = page.split('#').next().unwrap_or_default();
    Change::Put(FACTS, title_key(page), title.to_owned())
}

fn title_key(page: &str) -> String {
    format!("title {page}")
}
