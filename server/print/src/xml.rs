//! Escaping for the two places where print writes XML: SVG and XMP.

/// Text made safe inside an element or a double-quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Control characters may not stand in XML at all.
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_defused() {
        assert_eq!(escape("</title><b a=\"x\">&\n"), "&lt;/title&gt;&lt;b a=&quot;x&quot;&gt;&amp; ");
    }
}
