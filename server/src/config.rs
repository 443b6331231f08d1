//! Configuration by environment; a wrong value is refused at start by its name.

use std::{net::SocketAddr, path::PathBuf};

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
    /// `LANTOA_DEMO`: load the sample into an empty database.
    pub demo: bool,
    /// `LANTOA_TRUST_PROXY`: take the client's address from `X-Forwarded-For`, which a proxy must set.
    pub trust_proxy: bool,
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
        let addr_text = text("LANTOA_ADDR", "127.0.0.1:3000");
        let addr: SocketAddr = addr_text.parse().map_err(|_| ConfigError {
            name: "LANTOA_ADDR",
            value: addr_text,
            reason: "write an address and a port, such as 127.0.0.1:3000".into(),
        })?;
        let base_url = text("LANTOA_BASE_URL", &format!("http://{addr}")).trim_end_matches('/').to_owned();
        let host = base_url.strip_prefix("https://").or_else(|| base_url.strip_prefix("http://"));
        if host.is_none_or(|host| host.is_empty() || host.contains(['/', '?', '#', ' '])) {
            let reason =
                "write the address of the site without a path, such as https://lantoa.example.vn".into();
            return Err(ConfigError { name: "LANTOA_BASE_URL", value: base_url, reason });
        }
        let data = PathBuf::from(text("LANTOA_DATA", "data"));
        let embedded = format!("sqlite://{}", data.join("lantoa.db").display());
        let database_url = text("LANTOA_DATABASE_URL", &embedded);
        if !["sqlite://", "postgres://", "postgresql://"]
            .iter()
            .any(|scheme| database_url.starts_with(scheme))
        {
            // The value may hold a password: only its beginning is repeated.
            let value = database_url.split(':').next().unwrap_or_default().to_owned();
            let reason = "it begins with sqlite:// or postgres://".into();
            return Err(ConfigError { name: "LANTOA_DATABASE_URL", value, reason });
        }
        let flag = |name: &'static str| match text(name, "false").as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            other => Err(ConfigError { name, value: other.into(), reason: "write true or false".into() }),
        };
        let (demo, trust_proxy) = (flag("LANTOA_DEMO")?, flag("LANTOA_TRUST_PROXY")?);
        Ok(Self { database_url, addr, base_url, data, demo, trust_proxy })
    }

    pub fn from_env() -> Result<Self, ConfigError> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// The file of an embedded database.
    pub fn database_file(&self) -> Option<PathBuf> {
        let path = self.database_url.strip_prefix("sqlite://")?;
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }
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
    fn a_wrong_value_is_refused_by_its_name() {
        for (name, value) in [
            ("LANTOA_ADDR", "localhost"),
            ("LANTOA_BASE_URL", "lantoa.vn"),
            ("LANTOA_BASE_URL", "https://lantoa.vn/app"),
            ("LANTOA_DATABASE_URL", "mysql://root:secret@db/lantoa"),
            ("LANTOA_DEMO", "yes"),
            ("LANTOA_TRUST_PROXY", "maybe"),
        ] {
            let error = read(&[(name, value)]).unwrap_err();
            assert_eq!(error.name, name);
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
