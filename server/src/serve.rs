//! Listening: in the clear or over TLS, until the process is asked to stop; requests under way are then finished.

use crate::{
    Config, Tls, connections::Connections, metrics, outreach_writer::OutreachWriter, photos::Photos,
    router::router_with,
};
use axum::Router;
use axum_server::{
    Handle,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use std::{net::SocketAddr, time::Duration};
use store::Db;

/// How long requests that are under way may take once the process is asked to stop.
const FINISH: Duration = Duration::from_secs(30);
/// How long a connection may take over the head of a request, and be silent before the next one.
const HEAD: Duration = Duration::from_secs(10);
/// How often the files of a certificate are read again: those who renew it need not restart anything.
const RENEW: Duration = Duration::from_secs(3600);

/// What people come through. It is opened before anything is changed, so that a start that fails leaves all as it was.
pub struct Doors {
    site: std::net::TcpListener,
    figures: Option<tokio::net::TcpListener>,
    tls: Option<RustlsConfig>,
}

impl Doors {
    /// Takes the addresses, and looks at what is needed to serve at them.
    ///
    /// # Errors
    /// A sentence for the person at the terminal.
    pub async fn open(config: &Config) -> Result<Self, String> {
        config.require_site().map_err(|error| error.to_string())?;
        let figures = match config.metrics_addr {
            Some(addr) => Some(
                tokio::net::TcpListener::bind(addr)
                    .await
                    .map_err(|error| format!("cannot listen on {addr} (LANTOA_METRICS_ADDR): {error}"))?,
            ),
            None => None,
        };
        let site = std::net::TcpListener::bind(config.addr)
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
            .map_err(|error| format!("cannot listen on {} (LANTOA_ADDR): {error}", config.addr))?;
        let tls = match &config.tls {
            Some(files) => Some(certificate(files).await?),
            None => None,
        };
        Ok(Self { site, figures, tls })
    }
}

/// Serves the site, and its figures where they have an address. `ready` is called once people can come.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn serve(config: &Config, doors: Doors, db: Db, ready: impl FnOnce()) -> Result<(), String> {
    let Doors { site: listener, figures, tls } = doors;
    let handle = Handle::new();
    if let Some(listener) = figures {
        publish_figures(listener, db.clone())?;
    }
    tokio::spawn({
        let handle = handle.clone();
        async move {
            stopped().await;
            tracing::info!("asked to stop; requests under way are finished");
            handle.graceful_shutdown(Some(FINISH));
        }
    });
    let (writer, written) = OutreachWriter::start(db.clone());
    let site: Router = router_with(config, db, writer, Photos::new(&config.photos));
    let site = site.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum_server::from_tcp(listener).map_err(|error| error.to_string())?.handle(handle);
    let mut server = server.first_request_timeout(HEAD);
    server.http_builder().http1().header_read_timeout(HEAD);
    server
        .http_builder()
        .http2()
        .keep_alive_interval(HEAD)
        .keep_alive_timeout(HEAD)
        .max_concurrent_streams(64);
    let connections = Connections::new(config.trust_proxy);
    ready();
    let served = match tls {
        None => server.acceptor(connections).serve(site).await,
        Some(tls) => {
            let tls = RustlsAcceptor::new(tls).handshake_timeout(HEAD);
            server.acceptor(tls.acceptor(connections)).serve(site).await
        }
    };
    // What was taken in before is written, whoever waits for it.
    if tokio::time::timeout(FINISH, written).await.is_err() {
        tracing::warn!("logs of outreach were still being written");
    }
    served.map_err(|error| error.to_string())
}

/// Serves `/metrics` beside the site, at an address of its own.
fn publish_figures(listener: tokio::net::TcpListener, db: Db) -> Result<(), String> {
    let recorder = metrics::recorder().map_err(|error| error.to_string())?;
    tokio::spawn(metrics::upkeep(recorder.clone()));
    let figures = metrics::router(recorder, db);
    tokio::spawn(async move { axum::serve(listener, figures).await });
    Ok(())
}

/// The certificate of the files, read again every hour.
async fn certificate(files: &Tls) -> Result<RustlsConfig, String> {
    // A program has one provider of cryptography; that it has it already is no fault.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Tls { cert, key } = files.clone();
    let tls = RustlsConfig::from_pem_file(&cert, &key).await.map_err(|error| {
        format!(
            "cannot use {} and {} (LANTOA_TLS_CERT, LANTOA_TLS_KEY): {error}",
            cert.display(),
            key.display()
        )
    })?;
    tokio::spawn({
        let tls = tls.clone();
        async move {
            loop {
                tokio::time::sleep(RENEW).await;
                if let Err(error) = tls.reload_from_pem_file(&cert, &key).await {
                    tracing::warn!(%error, "the certificate could not be read again; the old one stays");
                }
            }
        }
    });
    Ok(tls)
}

/// Until the process is asked to stop.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupted.await;
        return;
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
