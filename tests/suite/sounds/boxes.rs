//! Boxes of MP4, taken apart and put together.

/// Boxes that hold others, and what stands before these.
pub const AROUND: [(&[u8; 4], usize); 14] = [
    (b"moov", 0),
    (b"trak", 0),
    (b"mdia", 0),
    (b"minf", 0),
    (b"dinf", 0),
    (b"dref", 8),
    (b"stbl", 0),
    (b"stsd", 8),
    (b"mp4a", 28),
    (b"Opus", 28),
    (b"edts", 0),
    (b"moof", 0),
    (b"traf", 0),
    (b"mvex", 0),
];

/// A box as a tree.
#[derive(Debug, Clone)]
pub struct Node {
    pub kind: [u8; 4],
    /// What is in it, or before the boxes in it.
    pub bytes: Vec<u8>,
    pub parts: Vec<Node>,
}

pub fn node(kind: &[u8; 4], bytes: &[u8]) -> Node {
    Node { kind: *kind, bytes: bytes.to_vec(), parts: Vec::new() }
}

pub fn read(mut bytes: &[u8]) -> Vec<Node> {
    let mut nodes = Vec::new();
    while !bytes.is_empty() {
        let length = usize::try_from(u32::from_be_bytes(bytes[..4].try_into().unwrap())).unwrap();
        let kind: [u8; 4] = bytes[4..8].try_into().unwrap();
        let (inside, rest) = (&bytes[8..length], &bytes[length..]);
        nodes.push(match AROUND.iter().find(|(around, _)| **around == kind) {
            Some((_, head)) => {
                Node { kind, bytes: inside[..*head].to_vec(), parts: read(&inside[*head..]) }
            }
            None => node(&kind, inside),
        });
        bytes = rest;
    }
    nodes
}

impl Node {
    pub fn write(&self) -> Vec<u8> {
        let parts: Vec<u8> = self.parts.iter().flat_map(Node::write).collect();
        let length = u32::try_from(8 + self.bytes.len() + parts.len()).unwrap();
        [&length.to_be_bytes(), &self.kind[..], &self.bytes, &parts].concat()
    }
}

/// A file; samples are where the tables say, whatever comes before them.
#[derive(Debug, Clone)]
pub struct File(pub Vec<Node>);

impl File {
    pub fn of(sample: &[u8]) -> Self {
        Self(read(sample))
    }

    /// The box at a path.
    pub fn at(&mut self, path: &[&[u8; 4]]) -> &mut Node {
        let (first, rest) = path.split_first().unwrap();
        let found = |nodes: &Vec<Node>, kind: &[u8; 4]| {
            nodes.iter().position(|node| node.kind == *kind).unwrap()
        };
        let at = found(&self.0, first);
        rest.iter().fold(&mut self.0[at], |node, kind| {
            let at = found(&node.parts, kind);
            &mut node.parts[at]
        })
    }

    /// The boxes in that at a path, or those of the file.
    pub fn inside(&mut self, path: &[&[u8; 4]]) -> &mut Vec<Node> {
        if path.is_empty() { &mut self.0 } else { &mut self.at(path).parts }
    }

    pub fn sound(&self) -> usize {
        let before = self.0.iter().take_while(|node| node.kind != *b"mdat");
        before.map(|node| node.write().len()).sum()
    }

    pub fn write(&self) -> Vec<u8> {
        self.0.iter().flat_map(Node::write).collect()
    }

    /// The file changed in some way, with its samples where they then are.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut file = self.clone();
        change(&mut file);
        let moved =
            u32::try_from(file.sound()).unwrap().wrapping_sub(u32::try_from(self.sound()).unwrap());
        let table = &mut file.at(&[b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stco"]).bytes;
        for place in table[8..].chunks_mut(4) {
            let moved = u32::from_be_bytes(place.try_into().unwrap()).wrapping_add(moved);
            place.copy_from_slice(&moved.to_be_bytes());
        }
        file.write()
    }
}

pub const MDIA: [&[u8; 4]; 3] = [b"moov", b"trak", b"mdia"];
pub const STBL: [&[u8; 4]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
pub const ENTRY: [&[u8; 4]; 7] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd", b"mp4a"];

pub fn below<'a>(path: &[&'a [u8; 4]], kind: &'a [u8; 4]) -> Vec<&'a [u8; 4]> {
    [path, &[kind]].concat()
}
