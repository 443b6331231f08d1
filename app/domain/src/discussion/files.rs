//! Files that are attached to a record: documents and scans, as offices send them to each other.

use crate::text;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Bytes of one file.
pub const FILE_BYTES_MAX: usize = 5 << 20;
/// Files of one record.
pub const FILES_MAX: u64 = 20;
/// Characters of a file's name.
const NAME_MAX: usize = 120;

words! {
    /// What a file is, by the ending of its name.
    FileKind {
        Pdf = "pdf",
        Docx = "docx",
        Xlsx = "xlsx",
        Pptx = "pptx",
        Odt = "odt",
        Ods = "ods",
        Jpg = "jpg",
        Jpeg = "jpeg",
        Png = "png",
    }
}

impl FileKind {
    /// By its name and its first bytes, which have to agree; `None` of anything else.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let kind = Self::from_word(&name.rsplit_once('.')?.1.to_lowercase())?;
        let begins: &[u8] = match kind {
            Self::Pdf => b"%PDF-",
            // Office Open XML and OpenDocument are ZIP archives.
            Self::Docx | Self::Xlsx | Self::Pptx | Self::Odt | Self::Ods => b"PK\x03\x04",
            Self::Jpg | Self::Jpeg => b"\xff\xd8\xff",
            Self::Png => b"\x89PNG\r\n\x1a\n",
        };
        bytes.starts_with(begins).then_some(kind)
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Jpg | Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A file of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCard {
    pub id: i64,
    pub name: String,
    pub bytes: i64,
    pub by: String,
    pub at: DateTime<Utc>,
    /// The reader may take it away.
    pub may_remove: bool,
}

/// Why a file was not attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiscussionProblem {
    /// None of [`FileKind`], or other bytes than its name says.
    NotADocument,
    TooManyBytes {
        megabytes: usize,
    },
    TooManyFiles {
        max: u64,
    },
}

/// A file's name as it is kept: without the folders that some browsers send, in one line, and not too long.
pub fn file_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '<' | '>')).collect();
    let name = text::clean(&name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let room = NAME_MAX.saturating_sub(ending.chars().count() + 1);
    let stem: String = stem.chars().take(room).collect();
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_and_its_bytes_say() {
        assert_eq!(FileKind::of("a.PDF", b"%PDF-1.7"), Some(FileKind::Pdf));
        assert_eq!(FileKind::of("a.b.docx", b"PK\x03\x04..."), Some(FileKind::Docx));
        assert_eq!(FileKind::of("a.jpg", b"\xff\xd8\xff\xe0"), Some(FileKind::Jpg));
        for (name, bytes) in [
            ("a.pdf", &b"<script>"[..]),
            ("a.html", b"%PDF-1.7"),
            ("a.docm", b"PK\x03\x04"),
            ("a.svg", b"<svg/>"),
            ("pdf", b"%PDF-1.7"),
            ("a.png", b"\xff\xd8\xff"),
            ("a.exe", b"MZ"),
            ("a.pdf", b""),
        ] {
            assert_eq!(FileKind::of(name, bytes), None, "{name}");
        }
    }

    #[test]
    fn a_name_has_no_folders_and_keeps_its_ending() {
        assert_eq!(file_name("C:\\Tài liệu\\Giấy mời.docx"), "Giấy mời.docx");
        assert_eq!(file_name("../../etc/passwd.pdf"), "passwd.pdf");
        assert_eq!(file_name("a\r\nb\".pdf"), "ab.pdf");
        let long = file_name(&format!("{}.pdf", "ạ".repeat(300)));
        assert!(long.ends_with(".pdf") && long.chars().count() == NAME_MAX);
    }
}
