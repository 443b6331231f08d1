//! What browsers download: scripts, styles and typefaces.

use crate::support::program::{exchange, request, start_with, written};

/// By the real program: the folder of what browsers download is its own.
#[tokio::test(flavor = "multi_thread")]
async fn what_browsers_download_is_kept_for_as_long_as_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    for file in ["fonts/chu.woff2", "pkg/lantoa.css", "icon.svg", "leave.js"] {
        let file = site.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, "x").unwrap();
    }
    let server = start_with(folder.path(), |command| {
        command.env("LEPTOS_SITE_ROOT", &site);
    })
    .await;
    let get = async |path: &str| request(server.addr, &format!("GET {path}"), "", "").await.unwrap();
    let build = get("/").await.header("x-build").unwrap();
    assert!(get("/").await.body.contains(&format!("/build/{build}/pkg/lantoa.css")));
    let of_build = |file: &str| format!("/build/{build}/{file}");
    let for_good = "public, max-age=31536000, immutable";
    // What lies there compressed is sent so to who reads it.
    std::fs::write(site.join("pkg/lantoa.css.br"), "nhỏ hơn").unwrap();
    let of_style = format!("GET {}", of_build("pkg/lantoa.css"));
    let small = written(server.addr, &of_style, "", "text/plain\r\nAccept-Encoding: br", "");
    let small = exchange(server.addr, &small).await.unwrap();
    assert_eq!((small.header("content-encoding").as_deref(), &*small.body), (Some("br"), "nhỏ hơn"));
    assert_eq!(small.header("vary").as_deref(), Some("accept-encoding"));
    for (path, status, kept) in [
        (of_build("pkg/lantoa.css"), 200, for_good),
        (of_build("leave.js"), 200, for_good),
        (of_build("khong-co.js"), 404, "no-store"),
        (of_build("pkg"), 404, "no-store"),
        (of_build("../../lantoa.db"), 404, "no-store"),
        // A page that was open when the server was replaced.
        ("/build/0123456789abcdef/pkg/lantoa.css".into(), 200, "no-cache"),
        ("/fonts/chu.woff2".into(), 200, "public, max-age=31536000"),
        ("/fonts/khong-co.woff2".into(), 404, "no-store"),
        ("/icon.svg".into(), 200, "no-cache"),
        ("/worker.js".into(), 200, "no-cache"),
        ("/manifest.webmanifest".into(), 200, "no-cache"),
        ("/icon-512.png".into(), 200, "no-cache"),
        ("/readyz".into(), 200, "no-store"),
    ] {
        let answer = get(&path).await;
        let told = (answer.status, answer.header("cache-control"));
        assert_eq!(told, (status, Some(kept.to_owned())), "{path}");
    }
}
