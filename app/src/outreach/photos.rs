//! Photos of logs: on the page of a log, of an activity, of a campaign, and for everybody those that were released.

use super::outbox;
use domain::{
    Actor, Problems,
    campaigns::CampaignDetail,
    outreach::{LogDetail, PHOTOS_MAX, PHOTOS_PAGE, PhotoCard, SMALL_SIDE, fit},
};
use frame::{
    AppError,
    context::{here, id_in_path, query, session, site},
    forms::{Filled, TransitionForm, answer, encode, id_of, plain, with_query, within_site},
    ui::{Icon, Screen, alert, empty, page_head, pager, staff_page, undoable_toast},
};
use leptos::prelude::*;
use phone::PhotoWords;
use words::t;

const REMOVE: &str = "/do/outreach/photos/remove";
const RELEASE: &str = "/do/outreach/photos/release";
const UNDO: &str = "/do/outreach/photos/undo";

/// The photos of a log, with what the reader may do with them.
#[derive(Clone, Debug)]
pub(super) struct LogPhotos {
    cards: Vec<PhotoCard>,
    bytes: i64,
    may_release: bool,
    /// Why some of those that were just posted were not taken.
    refused: Problems,
}

/// What the form that posts photos is called where it was refused.
pub const PHOTOS: &str = "photos";

/// Takes what is told of refused photos out of the forms of the page.
pub(super) async fn photos_of_log(
    id: i64,
    filled: &mut Filled<TransitionForm>,
) -> Result<LogPhotos, AppError> {
    let (db, me) = session().await?;
    let logs = db.logs(&me);
    let (cards, bytes) = (logs.photos(id).await?, logs.photo_bytes(id).await?);
    let posted = filled.form.transition == PHOTOS;
    let refused = if posted { std::mem::take(filled).problems() } else { Problems::default() };
    Ok(LogPhotos { cards, bytes, may_release: me.may_release(), refused })
}

/// A page of the photos of a campaign, and how many there are on all.
async fn photos_of_campaign(id: i64) -> Result<(Actor, CampaignDetail, Vec<PhotoCard>, u64), AppError> {
    let (db, me) = session().await?;
    let detail = db.campaigns(&me).find(id).await?;
    let (cards, count) = db.logs(&me).photos_of_campaign(id, page()).await?;
    Ok((me, detail, cards, count))
}

/// Those of an activity that everybody may see.
pub(crate) async fn public_photos(public_id: &str) -> Result<Vec<PhotoCard>, AppError> {
    Ok(site().db.public_photos(public_id).await?)
}

fn page() -> u64 {
    query("page").and_then(|page| page.parse().ok()).unwrap_or(1)
}

/// Takes a photo of a log away.
#[server(prefix = "/do", endpoint = "outreach/photos/remove")]
pub async fn remove_photo(
    #[server(default)] id: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let removed = async {
        let (db, me) = session().await?;
        let done = db.logs(&me).remove_photo(id_of(&id)?).await?;
        Ok(with_query(within_site(&back), &format!("done=photo_removed&saved={}", done.audit)))
    };
    answer(removed.await, within_site(&back), TransitionForm::default()).await
}

/// Lets the public see a photo, where `released` is not empty, or no longer.
#[server(prefix = "/do", endpoint = "outreach/photos/release")]
pub async fn release_photo(
    #[server(default)] id: String,
    #[server(default)] released: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let moved = async {
        let (db, me) = session().await?;
        let done = db.logs(&me).release_photo(id_of(&id)?, !released.is_empty()).await?;
        let word = if released.is_empty() { "photo_withdrawn" } else { "photo_released" };
        Ok(with_query(within_site(&back), &format!("done={word}&saved={}", done.audit)))
    };
    answer(moved.await, within_site(&back), TransitionForm::default()).await
}

/// Undoes one of one's own changes of a photo.
#[server(prefix = "/do", endpoint = "outreach/photos/undo")]
pub async fn undo_photo(
    #[server(default)] audit: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let undone = async {
        let (db, me) = session().await?;
        let log = db.logs(&me).undo_photo(id_of(&audit)?).await?;
        let own = format!("/outreach/{log}#photos");
        Ok(with_query(if back.is_empty() { &own } else { within_site(&back) }, "undone=1"))
    };
    let form = TransitionForm { transition: frame::ui::UNDO.into(), ..TransitionForm::default() };
    answer(undone.await, within_site(&back), form).await
}

/// What was just done with a photo, if it was that, with the way to take it back.
pub(crate) fn photo_toast() -> Option<AnyView> {
    let text = match query("done")?.as_str() {
        "photo_added" => t!(photos.added),
        "photo_removed" => t!(photos.removed_done),
        "photo_released" => t!(photos.released_done),
        "photo_withdrawn" => t!(photos.withdrawn_done),
        _ => return None,
    };
    Some(undoable_toast(text, UNDO, "photos"))
}

/// On the page of a log: its photos, and the way to add some.
pub(super) fn of_log(detail: &LogDetail, photos: &LogPhotos) -> Option<AnyView> {
    let LogPhotos { cards, bytes, may_release, refused } = photos;
    if cards.is_empty() && !detail.may_add_photos {
        return None;
    }
    let may_remove = detail.may_add_photos || *may_release;
    let may = May { remove: may_remove, release: *may_release, open: false };
    let none = cards.is_empty().then(|| view! { <p class="muted">{t!(photos.none)}</p> });
    let space = (*bytes > 0).then(|| {
        let megabytes = words::whole((bytes + (1 << 20) - 1) >> 20);
        view! { <p class="muted">{t!(photos.space, megabytes = megabytes)}</p> }
    });
    let refused = (!refused.is_empty()).then(|| {
        let lines = refused.iter().map(|(_, problem)| view! { <li>{words::problem(problem)}</li> });
        let lines = lines.collect_view();
        alert(view! { <h2>{t!(photos.not_added)}</h2><ul>{lines}</ul><p>{t!(photos.not_added_text)}</p> })
    });
    let add = detail.may_add_photos.then(|| add(detail, PHOTOS_MAX.saturating_sub(cards.len())));
    let panel = view! {
        <section class="panel" id="photos">
            <h2>{t!(photos.title)}</h2>
            {refused}{none}{gallery(cards, may)}{space}{add}
        </section>
    };
    Some(panel.into_any())
}

/// The form that adds photos to a log. Without a script they go as they are, with one each is made small first.
fn add(detail: &LogDetail, left: usize) -> AnyView {
    if left == 0 {
        return view! { <p>{t!(photos.full, max = PHOTOS_MAX)}</p> }.into_any();
    }
    let own = format!("/outreach/{}", detail.card.id);
    let action = format!("{own}/photos");
    let done = format!("{own}?done=photo_added&saved=1#photos");
    let files = format!("/api/v1/logs/{}/files/", encode(&detail.key));
    let form = view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <div class="field">
                <label for="photo-files">{t!(photos.choose)}</label>
                <p class="hint" id="photo-files-hint">{t!(photos.hint, max = PHOTOS_MAX)}</p>
                <input
                    id="photo-files" type="file" name="photos" multiple required
                    accept="image/jpeg,image/png,image/webp" aria-describedby="photo-files-hint"
                />
            </div>
            <p><button class="button" type="submit">{t!(photos.send)}</button></p>
        </form>
    };
    outbox::sent_by_pieces(files, done, &words_of_picker(), form.into_any())
}

fn words_of_picker() -> PhotoWords {
    PhotoWords {
        reducing: t!(photos.picker.reducing).into(),
        sending: t!(photos.picker.sending).into(),
        waiting: t!(photos.picker.waiting).into(),
        done: t!(photos.picker.done).into(),
        refused: t!(photos.picker.refused).into(),
        unreadable: t!(photos.picker.unreadable).into(),
        failed: t!(photos.picker.failed).into(),
    }
}

/// On the page of an activity: the latest of its photos.
pub(super) fn of_activity(cards: &[PhotoCard], count: u64, may_release: bool) -> Option<AnyView> {
    if cards.is_empty() {
        return None;
    }
    let may = May { remove: false, release: may_release, open: true };
    let panel = view! {
        <section class="panel" id="photos">
            <h2>{t!(photos.title)}</h2>
            <p class="muted">{t!(photos.count, count = count)}</p>
            {gallery(cards, may)}
        </section>
    };
    Some(panel.into_any())
}

/// What everybody sees of an activity.
pub(crate) fn for_everybody(cards: &[PhotoCard]) -> Option<AnyView> {
    let gallery = (!cards.is_empty()).then(|| gallery(cards, May::default()))?;
    Some(view! { <section id="photos"><h2>{t!(photos.title)}</h2>{gallery}</section> }.into_any())
}

pub(super) fn campaign_page() -> impl IntoView {
    let id = id_in_path();
    staff_page(photos_of_campaign(id), |(me, detail, cards, count)| {
        Screen::new(t!(photos.of_campaign), of_campaign(&me, &detail, &cards, count))
    })
}

fn of_campaign(me: &Actor, detail: &CampaignDetail, cards: &[PhotoCard], count: u64) -> AnyView {
    let crumb = (format!("/campaigns/{}", detail.id), detail.campaign.title.clone());
    let pages = count.div_ceil(PHOTOS_PAGE).max(1);
    let own = format!("/campaigns/{}/photos", detail.id);
    let may = May { remove: false, release: me.may_release(), open: true };
    let shown = if cards.is_empty() {
        let (title, text) = (t!(photos.none_in_campaign), t!(photos.none_in_campaign_text));
        empty(Icon::Log, title.to_owned(), text.to_owned(), None)
    } else {
        let all = pager(page().clamp(1, pages), pages, |page| format!("{own}?page={page}"));
        view! { <p class="muted">{t!(photos.count, count = count)}</p>{gallery(cards, may)}{all} }.into_any()
    };
    view! {
        {photo_toast().unwrap_or_else(|| undoable_toast("", UNDO, ""))}
        {page_head(vec![crumb], t!(photos.of_campaign), ())}
        <div id="photos">{shown}</div>
    }
    .into_any()
}

/// What the reader may do in a gallery.
#[derive(Clone, Copy, Debug, Default)]
struct May {
    remove: bool,
    release: bool,
    /// Go to the log of a photo.
    open: bool,
}

fn gallery(cards: &[PhotoCard], may: May) -> AnyView {
    if cards.is_empty() {
        return ().into_any();
    }
    let items = (1..).zip(cards).map(|(number, card)| item(number, card, may)).collect_view();
    view! { <ul class="photos">{items}</ul> }.into_any()
}

fn item(number: usize, card: &PhotoCard, may: May) -> AnyView {
    let unit = words::either(&card.unit.0, &card.unit.1);
    let about = t!(photos.alt, title = card.title.as_str(), unit = unit, day = words::day(card.day));
    let alt = t!(photos.alt_of, number = number, about = about.as_str());
    let (width, height) = fit(card.width, card.height, SMALL_SIDE);
    let (large, small) = (format!("/photos/{}", card.id), format!("/photos/{}/small", card.id));
    let log =
        may.open.then(|| view! { <a href=format!("/outreach/{}#photos", card.log)>{about.clone()}</a> });
    let released = (card.released && (may.release || may.remove))
        .then(|| view! { <span class="tag">{t!(photos.released)}</span> });
    view! {
        <li>
            <a class="photo" href=large>
                <img src=small width=width height=height alt=alt loading="lazy" decoding="async"/>
            </a>
            {log}{released}
            {may.release.then(|| release(number, card))}
            {may.remove.then(|| post(REMOVE, card, t!(photos.remove), t!(photos.remove_of, number = number), ""))}
        </li>
    }
    .into_any()
}

fn release(number: usize, card: &PhotoCard) -> AnyView {
    if card.released {
        return post(RELEASE, card, t!(photos.withdraw), t!(photos.withdraw_of, number = number), "");
    }
    post(RELEASE, card, t!(photos.release), t!(photos.release_of, number = number), "1")
}

/// A button that does something with one photo and comes back to it.
fn post(
    action: &'static str,
    card: &PhotoCard,
    label: &'static str,
    spoken: String,
    released: &'static str,
) -> AnyView {
    let back = format!("{}#photos", plain(&here()));
    view! {
        <form method="post" action=action>
            <input type="hidden" name="id" value=card.id/>
            <input type="hidden" name="released" value=released/>
            <input type="hidden" name="back" value=back/>
            <button class="button quiet" type="submit" aria-label=spoken>{label}</button>
        </form>
    }
    .into_any()
}
