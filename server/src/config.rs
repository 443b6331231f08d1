//! Configuration by environment; a wrong value is refused at start by its name.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    path::{Path, PathBuf},
};
use tower_http_csrf::csrf::CsrfLayer;

/// Where the server listens, what it is called, where its data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `LANTOA_DATABASE_URL`: `sqlite://FILE` or `postgres://…`; by default a file in the data folder.
    pub database_url: String,
    /// `LANTOA_ADDR`: address and port to listen on.
    pub addr: SocketAddr,
    /// `LANTOA_BASE_URL`: the address people reach the site at; printed in QR codes.
    pub base_url: String,
    /// `LANTOA_DATA`: the folder of the embedded database.
    pub data: PathBuf,
    /// `LANTOA_PHOTOS_URL`: where photos are kept; by default the folder `photos` in the data folder.
    pub photos: PhotoPlace,
    /// `LANTOA_SECRET_FILE`: the key of what is sealed in the database; by default a file in the data folder.
    pub secret_file: PathBuf,
    /// `LANTOA_SECRET_LOST`: go on without the key that second factors were sealed with.
    pub secret_lost: bool,
    /// `LANTOA_DEMO`: load the sample into an empty database.
    pub demo: bool,
    /// `LANTOA_TRUST_PROXY`: take the client's address from `X-Forwarded-For`, which a proxy must set.
    pub trust_proxy: bool,
    /// `LANTOA_STYLEGUIDE`: show `/styleguide`, for those who develop the site.
    pub styleguide: bool,
    /// `LANTOA_METRICS_ADDR`: address and port of `/metrics`; there is none without it.
    pub metrics_addr: Option<SocketAddr>,
    /// `LANTOA_TLS_CERT` and `LANTOA_TLS_KEY`: files in PEM; without them a proxy speaks TLS, or nobody.
    pub tls: Option<Tls>,
    /// `LANTOA_LOG`: how the log is written.
    pub log: LogFormat,
    /// `LEPTOS_SITE_ROOT`: the folder of what browsers download.
    pub site_root: PathBuf,
    /// `LEPTOS_WATCH`: set where the files of that folder change while it runs.
    pub watched: bool,
}

/// Where photos are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoPlace {
    Folder(PathBuf),
    /// `s3://BUCKET` or `s3://BUCKET/FOLDER`, with the usual variables of AWS.
    S3 {
        bucket: String,
        folder: String,
    },
}

/// A certificate with those above it, and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    pub cert: PathBuf,
    pub key: PathBuf,
}

/// Lines for people, or objects of JSON for programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

/// A variable whose value makes no sense.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}={value:?} is not valid: {reason}")]
pub struct ConfigError {
    pub name: &'static str,
    pub value: String,
    pub reason: String,
}

impl Config {
    /// Reads variables through `get`, so that a test needs no process environment.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let text = |name: &'static str, default: &str| {
            get(name).filter(|v| !v.is_empty()).unwrap_or_else(|| default.into())
        };
        let flag = |name: &'static str| match text(name, "false").as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            other => Err(refused(name, other, "write true or false")),
        };
        let addr = address("LANTOA_ADDR", &text("LANTOA_ADDR", "127.0.0.1:3000"))?;
        let data = PathBuf::from(text("LANTOA_DATA", "data"));
        let tls = tls(text("LANTOA_TLS_CERT", ""), text("LANTOA_TLS_KEY", ""))?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let base_url = origin(&text("LANTOA_BASE_URL", &format!("{scheme}://{addr}")))?;
        let demo = flag("LANTOA_DEMO")?;
        require_safe(addr, &base_url, tls.is_some(), demo)?;
        Ok(Self {
            database_url: database(text("LANTOA_DATABASE_URL", &embedded(&data)))?,
            photos: photo_place(&text("LANTOA_PHOTOS_URL", ""), &data)?,
            secret_file: match text("LANTOA_SECRET_FILE", "").as_str() {
                "" => data.join("lantoa.secret"),
                named => named.into(),
            },
            secret_lost: flag("LANTOA_SECRET_LOST")?,
            addr,
            base_url,
            data,
            demo,
            trust_proxy: flag("LANTOA_TRUST_PROXY")?,
            styleguide: flag("LANTOA_STYLEGUIDE")?,
            metrics_addr: match text("LANTOA_METRICS_ADDR", "").as_str() {
                "" => None,
                typed => Some(address("LANTOA_METRICS_ADDR", typed)?),
            },
            tls,
            log: match text("LANTOA_LOG", "text").as_str() {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                other => return Err(refused("LANTOA_LOG", other, "write text or json")),
            },
            site_root: PathBuf::from(text("LEPTOS_SITE_ROOT", "target/site")),
            watched: get("LEPTOS_WATCH").is_some(),
        })
    }

    pub fn from_env() -> Result<Self, ConfigError> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Refuses a folder without what browsers download: every page would be bare, and nobody told why.
    pub fn require_site(&self) -> Result<(), ConfigError> {
        if self.site_root.join("pkg/lantoa.css").is_file() {
            return Ok(());
        }
        let reason =
            "there is no pkg/lantoa.css in that folder; name the one that was built with the program";
        Err(refused("LEPTOS_SITE_ROOT", &self.site_root.display().to_string(), reason))
    }

    /// The file of an embedded database.
    pub fn database_file(&self) -> Option<PathBuf> {
        store::sqlite_file(&self.database_url)
    }
}

fn refused(name: &'static str, value: &str, reason: &str) -> ConfigError {
    ConfigError { name, value: value.to_owned(), reason: reason.to_owned() }
}

fn address(name: &'static str, typed: &str) -> Result<SocketAddr, ConfigError> {
    let reason = "write an address and a port, such as 127.0.0.1:3000";
    typed.parse().map_err(|_| refused(name, typed, reason))
}

/// Refuses values that are sound by themselves and not together.
fn require_safe(addr: SocketAddr, base_url: &str, tls: bool, demo: bool) -> Result<(), ConfigError> {
    if tls && base_url.starts_with("http:") {
        return Err(refused("LANTOA_BASE_URL", base_url, "with LANTOA_TLS_CERT it begins with https://"));
    }
    if demo && !(addr.ip().is_loopback() && is_of_this_machine(base_url)) {
        let reason = "everybody knows the passwords of the sample: it is for 127.0.0.1 alone";
        return Err(refused("LANTOA_DEMO", "true", reason));
    }
    Ok(())
}

/// True for an address at which only programs of the same machine reach the site.
fn is_of_this_machine(base_url: &str) -> bool {
    let authority = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let host = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let host = host.map_or(authority, |(host, _)| host).trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The URL of the database in the data folder.
fn embedded(data: &Path) -> String {
    // Three characters mean something in such a URL.
    let file = data.join("lantoa.db").display().to_string();
    format!("sqlite://{}", file.replace('%', "%25").replace('?', "%3F").replace('#', "%23"))
}

fn database(url: String) -> Result<String, ConfigError> {
    let postgres = ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    let sqlite = url.starts_with("sqlite://") && store::sqlite_file(&url).is_some();
    if postgres || sqlite {
        return Ok(url);
    }
    // The value may hold a password: only its beginning is repeated.
    let begins = url.split(':').next().unwrap_or_default();
    Err(refused("LANTOA_DATABASE_URL", begins, "it is sqlite://FILE or begins with postgres://"))
}

fn photo_place(url: &str, data: &Path) -> Result<PhotoPlace, ConfigError> {
    if url.is_empty() {
        return Ok(PhotoPlace::Folder(data.join("photos")));
    }
    let reason = "it is s3://BUCKET or s3://BUCKET/FOLDER; the rest is said by AWS_REGION, AWS_ACCESS_KEY_ID and the like";
    let rest = url.strip_prefix("s3://").filter(|rest| !rest.contains(['?', '#', '@']));
    let (bucket, folder) = rest.map(|rest| rest.split_once('/').unwrap_or((rest, ""))).unwrap_or_default();
    if bucket.is_empty() {
        return Err(refused("LANTOA_PHOTOS_URL", url, reason));
    }
    Ok(PhotoPlace::S3 { bucket: bucket.to_owned(), folder: folder.trim_matches('/').to_owned() })
}

/// Both files or neither; that they can be read is found out at start.
fn tls(cert: String, key: String) -> Result<Option<Tls>, ConfigError> {
    let missing = match (cert.is_empty(), key.is_empty()) {
        (true, true) => return Ok(None),
        (false, false) => return Ok(Some(Tls { cert: cert.into(), key: key.into() })),
        (true, false) => "LANTOA_TLS_CERT",
        (false, true) => "LANTOA_TLS_KEY",
    };
    Err(refused(missing, "", "a certificate and its key belong together"))
}

const WITHOUT_PATH: &str = "write the address of the site without a path, such as https://lantoa.example.vn";

/// The address of a site as browsers name the origin of a form: byte by byte what comes with a post is compared with
/// it, so small letters, and no port where it is the usual one.
fn origin(typed: &str) -> Result<String, ConfigError> {
    let refused = |reason: &str| {
        let (name, value) = ("LANTOA_BASE_URL", typed.to_owned());
        ConfigError { name, value, reason: reason.to_owned() }
    };
    let address = typed.trim_end_matches('/').to_ascii_lowercase();
    let (scheme, site) = address.split_once("://").ok_or_else(|| refused(WITHOUT_PATH))?;
    let usual = match scheme {
        "http" => 80,
        "https" => 443,
        _ => return Err(refused("it begins with https:// or http://")),
    };
    let (host, port) = match site.rsplit_once(':') {
        // Within an address of the sixth version there are colons too.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (site, None),
    };
    let host = read_host(host).map_err(refused)?;
    let port = port.map(|port| match port.parse::<u16>() {
        Ok(number) if port.bytes().all(|byte| byte.is_ascii_digit()) => Ok(number),
        _ => Err(refused("its port is a number up to 65535")),
    });
    let origin = match port.transpose()?.filter(|port| *port != usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    };
    // What compares them has the last word.
    match CsrfLayer::new().add_trusted_origin(&origin) {
        Ok(_) => Ok(origin),
        Err(error) => Err(refused(&error.to_string())),
    }
}

fn read_host(host: &str) -> Result<String, &'static str> {
    if !host.is_ascii() {
        return Err("write a name with other letters in its form for machines, which begins with xn--");
    }
    if let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().map(|address| format!("[{address}]")).map_err(|_| WITHOUT_PATH);
    }
    let sound = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b));
    if sound { Ok(host.to_owned()) } else { Err(WITHOUT_PATH) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn nothing_set_is_a_local_server_with_an_embedded_database() {
        let config = read(&[]).unwrap();
        assert_eq!(config.base_url, "http://127.0.0.1:3000");
        assert_eq!(config.database_url, "sqlite://data/lantoa.db");
        assert_eq!(config.database_file(), Some("data/lantoa.db".into()));
    }

    #[test]
    fn the_folder_of_what_browsers_download_holds_it() {
        let refused = read(&[("LEPTOS_SITE_ROOT", "/khong/co")]).unwrap().require_site().unwrap_err();
        assert_eq!((refused.name, &*refused.value), ("LEPTOS_SITE_ROOT", "/khong/co"));
    }

    #[test]
    fn a_certificate_and_its_key_belong_together() {
        let (cert, key) = (("LANTOA_TLS_CERT", "site.pem"), ("LANTOA_TLS_KEY", "site.key"));
        assert_eq!(read(&[cert]).unwrap_err().name, "LANTOA_TLS_KEY");
        assert_eq!(read(&[key]).unwrap_err().name, "LANTOA_TLS_CERT");
        let tls = read(&[cert, key]).unwrap().tls.unwrap();
        assert_eq!((tls.cert, tls.key), ("site.pem".into(), "site.key".into()));
        assert_eq!(read(&[cert, key]).unwrap().base_url, "https://127.0.0.1:3000");
        let in_the_clear = read(&[cert, key, ("LANTOA_BASE_URL", "http://lantoa.vn")]);
        assert_eq!(in_the_clear.unwrap_err().name, "LANTOA_BASE_URL");
    }

    #[test]
    fn the_sample_is_for_this_machine_alone() {
        let demo = ("LANTOA_DEMO", "true");
        for here in
            ["http://127.0.0.1:3000", "http://localhost", "http://[::1]:3000", "https://localhost:3000"]
        {
            assert!(read(&[demo, ("LANTOA_BASE_URL", here)]).unwrap().demo, "{here}");
        }
        for elsewhere in [
            ("LANTOA_BASE_URL", "https://lantoa.vn"),
            ("LANTOA_BASE_URL", "http://192.0.2.1"),
            ("LANTOA_ADDR", "0.0.0.0:3000"),
        ] {
            assert_eq!(read(&[demo, elsewhere]).unwrap_err().name, "LANTOA_DEMO", "{elsewhere:?}");
        }
    }

    #[test]
    fn a_wrong_value_is_refused_by_its_name() {
        for (name, value) in [
            ("LANTOA_ADDR", "localhost"),
            ("LANTOA_METRICS_ADDR", "9100"),
            ("LANTOA_LOG", "xml"),
            ("LANTOA_BASE_URL", "lantoa.vn"),
            ("LANTOA_BASE_URL", "https://lantoa.vn/app"),
            ("LANTOA_BASE_URL", "ftp://lantoa.vn"),
            ("LANTOA_BASE_URL", "https://"),
            ("LANTOA_BASE_URL", "https://lantoa.vn?x"),
            ("LANTOA_BASE_URL", "https://lantoa.vn#x"),
            ("LANTOA_BASE_URL", "https://lan toa.vn"),
            ("LANTOA_BASE_URL", "https://lantỏa.vn"),
            ("LANTOA_BASE_URL", "https://me@lantoa.vn"),
            ("LANTOA_BASE_URL", "https://lantoa.vn:https"),
            ("LANTOA_BASE_URL", "https://lantoa.vn:"),
            ("LANTOA_BASE_URL", "https://lantoa.vn:65536"),
            ("LANTOA_BASE_URL", "https://[::g]"),
            ("LANTOA_DATABASE_URL", "sqlite://"),
            ("LANTOA_DATABASE_URL", "sqlite::memory:"),
            ("LANTOA_DATABASE_URL", "mysql://root:secret@db/lantoa"),
            ("LANTOA_DEMO", "yes"),
            ("LANTOA_PHOTOS_URL", "data/photos"),
            ("LANTOA_PHOTOS_URL", "s3://"),
            ("LANTOA_PHOTOS_URL", "s3://khoa@thung"),
            ("LANTOA_TRUST_PROXY", "maybe"),
        ] {
            let error = read(&[(name, value)]).unwrap_err();
            assert_eq!(error.name, name);
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
    #[test]
    fn the_address_of_the_site_is_written_as_browsers_write_it() {
        for (typed, origin) in [
            ("https://lantoa.vn", "https://lantoa.vn"),
            ("HTTPS://LanToa.VN/", "https://lantoa.vn"),
            ("https://lantoa.vn:443", "https://lantoa.vn"),
            ("http://lantoa.vn:80/", "http://lantoa.vn"),
            ("http://lantoa.vn:443", "http://lantoa.vn:443"),
            ("https://xn--lanta-0c8c.vn:8443", "https://xn--lanta-0c8c.vn:8443"),
            ("http://[::1]:3000", "http://[::1]:3000"),
            ("http://[2001:DB8:0:0:0:0:0:1]:080", "http://[2001:db8::1]"),
            ("http://lan_toa:3000", "http://lan_toa:3000"),
        ] {
            assert_eq!(read(&[("LANTOA_BASE_URL", typed)]).unwrap().base_url, origin, "{typed}");
        }
        assert_eq!(read(&[("LANTOA_ADDR", "0.0.0.0:80")]).unwrap().base_url, "http://0.0.0.0");
    }

    #[test]
    fn photos_lie_in_the_data_folder_or_in_s3() {
        let place = |pairs: &[(&str, &str)]| read(pairs).unwrap().photos;
        assert_eq!(place(&[("LANTOA_DATA", "/srv/lantoa")]), PhotoPlace::Folder("/srv/lantoa/photos".into()));
        let s3 = |bucket: &str, folder: &str| PhotoPlace::S3 { bucket: bucket.into(), folder: folder.into() };
        assert_eq!(place(&[("LANTOA_PHOTOS_URL", "s3://anh")]), s3("anh", ""));
        assert_eq!(place(&[("LANTOA_PHOTOS_URL", "s3://anh/lan-toa/")]), s3("anh", "lan-toa"));
    }

    #[test]
    fn the_folder_may_have_any_name() {
        let config = read(&[("LANTOA_DATA", "/var/lib/100% dữ liệu?")]).unwrap();
        assert_eq!(config.database_file(), Some("/var/lib/100% dữ liệu?/lantoa.db".into()));
    }
}
