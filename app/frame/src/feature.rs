use crate::ui::Icon;
use domain::{Actor, audit::Subject, import_export::List};

/// What the application is told of a feature, as plain data: each is registered once, in `FEATURES` of `app`.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Where the menu leads those who may go there.
    pub places: fn(&Actor) -> Vec<Place>,
    /// What the audit tells of.
    pub records: &'static [Record],
    /// The list that leaves and comes back as a sheet.
    pub list: Option<Listing>,
    /// Pages of the sample as staff see them, each kind once: tests walk them.
    pub addresses: &'static [&'static str],
    /// Its pages for everybody by their addresses, and the beginnings of those of which there are many, ending with
    /// `/`.
    pub public: &'static [&'static str],
    /// Pages of the sample that everybody sees.
    pub public_addresses: &'static [&'static str],
}

impl Feature {
    /// A feature without any of it, to begin with.
    pub const NONE: Self = Self {
        places: |_| Vec::new(),
        records: &[],
        list: None,
        addresses: &[],
        public: &[],
        public_addresses: &[],
    };
}

/// A place in the menu.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its own address; what lies below it belongs to it.
    pub href: &'static str,
    pub icon: Icon,
    pub label: &'static str,
    /// The beginnings of other addresses that belong to it.
    pub also: &'static [&'static str],
}

impl Place {
    pub const fn new(href: &'static str, icon: Icon, label: &'static str) -> Self {
        Self { href, icon, label, also: &[] }
    }
}

/// A kind of record, as the audit tells of it.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    pub subject: Subject,
    /// What one is called.
    pub name: fn() -> &'static str,
    /// Its own page by its id.
    pub page: fn(i64) -> Option<String>,
    /// Its fields in the order of their form. A part of a whole is keyed `whole.part`.
    pub fields: fn() -> Vec<Field>,
}

/// A field of a record as the audit keeps it: its key, its label, how its values read.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub key: &'static str,
    pub label: &'static str,
    pub reads: Reads,
}

impl Field {
    pub const fn new(key: &'static str, label: &'static str, reads: Reads) -> Self {
        Self { key, label, reads }
    }
}

/// How a value reads.
#[derive(Clone, Copy, Debug)]
pub enum Reads {
    Text,
    /// Latitude and longitude.
    Point,
    Day,
    Time,
    When,
    Whole,
    /// A whole number of something.
    Counted(&'static str),
    Money,
    /// Whether something is so.
    Flag(fn(bool) -> &'static str),
    /// One of a list of words.
    Word(fn(&str) -> Option<&'static str>),
    /// Rows of equal fields; the label is what one row is called.
    Rows,
    /// The id of a record.
    Record(Subject),
}

impl Reads {
    pub const fn is_id(self) -> bool {
        matches!(self, Self::Record(_))
    }
}

/// A list that leaves and comes back as a sheet, in the reader's words; [`List::rules`] has the rest.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    pub list: List,
    pub title: fn() -> &'static str,
    /// The columns in their order.
    pub columns: fn() -> Vec<Column>,
}

/// A column of a list: its key, its heading, what its cells hold.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub key: &'static str,
    pub label: &'static str,
    pub holds: Holds,
}

impl Column {
    pub const fn new(key: &'static str, label: &'static str, holds: Holds) -> Self {
        Self { key, label, holds }
    }
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    Text,
    Day,
    /// A unit by its name or code.
    Unit,
    /// Several names, separated by semicolons.
    Names,
    /// Something else, in a few words.
    Told(&'static str),
    /// One of these words, each with what it is called.
    One(Words),
    /// Several of them, separated by semicolons.
    Some(Words),
}

/// Words of ours, each with what the reader calls it.
pub type Words = fn() -> Vec<(&'static str, &'static str)>;
