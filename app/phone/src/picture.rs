//! A photo before it is kept or sent: no larger than it is of use.

use crate::dom::{document, window};
use domain::outreach::{PHOTO_SIDE, fit};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions,
    ImageOrientation,
};

/// How good a photo is sent, of 1.
const QUALITY: f64 = 0.82;

/// What a file is called wherever it is chosen: the same file is the same photo.
pub fn name_of(file: &File) -> String {
    format!("{}-{}.jpg", whole(file.last_modified()), whole(file.size()))
}

/// A whole number of the browser: a size or a time.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not negative")]
pub const fn whole(number: f64) -> u64 {
    number as u64
}

/// As JPEG, upright and no larger than it is kept.
pub async fn reduced(file: &File) -> Option<Blob> {
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let drawn = window().create_image_bitmap_with_blob_and_image_bitmap_options(file, &options).ok()?;
    let picture: ImageBitmap = drawn.await.ok()?.dyn_into().ok()?;
    let (width, height) = fit(picture.width(), picture.height(), PHOTO_SIDE);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let placed =
        context.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, width.into(), height.into());
    // A phone has little memory for pictures, and does not tidy up by itself soon enough.
    picture.close();
    placed.ok()?;
    let written = Promise::new(&mut |resolve, _| {
        let quality = JsValue::from_f64(QUALITY);
        if canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality).is_err() {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    written.await.ok()?.dyn_into().ok()
}
