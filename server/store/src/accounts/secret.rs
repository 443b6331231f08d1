//! Tokens and password hashes.

use crate::error::{Error, Result};
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use domain::accounts::{Password, as_compared};
use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, SemaphorePermit};

/// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// A hash of no password, so that an unknown login takes as long as a wrong password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bGFudG9hLW5vYm9keS4uLg$zcUmH5UzaFPSz9K0lF0BoHNJq7H/JwmqgWsnjMCdTZE";

/// Hashes at once: each takes 19 MiB and a core.
static HASHING: Semaphore = Semaphore::const_new(4);

async fn turn() -> Result<SemaphorePermit<'static>> {
    HASHING.acquire().await.map_err(|error| Error::Stored(error.to_string()))
}

fn argon2() -> Result<Argon2<'static>> {
    let params =
        Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|error| Error::Stored(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The PHC string of a password. Runs apart from the threads that answer requests.
pub(crate) async fn hash_password(password: Password) -> Result<String> {
    let turn = turn().await?;
    let hashed = tokio::task::spawn_blocking(move || -> Result<String> {
        // Held as long as it works, though whoever asked may have gone.
        let _turn = turn;
        let hash: PasswordHash = argon2()?
            .hash_password(password.reveal().as_bytes())
            .map_err(|error| Error::Stored(error.to_string()))?;
        Ok(hash.to_string())
    });
    hashed.await.map_err(|error| Error::Stored(error.to_string()))?
}

/// True if the password is that of the hash; with no hash it takes the same time and is false.
pub(crate) async fn verify_password(typed: &str, hash: Option<String>) -> Result<bool> {
    let typed = as_compared(typed);
    // Who was invited and has not come yet has none.
    let hash = hash.filter(|hash| !hash.is_empty());
    let turn = turn().await?;
    let verified = tokio::task::spawn_blocking(move || -> Result<bool> {
        let _turn = turn;
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        Ok(argon2()?.verify_password(typed.as_bytes(), hash.as_str()).is_ok() && known)
    });
    verified.await.map_err(|error| Error::Stored(error.to_string()))?
}

/// 244 random bits that cannot be guessed.
pub fn token() -> String {
    format!("{}{}", uuid::Uuid::new_v4().simple(), uuid::Uuid::new_v4().simple())
}

/// What is kept of a token: who reads the database cannot use it.
pub(crate) fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        pin::pin,
        task::{Context, Waker},
    };

    #[tokio::test(flavor = "multi_thread")]
    async fn whoever_goes_away_leaves_no_core_for_another() {
        let free = HASHING.available_permits();
        {
            let mut asked = pin!(verify_password("một mật khẩu", None));
            assert!(asked.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        }
        assert_eq!(HASHING.available_permits(), free - 1, "it is still hashed");
        while HASHING.available_permits() < free {
            tokio::task::yield_now().await;
        }
    }
}
