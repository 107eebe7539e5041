//! Files that guides link to: what is left of a PDF, and what does not go out at all.

use hayro_syntax::Pdf as Read;
use hayro_syntax::object::Object;
use mashal::attachment::{Refusal, Stripped, check_name, strip_metadata};
use pdf_writer::{Chunk, Finish, Name, Pdf, Ref, Str, TextStr};

const MARK: &[u8] = b"HOOKHOOK";
const TEXT: &str = "HOOKHOOK";

fn packed(data: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, data).unwrap();
    packed.finish().unwrap()
}

/// A photograph that says more than it shows.
fn photograph() -> Vec<u8> {
    let image = image::RgbImage::from_pixel(16, 16, image::Rgb([200, 60, 60]));
    let mut clean = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut clean, 90);
    image.write_with_encoder(encoder).unwrap();
    let comment = [b"\xff\xfe\0\x0a", MARK].concat();
    [&clean[..2], &comment, &clean[2..], MARK].concat()
}

/// What of a document is asked for beside its one page.
#[derive(Clone, Copy, PartialEq)]
enum With {
    Marks,
    Field,
    Comment,
    File,
    Layer,
    Bomb,
}

/// A page with a word in a font, a form, two photographs, a tint and two links, and `with`.
fn document(with: With) -> Vec<u8> {
    let mut next = 0;
    let mut id = || {
        next += 1;
        Ref::new(next)
    };
    let mut pdf = Pdf::new();
    let [catalog, tree, page, drawn, font, descriptor, program, table] = [0; 8].map(|_| id());
    let [form, photo, tint, function, profile, xmp, info, lost] = [0; 8].map(|_| id());
    let [script, file, thumb, outline, field, letter] = [0; 6].map(|_| id());
    let mut root = pdf.catalog(catalog);
    root.pages(tree);
    root.pair(Name(b"Lang"), Str(b"ur-PK"));
    if with == With::Marks {
        root.pair(Name(b"Metadata"), xmp);
        root.pair(Name(b"OpenAction"), script);
        root.pair(Name(b"Outlines"), outline);
        root.pair(Name(b"HOOKHOOK"), Str(MARK));
        let mut names = root.insert(Name(b"Names")).dict();
        names
            .insert(Name(b"JavaScript"))
            .dict()
            .insert(Name(b"Names"))
            .array()
            .item(Str(MARK))
            .item(script);
        names
            .insert(Name(b"EmbeddedFiles"))
            .dict()
            .insert(Name(b"Names"))
            .array()
            .item(Str(MARK))
            .item(file);
        let mut places = names.insert(Name(b"Dests")).dict();
        let mut places = places.insert(Name(b"Names")).array();
        places.item(Str(MARK));
        places.push().array().item(page).item(Name(b"XYZ")).item(0).item(99).item(0);
    }
    if with == With::Field {
        root.insert(Name(b"AcroForm")).dict().insert(Name(b"Fields")).array().item(field);
    }
    if with == With::Layer {
        let mut layers = root.insert(Name(b"OCProperties")).dict();
        layers.insert(Name(b"OCGs")).array().item(lost);
        layers.insert(Name(b"D")).dict().insert(Name(b"OFF")).array().item(lost);
    }
    root.finish();
    pdf.pages(tree).kids([page]).count(1);

    let mut node = pdf.indirect(page).dict();
    node.pair(Name(b"Type"), Name(b"Page"));
    node.pair(Name(b"Parent"), tree);
    node.insert(Name(b"MediaBox")).array().items([0, 0, 300, 200]);
    node.pair(Name(b"Contents"), drawn);
    if with == With::Marks {
        node.pair(Name(b"Thumb"), thumb);
        node.pair(Name(b"PieceInfo"), lost);
        node.pair(Name(b"LastModified"), Str(MARK));
        node.pair(Name(b"AA"), script);
    }
    let mut resources = node.insert(Name(b"Resources")).dict();
    resources.insert(Name(b"Font")).dict().pair(Name(MARK), font).pair(Name(b"F2"), letter);
    resources.insert(Name(b"XObject")).dict().pair(Name(b"Fm"), form).pair(Name(b"Im"), photo);
    let mut colours = resources.insert(Name(b"ColorSpace")).dict();
    colours.insert(Name(b"P")).array().item(Name(b"ICCBased")).item(profile);
    colours.insert(Name(b"DefaultRGB")).array().item(Name(b"ICCBased")).item(profile);
    let mut spot = colours.insert(Name(b"S")).array();
    spot.item(Name(b"Separation")).item(Name(MARK)).item(Name(b"DeviceRGB")).item(tint);
    spot.finish();
    colours.finish();
    let mut patterns = resources.insert(Name(b"Pattern")).dict();
    let mut pattern = patterns.insert(Name(b"Pt")).dict();
    pattern.pair(Name(b"PatternType"), 2).pair(Name(b"HOOKHOOK"), Str(MARK));
    let mut shading = pattern.insert(Name(b"Shading")).dict();
    shading.pair(Name(b"ShadingType"), 2).pair(Name(b"ColorSpace"), Name(b"DeviceRGB"));
    shading.pair(Name(b"HOOKHOOK"), Str(MARK)).pair(Name(b"Metadata"), xmp);
    shading.pair(Name(b"Function"), function);
    shading.finish();
    let mut state = pattern.insert(Name(b"ExtGState")).dict();
    state.pair(Name(b"ca"), 0.5).pair(Name(b"HOOKHOOK"), Str(MARK));
    state.finish();
    pattern.finish();
    patterns.finish();
    resources
        .insert(Name(b"Properties"))
        .dict()
        .insert(Name(b"MC0"))
        .dict()
        .pair(Name(b"ActualText"), Str(MARK));
    resources.finish();
    let mut links = node.insert(Name(b"Annots")).array();
    let mut link = |uri: &[u8]| {
        let mut link = links.push().dict();
        link.pair(Name(b"Subtype"), Name(b"Link"));
        link.insert(Name(b"Rect")).array().items([10, 10, 50, 20]);
        if with == With::Marks {
            link.pair(Name(b"Contents"), Str(MARK))
                .pair(Name(b"T"), Str(MARK))
                .pair(Name(b"NM"), Str(MARK));
        }
        let mut action = link.insert(Name(b"A")).dict();
        action.pair(Name(b"S"), Name(b"URI")).pair(Name(b"URI"), Str(uri));
    };
    link(b"https://example.org/help");
    if with == With::Marks {
        link(b"file:///C:/Users/HOOKHOOK/a.doc");
        link(b"javascript:HOOKHOOK()");
        let mut link = links.push().dict();
        link.pair(Name(b"Subtype"), Name(b"Link"));
        link.insert(Name(b"Rect")).array().items([10, 10, 50, 20]);
        link.pair(Name(b"Dest"), Str(MARK));
    }
    for (wanted, kind) in
        [(With::Comment, &b"Text"[..]), (With::File, b"FileAttachment"), (With::Field, b"Widget")]
    {
        if with == wanted {
            let mut note = links.push().dict();
            note.pair(Name(b"Subtype"), Name(kind)).pair(Name(b"T"), TextStr(TEXT));
            note.insert(Name(b"Rect")).array().items([10, 10, 50, 20]);
        }
    }
    links.finish();
    node.finish();

    let text = b"% HOOKHOOK\n/Span <</ActualText (HOOKHOOK)>> BDC BT /HOOKHOOK 12 Tf 20 100 Td (See % this) Tj [(a) -20 (b)] TJ ET EMC
/HOOKHOOK MP /P cs 0.25 .5 1 sc 10 10 30 30 re f q 1 0 0 1 50 50 cm /Fm Do Q /Im Do HOOKHOOK
BI /W 2 /H 1 /BPC 8 /CS /G /F /AHx /HOOKHOOK (HOOKHOOK) ID 00ff> EI 0 G 1 w 5 5 m 9.5 -9 l S % HOOKHOOK";
    let text = if with == With::Marks { packed(text) } else { packed(b"0 0 9 9 re f") };
    pdf.stream(drawn, &text).pair(Name(b"Filter"), Name(b"FlateDecode"));
    let mut node = pdf.indirect(font).dict();
    node.pair(Name(b"Type"), Name(b"Font")).pair(Name(b"Subtype"), Name(b"TrueType"));
    node.pair(Name(b"BaseFont"), Name(b"AAAAAA+HOOKHOOK"))
        .pair(Name(b"FontDescriptor"), descriptor);
    node.pair(Name(b"ToUnicode"), table).pair(Name(b"FirstChar"), 65).pair(Name(b"LastChar"), 65);
    node.insert(Name(b"Widths")).array().item(500);
    node.pair(Name(b"HOOKHOOK"), Str(MARK));
    node.finish();
    let mut node = pdf.indirect(descriptor).dict();
    node.pair(Name(b"FontName"), Name(b"AAAAAA+HOOKHOOK"))
        .pair(Name(b"Flags"), 4)
        .pair(Name(b"FontFile2"), program);
    node.finish();
    pdf.stream(program, b"outlines").pair(Name(b"Length1"), 8).pair(Name(b"Metadata"), xmp);
    pdf.stream(table, b"%!PS HOOKHOOK\n/CMapName /HOOKHOOK def HOOKHOOK /CIDSystemInfo << /Registry (HOOKHOOK) >> def % HOOKHOOK\n1 beginbfchar <41> <0041> endbfchar");
    let mut node = pdf.indirect(letter).dict();
    node.pair(Name(b"Subtype"), Name(b"Type3"));
    node.insert(Name(b"CharProcs")).dict().pair(Name(b"a"), lost);
    node.finish();
    let mut node = pdf.stream(form, b"0 0 5 5 re % HOOKHOOK\nf /HOOKHOOK MP");
    node.pair(Name(b"Subtype"), Name(b"Form"));
    node.insert(Name(b"BBox")).array().items([0, 0, 5, 5]);
    node.pair(Name(b"PieceInfo"), lost).pair(Name(b"Metadata"), xmp);
    node.finish();
    let photo_bytes = photograph();
    let mut node = pdf.stream(photo, &photo_bytes);
    node.pair(Name(b"Subtype"), Name(b"Image")).pair(Name(b"Filter"), Name(b"DCTDecode"));
    node.pair(Name(b"Width"), 16).pair(Name(b"Height"), 16).pair(Name(b"BitsPerComponent"), 8);
    node.insert(Name(b"ColorSpace")).array().item(Name(b"ICCBased")).item(profile);
    node.pair(Name(b"Metadata"), xmp).pair(Name(b"OPI"), lost).pair(Name(b"Name"), Name(MARK));
    node.finish();
    let mut node = pdf.stream(tint, b"{ % HOOKHOOK\n dup dup }");
    node.pair(Name(b"FunctionType"), 4);
    node.insert(Name(b"Domain")).array().items([0, 1]);
    node.insert(Name(b"Range")).array().items([0, 1, 0, 1, 0, 1]);
    node.finish();
    pdf.indirect(function).dict().pair(Name(b"FunctionType"), 2);
    pdf.stream(profile, MARK).pair(Name(b"N"), 3);
    pdf.stream(xmp, b"<x:xmpmeta>HOOKHOOK</x:xmpmeta>").pair(Name(b"Type"), Name(b"Metadata"));
    pdf.indirect(lost).dict().pair(Name(b"Private"), Str(MARK));
    let mut node = pdf.indirect(script).dict();
    node.pair(Name(b"S"), Name(b"JavaScript")).pair(Name(b"JS"), Str(b"app.alert('HOOKHOOK')"));
    node.finish();
    pdf.stream(file, MARK).pair(Name(b"Type"), Name(b"EmbeddedFile"));
    pdf.stream(thumb, MARK).pair(Name(b"Width"), 8);
    pdf.indirect(outline).dict().pair(Name(b"Title"), Str(MARK));
    pdf.indirect(field).dict().pair(Name(b"T"), Str(MARK));
    if with == With::Marks {
        pdf.document_info(info)
            .author(TextStr(TEXT))
            .title(TextStr(TEXT))
            .producer(TextStr(TEXT))
            .creator(TextStr(TEXT));
    }
    if with == With::Bomb {
        let mut chunk = Chunk::new();
        chunk
            .stream(Ref::new(99), &packed(&vec![0; 200_000_001]))
            .pair(Name(b"Filter"), Name(b"FlateDecode"));
        pdf.extend(&chunk);
    }
    let mut bytes = pdf.finish();
    if with == With::Marks {
        bytes.extend(b"\n% HOOKHOOK\n");
        bytes.extend(MARK);
    }
    bytes
}

fn made(bytes: &[u8]) -> Result<Stripped, Refusal> {
    strip_metadata("a.pdf", bytes)
}

/// All that is in a file, once nothing in it is compressed.
fn unpacked(bytes: &[u8]) -> String {
    let pdf = Read::new(bytes.to_vec()).unwrap();
    let mut all = String::from_utf8_lossy(bytes).into_owned();
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            let data = stream.decoded_data().unwrap_or_else(|_| stream.raw_data());
            all.push_str(&String::from_utf8_lossy(&data));
            all.push('\n');
        }
    }
    all
}

#[test]
fn nothing_of_a_pdf_goes_out_but_its_pages() {
    let whole = document(With::Marks);
    assert!(unpacked(&whole).matches(TEXT).count() > 30);
    let copy = made(&whole).unwrap();
    let all = unpacked(&copy.bytes);
    assert!(!all.contains("HOOK"), "{all}");
    for wanted in [
        "(See % this) Tj",
        "[(a) -20 (b)] TJ",
        "0.25 0.5 1 sc",
        "0 0 5 5 re",
        "9.5 -9 l",
        "00ff>",
        "(https://example.org/help)",
        "(ur-PK)",
        "<41> <0041>",
        "dup dup",
        "outlines",
        "[/Separation /R",
        "/ShadingType 2",
        "/ca 0.5",
        "/FunctionType 2",
        "/BaseFont /R",
        "/CMapName /R",
        "/FontFile2",
        "/DCTDecode",
        "/XYZ",
        "/AHx",
    ] {
        assert!(all.contains(wanted), "{wanted}: {all}");
    }
    for gone in [
        "BDC",
        "EMC",
        "JavaScript",
        "file:",
        "/Info",
        "Metadata",
        "Names",
        "ICCBased",
        "DefaultRGB",
        "Thumb",
    ] {
        assert!(!all.contains(gone), "{gone}: {all}");
    }
    // What operators use by a name is there by that name, which says nothing.
    let mut used = 0;
    for line in all.lines() {
        let mut words = line.split(' ');
        let (name, last) =
            (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
        if name.starts_with("/R") && ["Do", "Tf", "cs", "scn"].contains(&last) {
            used += 1;
            assert!(all.matches(name).count() > 1, "{name}: {all}");
        }
    }
    assert!(used > 3, "{used}: {all}");
    let metadata = copy.metadata.join(", ");
    for part in
        ["names or titles", "metadata", "actions or files", "contents", "photographs", "links"]
    {
        assert!(metadata.contains(part), "{part}: {metadata}");
    }
    // Done twice, nothing is left to leave out.
    let again = made(&copy.bytes).unwrap();
    assert!(again.metadata.is_empty(), "{:?}", again.metadata);
    assert!(again.bytes.len().abs_diff(copy.bytes.len()) < 16);
}

#[test]
fn what_cannot_be_known_to_say_nothing_is_refused() {
    for (bytes, why) in [
        (document(With::Field), "fields to fill in"),
        (document(With::Comment), "comments or files"),
        (document(With::File), "comments or files"),
        (document(With::Layer), "layers"),
        (document(With::Bomb), "too large"),
        (b"%PDF-1.4\n".to_vec(), "damaged"),
        (b"<html>%PDF-1.4".to_vec(), "not PDF"),
        (Vec::new(), "not PDF"),
    ] {
        let refusal = made(&bytes).unwrap_err();
        assert!(refusal.why.contains(why) && refusal.help.contains("print"), "{refusal:?}");
    }
}

/// Files with a few bytes changed: no panic, and nothing that acts in what comes out, which can be
/// read.
#[test]
fn no_damaged_pdf_makes_a_panic() {
    let whole = document(With::Marks);
    let mut random = fastrand::Rng::with_seed(3);
    let mut out = 0;
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..random.usize(1..5) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        if random.u8(..) < 40 {
            bytes.truncate(random.usize(..bytes.len()));
        }
        if let Ok(copy) = made(&bytes) {
            out += 1;
            let all = unpacked(&copy.bytes);
            for gone in
                ["/JS", "/OpenAction", "/AA ", "/Info", "/Metadata", "/EmbeddedFile", "file:"]
            {
                assert!(!all.contains(gone), "{gone}: {all}");
            }
        }
    }
    assert!(out > 50, "{out}");
}

#[test]
fn only_what_no_browser_runs_has_a_name_that_may_be_linked_to() {
    for name in
        ["a.pdf", "a.PDF", "b/c.txt", "a.csv", "a.png", "a.jpeg", "a.webp", "a.gif", "a.svg"]
    {
        assert_eq!(check_name(name, false), Ok(()), "{name}");
    }
    assert_eq!(check_name("a.opus", true), Ok(()));
    for (name, help) in [
        ("a.docx", "PDF"),
        ("a.DOCM", "PDF"),
        ("a.odt", "PDF"),
        ("a.doc", "PDF"),
        ("a.rtf", "PDF"),
        ("a.pptx", "PDF"),
        ("a.xlsx", "CSV"),
        ("a.ods", "CSV"),
        ("a.xml", "Markdown"),
        ("a.html", "Markdown"),
        ("a.xhtml", "Markdown"),
        ("a.htm", "Markdown"),
        ("a.mht", "Markdown"),
        ("a.xsl", "Markdown"),
        ("a.swf", "Markdown"),
        ("a.svgz", "Markdown"),
        ("a.wasm", "Markdown"),
        ("a.zip", "one by one"),
        ("a.epub", "one by one"),
        ("a.apk", "one by one"),
        ("a.exe", "one by one"),
        ("a.tiff", "PNG"),
        ("a.heic", "PNG"),
        ("a.mp4", "Opus"),
        ("a.wav", "Opus"),
        ("a.ics", "directory"),
        ("a.vcf", "directory"),
        ("a.eml", "directory"),
        ("a.xps", "PDF"),
        ("a.zzz", ".txt"),
        ("a", ".txt"),
        (".pdf/a", ".txt"),
        ("a.pdf.html", "Markdown"),
        ("a.txt.", ".txt"),
        ("a.pdf ", ".txt"),
    ] {
        let refusal = check_name(name, false).unwrap_err();
        assert!(refusal.help.contains(help), "{name}: {refusal:?}");
    }
}

#[test]
fn a_text_is_text() {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for text in
        [b"".to_vec(), "پہلا\r\n\tقدم\u{c}".into(), "\u{feff}a;b".into(), wide("\u{feff}قدم")]
    {
        assert_eq!(
            strip_metadata("a.txt", &text),
            Ok(Stripped { bytes: text, metadata: Vec::new() })
        );
    }
    for bytes in [&b"\xff\xd8\xff"[..], b"a\0b", b"%PDF-1.4\n\x80", b"\xff\xfea", b"PK\x03\x04"] {
        let refusal = strip_metadata("a.csv", bytes).unwrap_err();
        assert!(refusal.help.contains("UTF-8"), "{refusal:?}");
    }
}
