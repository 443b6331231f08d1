//! What the PDF library leaves out: page boxes, language, metadata and dates.

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, text_string};
use std::hash::{DefaultHasher, Hash, Hasher};
use unicode_normalization::UnicodeNormalization;

use crate::{
    pdf_ops::Frame,
    press::{intend, mark},
    scene::{Page, Scene},
    xml::escape,
};

/// The program that made the file.
const CREATOR: &str = "Lan Tỏa";

/// Completes a file; one with marks is prepared to PDF/X-4.
///
/// # Errors
/// The library's own, if the file lacks a page, a catalog or a dictionary that it must have.
pub(crate) fn finish(file: &mut Document, scene: &Scene, created: DateTime<Utc>) -> lopdf::Result<()> {
    let for_press = scene.pages.iter().any(|page| page.marks);
    // PDF/X-4 is of PDF 1.6.
    file.version = if for_press { "1.6" } else { "1.7" }.to_owned();
    let ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    for (id, page) in ids.into_iter().zip(&scene.pages) {
        set_boxes(file.get_dictionary_mut(id)?, page);
        if page.marks {
            mark(file, id, page)?;
        }
    }
    if for_press {
        intend(file)?;
    }
    let info = file.trailer.get(b"Info").and_then(Object::as_reference)?;
    file.set_object(info, document_info(scene, created));
    let metadata = file.add_object(metadata(scene, created, for_press));
    let preferences = Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]);
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", text_string(&scene.lang));
    catalog.set("Metadata", Object::Reference(metadata));
    catalog.set("ViewerPreferences", Object::Dictionary(preferences));
    Ok(())
}

/// The library has no bleed box and writes width and height where a PDF rectangle has its far corner: every
/// box is set here.
fn set_boxes(dictionary: &mut Dictionary, page: &Page) {
    let frame = Frame::of(page);
    let boxes = [
        ("MediaBox", frame.media()),
        ("CropBox", frame.media()),
        ("BleedBox", frame.around(page.bleed)),
        ("TrimBox", frame.around(0.0)),
    ];
    for (name, corners) in boxes {
        dictionary.set(name, Object::Array(corners.map(Object::Real).to_vec()));
    }
}

fn title(scene: &Scene) -> String {
    scene.title.nfc().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn document_info(scene: &Scene, created: DateTime<Utc>) -> Dictionary {
    let date = created.format("D:%Y%m%d%H%M%SZ").to_string();
    Dictionary::from_iter([
        ("Title", text_string(&title(scene))),
        ("Creator", text_string(CREATOR)),
        ("Producer", text_string(CREATOR)),
        ("CreationDate", text_string(&date)),
        ("ModDate", text_string(&date)),
        ("Trapped", Object::Name(b"False".to_vec())),
    ])
}

/// What the file is prepared to.
const PRESS: &str = "\n   <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>";

/// The same for the same sheet of the same moment.
fn document_id(scene: &Scene, created: DateTime<Utc>) -> String {
    let mut hasher = DefaultHasher::new();
    let texts: Vec<String> = scene.pages.iter().map(Page::text).collect();
    (&scene.title, texts, created.timestamp_millis()).hash(&mut hasher);
    let hash = hasher.finish();
    let part = |shift: u32, bits: u64| (hash >> shift) & ((1 << bits) - 1);
    // The digits 8 say that it is of a form of its own (RFC 9562).
    format!(
        "uuid:{:08x}-{:04x}-8{:03x}-8{:03x}-{:012x}",
        part(32, 32),
        part(16, 16),
        part(4, 12),
        part(0, 12),
        part(0, 48)
    )
}

fn metadata(scene: &Scene, created: DateTime<Utc>, for_press: bool) -> Stream {
    let kind = [("Type", Object::Name(b"Metadata".to_vec())), ("Subtype", Object::Name(b"XML".to_vec()))];
    // Left uncompressed, as the XMP specification asks, so that any program can find it.
    Stream::new(Dictionary::from_iter(kind), xmp(scene, created, for_press).into_bytes())
        .with_compression(false)
}

fn xmp(scene: &Scene, created: DateTime<Utc>, for_press: bool) -> String {
    let press = if for_press { PRESS } else { "" };
    let document = document_id(scene, created);
    let (title, lang, date) =
        (escape(&title(scene)), escape(&scene.lang), created.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
   <xmp:MetadataDate>{date}</xmp:MetadataDate>
   <xmpMM:DocumentID>{document}</xmpMM:DocumentID>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
   <pdf:Producer>{CREATOR}</pdf:Producer>
   <pdf:Trapped>False</pdf:Trapped>{press}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}
