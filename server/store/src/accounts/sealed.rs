//! Secrets that must be read again, sealed with a key that is kept apart from the database: whoever reads a database or
//! its backup has none of them.

use crate::{
    Db,
    accounts::{
        own,
        rows::account,
        secret::{digest, hex},
    },
    error::{Error, Result},
    owner_only::{failed, make_folder_of, sync_folder_of, with_suffix},
};
use domain::Actor;
use ring::{
    aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand::{SecureRandom, SystemRandom},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::{fs, io, io::Write, os::unix::fs::OpenOptionsExt, path::Path, sync::Arc};

/// What a sealed secret begins with; one without it is from before there was a key.
const SEALED: &str = "sealed:";

/// A key of 256 bits for ChaCha20-Poly1305 (RFC 8439).
#[derive(Clone)]
pub struct SecretKey {
    key: Arc<LessSafeKey>,
    /// Names the key without telling it: what was sealed with another is known by it.
    id: String,
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SecretKey({})", self.id)
    }
}

impl SecretKey {
    /// The key that a file holds, in hexadecimal. Where there is no file it is made, for its owner alone.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub fn of_file(file: &Path) -> Result<Self> {
        if !file.exists() {
            Self::make(file)?;
        }
        let text = fs::read_to_string(file).map_err(failed(file))?;
        let bytes = unhex(text.trim()).filter(|bytes| bytes.len() == 32);
        Self::new(&bytes.ok_or_else(|| unusable(file, "it does not hold 64 hexadecimal digits"))?)
            .ok_or_else(|| unusable(file, "its key is not usable"))
    }

    /// Writes a new key beside the name and then gives it the name: it is there whole or not at all, and of two that
    /// start together one is quicker.
    fn make(file: &Path) -> Result<()> {
        make_folder_of(file)?;
        let mut bytes = [0; 32];
        SystemRandom::new().fill(&mut bytes).map_err(|_| unusable(file, "there is no randomness"))?;
        let draft = with_suffix(file, &format!(".{}", uuid::Uuid::new_v4().simple()));
        let written = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft);
        let written = written.and_then(|mut made| {
            made.write_all(format!("{}\n", hex(&bytes)).as_bytes())?;
            made.sync_all()
        });
        let named = written.and_then(|()| match fs::hard_link(&draft, file) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            named => named,
        });
        let _ = fs::remove_file(&draft);
        named.map_err(failed(file))?;
        sync_folder_of(file)
    }

    fn new(bytes: &[u8]) -> Option<Self> {
        let key = UnboundKey::new(&CHACHA20_POLY1305, bytes).ok()?;
        let id = digest(&hex(bytes)).chars().take(8).collect();
        Some(Self { key: Arc::new(LessSafeKey::new(key)), id })
    }

    /// Bound to an account: in another one's row it opens nothing.
    fn seal(&self, account: i64, secret: &str) -> Option<String> {
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).ok()?;
        let mut sealed = secret.as_bytes().to_vec();
        let bound = Aad::from(account.to_be_bytes());
        self.key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound, &mut sealed).ok()?;
        Some(format!("{}{}{}", self.mark(), hex(&nonce), hex(&sealed)))
    }

    fn open(&self, account: i64, sealed: &str) -> Option<String> {
        let mut bytes = unhex(sealed.strip_prefix(&self.mark())?)?;
        if bytes.len() < NONCE_LEN {
            return None;
        }
        let mut sealed = bytes.split_off(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(&bytes).ok()?;
        let opened = self.key.open_in_place(nonce, Aad::from(account.to_be_bytes()), &mut sealed).ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }

    fn mark(&self) -> String {
        format!("{SEALED}{}:", self.id)
    }
}

impl Db {
    /// With the key by which second factors are sealed.
    pub fn with_secret_key(self, key: SecretKey) -> Self {
        Self { secret_key: Some(key), ..self }
    }

    /// Seals what was kept before there was a key; answers how many people have a second factor that was sealed with
    /// another key, and have to turn it on again.
    pub async fn seal_secrets(&self) -> Result<usize> {
        let secrets = account::Entity::find()
            .select_only()
            .column(account::Column::TotpSecret)
            .filter(account::Column::TotpSecret.is_not_null())
            .into_tuple::<String>()
            .all(&self.connection)
            .await?;
        // Hardly ever: no start waits for its turn to write, or for room on the disk, without having to.
        if secrets.iter().any(|secret| !secret.starts_with(SEALED)) {
            self.seal_unsealed().await?;
        }
        Ok(secrets.iter().filter(|secret| !self.can_open(secret)).count())
    }

    async fn seal_unsealed(&self) -> Result<()> {
        let unsealed = account::Column::TotpSecret.not_like(format!("{SEALED}%"));
        let transaction = self.begin().await?;
        for row in account::Entity::find().filter(unsealed).all(&transaction).await? {
            let secret = row.totp_secret.unwrap_or_default();
            let totp_secret = Set(Some(self.seal(row.id, &secret)?));
            let sealed = account::ActiveModel { id: Set(row.id), totp_secret, ..Default::default() };
            account::Entity::update(sealed).exec(&transaction).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// True where a second factor was turned on that can be read no more, since the key is another one.
    pub async fn has_lost_factor(&self, me: &Actor) -> Result<bool> {
        let row = own(&self.connection, me).await?;
        Ok(row.totp_secret.is_some_and(|secret| !self.can_open(&secret)))
    }

    pub(super) fn can_open(&self, secret: &str) -> bool {
        let mark = self.secret_key.as_ref().map(SecretKey::mark);
        !secret.starts_with(SEALED) || mark.is_some_and(|mark| secret.starts_with(&mark))
    }

    pub(super) fn seal(&self, account: i64, secret: &str) -> Result<String> {
        let sealed = self.secret_key.as_ref().and_then(|key| key.seal(account, secret));
        sealed.ok_or_else(|| Error::Stored("there is no key to seal a secret with".into()))
    }

    /// A secret as it was before it was sealed; `None` where that cannot be told.
    pub(super) fn open(&self, account: i64, secret: &str) -> Option<String> {
        if !secret.starts_with(SEALED) {
            return Some(secret.to_owned());
        }
        self.secret_key.as_ref()?.open(account, secret)
    }
}

fn unusable(file: &Path, reason: &str) -> Error {
    Error::Stored(format!("cannot use {} (LANTOA_SECRET_FILE): {reason}", file.display()))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_sealed_secret_opens_with_its_key_and_for_its_account_alone() {
        let (one, other) = (SecretKey::new(&[1; 32]).unwrap(), SecretKey::new(&[2; 32]).unwrap());
        let sealed = one.seal(7, "JBSWY3DPEHPK3PXP").unwrap();
        assert!(!sealed.contains("JBSWY3DPEHPK3PXP"));
        assert_eq!(one.open(7, &sealed).as_deref(), Some("JBSWY3DPEHPK3PXP"));
        assert_eq!(one.open(8, &sealed), None);
        assert_eq!(other.open(7, &sealed), None);
        assert_ne!(one.seal(7, "JBSWY3DPEHPK3PXP").unwrap(), sealed, "no two are alike");
        let changed = format!("{}0", &sealed[..sealed.len() - 1]);
        assert!(changed == sealed || one.open(7, &changed).is_none());
        for broken in ["", "sealed:", &one.mark(), &format!("{}zz", one.mark()), &format!("{}é", one.mark())]
        {
            assert_eq!(one.open(7, broken), None, "{broken}");
        }
    }

    #[test]
    fn the_key_is_made_once_for_its_owner_alone() {
        let file = std::env::temp_dir().join(format!("lantoa-key-{}", uuid::Uuid::new_v4().simple()));
        let made = SecretKey::of_file(&file).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(SecretKey::of_file(&file).unwrap().id, made.id);
        let secret = fs::read_to_string(&file).unwrap();
        assert!(!format!("{made:?}").contains(secret.trim()));
        fs::write(&file, "không phải khóa").unwrap();
        assert!(SecretKey::of_file(&file).unwrap_err().to_string().contains("LANTOA_SECRET_FILE"));
        fs::remove_file(&file).unwrap();
    }
}
