//! Marks in MP3.

use super::*;

/// The frames of the sample, which has 64 kbit and 44,100 samples a second.
fn frames() -> Vec<Vec<u8>> {
    let (mut rest, mut frames) = (sample("joint.mp3"), Vec::new());
    while !rest.is_empty() {
        let (frame, behind) = rest.split_at(208 + usize::from(rest[2] >> 1 & 1));
        frames.push(frame.to_vec());
        rest = behind;
    }
    frames
}

/// The sample with something before a frame; behind the last where there are no more.
fn with(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut frames = frames();
    frames.insert(at.min(frames.len()), bytes.to_vec());
    frames.concat()
}

/// The sample with a frame changed.
fn changed(at: usize, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut frames = frames();
    change(&mut frames[at]);
    frames.concat()
}

fn id3(version: u8, flags: u8, length: usize, inside: &[u8]) -> Vec<u8> {
    let size = [21, 14, 7, 0].map(|shift| u8::try_from(length >> shift & 0x7f).unwrap());
    [b"ID3".as_slice(), &[version, 0, flags], &size, inside].concat()
}

fn text() -> Vec<u8> {
    [b"TPE1\0\0\0\x0b\0\0\0".as_slice(), MARK].concat()
}

fn v1(sign: &[u8], length: usize) -> Vec<u8> {
    let mut tag = [sign, MARK].concat();
    tag.resize(length, b' ');
    tag
}

/// An APE tag; `head` and `more` make what it says of itself right or wrong.
fn ape(version: u32, head: bool, more: i32) -> Vec<u8> {
    let item = [&10_u32.to_le_bytes(), [0; 4].as_slice(), b"Artist\0", MARK].concat();
    let size = u32::try_from(item.len() + 32).unwrap().checked_add_signed(more).unwrap();
    let sign = |is_head: bool| {
        let flags = u32::from(head) << 31 | u32::from(is_head) << 29;
        let numbers = [version, size, 1, flags, 0, 0].map(u32::to_le_bytes);
        [b"APETAGEX".as_slice(), &numbers.concat()].concat()
    };
    [if head { sign(true) } else { Vec::new() }, item, sign(false)].concat()
}

fn lyrics(version: u8) -> Vec<u8> {
    let words = [b"LYRICSBEGIN".as_slice(), b"LYR00010", MARK].concat();
    let length = format!("{:06}", words.len());
    match version {
        1 => [words.as_slice(), b"LYRICSEND"].concat(),
        _ => [words.as_slice(), length.as_bytes(), b"LYRICS200"].concat(),
    }
}

/// The sample with marks that no damage makes sound of.
pub(super) fn marked() -> Vec<u8> {
    let mut frames = frames();
    frames[0][36 + 120..][..MARK.len()].copy_from_slice(MARK);
    frames.insert(7, id3(3, 0, text().len(), &text()));
    frames.insert(0, id3(4, 0, text().len(), &text()));
    [frames.concat(), ape(2000, true, 0), v1(b"TAG", 128)].concat()
}

#[test]
fn a_mark_at_any_place_goes() {
    let tag = id3(3, 0, text().len(), &text());
    let end = usize::MAX;
    let junk = [b"\x01".as_slice(), MARK, b"\x02"].concat();
    let frame = frames()[5].clone();
    let footer = [b"3DI\x04\0\x10\0\0\0\x15", MARK].concat();
    let both = |one: &[u8], other: &[u8]| [one, other].concat();
    let info =
        |place: usize| changed(0, |frame| frame[place..][..MARK.len()].copy_from_slice(MARK));
    // The third frame and those around it claim less than they have room for.
    let room = |at: usize, bytes: &[u8]| {
        changed(at, |frame| {
            let end = frame.len() - bytes.len();
            frame[end..].copy_from_slice(bytes);
        })
    };
    let silent = |side: &[u8], main: &[u8]| {
        let mut silent = vec![0; 208];
        silent[..4].copy_from_slice(&[0xff, 0xfb, 0x50, 0x64]);
        silent[4..][..side.len()].copy_from_slice(side);
        silent[36..][..main.len()].copy_from_slice(main);
        silent
    };
    let vbri = {
        let mut frame = silent(&[], &both(b"VBRI\0\x01\0\0\0\0", MARK));
        frame.extend(frames()[1..].concat());
        frame
    };
    let xmp = both(b"<?xpacket begin=''?><x:xmpmeta>", MARK);
    let picture = id3(3, 0, text().len() + 3 * frame.len(), &both(&text(), &frame.repeat(3)));
    let files = vec![
        ("ID3v2.3 before", with(0, &tag), Whole),
        ("ID3v2.2 before", with(0, &id3(2, 0, text().len(), &text())), Whole),
        (
            "ID3v2.4 with a foot",
            with(0, &both(&id3(4, 0x10, text().len(), &text()), &footer[..10])),
            Whole,
        ),
        ("ID3v2 twice", with(0, &tag.repeat(2)), Whole),
        ("ID3v2 that says too much", with(0, &id3(3, 0, 90_000, &text())), Whole),
        ("ID3v2 that says too little", with(0, &id3(3, 0, 4, &text())), Whole),
        ("ID3v2 that says nothing", with(0, &id3(3, 0, 0, &text())), Whole),
        ("ID3v2 with frames of sound", with(0, &picture), Whole),
        ("APEv2 before", with(0, &ape(2000, true, 0)), Whole),
        ("ID3v1 before", with(0, &v1(b"TAG", 128)), Whole),
        ("bytes before", with(0, &junk), Whole),
        ("zeros and bytes before", with(0, &both(&[0; 300], &junk)), Whole),
        ("a head of WAVE before", with(0, &both(b"RIFF\x99\0\0\0WAVEdata", MARK)), Whole),
        ("ID3v2 between", with(6, &tag), Whole),
        ("ID3v1 between", with(6, &v1(b"TAG", 128)), Whole),
        ("TAG+ between", with(6, &v1(b"TAG+", 227)), Whole),
        ("APEv2 between", with(6, &ape(2000, true, 0)), Whole),
        ("APEv1 between", with(6, &ape(1000, false, 0)), Nearly),
        ("Lyrics3 between", with(6, &lyrics(2)), Whole),
        ("bytes between", with(6, &junk), Nearly),
        ("zeros and bytes between", with(6, &both(&[0; 60], &junk)), Nearly),
        ("XMP between", with(6, &xmp), Nearly),
        ("a head of nothing between", with(6, &both(&[0xff, 0xfb, 0x50, 0x64], MARK)), Nearly),
        ("ID3v1 behind", with(end, &v1(b"TAG", 128)), Whole),
        ("TAG+ and ID3v1 behind", with(end, &both(&v1(b"TAG+", 227), &v1(b"TAG", 128))), Whole),
        ("Lyrics3 v1 and ID3v1 behind", with(end, &both(&lyrics(1), &v1(b"TAG", 128))), Whole),
        ("Lyrics3 v2 and ID3v1 behind", with(end, &both(&lyrics(2), &v1(b"TAG", 128))), Whole),
        ("APEv1 behind", with(end, &ape(1000, false, 0)), Whole),
        ("APEv2 behind", with(end, &ape(2000, true, 0)), Whole),
        ("APEv2 and ID3v1 behind", with(end, &both(&ape(2000, true, 0), &v1(b"TAG", 128))), Whole),
        ("APE that says too much", with(end, &ape(2000, true, 4000)), Whole),
        ("APE that says too little", with(end, &ape(2000, true, -20)), Whole),
        ("APEv1 that says too much", with(end, &ape(1000, false, 4000)), Nearly),
        ("APEv1 that says too little", with(end, &ape(1000, false, -20)), Nearly),
        ("ID3v2.4 behind, with a foot", with(end, &both(&tag, &footer)), Whole),
        ("bytes behind", with(end, &junk), Nearly),
        ("XMP behind", with(end, &xmp), Nearly),
        ("a tag between and everything", marked(), Whole),
        ("name of the encoder in Info", info(36 + 120), Whole),
        ("table of places in Info", info(36 + 20), Whole),
        ("bytes behind Info", info(36 + 156), Whole),
        ("bytes before Info", info(20), Whole),
        ("VBRI", vbri, Whole),
        ("a second Info between", with(6, &silent(&[], &both(b"Info\0\0\0\0", MARK))), Nearly),
        ("a frame of silence", with(6, &silent(&[], MARK)), Nearly),
        ("what a frame says of silence", with(6, &silent(&both(&[0; 8], MARK), &[])), Nearly),
        ("a frame that claims more than there is", with(6, &silent(&[0xff; 32], MARK)), Nearly),
        (
            "a cut frame and a tag",
            changed(6, |frame| {
                frame.truncate(90);
                frame.extend(&tag);
            }),
            Nearly,
        ),
        (
            "bytes in a frame",
            changed(6, |frame| {
                frame.splice(90..90, junk.clone());
            }),
            Nearly,
        ),
        (
            "bytes in the place of others of the last frame",
            changed(13, |frame| {
                frame.truncate(60);
                frame.extend(v1(b"TAG", 128));
            }),
            Nearly,
        ),
        (
            "frames of a free format alone",
            [&[0xff, 0xfb, 0x00, 0x64], MARK].concat().repeat(5),
            Refused,
        ),
        (
            "two kinds of frames",
            both(&tag, &[sample("joint.mp3"), sample("half.mp3")].concat()),
            Refused,
        ),
        (
            "layer II",
            both(&tag, &[[0xff, 0xfd, 0x50, 0x64].as_slice(), &[0; 204]].concat().repeat(5)),
            Refused,
        ),
        ("no frames", both(&tag, &junk), Refused),
        ("nothing", Vec::new(), Refused),
    ];
    table(sample("joint.mp3"), files);
    let last = frames().len() - 1;
    table(&room(last, &[0; 10]), vec![("room that no frame claims", room(last, MARK), Whole)]);
}

#[test]
fn bits_that_are_free_for_all_are_zero() {
    // Each frame has one in its head and three with what it says of its sound.
    let mut marked = frames();
    for frame in &mut marked {
        frame[2] |= 1;
        frame[3] |= 0b1100;
        frame[5] |= 0b0111_0000;
    }
    let clean = strip_metadata(&frames().concat()).unwrap();
    assert!(strip_metadata(&marked.concat()).unwrap().bytes == clean.bytes);
}

/// The frames with a sum, of the sample of 40 kbit and 44,100 samples a second.
fn summed(mut file: &[u8]) -> Vec<&[u8]> {
    let mut frames = Vec::new();
    while let Some(head) = file.get(..6) {
        assert_eq!(head[1], 0xfa);
        let length = 144 * 40_000 / 44_100 + usize::from(head[2] >> 1 & 1);
        frames.push(&file[..length]);
        file = &file[length..];
    }
    frames
}

fn sums(file: &[u8]) -> Vec<&[u8]> {
    summed(file).into_iter().map(|frame| &frame[..6]).collect()
}

#[test]
fn sums_are_those_of_the_frame() {
    let sample = sample("sums.mp3");
    let clean = strip_metadata(sample).unwrap().bytes;
    // What nobody hears of the side information is another; where it is the same, an encoder's sum
    // is right.
    let said = |frame: &&[u8]| [&frame[2..4], &frame[6..6 + 17]].concat();
    let (before, after) = (summed(sample), summed(&clean));
    let same: Vec<_> =
        before.iter().zip(&after).filter(|(old, new)| said(old) == said(new)).collect();
    assert!(same.len() > 2, "{} of {}", same.len(), before.len());
    assert!(same.iter().all(|(old, new)| old[..6] == new[..6]));
    let mut marked = clean.clone();
    for at in (0..marked.len() - 6)
        .rev()
        .filter(|at| sums(&clean).iter().any(|sum| clean[*at..].starts_with(sum)))
    {
        marked[at + 4..at + 6].copy_from_slice(b"SE");
    }
    assert_ne!(sums(&marked), sums(sample));
    assert!(strip_metadata(&marked).unwrap().bytes == clean);
}

#[test]
fn what_was_found_is_said_and_nothing_else() {
    let tag = id3(3, 0, text().len(), &text());
    assert_eq!(metadata(sample("joint.mp3")), BTreeSet::new());
    assert_eq!(metadata(&with(0, &tag)), BTreeSet::from([Metadata::Tags]));
    assert_eq!(metadata(&with(6, &tag)), BTreeSet::from([Metadata::Tags]));
    assert_eq!(metadata(&with(6, MARK)), BTreeSet::from([Metadata::Bytes]));
    // A download that broke off tells nobody anything, and zeros do not.
    assert_eq!(metadata(&with(usize::MAX, &[0; 99])), BTreeSet::new());
}

/// What a player hears behind a frame of silence lies before it, too.
#[test]
fn silence_takes_no_sound_from_what_follows() {
    let mut quiet = frames();
    // All that a frame in the middle says, but where its main data begins (nine bits).
    let at = quiet.len() / 2;
    let side = &mut quiet[at][4..36];
    assert!(side[0] > 0, "its main data begins before it");
    side[1] &= 0x80;
    side[2..].fill(0);
    let quiet = quiet.concat();
    let made = strip_metadata(&quiet).unwrap();
    assert!(heard(&made.bytes) == heard(&quiet));
    assert!(heard(&quiet) != heard(sample("joint.mp3")));
}
