//! Attachments: PDF → its pages alone.

use std::io::Write;

use hayro_syntax::Pdf;
use hayro_syntax::object::Object;
use mashal::attachment::strip_metadata;

use super::{MARK, Outcome, Target, as_it_is};

pub const TARGET: Target = Target {
    name: "attachments",
    check,
    mend: as_it_is,
    samples: documents,
    tokens: TOKENS,
    rounds: 500,
};

const TOKENS: &[&str] = &[
    "/JS (HOOKHOOK)",
    "/S /JavaScript",
    "/OpenAction 9 0 R",
    "/AA << /O 9 0 R >>",
    "/A << /S /Launch /F (HOOKHOOK) >>",
    "/A << /S /URI /URI (https://example.org/HOOKHOOK) >>",
    "/A << /S /URI /URI (javascript:HOOKHOOK) >>",
    "/A << /S /URI /URI (file:///HOOKHOOK) >>",
    "/Names << >>",
    "/Metadata 9 0 R",
    "/Info 8 0 R",
    "/EmbeddedFiles",
    "/AcroForm << >>",
    "/Annots [7 0 R]",
    "/Subtype /Link",
    "/Subtype /FileAttachment",
    "/PieceInfo << /HOOKHOOK 1 >>",
    "/LastModified (D:2026)",
    "/Type /Page",
    "/Type /Pages",
    "/Kids [3 0 R]",
    "/Parent 2 0 R",
    "/Resources << >>",
    "/Font << /HOOKHOOK 5 0 R >>",
    "/XObject << /X 6 0 R >>",
    "/Contents 4 0 R",
    "/Contents [4 0 R 4 0 R]",
    "/Filter /FlateDecode",
    "/Filter [/ASCIIHexDecode /FlateDecode]",
    "/DecodeParms << /Predictor 12 >>",
    "/Length 99",
    "/Encrypt 9 0 R",
    "/ObjStm",
    "/XRef",
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<48>",
    "%HOOKHOOK\n",
    "/",
    "1 0 R",
    "3 0 R",
    "99 0 R",
    "1 0 obj\n",
    "endobj\n",
    "stream\n",
    "\nendstream",
    "xref\n",
    "trailer\n",
    "startxref\n0\n%%EOF\n",
    "\n",
    "null",
    "true",
    "-1",
    "99999999999999999999",
    "0.0000001",
    "\\(",
    "\\101",
    "#48",
    "(HOOKHOOK) Tj",
    "/HOOKHOOK BMC",
    "/Span << /ActualText (HOOKHOOK) >> BDC",
    "EMC",
    "BT",
    "ET",
    "q",
    "Q",
    "cm",
    "re f",
    "/X Do",
    "BI /W 1 /H 1 ID 0 EI",
    "/Im Do",
    "Tj",
    "TJ",
    "'",
    "gs",
    "sh",
    "d0",
    "BX",
    "EX",
];

/// A document of these objects, and its table.
fn document(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        writeln!(file, "{} 0 obj", at + 1).unwrap();
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R /Info 8 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file
}

fn stream(head: &str, data: &[u8]) -> Vec<u8> {
    [format!("<< {head} /Length {} >>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"]
        .concat()
}

fn documents() -> Vec<Vec<u8>> {
    let words = b"BT /F 12 Tf 9 9 Td (See this) Tj [(a) -20 (b)] TJ ET\n0.25 0.5 1 rg 0 0 5 5 re f\nq 1 0 0 1 0 0 cm /X Do Q\n";
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(words).unwrap();
    let packed = packed.finish().unwrap();
    let of = |contents: Vec<u8>| {
        let text = |text: &str| text.as_bytes().to_vec();
        document(&[
            text(
                "<< /Type /Catalog /Pages 2 0 R /Lang (ur-PK) /Metadata 9 0 R /OpenAction 10 0 R >>",
            ),
            text("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 99 99] >>"),
            text(
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [7 0 R] /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            ),
            contents,
            text("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
            stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>",
                b"0 0 9 9 re S",
            ),
            text(
                "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/help) >> >>",
            ),
            text("<< /Author (HOOKHOOK) /Producer (HOOKHOOK) >>"),
            stream("/Type /Metadata /Subtype /XML", b"<x>HOOKHOOK</x>"),
            text("<< /S /JavaScript /JS (HOOKHOOK) >>"),
        ])
    };
    vec![of(stream("", words)), of(stream("/Filter /FlateDecode", &packed))]
}

fn check(input: &[u8]) -> Outcome {
    let Ok(made) = strip_metadata("a.pdf", input) else { return Outcome::Refused };
    let again = strip_metadata("a.pdf", &made.bytes)
        .unwrap_or_else(|why| panic!("what was written is refused: {why:?}"));
    assert!(again.metadata.is_empty(), "what was written tells {:?}", again.metadata);
    let third =
        strip_metadata("a.pdf", &again.bytes).unwrap_or_else(|why| panic!("refused: {why:?}"));
    assert!(third.bytes == again.bytes, "not the same when it is done again");
    // Between its streams stand names and numbers; of words only the language and where links lead.
    let outside = outside_of_streams(&made.bytes);
    let (links, outside): (Vec<_>, Vec<_>) =
        outside.lines().partition(|line| line.trim_start().starts_with("/URI ("));
    let outside = outside.join("\n");
    for link in links {
        let sound = ["(http", "(mailto:", "(tel:"].iter().any(|scheme| link.contains(scheme));
        assert!(sound, "{link}");
    }
    for gone in [
        "/JS",
        "/JavaScript",
        "/OpenAction",
        "/AA",
        "/Info",
        "/Metadata",
        "/EmbeddedFile",
        "/Names",
        "/Launch",
        "/AcroForm",
        "/PieceInfo",
    ] {
        let key = |line: &str| line.trim_start().split(' ').next() == Some(gone);
        assert!(!outside.lines().any(key), "{gone}\n{outside}");
    }
    assert!(!outside.contains(MARK), "{outside}");
    let pdf =
        Pdf::new(made.bytes.clone()).unwrap_or_else(|_| panic!("what was written cannot be read"));
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let data = stream.decoded_data().unwrap_or_else(|_| stream.raw_data());
        // What is written on a page may say anything: strings stand in brackets, one a line.
        let lines = data.split(|byte| *byte == b'\n').filter(|line| !line.contains(&b'('));
        for line in lines {
            for metadata in ["ActualText", "%HOOK", "/HOOK"] {
                let found = memchr::memmem::find(line, metadata.as_bytes());
                assert!(found.is_none(), "{metadata} in {}", data.escape_ascii());
            }
        }
    }
    Outcome::Out
}

fn outside_of_streams(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file).into_owned();
    let mut parts = text.split("\nendstream");
    let mut kept = String::new();
    for part in parts.by_ref() {
        kept.push_str(part.split("stream\n").next().unwrap_or_default());
        kept.push('\n');
    }
    kept
}
