//! The words of the printed sheets: the texts that all of them carry, and the facts of an activity where there is one.

use super::attendance::attendance;
use crate::public::first_of;
use domain::{
    activities::ActivityDetail,
    hotlines::{HotlineCard, NATIONAL},
    public::PublicCampaign,
    settings::Contact,
    time::show_days,
};
use print::{
    Activity, Attendance, Card, Fact, Hotline, Issuer, Leaflet, Paper, Poster, PrintError, QrLink, Scene,
};
use words::{I18nLocaleTrait, Locale, td_string};

/// What can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Material {
    PosterA2,
    PosterA3,
    PosterA4,
    LeafletA5,
}

impl Material {
    /// Each with the name of its file, without the ending.
    pub const FILES: [(&'static str, Self); 4] = [
        ("poster-a2", Self::PosterA2),
        ("poster-a3", Self::PosterA3),
        ("poster-a4", Self::PosterA4),
        ("leaflet-a5", Self::LeafletA5),
    ];

    /// By the name of its file, without the ending.
    pub fn from_file(name: &str) -> Option<Self> {
        Self::FILES.iter().find(|(file, _)| *file == name).map(|(_, material)| *material)
    }
}

/// A sheet before it is laid out: everything that it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printable {
    Poster(Poster, Paper),
    Leaflet(Leaflet),
    Attendance(Attendance),
}

impl Printable {
    /// Of an activity.
    pub fn of(
        material: Material,
        detail: &ActivityDetail,
        hotlines: &[HotlineCard],
        locale: Locale,
        base_url: &str,
    ) -> Self {
        Self::with(material, Own::of(detail, locale, base_url), hotlines, locale)
    }

    /// The attendance sheet of an activity.
    pub fn attendance(detail: &ActivityDetail, locale: Locale, base_url: &str) -> Self {
        Self::Attendance(attendance(detail, locale, base_url))
    }

    /// Of no single activity: good all year, by whoever runs the site.
    pub fn general(
        material: Material,
        contact: &Contact,
        hotlines: &[HotlineCard],
        locale: Locale,
        base_url: &str,
    ) -> Self {
        Self::with(material, Own::general(material, contact, locale, base_url), hotlines, locale)
    }

    fn with(material: Material, own: Own, hotlines: &[HotlineCard], l: Locale) -> Self {
        match material {
            Material::PosterA2 => Self::Poster(poster(own, hotlines, l), Paper::A2),
            Material::PosterA3 => Self::Poster(poster(own, hotlines, l), Paper::A3),
            Material::PosterA4 => Self::Poster(poster(own, hotlines, l), Paper::A4),
            Material::LeafletA5 => Self::Leaflet(leaflet(own, hotlines, l)),
        }
    }

    /// Lays it out. Takes tens of milliseconds: call it where it may block.
    pub fn scene(&self) -> Result<Scene, PrintError> {
        match self {
            Self::Poster(poster, paper) => poster.scene(*paper),
            Self::Leaflet(leaflet) => leaflet.scene(),
            Self::Attendance(attendance) => attendance.scene(),
        }
    }
}

/// What a sheet says that others of its kind do not.
struct Own {
    activity: Activity,
    issuer: Issuer,
    qr: QrLink,
}

/// Letters that have room in one line at the foot of the smallest sheet.
const LINE: usize = 64;

impl Own {
    fn of(detail: &ActivityDetail, l: Locale, base_url: &str) -> Self {
        Self {
            activity: activity(detail, l),
            issuer: Issuer {
                name: td_string!(l, materials.issuer).into(),
                address: td_string!(l, materials.made_by, name = detail.lead.name.as_str()),
            },
            qr: QrLink {
                url: format!("{base_url}/a/{}", detail.public_id),
                caption: td_string!(l, materials.scan).into(),
            },
        }
    }

    /// In the place of an activity stands what the other kind of sheet has at its head.
    fn general(material: Material, contact: &Contact, l: Locale, base_url: &str) -> Self {
        let title = match material {
            Material::PosterA2 | Material::PosterA3 | Material::PosterA4 => {
                td_string!(l, materials.leaflet_headline)
            }
            Material::LeafletA5 => td_string!(l, materials.headline),
        };
        let english = l == Locale::en && !contact.name_en.is_empty();
        let name = if english { &contact.name_en } else { &contact.name };
        // A long address makes room for the telephone.
        let room = LINE.saturating_sub(contact.phone.chars().count() + 3);
        let reached = [first_of(&contact.address, room), contact.phone.clone()];
        let address = reached.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Self {
            activity: Activity { title: title.into(), facts: Vec::new() },
            issuer: Issuer { name: first_of(name, LINE), address: first_of(&address, LINE) },
            qr: QrLink { url: format!("{base_url}/"), caption: td_string!(l, materials.scan_site).into() },
        }
    }
}

fn poster(own: Own, hotlines: &[HotlineCard], l: Locale) -> Poster {
    let Own { activity, issuer, qr } = own;
    Poster {
        lang: l.as_str().to_owned(),
        headline: td_string!(l, materials.headline).into(),
        lead: td_string!(l, materials.lead).into(),
        questions: vec![
            td_string!(l, materials.question1).into(),
            td_string!(l, materials.question2).into(),
            td_string!(l, materials.question3).into(),
        ],
        warning: td_string!(l, materials.warning).into(),
        signs_title: td_string!(l, materials.signs_title).into(),
        signs: signs(l),
        activity,
        hotlines: numbers(hotlines, l),
        issuer,
        qr: Some(qr),
    }
}

/// The picture that social networks show for an activity.
pub fn card(detail: &ActivityDetail, l: Locale) -> Card {
    let Activity { title, facts } = activity(detail, l);
    // When and where; the labels go without saying.
    card_of(title, facts.into_iter().take(2).map(|fact| fact.value), l)
}

/// As [`card`], for a campaign and its days.
pub fn campaign_card(campaign: &PublicCampaign, l: Locale) -> Card {
    let (from, to) = campaign.days;
    card_of(campaign.title.clone(), [show_days(from, to)], l)
}

/// As [`card`], for the site.
pub fn site_card(l: Locale) -> Card {
    card_of(td_string!(l, materials.headline).into(), [td_string!(l, materials.lead).to_owned()], l)
}

fn card_of(title: String, facts: impl IntoIterator<Item = String>, l: Locale) -> Card {
    let free = td_string!(l, materials.free);
    Card {
        lang: l.as_str().to_owned(),
        kicker: td_string!(l, materials.card_kicker).into(),
        title,
        facts: facts.into_iter().map(|value| Fact { label: String::new(), value }).collect(),
        hotline: NATIONAL.into(),
        hotline_text: format!("{}: {free}", td_string!(l, materials.call)),
        issuer: td_string!(l, materials.issuer).into(),
    }
}

fn leaflet(own: Own, hotlines: &[HotlineCard], l: Locale) -> Leaflet {
    let Own { activity, issuer, qr } = own;
    Leaflet {
        lang: l.as_str().to_owned(),
        headline: td_string!(l, materials.leaflet_headline).into(),
        intro: td_string!(l, materials.leaflet_intro).into(),
        signs_title: td_string!(l, materials.signs_title).into(),
        signs: signs(l),
        steps_title: td_string!(l, materials.dos_title).into(),
        steps: vec![
            td_string!(l, materials.do1).into(),
            td_string!(l, materials.do2).into(),
            td_string!(l, materials.do3).into(),
            td_string!(l, materials.do4).into(),
            td_string!(l, materials.do5).into(),
        ],
        know: td_string!(l, materials.know).into(),
        help_title: td_string!(l, materials.help_title).into(),
        help: td_string!(l, materials.deceived).into(),
        hotlines: numbers(hotlines, l),
        activity,
        issuer,
        qr: Some(qr),
    }
}

fn signs(l: Locale) -> Vec<String> {
    [
        td_string!(l, materials.sign1),
        td_string!(l, materials.sign2),
        td_string!(l, materials.sign3),
        td_string!(l, materials.sign4),
        td_string!(l, materials.sign5),
        td_string!(l, materials.sign6),
    ]
    .map(str::to_owned)
    .to_vec()
}

/// At most three units by name: a sheet is read in passing.
pub(super) fn activity(detail: &ActivityDetail, l: Locale) -> Activity {
    let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
    let venue = &detail.activity.venue;
    let place: Vec<&str> =
        [venue.name.as_str(), &venue.address].into_iter().filter(|part| !part.is_empty()).collect();
    let english = l == Locale::en;
    let names: Vec<&str> = detail
        .units
        .iter()
        .map(|unit| if english && !unit.name_en.is_empty() { unit.name_en.as_str() } else { &unit.name })
        .collect();
    let units = words::few(&names, |count| td_string!(l, public.more_units, count = count).to_string());
    let mut facts = vec![fact(td_string!(l, activities.fact_time), detail.activity.when.show())];
    if !place.is_empty() {
        facts.push(fact(td_string!(l, activities.fact_place), place.join(", ")));
    }
    facts.push(fact(td_string!(l, activities.units), units));
    facts.push(fact(td_string!(l, activities.lead), detail.lead.name.clone()));
    Activity { title: detail.activity.title.clone(), facts }
}

/// The first two that the public is sent to: who is afraid has no time to choose. The national one is always there.
fn numbers(hotlines: &[HotlineCard], l: Locale) -> Vec<Hotline> {
    let label = |line: &HotlineCard| match line.number.as_str() {
        "111" => format!("{}\n{}", td_string!(l, materials.call), td_string!(l, materials.free)),
        "113" => td_string!(l, materials.emergency).to_owned(),
        _ if l == Locale::en && !line.name_en.is_empty() => line.name_en.clone(),
        _ => line.name.clone(),
    };
    let on = domain::time::today();
    let shown = hotlines.iter().filter(|line| line.is_public(on)).take(2);
    shown.map(|line| Hotline { number: line.number.clone(), label: label(line) }).collect()
}
