//! One design over many rows: what is the same on every page is in the file once, and rows are written as they come.
//!
//! The library draws one page and every letter that a row may hold; what follows is appended to its file as an update
//! (ISO 32000-1, 7.5.6): the drawing as a form, and for each row a page that shows the form and what is its own. Memory
//! stays that of a few hundred rows.

use crate::{
    colour::Colour,
    error::PrintError,
    pdf::{document, refuse_errors},
    pdf_file::finish,
    pdf_ops::{Frame, POINTS_PER_MM, font_id},
    qr::modules,
    scene::{Glyph, Item, Page, Run, Scene},
    shape::shape,
    subset::{Subsets, repertoire},
};
use chrono::{DateTime, Utc};
use flate2::{Compression, write::ZlibEncoder};
use harfrust::GlyphId;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, xref::XrefType};
use printpdf::PdfSaveOptions;
use std::{
    fmt::Write as _,
    io::{self, Write},
    thread,
};

/// What a page has of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// Lines of text, mm from the upper left corner of the trim.
    pub runs: Vec<Run>,
    pub code: Option<Code>,
}

/// A code to scan, quiet zone included, in a square.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    pub url: String,
    /// Upper left corner and side, mm.
    pub x: f32,
    pub y: f32,
    pub side: f32,
}

/// Rows that one worker draws at a time.
const CHUNK: usize = 256;

/// Writes a PDF with a page for each row, in their order: `still`, a scene of one page, below what `draw` gives of the row.
/// Answers how many pages it has.
///
/// # Errors
/// The first of a row, of drawing it or of writing; what was written until then is no file.
pub fn batch<R: Send, E: From<PrintError> + Send>(
    still: &Scene,
    created: DateTime<Utc>,
    rows: impl Iterator<Item = Result<R, E>>,
    draw: impl Fn(&R) -> Result<Own, E> + Sync,
    out: impl Write,
) -> Result<usize, E> {
    let Some(page) = still.pages.first() else { return Err(PrintError::Pdf("no page".into()).into()) };
    let subsets = repertoire()?;
    let mut file = File::begin(still, page, &subsets, created, out)?;
    let drawing = Drawing { frame: Frame::of(page), subsets: &subsets };
    let mut rows = rows.peekable();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    while rows.peek().is_some() {
        let mut chunks = Vec::with_capacity(workers);
        for _ in 0..workers {
            let chunk = rows.by_ref().take(CHUNK).collect::<Result<Vec<R>, E>>()?;
            if !chunk.is_empty() {
                chunks.push(chunk);
            }
        }
        let drawn: Vec<Result<Vec<Vec<u8>>, E>> = thread::scope(|scope| {
            let (drawing, draw) = (&drawing, &draw);
            let at_work: Vec<_> = chunks
                .into_iter()
                .map(|chunk| {
                    scope.spawn(move || chunk.iter().map(|row| Ok(drawing.page(&draw(row)?)?)).collect())
                })
                .collect();
            let panicked = || Err(told("a worker stopped").into());
            at_work.into_iter().map(|worker| worker.join().unwrap_or_else(|_| panicked())).collect()
        });
        for pages in drawn {
            file.pages(&pages?).map_err(told)?;
        }
    }
    Ok(file.end().map_err(told)?)
}

/// How rows become the contents of pages.
struct Drawing<'a> {
    frame: Frame,
    subsets: &'a Subsets,
}

impl Drawing<'_> {
    /// The content of a page, compressed.
    fn page(&self, own: &Own) -> Result<Vec<u8>, PrintError> {
        let mut content = String::with_capacity(4_096);
        content.push_str("q /Still Do Q\n");
        for run in &own.runs {
            self.run(&mut content, run)?;
        }
        if let Some(code) = &own.code {
            self.code(&mut content, code)?;
        }
        deflated(content.as_bytes()).map_err(told)
    }

    fn run(&self, content: &mut String, run: &Run) -> Result<(), PrintError> {
        let Some(first) = run.glyphs.first() else { return Ok(()) };
        let subset = self.subsets.get(&run.face).ok_or(PrintError::Font(run.face.name()))?;
        let metrics = run.face.font()?.glyph_metrics();
        let em = run.size / 1000.0;
        let [x, y] = self.frame.at(run.x + first.x as f32 * em, run.y - first.y as f32 * em);
        let Colour { c, m, y: yellow, k } = run.colour;
        let (font, size) = (font_id(run.face).0, run.size * POINTS_PER_MM);
        // Writing to a string does not fail.
        let _ = write!(content, "BT /{font} {size:.3} Tf {c} {m} {yellow} {k} k {x:.3} {y:.3} Td [<");
        for (place, glyph) in run.glyphs.iter().enumerate() {
            let id = subset.id(glyph.id);
            if id == 0 {
                return Err(PrintError::MissingGlyph(glyph.text.chars().next().unwrap_or_default()));
            }
            let _ = write!(content, "{id:04X}");
            let back = |next: &Glyph| {
                metrics.h_advance(GlyphId::new(u32::from(glyph.id))).round() - (next.x - glyph.x) as f32
            };
            if let Some(back) = run.glyphs.get(place + 1).map(back).filter(|back| *back != 0.0) {
                let _ = write!(content, ">{back}<");
            }
        }
        content.push_str(">] TJ ET\n");
        Ok(())
    }

    /// One matrix makes a module one unit, so that a row of modules is four small numbers.
    fn code(&self, content: &mut String, code: &Code) -> Result<(), PrintError> {
        let modules = modules(&code.url)?;
        let side = code.side * POINTS_PER_MM;
        let module = side / modules.across as f32;
        let [x, y] = self.frame.at(code.x, code.y);
        let _ = write!(content, "q 0 0 0 0 k {x:.3} {:.3} {side:.3} {side:.3} re f ", y - side);
        let _ = writeln!(content, "{module:.4} 0 0 {:.4} {x:.3} {y:.3} cm 0 0 0 1 k", -module);
        for (left, top, dark) in modules.dark {
            let _ = write!(content, "{left} {top} {dark} 1 re ");
        }
        content.push_str("f Q\n");
        Ok(())
    }
}

fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    At(usize),
    Within { stream: u32, index: usize },
}

/// A file that grows by pages.
struct File<W> {
    out: W,
    written: usize,
    /// Where the table of the file before it is.
    before: usize,
    trailer: Dictionary,
    root: u32,
    /// The number of the first object that is added, and where each of them is.
    first: u32,
    places: Vec<Place>,
    /// Nodes of the page tree.
    nodes: Vec<u32>,
    /// What every page has: its size and its resources.
    shared: String,
    count: usize,
}

impl<W: Write> File<W> {
    fn begin(
        still: &Scene,
        page: &Page,
        subsets: &Subsets,
        created: DateTime<Utc>,
        mut out: W,
    ) -> Result<Self, PrintError> {
        let mut scene = Scene { pages: vec![page.clone(), specimen(subsets, page)?], ..still.clone() };
        let options =
            PdfSaveOptions { image_optimization: None, subset_fonts: false, ..PdfSaveOptions::default() };
        let mut warnings = Vec::new();
        let mut file = document(&scene, subsets)?.to_lopdf_document(&options, &mut warnings);
        refuse_errors(&warnings)?;
        scene.pages.truncate(1);
        finish(&mut file, &scene, created).map_err(told)?;
        let (root, resources) = keep_as_form(&mut file).map_err(told)?;
        file.reference_table.cross_reference_type = XrefType::CrossReferenceStream;
        file.compress();
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).map_err(told)?;
        out.write_all(&bytes).map_err(told)?;
        let [left, bottom, right, top] = Frame::of(page).media();
        let [tl, tb, tr, tt] = Frame::of(page).around(0.0);
        Ok(Self {
            out,
            written: bytes.len(),
            before: last_table(&bytes)?,
            trailer: file.trailer.clone(),
            root,
            first: file.max_id + 1,
            places: Vec::new(),
            nodes: Vec::new(),
            shared: format!(
                "/Resources {resources} 0 R/MediaBox[{left} {bottom} {right} {top}]/TrimBox[{tl} {tb} {tr} {tt}]"
            ),
            count: 0,
        })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written += bytes.len();
        self.out.write_all(bytes)
    }

    /// The number of the object that is added next.
    fn next(&self) -> u32 {
        self.first + self.places.len() as u32
    }

    /// Adds a stream that is compressed already.
    fn stream(&mut self, keys: &str, data: &[u8]) -> io::Result<u32> {
        let id = self.next();
        self.places.push(Place::At(self.written));
        self.write(
            format!("{id} 0 obj\n<<{keys}/Filter/FlateDecode/Length {}>>stream\n", data.len()).as_bytes(),
        )?;
        self.write(data)?;
        self.write(b"\nendstream\nendobj\n")?;
        Ok(id)
    }

    /// Adds pages below a node of their own.
    fn pages(&mut self, contents: &[Vec<u8>]) -> io::Result<()> {
        let mut ids = Vec::with_capacity(contents.len());
        for content in contents {
            ids.push(self.stream("", content)?);
        }
        // In one stream: the pages and then their node, all after it by number.
        let stream = self.next();
        let node = stream + 1 + ids.len() as u32;
        let (shared, root) = (&self.shared, self.root);
        let mut objects: Vec<String> = ids
            .iter()
            .map(|content| format!("<</Type/Page/Parent {node} 0 R{shared}/Contents {content} 0 R>>"))
            .collect();
        let kids: String = (stream + 1..node).map(|page| format!("{page} 0 R ")).collect();
        objects.push(format!("<</Type/Pages/Parent {root} 0 R/Count {}/Kids[{kids}]>>", ids.len()));
        let (mut index, mut body) = (String::new(), String::new());
        for (number, object) in (stream + 1..).zip(&objects) {
            let _ = write!(index, "{number} {} ", body.len());
            body.push_str(object);
            body.push('\n');
        }
        let keys = format!("/Type/ObjStm/N {}/First {}", objects.len(), index.len());
        let stream = self.stream(&keys, &deflated((index + &body).as_bytes())?)?;
        self.places.extend((0..objects.len()).map(|index| Place::Within { stream, index }));
        self.nodes.push(node);
        self.count += ids.len();
        Ok(())
    }

    /// Writes the root of the page tree anew and the table of what was added.
    fn end(mut self) -> io::Result<usize> {
        let kids: String = self.nodes.iter().map(|node| format!("{node} 0 R ")).collect();
        let (root, count, at) = (self.root, self.count, self.written);
        self.write(format!("{root} 0 obj\n<</Type/Pages/Count {count}/Kids[{kids}]>>\nendobj\n").as_bytes())?;
        let table = self.written;
        let this = self.next();
        let mut entries = Vec::with_capacity(7 * (self.places.len() + 2));
        entry(&mut entries, Place::At(at));
        self.places.iter().for_each(|place| entry(&mut entries, *place));
        entry(&mut entries, Place::At(table));
        let reference = |key: &str| {
            let reference = self.trailer.get(key.as_bytes()).and_then(Object::as_reference).ok();
            reference.map(|(id, _)| format!("/{key} {id} 0 R")).unwrap_or_default()
        };
        let keys = format!(
            "/Type/XRef/Size {}/W[1 4 2]/Index[{root} 1 {} {}]/Prev {}{}{}{}",
            this + 1,
            self.first,
            self.places.len() + 1,
            self.before,
            reference("Root"),
            reference("Info"),
            self.id(),
        );
        self.stream(&keys, &deflated(&entries)?)?;
        self.write(format!("startxref\n{table}\n%%EOF\n").as_bytes())?;
        self.out.flush()?;
        Ok(self.count)
    }

    /// The two names of the file: that of its beginning, and what was made of it.
    fn id(&self) -> String {
        let ids = self.trailer.get(b"ID").and_then(Object::as_array);
        let first = ids.ok().and_then(|ids| ids.first()?.as_str().ok()).unwrap_or_default();
        let hex: String = first.iter().map(|byte| format!("{byte:02X}")).collect();
        format!("/ID[<{hex}><{hex}{:08X}>]", self.written)
    }
}

/// Type, where and which, in one, four and two bytes.
fn entry(entries: &mut Vec<u8>, place: Place) {
    let (kind, at, index) = match place {
        Place::At(at) => (1, at as u32, 0),
        Place::Within { stream, index } => (2, stream, index as u16),
    };
    entries.push(kind);
    entries.extend(at.to_be_bytes());
    entries.extend(index.to_be_bytes());
}

/// A page that shows every letter, so that the file knows what each stands for.
fn specimen(subsets: &Subsets, page: &Page) -> Result<Page, PrintError> {
    let mut items = Vec::new();
    for face in subsets.keys() {
        let text: String = face.letters()?.collect();
        let glyphs = shape(*face, &text)?.glyphs;
        items.push(Item::Glyphs(Run {
            face: *face,
            size: 1.0,
            colour: Colour::INK,
            x: 0.0,
            y: 1.0,
            glyphs,
            text,
        }));
    }
    Ok(Page { items, marks: false, ..page.clone() })
}

/// Makes a form of the first page's drawing and takes both pages out. Answers the numbers of the root of the page tree and
/// of what every page may use.
fn keep_as_form(file: &mut Document) -> lopdf::Result<(u32, u32)> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let first = *pages.first().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let content = file.get_page_content(first);
    let page = file.get_dictionary(first)?.clone();
    let mut resources = match page.get(b"Resources")? {
        Object::Reference(id) => file.get_dictionary(*id)?.clone(),
        resources => resources.as_dict()?.clone(),
    };
    let form = Dictionary::from_iter([
        ("Type", Object::Name(b"XObject".to_vec())),
        ("Subtype", Object::Name(b"Form".to_vec())),
        ("BBox", page.get(b"MediaBox")?.clone()),
        ("Resources", Object::Dictionary(resources.clone())),
    ]);
    let form = file.add_object(Stream::new(form, content));
    let forms = Dictionary::from_iter([("Still", Object::Reference(form))]);
    resources.set("XObject", Object::Dictionary(forms));
    let (resources, _) = file.add_object(resources);
    for id in pages {
        let contents = file.get_page_contents(id);
        contents.into_iter().chain([id]).for_each(|id| drop(file.delete_object(id)));
    }
    let root = file.catalog()?.get(b"Pages")?.as_reference()?;
    Ok((root.0, resources))
}

/// Where the file says that its last table is.
fn last_table(bytes: &[u8]) -> Result<usize, PrintError> {
    let tail = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(64)..]).into_owned();
    let said = tail.rsplit("startxref").next().and_then(|said| said.split_whitespace().next()?.parse().ok());
    said.ok_or_else(|| PrintError::Pdf("no table".into()))
}

fn told(error: impl ToString) -> PrintError {
    PrintError::Pdf(error.to_string())
}
