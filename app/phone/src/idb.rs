use crate::dom;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DomException, Event, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// The database of the browser; the service worker opens the same one.
const NAME: &str = "lantoa-outbox";
/// Of the stores below. A step from one version to the next copies, and removes nothing before it has.
const VERSION: u32 = 2;

/// How long it is waited for other pages to close it where the stores change; those of this site do so at once.
const PATIENCE: Duration = Duration::from_secs(5);

/// Records by their ids, as the outbox writes them.
pub const ROWS: &str = "rows";
/// Forms that were sent and that the outbox has not taken in yet, in the order of their keys.
pub const INBOX: &str = "inbox";
/// Forms that were begun, by their pages.
pub const DRAFTS: &str = "drafts";
/// What else is known, each under a name.
pub const FACTS: &str = "facts";

/// Photos by their records and names.
pub const PHOTOS: &str = "photos";

const STORES: [&str; 5] = [ROWS, INBOX, DRAFTS, FACTS, PHOTOS];

/// What a store of text holds under a key.
pub fn text((key, value): (String, JsValue)) -> (String, String) {
    (key, value.as_string().unwrap_or_default())
}

/// Why nothing was kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk, or what this site may have of it.
    Full,
    /// A newer version of this program has been here: it is read and not written.
    Newer,
    /// Another page holds on to an older one.
    Blocked,
    /// The browser keeps nothing, or no longer.
    Unavailable,
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        match error.dyn_into::<DomException>().map(|error| error.name()).as_deref() {
            Ok("QuotaExceededError") => Self::Full,
            Ok("VersionError") => Self::Newer,
            _ => Self::Unavailable,
        }
    }
}

/// One change of many that are made together or not at all. Everything but photos is kept as text.
#[derive(Clone, Debug)]
pub enum Change {
    Put(&'static str, String, String),
    PutPhoto(String, JsValue),
    Delete(&'static str, String),
}

/// The open database, until it is dropped.
pub struct Database {
    raw: IdbDatabase,
    newer: bool,
    /// Whoever wants to change the stores need not wait.
    _closing: Closure<dyn FnMut()>,
}

impl Drop for Database {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        self.raw.close();
    }
}

impl Database {
    pub async fn open() -> Result<Self, Trouble> {
        let window = web_sys::window().ok_or(Trouble::Unavailable)?;
        let factory = window.indexed_db()?.ok_or(Trouble::Unavailable)?;
        match opened(&factory.open_with_u32(NAME, VERSION)?).await {
            Ok(raw) => Ok(Self::of(raw, false)),
            Err(Trouble::Newer) => Ok(Self::of(opened(&factory.open(NAME)?).await?, true)),
            Err(trouble) => Err(trouble),
        }
    }

    fn of(raw: IdbDatabase, newer: bool) -> Self {
        let closed = raw.clone();
        let closing = Closure::new(move || closed.close());
        raw.set_onversionchange(Some(closing.as_ref().unchecked_ref()));
        Self { raw, newer, _closing: closing }
    }

    /// All of a store with its keys, in their order.
    pub async fn all(&self, store: &str) -> Result<Vec<(String, String)>, Trouble> {
        Ok(self.values(store).await?.into_iter().map(text).collect())
    }

    pub async fn values(&self, store: &str) -> Result<Vec<(String, JsValue)>, Trouble> {
        within(&self.raw.transaction_with_str(store)?, store)?.await
    }

    /// All of every store at one moment, in the order of [`STORES`]: what moves from one to another is read once.
    pub async fn everything(&self) -> Result<[Vec<(String, JsValue)>; STORES.len()], Trouble> {
        let stores: Array = STORES.into_iter().map(JsString::from).collect();
        let transaction = self.raw.transaction_with_str_sequence(&stores)?;
        // All is asked for before anything is waited for: a transaction is over once nothing is asked of it.
        let asked = STORES.map(|store| within(&transaction, store));
        let mut all = STORES.map(|_| Vec::new());
        for (place, asked) in all.iter_mut().zip(asked) {
            *place = asked?.await?;
        }
        Ok(all)
    }

    pub async fn one(&self, store: &str, key: &str) -> Result<Option<String>, Trouble> {
        Ok(self.value(store, key).await?.as_string())
    }

    /// Undefined where there is none.
    pub async fn value(&self, store: &str, key: &str) -> Result<JsValue, Trouble> {
        let store = self.raw.transaction_with_str(store)?.object_store(store)?;
        settled(&store.get(&key.into())?).await
    }

    /// Once it is answered, all of it is on disk.
    pub async fn write(&self, changes: Vec<Change>) -> Result<(), Trouble> {
        let transaction = self.begin()?;
        let done = completed(&transaction);
        make(&transaction, changes)?;
        finished(&transaction, done).await
    }

    /// Makes the changes that follow from what lies at a place, which nobody else changes meanwhile; answers whether there
    /// were any.
    pub async fn change(
        &self,
        store: &str,
        key: &str,
        changes: impl FnOnce(Option<String>) -> Vec<Change>,
    ) -> Result<bool, Trouble> {
        let transaction = self.begin()?;
        let done = completed(&transaction);
        let asked = transaction.object_store(store)?.get(&key.into())?;
        let changes = changes(settled(&asked).await?.as_string());
        let any = !changes.is_empty();
        make(&transaction, changes)?;
        finished(&transaction, done).await.map(|()| any)
    }

    /// A transaction over everything; where the browser can, what it wrote outlives a loss of power.
    fn begin(&self) -> Result<IdbTransaction, Trouble> {
        if self.newer {
            return Err(Trouble::Newer);
        }
        let (begin, options) = (Reflect::get(&self.raw, &"transaction".into())?, Object::new());
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let stores: Array = STORES.into_iter().map(JsString::from).collect();
        let begun =
            begin.unchecked_into::<Function>().call3(&self.raw, &stores, &"readwrite".into(), &options);
        Ok(begun?.unchecked_into())
    }
}

fn make(transaction: &IdbTransaction, changes: Vec<Change>) -> Result<(), Trouble> {
    for change in changes {
        match change {
            Change::Put(store, key, text) => {
                transaction.object_store(store)?.put_with_key(&text.into(), &key.into())?
            }
            Change::PutPhoto(key, photo) => {
                transaction.object_store(PHOTOS)?.put_with_key(&photo, &key.into())?
            }
            Change::Delete(store, key) => transaction.object_store(store)?.delete(&key.into())?,
        };
    }
    Ok(())
}

/// All of a store with its keys, in their order. It is asked for when this is called.
fn within(
    transaction: &IdbTransaction,
    store: &str,
) -> Result<impl Future<Output = Result<Vec<(String, JsValue)>, Trouble>> + use<>, Trouble> {
    let store = transaction.object_store(store)?;
    let (keys, values) = (settled(&store.get_all_keys()?), settled(&store.get_all()?));
    Ok(async move {
        let (keys, values): (Array, Array) = (keys.await?.unchecked_into(), values.await?.unchecked_into());
        Ok(keys.iter().map(|key| key.as_string().unwrap_or_default()).zip(values.iter()).collect())
    })
}

/// When a transaction is over, and how.
fn completed(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

async fn finished(transaction: &IdbTransaction, done: Promise) -> Result<(), Trouble> {
    match done.await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(Trouble::Unavailable, |error| JsValue::from(error).into())),
    }
}

/// The result of what was asked. It is listened to from when this is called.
fn settled(asked: &IdbRequest) -> impl Future<Output = Result<JsValue, Trouble>> + use<> {
    let told = Promise::new(&mut |resolve, reject| {
        asked.set_onsuccess(Some(&resolve));
        asked.set_onerror(Some(&reject));
    });
    let asked = asked.clone();
    async move {
        match told.await {
            Ok(_) => Ok(asked.result()?),
            Err(_) => Err(failed(&asked)?),
        }
    }
}

async fn opened(asked: &IdbOpenDbRequest) -> Result<IdbDatabase, Trouble> {
    let making = asked.clone();
    let make = Closure::once(move |_: Event| {
        let Ok(database) = making.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
        for store in STORES {
            // One that is there stays as it is; one that cannot be made fails the opening.
            let _ = database.create_object_store(store);
        }
    });
    asked.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let told = Promise::new(&mut |resolve, reject| {
        asked.set_onsuccess(Some(&resolve));
        asked.set_onerror(Some(&reject));
        let wait = Closure::once_into_js(move |_: Event| dom::after(PATIENCE, &reject));
        asked.set_onblocked(Some(wait.unchecked_ref()));
    });
    match told.await {
        Ok(_) => {
            asked.set_onupgradeneeded(None);
            Ok(asked.result()?.unchecked_into())
        }
        // Nothing has happened but that time is over.
        Err(event) if event.is_undefined() => {
            // It is changed whole whenever it can be, and not held by this page.
            make.forget();
            let late = asked.clone();
            let close = Closure::once_into_js(move |_: Event| {
                let opened = late.result().map(JsCast::unchecked_into::<IdbDatabase>);
                let _ = opened.map(|database| database.close());
            });
            asked.set_onsuccess(Some(close.unchecked_ref()));
            Err(Trouble::Blocked)
        }
        Err(_) => Err(failed(asked)?),
    }
}

/// Why what was asked has failed.
fn failed(asked: &IdbRequest) -> Result<Trouble, Trouble> {
    Ok(asked.error()?.map_or(Trouble::Unavailable, |error| JsValue::from(error).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_worker_opens_the_same_database() {
        let worker = include_str!("../worker.js");
        let stores = STORES.map(|store| format!("'{store}'")).join(", ");
        assert!(worker.contains(&format!("indexedDB.open('{NAME}', {VERSION})")));
        assert!(worker.contains(&format!("[{stores}]")));
        assert!(worker.contains(&format!("objectStore('{INBOX}')")));
    }
}
