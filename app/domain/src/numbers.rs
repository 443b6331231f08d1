//! Numbers as they are read in Việt Nam: 1.234.567.

/// Reads `1234`, `1.234`, `1 234` and `1,234` as 1234: here a point or comma separates thousands and nothing
/// else, so it must stand before groups of three.
pub fn parse_whole(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let typed = ["₫", "đồng", "đ"].iter().find_map(|unit| typed.strip_suffix(unit)).unwrap_or(typed).trim();
    let groups: Vec<&str> = typed.split(['.', ',', ' ', '\u{a0}']).collect();
    let well_grouped = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    let digits: String = groups.concat();
    if !well_grouped || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// 1234567 as `1.234.567`.
pub fn whole(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::from(if number < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Whole đồng as `15.000.000 ₫`.
pub fn money(dong: i64) -> String {
    format!("{}\u{a0}₫", whole(dong))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_point_separates_thousands() {
        assert_eq!(parse_whole("1.234"), Some(1234));
        assert_eq!(parse_whole("15 000 000 ₫"), Some(15_000_000));
        for nonsense in ["", "1.23", "1,5", "-3", "12e3", "1..000", "99999999999999999999"] {
            assert_eq!(parse_whole(nonsense), None, "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(n in 0..i64::MAX) {
            prop_assert_eq!(parse_whole(&whole(n)), Some(n));
            prop_assert_eq!(parse_whole(&money(n)), Some(n));
        }

        #[test]
        fn any_text_is_a_number_that_reads_back_or_none(
            typed in "\\PC{0,20}|[0-9]{0,3}([., ][0-9]{2,3}){0,7} ?(đ|₫)?",
        ) {
            if let Some(n) = parse_whole(&typed) {
                prop_assert!(n >= 0);
                prop_assert_eq!(parse_whole(&whole(n)), Some(n));
            }
        }

        /// Below zero none is read, but every one is shown.
        #[test]
        fn every_number_is_shown_in_groups_of_three(n in any::<i64>()) {
            let shown = whole(n);
            prop_assert_eq!(shown.replace('.', ""), n.to_string());
            prop_assert!(shown.split('.').skip(1).all(|group| group.len() == 3), "{}", shown);
        }
    }
}
