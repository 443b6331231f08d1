//! The parts of a text that posters and leaflets share. Every string comes from the caller.

/// One fact of an activity: a label ("Thời gian") and its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// What the value is.
    pub label: String,
    /// The value, already in the reader's language and date format.
    pub value: String,
}

/// A number to call and what it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hotline {
    /// As it is dialled or read: "111", "+84 981 84 84 84".
    pub number: String,
    /// Whose number it is and when to call it.
    pub label: String,
}

/// The activity that the sheet announces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// The activity's own title; up to about 120 characters fit.
    pub title: String,
    /// Time, place, unit, lead organisation …: at most six.
    pub facts: Vec<Fact>,
}

/// Who made the sheet: the Advertising Law (2012, article 27) asks for the maker's name and address on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issuer {
    /// The issuing body.
    pub name: String,
    /// Its address, in one line.
    pub address: String,
}

/// A link to scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QrLink {
    /// The address in the code, exactly as it is read back.
    pub url: String,
    /// What a person gets by scanning it.
    pub caption: String,
}
