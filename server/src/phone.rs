//! What makes the site an application on a phone: its service worker, its manifest and its icons.

use crate::build::Build;
use axum::{
    Router,
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use print::{Colour, Command, Item, Page, Path, Stroke};
use std::sync::LazyLock;

/// What the service worker does, after the build and its files.
pub const WORKER: &str = include_str!("../../app/phone/worker.js");

/// A worker asks nobody but this site.
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

/// What the pages load that a phone keeps, beside the typefaces and the icons.
const FILES: [&str; 8] = [
    "pkg/lantoa.css",
    "pkg/phone.js",
    "pkg/phone.wasm",
    "shortcuts.js",
    "search.js",
    "kept.js",
    "offline.js",
    "phone.js",
];

/// The service worker of a build, which knows the name and what it keeps.
fn worker(build: &Build) -> String {
    let icons = ["/icon.svg"].into_iter().chain(ICONS.iter().map(|icon| icon.path)).map(str::to_owned);
    let files = icons.chain(build.typefaces()).chain(build.addresses(&FILES)).collect::<Vec<_>>();
    let known = serde_json::json!({ "build": build.name, "files": files });
    format!("self.lantoa = {known}\n{WORKER}")
}

/// The addresses at which a phone finds what it installs.
pub fn installed(build: &Build) -> Router {
    let worker = Bytes::from(worker(build));
    let worker = move || async move {
        let headers = [
            (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (header::CACHE_CONTROL, "no-cache"),
            (header::CONTENT_SECURITY_POLICY, WORKER_POLICY),
        ];
        (headers, worker)
    };
    let answer = |manifest: String| {
        move || async move { ([(header::CONTENT_TYPE, "application/manifest+json")], manifest) }
    };
    let mut router = Router::new()
        .route("/worker.js", get(worker))
        .route("/manifest.webmanifest", get(answer(for_staff())));
    router = router.route("/public.webmanifest", get(answer(for_everybody())));
    for (place, icon) in ICONS.iter().enumerate() {
        router = router.route(icon.path, get(move || async move { picture(place) }));
    }
    router
}

/// The icons as they are drawn when the first is asked for.
static DRAWN: LazyLock<Vec<Bytes>> = LazyLock::new(|| {
    let drawn = ICONS.iter().map(|icon| icon.draw()).collect::<Result<_, _>>();
    drawn.unwrap_or_else(|error| {
        tracing::error!(%error, "an icon");
        Vec::new()
    })
});

fn picture(place: usize) -> Response {
    match DRAWN.get(place) {
        Some(bytes) => ([(header::CONTENT_TYPE, "image/png")], bytes.clone()).into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What staff install begins where a log is written.
fn for_staff() -> String {
    manifest("Lan Tỏa – nhật ký tuyên truyền", "/outreach/new")
}

/// What everybody may install begins with how a fraudulent offer is recognised.
fn for_everybody() -> String {
    manifest("Lan Tỏa – đi làm nước ngoài an toàn", "/")
}

fn manifest(name: &str, start: &str) -> String {
    let icons = ICONS.iter().map(|icon| {
        let purpose = if icon.maskable { "maskable" } else { "any" };
        serde_json::json!({
            "src": icon.path, "sizes": format!("{0}x{0}", icon.pixels), "type": "image/png", "purpose": purpose,
        })
    });
    let manifest = serde_json::json!({
        "name": name,
        "short_name": "Lan Tỏa",
        "lang": "vi",
        "id": start,
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#b3131b",
        "icons": icons.collect::<Vec<_>>(),
    });
    manifest.to_string()
}

/// A picture that a phone shows for the application.
#[derive(Clone, Copy, Debug)]
struct Icon {
    path: &'static str,
    pixels: u16,
    /// The phone cuts its own shape out of it: what counts lies within the middle four fifths.
    maskable: bool,
}

const ICONS: [Icon; 3] = [
    Icon { path: "/icon-192.png", pixels: 192, maskable: false },
    Icon { path: "/icon-512.png", pixels: 512, maskable: false },
    Icon { path: "/icon-maskable.png", pixels: 512, maskable: true },
];

/// The side of the square that the rings are drawn in.
const SIDE: f32 = 24.0;

impl Icon {
    fn draw(self) -> Result<Bytes, print::PrintError> {
        let scale = if self.maskable { 0.6 } else { 0.8 };
        let (ground, ink) = (Colour::RED, Colour::WHITE);
        let mut items = vec![Item::Path(Path::rect(0.0, 0.0, SIDE, SIDE, ground))];
        items.push(Item::Path(Path::disc(SIDE / 2.0, SIDE / 2.0, 2.4 * scale, ink)));
        for radius in [7.0, 11.0] {
            for side in [-1.0, 1.0] {
                items.push(Item::Path(ring(
                    radius * scale,
                    side,
                    Stroke { colour: ink, width: 2.0 * scale },
                )));
            }
        }
        let page =
            Page { title: "Lan Tỏa".into(), width: SIDE, height: SIDE, bleed: 0.0, marks: false, items };
        print::png(&page, self.pixels.into()).map(Bytes::from)
    }
}

/// A quarter of a circle around the middle, to the left or to the right.
fn ring(radius: f32, side: f32, stroke: Stroke) -> Path {
    let middle = SIDE / 2.0;
    let corner = radius * std::f32::consts::FRAC_1_SQRT_2;
    // Of a quarter that lies across an axis: how far its handles stand out, and how far up they reach.
    let (out, up) = (radius * 1.097_63, radius * 0.316_57);
    let at = |across: f32, down: f32| (middle + side * across, middle + down);
    let ((x, y), (a, b), (c, d), (e, f)) =
        (at(corner, -corner), at(out, -up), at(out, up), at(corner, corner));
    Path {
        commands: vec![Command::Move(x, y), Command::Curve([a, b, c, d, e, f])],
        fill: None,
        stroke: Some(stroke),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_icon_is_drawn_in_its_size() {
        for icon in ICONS {
            let png = icon.draw().unwrap();
            let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!((side(16), side(20)), (icon.pixels.into(), icon.pixels.into()), "{}", icon.path);
        }
    }
}
