//! The frame before the first that says how long the recording is (Xing, as LAME has it), so that
//! players know where to go when somebody moves on. It is made new of what the frames are; of the
//! old only two numbers are taken: how many samples the encoder put before and behind the sound.

use super::header::Header;

/// The length of it all behind the side information.
const LENGTH: usize = 156;

/// How many samples are no sound, 12 bits for those before it and 12 for those behind.
pub(super) type Padding = [u8; 3];

/// Whether a frame is such a one; what it says of samples that are no sound.
pub(super) fn read(frame: &[u8], header: Header) -> Option<Option<Padding>> {
    let plain = 4 + header.kind.side();
    let inside = [plain, header.main()].into_iter().find_map(|at| {
        let inside = frame.get(at..)?;
        (inside.starts_with(b"Xing") || inside.starts_with(b"Info")).then_some(inside)
    });
    let Some(inside) = inside else {
        // What Fraunhofer's encoder writes has a place of its own.
        return frame.get(36..)?.starts_with(b"VBRI").then_some(None);
    };
    let flags = inside.get(7)?;
    let parts = [(1, 4), (2, 4), (4, 100), (8, 4)].iter();
    let at =
        8 + parts.map(|(flag, length)| if flags & flag == 0 { 0 } else { *length }).sum::<usize>();
    let encoder = inside.get(at..).unwrap_or_default();
    let known = [b"LAME", b"Lavf", b"Lavc"].iter().any(|name| encoder.starts_with(*name));
    Some(encoder.get(21..).filter(|_| known).and_then(<[u8]>::first_chunk).copied())
}

/// Writes one for frames of these lengths.
pub(super) fn write(
    first: Header,
    varies: bool,
    lengths: &[usize],
    padding: Option<Padding>,
) -> Option<Vec<u8>> {
    let head = first.with_room(4 + first.kind.side() + LENGTH)?;
    let mut frame = Vec::with_capacity(head.length);
    head.write(&vec![0; head.kind.side()], &mut frame);
    let total = lengths.iter().sum::<usize>() + head.length;
    frame.extend(if varies { b"Xing" } else { b"Info" });
    frame.extend([0, 0, 0, 0b1111]);
    frame.extend(u32::try_from(lengths.len()).ok()?.to_be_bytes());
    frame.extend(u32::try_from(total).ok()?.to_be_bytes());
    // For each hundredth of the time, which part of 256 of the file is behind.
    let (mut passed, mut place) = (0, head.length);
    for hundredth in 0..100 {
        while passed < lengths.len() * hundredth / 100 {
            place += lengths.get(passed)?;
            passed += 1;
        }
        frame.push(u8::try_from(place * 256 / total).unwrap_or(u8::MAX));
    }
    frame.extend([0; 4]);
    if let Some(padding) = padding {
        let begin = frame.len();
        // Players read the numbers only below this name.
        frame.extend(b"LAME");
        frame.resize(begin + 21, 0);
        frame.extend(padding);
        frame.resize(begin + 28, 0);
        frame.extend(u32::try_from(total).ok()?.to_be_bytes());
        frame.resize(begin + 34, 0);
        let sum = frame.iter().fold(0, |sum, byte| crc(sum, *byte));
        frame.extend(sum.to_be_bytes());
    }
    frame.resize(head.length, 0);
    Some(frame)
}

/// CRC-16 with the polynomial 8005, lowest bit first.
fn crc(sum: u16, byte: u8) -> u16 {
    (0..8).fold(sum ^ u16::from(byte), |sum, _| (sum >> 1) ^ if sum & 1 == 0 { 0 } else { 0xa001 })
}
