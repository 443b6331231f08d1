//! Photos are made small on the device and sent in pieces, one after another; what stops goes on where it stopped.

use crate::{
    dom::{self, window},
    picture::{name_of, reduced},
    upload::{Failure, Upload},
    words::PhotoWords,
};
use js_sys::futures::spawn_local;
use std::{cell::Cell, rc::Rc, time::Duration};
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, HtmlElement, HtmlInputElement};

/// How often a photo is tried again; each time after twice as long, the last after about a minute.
const TRIES: u32 = 6;

/// Sends what the form at a place posts in its stead: each photo to the address `files` and its name. When all have come
/// it leads to `done`.
pub fn fill(place: HtmlElement) -> Option<()> {
    let photos = Photos {
        files: dom::given(&place, "files")?,
        done: dom::given(&place, "done")?,
        words: dom::words(&place)?,
        status: dom::within(&place, "[role=status]")?,
        refused: dom::within(&place, "[role=alert] ul")?,
    };
    let (photos, busy) = (Rc::new(photos), Rc::new(Cell::new(false)));
    let form = place.clone();
    dom::on(&place, "submit", move |event| {
        event.prevent_default();
        let chosen = chosen(&form);
        if chosen.is_empty() || busy.replace(true) {
            return;
        }
        let (photos, busy) = (photos.clone(), busy.clone());
        spawn_local(async move {
            photos.send_all(&chosen).await;
            busy.set(false);
        });
    });
    Some(())
}

/// Where photos go, and where it is told how far they are.
struct Photos {
    files: String,
    done: String,
    words: PhotoWords,
    status: HtmlElement,
    refused: HtmlElement,
}

impl Photos {
    async fn send_all(&self, chosen: &[File]) {
        self.refused.set_text_content(None);
        let sent = send(chosen, &Telling { photos: self, of: chosen.len() }).await;
        self.status.set_text_content(Some(&self.words.done.replace("{of}", &sent.to_string())));
        if sent == chosen.len() {
            let _ = window().location().set_href(&self.done);
        }
    }
}

/// What is told of several photos on their way.
struct Telling<'a> {
    photos: &'a Photos,
    of: usize,
}

impl Telling<'_> {
    fn words(&self) -> &PhotoWords {
        &self.photos.words
    }

    fn tell(&self, text: &str, number: usize, percent: u64) {
        let text = text.replace("{number}", &number.to_string()).replace("{of}", &self.of.to_string());
        self.photos.status.set_text_content(Some(&text.replace("{percent}", &percent.to_string())));
    }

    fn refuse(&self, file: &File, why: &str) {
        let line = self.words().refused.replace("{name}", &file.name()).replace("{why}", why);
        dom::add(&self.photos.refused, &dom::element("li", "", &line));
    }
}

fn chosen(root: &HtmlElement) -> Vec<File> {
    let input =
        dom::within(root, "input[type=file]").and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.as_ref().map(dom::files).unwrap_or_default()
}

/// Sends photos one by one; answers how many came.
async fn send(chosen: &[File], told: &Telling<'_>) -> usize {
    let mut sent = 0;
    for (number, file) in (1..).zip(chosen) {
        told.tell(&told.words().reducing, number, 0);
        let Some(photo) = reduced(file).await else {
            told.refuse(file, &told.words().unreadable);
            continue;
        };
        let address = format!("{}{}", told.photos.files, name_of(file));
        match patiently(&address, &photo, number, told).await {
            Ok(()) => sent += 1,
            Err(Failure::Refused(Some(why))) => told.refuse(file, &why),
            Err(_) => told.refuse(file, &told.words().failed),
        }
    }
    sent
}

async fn patiently(address: &str, photo: &Blob, number: usize, told: &Telling<'_>) -> Result<(), Failure> {
    let mut tried = 0;
    loop {
        let upload = Upload { address, photo, owner: None, stop: None };
        let sent = upload.send(|percent| told.tell(&told.words().sending, number, percent));
        match sent.await {
            Err(Failure::Lost(_)) if tried < TRIES => {
                tried += 1;
                told.tell(&told.words().waiting, number, 0);
                dom::pause(Duration::from_secs(1 << tried)).await;
            }
            done => return done,
        }
    }
}
