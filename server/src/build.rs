//! The files that browsers download: under a name that changes with any of them, so that each is downloaded once.

use crate::hex::hex;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware,
    response::Response,
};
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tower_http::services::{ServeDir, ServeFile};

/// The header that says of which build an answer is.
pub const HEADER: HeaderName = HeaderName::from_static("x-build");

/// For a year: what has the name of its build stays what it is.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Scripts, styles and typefaces in the folder of the site, and the name of just this state of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Build {
    pub name: String,
    folder: PathBuf,
    /// Below the folder, in order.
    files: Vec<String>,
}

impl Build {
    /// As it lies in a folder; `with` belongs to it as well.
    pub fn read(folder: &Path, with: &str) -> Self {
        let mut files = Vec::new();
        // Without a folder there is nothing to download, and pages are read all the same.
        let _ = list(folder, "", &mut files);
        files.sort();
        let mut digest = Sha256::new();
        digest.update(with);
        for file in &files {
            digest.update(file);
            digest.update(fs::read(folder.join(file)).unwrap_or_default());
        }
        Self { name: hex(&digest.finalize()[..8]), folder: folder.to_owned(), files }
    }

    /// The name as a header.
    pub fn header(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.name).ok()
    }

    /// The addresses of those of some files that are there.
    pub fn addresses<'a>(&'a self, files: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        let there = files.iter().filter(|file| self.files.iter().any(|known| known == *file));
        there.map(|file| format!("/build/{}/{file}", self.name))
    }

    /// The addresses of the typefaces, which are the same in every build.
    pub fn typefaces(&self) -> impl Iterator<Item = String> {
        self.files.iter().filter(|file| file.starts_with("fonts/")).map(|file| format!("/{file}"))
    }

    /// Answers with the files. What is asked for by another build's name is answered as well, and not kept: a page may be
    /// open while the server is replaced. Where files change while it runs, as in development, `may_change` says so.
    pub fn downloads(&self, may_change: bool) -> Router {
        let folder =
            || ServeDir::new(&self.folder).append_index_html_on_directories(false).precompressed_br();
        let of_this = Router::new().nest_service(&format!("/build/{}", self.name), folder());
        let of_this =
            if may_change { of_this } else { of_this.layer(middleware::map_response(kept_for_good)) };
        Router::new()
            .nest_service("/build/{name}", folder())
            .nest_service("/fonts", ServeDir::new(self.folder.join("fonts")))
            .route_service("/icon.svg", ServeFile::new(self.folder.join("icon.svg")).precompressed_br())
            .merge(of_this)
            .layer(middleware::map_response(by_encoding))
    }
}

/// A release holds its files compressed as well, which go to those who read that.
async fn by_encoding(mut response: Response) -> Response {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

async fn kept_for_good(mut response: Response) -> Response {
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(header::CACHE_CONTROL, FOR_GOOD);
    }
    response
}

/// The files below a folder, each after `above`.
fn list(folder: &Path, above: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_state_of_the_files_is_another_build() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir_all(site.path().join("pkg")).unwrap();
        fs::create_dir_all(site.path().join("fonts")).unwrap();
        fs::write(site.path().join("pkg/lantoa.css"), "a").unwrap();
        fs::write(site.path().join("fonts/a.woff2"), "a").unwrap();
        let first = Build::read(site.path(), "");
        let css = format!("/build/{}/pkg/lantoa.css", first.name);
        assert_eq!(first.addresses(&["pkg/lantoa.css", "none.js"]).collect::<Vec<_>>(), [css]);
        assert_eq!(first.typefaces().collect::<Vec<_>>(), ["/fonts/a.woff2"]);
        assert_eq!(first, Build::read(site.path(), ""));
        assert_ne!(first.name, Build::read(site.path(), "worker").name);
        fs::write(site.path().join("pkg/lantoa.css"), "b").unwrap();
        assert_ne!(first.name, Build::read(site.path(), "").name);
    }
}
