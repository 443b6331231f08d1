//! Running it: figures, the log, TLS, and stopping without cutting anybody off.

use crate::support::{
    TestApp,
    program::{database_url, request, site_root, start, start_with, urlencoded},
};
use axum::{body::Body, http::Request};
use std::{
    path::Path,
    process::Stdio,
    sync::Arc,
    time::{Duration, Instant},
};
use store::DEMO_PASSWORD;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};
use tower::ServiceExt;

both!(
    figures_are_kept_by_route_and_hold_nothing_of_anybody,
    a_server_without_its_database_lives_and_is_not_ready
);

async fn figures_are_kept_by_route_and_hold_nothing_of_anybody(app: &TestApp) {
    let recorder = server::metrics::recorder().unwrap();
    let viewer = app.as_viewer().await;
    viewer.get("/activities/1?q=bi-mat").await.assert_ok();
    viewer.get("/khong-co-trang-nay").await.assert_status(404);
    let figures = server::metrics::router(recorder, app.db.clone());
    let answer = figures.oneshot(Request::get("/metrics").body(Body::empty()).unwrap()).await.unwrap();
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let text = String::from_utf8(body.to_vec()).unwrap();
    for part in [
        "lantoa_http_requests_total{method=\"GET\",route=\"/activities/{id}\",status=\"200\"}",
        "lantoa_http_request_duration_seconds_bucket{method=\"GET\",route=\"/activities/{id}\"",
        "lantoa_http_requests_in_flight",
        "lantoa_database_up 1",
        "lantoa_info{version=",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    for secret in ["/activities/1\"", "bi-mat", "khong-co-trang-nay", "xem"] {
        assert!(!text.contains(secret), "{secret}");
    }
    // Not on the address that everybody reaches.
    app.a_stranger().get("/metrics").await.assert_status(404);
}

async fn a_server_without_its_database_lives_and_is_not_ready(app: &TestApp) {
    let stranger = app.a_stranger();
    stranger.get("/readyz").await.assert_ok();
    app.stop().await;
    stranger.get("/healthz").await.assert_ok();
    stranger.get("/readyz").await.assert_status(503);
}

/// A folder with the sample in it.
async fn folder() -> tempfile::TempDir {
    let app = TestApp::on_sqlite().await;
    let folder = tempfile::tempdir().unwrap();
    store::backup(&app.db, &folder.path().join("lantoa.db")).await.unwrap();
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_under_way_is_finished_when_the_server_is_asked_to_stop() {
    let folder = folder().await;
    let mut server = start(folder.path()).await;
    let fields = [("form[login]", "xem"), ("form[password]", DEMO_PASSWORD)];
    let body = urlencoded(&fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let head = format!(
        "POST /do/sign-in HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAccept: text/html\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        server.addr,
        body.len()
    );
    let mut connection = TcpStream::connect(server.addr).await.unwrap();
    let (first, rest) = body.split_at(10);
    connection.write_all(format!("{head}{first}").as_bytes()).await.unwrap();
    // The server reads it before it is asked to stop: the answer of a later request says so.
    assert_eq!(request(server.addr, "GET /healthz", "", "").await.unwrap().status, 200);
    server.terminate();
    // It takes no new ones, which shows that it has heard.
    while TcpStream::connect(server.addr).await.is_ok() {
        tokio::task::yield_now().await;
    }
    connection.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("location: /\r\n"), "{answer}");
    assert!(server.ended().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_a_line_of_json_for_each_request_without_what_people_typed() {
    let folder = folder().await;
    let log = folder.path().join("log");
    let file = std::fs::File::create(&log).unwrap();
    let mut server = start_with(folder.path(), |command| {
        command.env("LANTOA_LOG", "json").env_remove("RUST_LOG").stderr(Stdio::from(file));
    })
    .await;
    for line in ["GET /near?unit=1&q=tim-nguoi", "GET /join/khoa-bi-mat", "GET /feeds/khoa-bi-mat.ics"] {
        request(server.addr, line, "session=cua-toi", "").await.unwrap();
    }
    let fields =
        [("form[login]".to_owned(), "kehoach".to_owned()), ("form[password]".to_owned(), "sai".to_owned())];
    request(server.addr, "POST /do/sign-in", "", &urlencoded(&fields)).await.unwrap();
    server.terminate();
    assert!(server.ended().await.success());
    let text = std::fs::read_to_string(log).unwrap();
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect();
    let near =
        lines.iter().find(|line| line["span"]["path"] == "/near").expect("the request is not in the log");
    assert_eq!((near["status"].as_u64(), near["span"]["method"].as_str()), (Some(200), Some("GET")));
    assert_eq!(near["span"]["id"].as_str().unwrap().len(), 36, "a request id");
    for secret in ["tim-nguoi", "khoa-bi-mat", "cua-toi", "kehoach", "sai\""] {
        assert!(!text.contains(secret), "{secret} is in the log: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silent_connections_are_bounded_and_closed() {
    let folder = folder().await;
    let server = start(folder.path()).await;
    let mut silent = Vec::new();
    for number in 0..300 {
        let mut stream = TcpStream::connect(server.addr).await.unwrap();
        // Half of a head is no more than none.
        if number % 2 == 0 {
            let _ = stream.write_all(b"GET /help HTTP/1.1\r\nHost: x\r\n").await;
        }
        silent.push(stream);
    }
    // Whoever comes from elsewhere meanwhile is served.
    let elsewhere = TcpSocket::new_v4().unwrap();
    elsewhere.bind("127.0.0.2:0".parse().unwrap()).unwrap();
    let mut stream = elsewhere.connect(server.addr).await.unwrap();
    let ask = format!("GET /healthz HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.addr);
    stream.write_all(ask.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    // Those that are too many are closed at once, and the rest when nothing comes.
    let begun = Instant::now();
    let mut closing = tokio::task::JoinSet::new();
    for mut stream in silent {
        closing.spawn(async move {
            // Closed is closed, with a farewell or without.
            let _ = stream.read_to_end(&mut Vec::new()).await;
            begun.elapsed()
        });
    }
    let closed = closing.join_all().await;
    let at_once = closed.iter().filter(|after| **after < Duration::from_secs(5)).count();
    assert_eq!(at_once, 44, "256 may be open");
    assert!(closed.iter().all(|after| *after < Duration::from_secs(20)), "{closed:?}");
    assert_eq!(request(server.addr, "GET /healthz", "", "").await.unwrap().status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_is_spoken_from_files() {
    let folder = folder().await;
    let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    let (cert, key) = (folder.path().join("site.pem"), folder.path().join("site.key"));
    std::fs::write(&cert, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let addr = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lantoa"));
    command.arg("serve").env("LANTOA_DATA", folder.path()).env("LANTOA_ADDR", addr.to_string());
    command.env("LEPTOS_SITE_ROOT", site_root());
    command.env("LANTOA_BASE_URL", format!("https://localhost:{}", addr.port())).env("RUST_LOG", "off");
    command.env("LANTOA_TLS_CERT", &cert).env("LANTOA_TLS_KEY", &key).stdout(Stdio::null());
    let mut server = crate::support::program::Server { process: command.spawn().unwrap(), addr };
    let stream = loop {
        match TcpStream::connect(addr).await {
            Ok(stream) => break stream,
            Err(_) => assert!(server.process.try_wait().unwrap().is_none(), "the server stopped"),
        }
        tokio::task::yield_now().await;
    };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut roots = rustls::RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
    let mut stream = connector.connect("localhost".try_into().unwrap(), stream).await.unwrap();
    let ask = "GET /help HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n\r\n";
    stream.write_all(ask.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // Whoever closes first without a farewell is no matter here.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("strict-transport-security"));
    server.terminate();
    assert!(server.ended().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_cannot_be_read_stops_the_start_with_a_sentence() {
    let folder = folder().await;
    let output = tokio::process::Command::new(env!("CARGO_BIN_EXE_lantoa"))
        .arg("serve")
        .env("LANTOA_DATA", folder.path())
        .env("LANTOA_ADDR", "127.0.0.1:0")
        .env("LANTOA_TLS_CERT", folder.path().join("khong-co.pem"))
        .env("LANTOA_TLS_KEY", folder.path().join("khong-co.key"))
        .env("LEPTOS_SITE_ROOT", site_root())
        .env("RUST_LOG", "off")
        .output()
        .await
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("LANTOA_TLS_CERT"), "{told}");
}

#[test]
fn a_service_and_a_container_may_do_no_more_than_they_need() {
    let has = |file: &str, line: &str| file.lines().any(|own| own == line);
    let unit = include_str!("../deploy/lantoa.service");
    for line in [
        "CapabilityBoundingSet=CAP_NET_BIND_SERVICE",
        "DynamicUser=yes",
        "KeyringMode=private",
        "LimitCORE=0",
        "LimitNOFILE=65536",
        "MemoryDenyWriteExecute=yes",
        "MemoryMax=1G",
        "NoNewPrivileges=yes",
        "PrivateDevices=yes",
        "PrivateTmp=yes",
        "ProcSubset=pid",
        "ProtectClock=yes",
        "ProtectHome=yes",
        "ProtectHostname=yes",
        "ProtectKernelLogs=yes",
        "ProtectProc=invisible",
        "ProtectSystem=strict",
        "RemoveIPC=yes",
        "RestrictNamespaces=yes",
        "RestrictRealtime=yes",
        "RestrictSUIDSGID=yes",
        "SystemCallArchitectures=native",
        "SystemCallFilter=~@privileged",
        "TasksMax=1024",
    ] {
        assert!(has(unit, line), "{line}");
    }
    assert!(has(include_str!("../deploy/Containerfile"), "USER 10001:10001"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_fails_changes_nothing() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = listener.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("khong-co");
    for (addr, site, told) in
        [(taken.as_str(), site_root(), "LANTOA_ADDR"), ("127.0.0.1:0", nowhere, "LEPTOS_SITE_ROOT")]
    {
        let output = tokio::process::Command::new(env!("CARGO_BIN_EXE_lantoa"))
            .arg("serve")
            .env("LANTOA_DATA", folder.path())
            .env("LANTOA_DATABASE_URL", database_url(folder.path()))
            .env("LANTOA_ADDR", addr)
            .env("LANTOA_DEMO", "true")
            .env("LEPTOS_SITE_ROOT", site)
            .env("RUST_LOG", "off")
            .output()
            .await
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(told), "{said}");
        // Neither a link nor a sample, nor even a database.
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{told}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{told}");
    }
}

/// One where nobody listens, and one where nobody answers.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_be_reached_is_named_without_its_password() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = listener.local_addr().unwrap().to_string();
    tokio::join!(
        assert_unreached(&["serve"], "127.0.0.1:1", "refused"),
        assert_unreached(&["serve"], &silent, "does not answer"),
        assert_unreached(&["backup", "copy.db"], "127.0.0.1:1", "refused"),
    );
}

async fn assert_unreached(command: &[&str], place: &str, cause: &str) {
    let (begun, folder) = (Instant::now(), tempfile::tempdir().unwrap());
    let output = tokio::process::Command::new(env!("CARGO_BIN_EXE_lantoa"))
        .args(command)
        .current_dir(folder.path())
        .env("LANTOA_DATABASE_URL", format!("postgres://lantoa:bi-mat@{place}/lantoa"))
        .env("LANTOA_ADDR", "127.0.0.1:0")
        .env("LEPTOS_SITE_ROOT", site_root())
        .env("RUST_LOG", "off")
        .output()
        .await
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let named = format!("cannot reach the database at {place} (LANTOA_DATABASE_URL): ");
    assert!(told.contains(&named) && told.contains(cause) && !told.contains("bi-mat"), "{told}");
    assert!(begun.elapsed() < Duration::from_secs(10), "{command:?}: {:?}", begun.elapsed());
}

/// The tests that the README names beside what it promises are there.
#[test]
fn what_the_readme_promises_is_tested_by_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let promised = readme.split("## What is promised").nth(1).unwrap().split("\n## ").next().unwrap();
    let named = promised.split('`').skip(1).step_by(2).filter(|name| {
        let word =
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        word && name.matches('_').count() >= 2
    });
    let named: Vec<&str> = named.collect();
    assert!(named.len() > 40, "{named:?}");
    let mut sources = String::new();
    for folder in ["server/tests", "server/src", "server/store/src", "server/print/src", "app/domain/src"] {
        read_all(&root.join(folder), &mut sources);
    }
    for name in named {
        assert!(sources.contains(&format!("fn {name}(")), "there is no test {name}");
    }
}

fn read_all(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
