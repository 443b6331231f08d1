use domain::{
    time::show_day,
    units::{Kind, ListedUnit, UnitCard, told_apart},
};
use frame::ui::Choice;
use words::t;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::City => t!(units.kinds.city),
        Kind::UrbanDistrict => t!(units.kinds.urban_district),
        Kind::Town => t!(units.kinds.town),
        Kind::RuralDistrict => t!(units.kinds.rural_district),
        Kind::Ward => t!(units.kinds.ward),
        Kind::Township => t!(units.kinds.township),
        Kind::Commune => t!(units.kinds.commune),
    }
}

pub fn name(unit: &UnitCard) -> &str {
    words::either(&unit.name, &unit.name_en)
}

/// What a unit is called in a list: “Phường Láng Hạ (Quận Đống Đa, đến 30/06/2025)” where another has its name.
pub fn listed(told: &ListedUnit<'_>) -> String {
    let until = told.last_day.map(|day| t!(ui.until, day = show_day(day)));
    let apart: Vec<String> = told.district.map(str::to_owned).into_iter().chain(until).collect();
    if apart.is_empty() { told.name.to_owned() } else { format!("{} ({})", told.name, apart.join(", ")) }
}

/// Units of which one is chosen.
pub fn choices(units: &[UnitCard]) -> Vec<Choice> {
    told_apart(units, name).iter().map(|told| Choice::new(told.unit.id, listed(told))).collect()
}

/// The names by which some of the units were known before, each leading to its unit.
pub fn former_choices(units: &[UnitCard], former: &[(i64, String)]) -> Vec<Choice> {
    let now = |id: i64| units.iter().find(|unit| unit.id == id).map(|unit| name(unit).to_owned());
    let choice = |(id, former): &(i64, String)| {
        Some(Choice::new(id, t!(units.now_called, former = former.clone(), name = now(*id)?)))
    };
    former.iter().filter_map(choice).collect()
}
