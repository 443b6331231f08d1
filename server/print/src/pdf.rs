//! The PDF backend: a Scene to the bytes of a file for the printer.

use chrono::{DateTime, Utc};
use printpdf::{
    Mm, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, PdfWarnMsg,
};

use crate::{
    error::PrintError,
    pdf_file::finish,
    pdf_ops::{font_id, graphics_states, ops},
    press::with_slugs,
    scene::Scene,
    subset::{Subsets, subsets},
};

/// Draws a scene as PDF: CMYK only, fonts embedded and subset, text searchable, trim and bleed boxes. A sheet with marks
/// is prepared to PDF/X-4: for a stated printing condition, with marks on every plate and a line that says what it is.
///
/// # Errors
/// [`PrintError::Pdf`] if the library reports an error of its own; [`PrintError::Font`] if a face cannot be
/// embedded. Nothing is written in part.
pub fn pdf(scene: &Scene, created: DateTime<Utc>) -> Result<Vec<u8>, PrintError> {
    let scene = &with_slugs(scene, created)?;
    let document = document(scene, &subsets(scene)?)?;
    // There are no images, and the default would recompress the first one that came along.
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let mut file = document.to_lopdf_document(&options, &mut warnings);
    refuse_errors(&warnings)?;
    finish(&mut file, scene, created).map_err(|error| PrintError::Pdf(error.to_string()))?;
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| PrintError::Pdf(error.to_string()))?;
    Ok(bytes)
}

pub(crate) fn document(scene: &Scene, subsets: &Subsets) -> Result<PdfDocument, PrintError> {
    let mut document = PdfDocument::new(&scene.title);
    for (face, subset) in subsets {
        let font = ParsedFont::from_bytes(&subset.bytes, 0, &mut Vec::new());
        let mut font = font.ok_or(PrintError::Font(face.name()))?;
        let id = font_id(*face);
        font.font_name = Some(format!("{}+{}", id.0, face.name()));
        document.resources.fonts.map.insert(id, PdfFont::new(font));
    }
    document.resources.extgstates.map.extend(graphics_states());
    for page in &scene.pages {
        document.pages.push(PdfPage::new(Mm(page.width), Mm(page.height), ops(page, subsets)?));
    }
    Ok(document)
}

/// Saving returns no result of its own: what went wrong is only among the warnings.
pub(crate) fn refuse_errors(warnings: &[PdfWarnMsg]) -> Result<(), PrintError> {
    match warnings.iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        Some(warning) => Err(PrintError::Pdf(warning.msg.clone())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object};

    use super::*;
    use crate::{paper::Paper, sample};

    fn poster(paper: Paper) -> Document {
        let bytes = pdf(&sample::poster().scene(paper).unwrap(), sample::created()).unwrap();
        Document::load_mem(&bytes).unwrap()
    }

    fn millimetres(file: &Document, page: u32, name: &str) -> Vec<f32> {
        let page = file.get_dictionary(file.get_pages()[&page]).unwrap();
        let corners = page.get(name.as_bytes()).unwrap().as_array().unwrap();
        corners.iter().map(|corner| corner.as_float().unwrap() * 25.4 / 72.0).collect()
    }

    #[test]
    fn the_boxes_are_nested_with_three_millimetres_of_bleed() {
        let file = poster(Paper::A2);
        let [media, bleed, trim] =
            ["MediaBox", "BleedBox", "TrimBox"].map(|name| millimetres(&file, 1, name));
        assert!((trim[2] - trim[0] - 420.0).abs() < 0.1 && (trim[3] - trim[1] - 594.0).abs() < 0.1);
        for (side, out) in [(0, -3.0), (1, -3.0), (2, 3.0), (3, 3.0)] {
            assert!((bleed[side] - trim[side] - out).abs() < 0.1);
            assert!((media[side] - bleed[side]) * out > 0.0);
        }
    }

    #[test]
    fn only_cmyk_is_used() {
        let bytes = pdf(&sample::leaflet().scene().unwrap(), sample::created()).unwrap();
        let file = Document::load_mem(&bytes).unwrap();
        assert_eq!(file.get_pages().len(), 2);
        for id in file.get_pages().into_values() {
            let content = String::from_utf8_lossy(&file.get_page_content(id)).into_owned();
            let words: Vec<&str> = content.split_whitespace().collect();
            assert!(words.contains(&"k"));
            assert!(!words.iter().any(|word| ["rg", "RG", "g", "G", "cs", "sh"].contains(word)));
            // Marks are in the ink of every plate.
            let spaces = words.windows(2).filter(|pair| pair[1] == "CS");
            assert!(spaces.map(|pair| pair[0]).all(|space| space == "/All"));
        }
        assert!(!bytes.windows(10).any(|window| window == b"/DeviceRGB"));
    }

    fn names(file: &Document, dictionary: &lopdf::Dictionary, key: &[u8]) -> Vec<u8> {
        let value = dictionary.get(key).unwrap();
        file.dereference(value).unwrap().1.as_name().unwrap().to_vec()
    }

    #[test]
    fn a_sheet_with_marks_is_prepared_to_pdf_x_4() {
        let file = poster(Paper::A2);
        assert_eq!(file.version, "1.6");
        let catalog = file.catalog().unwrap();
        let intents = catalog.get(b"OutputIntents").unwrap().as_array().unwrap();
        let [intent] = intents.as_slice() else { panic!("{intents:?}") };
        let intent = intent.as_dict().unwrap();
        assert_eq!(names(&file, intent, b"S"), b"GTS_PDFX");
        let profile = intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap();
        let profile = file.get_object(profile).unwrap().as_stream().unwrap();
        assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 4);
        assert_eq!(&profile.get_plain_content().unwrap()[12..20], b"prtrCMYK");
        let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
        let xmp = file.get_object(metadata).unwrap().as_stream().unwrap().content.clone();
        let xmp = String::from_utf8(xmp).unwrap();
        for said in ["<pdfxid:GTS_PDFXVersion>PDF/X-4<", "<xmpMM:DocumentID>uuid:", "<pdf:Trapped>False<"] {
            assert!(xmp.contains(said), "{said}");
        }
        assert!(file.trailer.get(b"ID").is_ok());
        // The office's sheet has no press.
        assert!(poster(Paper::A4).catalog().unwrap().get(b"OutputIntents").is_err());
    }

    #[test]
    fn black_letters_print_over_what_is_below_them() {
        let file = poster(Paper::A2);
        let states = file.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"ExtGState").ok());
        let states: Vec<_> =
            states.map(|states| file.dereference(states).unwrap().1.as_dict().unwrap()).collect();
        let over = states.iter().find_map(|states| states.get(b"Over").ok()).unwrap();
        let over = file.dereference(over).unwrap().1.as_dict().unwrap();
        for (key, expected) in
            [("OP", Object::Boolean(true)), ("op", Object::Boolean(true)), ("OPM", Object::Integer(1))]
        {
            assert_eq!(over.get(key.as_bytes()).unwrap(), &expected, "{key}");
        }
        let page = file.get_pages()[&1];
        let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
        let (mut overprints, mut checked) = (false, 0);
        for line in content.lines() {
            if line.ends_with(" gs") {
                overprints = line.starts_with("/Over");
            } else if line.ends_with(" k") {
                let black = line == "0 0 0 1 k";
                assert_eq!(black, overprints, "{line}");
                checked += 1;
            }
        }
        assert!(checked > 20);
    }

    #[test]
    fn language_title_and_dates_are_in_the_file() {
        let file = poster(Paper::A3);
        let catalog = file.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi");
        let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
        let xmp = file.get_object(metadata).unwrap().as_stream().unwrap().content.clone();
        assert!(String::from_utf8(xmp).unwrap().contains("VIỆC NHẸ, LƯƠNG CAO"));
        let info = file.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        let date =
            file.get_dictionary(info).unwrap().get(b"CreationDate").unwrap().as_str().unwrap().to_vec();
        assert_eq!(date, b"D:20260718070000Z");
    }

    #[test]
    fn every_font_is_embedded_as_a_subset() {
        let file = poster(Paper::A2);
        let programs: Vec<usize> = file
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok()?.get(b"FontFile2").ok()?.as_reference().ok())
            .map(|id| file.get_object(id).unwrap().as_stream().unwrap().get_plain_content().unwrap().len())
            .collect();
        assert_eq!(programs.len(), 3);
        assert!(programs.iter().all(|length| (1_000..80_000).contains(length)), "{programs:?}");
        let names = file.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"FontName").ok());
        let names: Vec<String> =
            names.map(|name| String::from_utf8_lossy(name.as_name().unwrap()).into_owned()).collect();
        assert_eq!(names.len(), 3);
        assert!(names.iter().all(|name| name.find("+BeVietnamPro-") == Some(6)), "{names:?}");
    }
}
