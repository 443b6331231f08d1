use crate::campaigns;
use domain::{
    outreach::PHOTOS_MAX,
    sync::{KEPT_DAYS, State},
    targets::Measure,
};
use frame::context::{file, me};
use leptos::prelude::*;
use phone::{AlbumWords, OutboxWords, PhotoWords};
use serde::Serialize;
use serde_json::Value;
use words::t;

/// What is on the reader's device and not here, where its browser can tell.
pub(super) fn state() -> Option<AnyView> {
    place(false)
}

/// [`state`] of what is not sent yet; of what was sent nothing.
pub(crate) fn unsent() -> Option<AnyView> {
    place(true)
}

fn place(unsent: bool) -> Option<AnyView> {
    let owner = me()?.account;
    let place = view! {
        <section
            class="panel outbox" aria-labelledby="outbox-title" hidden
            data-phone="state" data-owner=owner data-words=written(&words()) data-unsent=unsent
        >
            <h2 id="outbox-title" tabindex="-1">{t!(outbox.title)}</h2>
            <div role="status"></div>
            <ul class="outbox-list"></ul>
            <details class="more" hidden>
                <summary>{t!(outbox.sent_lately, days = KEPT_DAYS)}</summary>
                <ul class="outbox-list"></ul>
            </details>
            <button type="button" class="button" hidden>{t!(outbox.send_now)}</button>
        </section>
        {script()}
    };
    Some(place.into_any())
}

/// Keeps the form of a new log on the reader's device. `title` is what it tells of.
pub(super) fn kept_form(title: &str) -> Option<AnyView> {
    let owner = me()?.account;
    let (title, words) = (title.to_owned(), written(&words()));
    let place = view! {
        <div
            role="status" class="outbox-told" tabindex="-1"
            data-phone="form" data-owner=owner data-title=title data-words=words
        ></div>
        {script()}
    };
    Some(place.into_any())
}

/// Where photos of a new log are chosen, which its device keeps until it is sent. Without a script there is nothing to
/// keep them: they are added on the log's page.
pub(super) fn album() -> AnyView {
    view! {
        <fieldset class="group" hidden data-album data-words=written(&words_of_album())>
            <legend><h2>{t!(photos.title)}</h2></legend>
            <p class="hint" id="album-hint">{t!(photos.hint, max = PHOTOS_MAX)}</p>
            <div class="field on-touch">
                <label for="album-camera">{t!(photos.album.camera)}</label>
                <input id="album-camera" type="file" accept="image/*" capture="environment" aria-describedby="album-hint"/>
            </div>
            <div class="field">
                <label for="album-files">{t!(photos.choose)}</label>
                <input
                    id="album-files" type="file" multiple accept="image/jpeg,image/png,image/webp"
                    aria-describedby="album-hint"
                />
            </div>
            <ul class="album plain"></ul>
            <div role="status"></div>
            <div role="alert"><ul class="plain problem"></ul></div>
        </fieldset>
    }
    .into_any()
}

/// Sends what the form within posts: each photo to the address `files` and its name. When all have come it leads to
/// `done`.
pub(super) fn sent_by_pieces(files: String, done: String, words: &PhotoWords, form: AnyView) -> AnyView {
    view! {
        <div data-phone="photos" data-files=files data-done=done data-words=written(words)>
            {form}
            <p role="status"></p>
            <div role="alert"><ul class="plain"></ul></div>
        </div>
        {script()}
    }
    .into_any()
}

/// What fills the places above; a browser runs it once.
fn script() -> AnyView {
    view! { <script type="module" src=file("phone.js")></script> }.into_any()
}

fn written(words: &impl Serialize) -> Option<String> {
    serde_json::to_string(words).ok()
}

fn words() -> OutboxWords {
    OutboxWords {
        draft_kept: t!(outbox.draft_kept).into(),
        saved_sending: t!(outbox.saved_sending).into(),
        saved_offline: t!(outbox.saved_offline).into(),
        sent: t!(outbox.sent).into(),
        sent_link: t!(outbox.sent_link).into(),
        another: t!(outbox.another).into(),
        refused: t!(outbox.refused).into(),
        conflict: t!(outbox.conflict).into(),
        full: t!(outbox.full).into(),
        newer: t!(outbox.newer).into(),
        blocked: t!(outbox.blocked).into(),
        unavailable: t!(outbox.unavailable).into(),
        sign_in: t!(outbox.sign_in).into(),
        update: t!(outbox.update).into(),
        edit: t!(ui.edit).into(),
        resumed: t!(outbox.resumed).into(),
        incomplete: t!(outbox.incomplete).into(),
        discard: t!(outbox.discard).into(),
        discarded: t!(outbox.discarded).into(),
        undo: t!(ui.undo).into(),
        correcting: t!(outbox.correcting).into(),
        photos_left: t!(outbox.photos_left).into(),
        sent_but_photos: t!(outbox.sent_but_photos).into(),
        photo_refused: t!(photos.picker.refused).into(),
        photo_not_taken: t!(outbox.photo_not_taken).into(),
        take_out: t!(outbox.take_out).into(),
        last_sent: t!(outbox.last_sent).into(),
        log: t!(outreach.record).into(),
        states: State::ALL.iter().map(|state| (state.word().to_owned(), in_words(*state).into())).collect(),
        problems: problems().into_iter().map(|(name, said)| (name.to_owned(), said.into())).collect(),
        fields: fields().chain(measures()).collect(),
    }
}

fn words_of_album() -> AlbumWords {
    AlbumWords {
        reducing: t!(photos.album.reducing).into(),
        kept: t!(photos.album.kept).into(),
        remove: t!(photos.remove).into(),
        remove_of: t!(photos.album.remove_of).into(),
        removed: t!(photos.album.removed).into(),
        undo: t!(ui.undo).into(),
        refused: t!(photos.picker.refused).into(),
        unreadable: t!(photos.picker.unreadable).into(),
        too_many: t!(photos.problems.too_many, max = PHOTOS_MAX),
        full: t!(photos.album.full).into(),
    }
}

fn in_words(state: State) -> &'static str {
    match state {
        State::Draft => t!(outbox.states.draft),
        State::Queued => t!(outbox.states.queued),
        State::Sending => t!(outbox.states.sending),
        State::Conflict => t!(outbox.states.conflict),
        State::Refused => t!(outbox.states.refused),
        State::Quarantined => t!(outbox.states.quarantined),
        State::FilesPending => t!(outbox.states.files_pending),
        State::Done => t!(outbox.states.done),
    }
}

/// What may be wrong with a field that is needed, or where something is read.
fn problems() -> [(&'static str, &'static str); 4] {
    [
        ("needed", t!(problem.required)),
        ("day", t!(problem.not_a_day)),
        ("time", t!(problem.not_a_time)),
        ("number", t!(problem.not_a_number)),
    ]
}

fn measures() -> impl Iterator<Item = (String, Value)> {
    let reported = Measure::ALL.iter().filter(|measure| measure.is_reported());
    reported.map(|m| (format!("numbers[{}]", m.word()), campaigns::say::measure_heading(*m).into()))
}

/// How the form calls its fields.
fn fields() -> impl Iterator<Item = (String, Value)> {
    let fields = [
        ("activity", t!(activities.record)),
        ("title", t!(outreach.what)),
        ("kind", t!(activities.kind)),
        ("day", t!(outreach.day)),
        ("unit", t!(outreach.unit)),
        ("starts_at", t!(outreach.starts_at)),
        ("ends_at", t!(outreach.ends_at)),
        ("place", t!(outreach.place)),
        ("numbers", t!(outreach.numbers_title)),
        ("attendances", t!(outreach.by_audience)),
        ("remarks", t!(outreach.remarks)),
        ("reason", t!(ui.reason)),
    ];
    fields.into_iter().map(|(name, label)| (name.to_owned(), label.into()))
}
