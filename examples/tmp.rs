use mashal::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;
fn main() {
    let root = std::env::args().nth(1).unwrap();
    let mut w = world::Snapshot::new(world::Disk::new(&root));
    let t = Instant::now();
    let mut sink = diag::Sink::default();
    let mut site = Arc::new(site::load(&w, &Default::default(), &mut sink).unwrap());
    let mut ed = edition::edition(site.clone(), &mut sink);
    println!("cold {:?}", t.elapsed());
    let p = "content/en/sec-001/guide-00001.md";
    let orig = std::fs::read_to_string(format!("{root}/{p}")).unwrap();
    let lp = "locales/en/site.ftl";
    let lorig = std::fs::read_to_string(format!("{root}/{lp}")).unwrap();
    for i in 0..12 {
        let (path, text) = match i % 4 {
            0 | 3 => (p, format!("{orig}\n\nmark {i}\n")),
            1 => (
                p,
                orig.replacen("title: \"", &format!("title: \"{i} "), 1).replacen(
                    "title = \"",
                    &format!("title = \"{i} "),
                    1,
                ),
            ),
            _ => (lp, format!("{lorig}\nx{i} = y\n")),
        };
        std::fs::write(format!("{root}/{path}"), text).unwrap();
        let t = Instant::now();
        let touched: BTreeSet<String> = [path.to_owned()].into();
        assert!(w.refresh(&touched));
        let t1 = t.elapsed();
        let mut sink = diag::Sink::default();
        let new = Arc::new(site::reload(&w, &Default::default(), Some(&site), &mut sink).unwrap());
        let t2 = t.elapsed();
        let ned = edition::renew(new.clone(), Some(&ed), &mut sink);
        let t3 = t.elapsed();
        let r = route::Route::new("en/sec-001/guide-00001.html");
        let b = ned.plan.produce(&r).unwrap();
        let t4 = t.elapsed();
        let ground = ned.ground;
        ed = ned;
        site = new;
        let t5 = t.elapsed();
        println!(
            "{} refresh {:?} reload {:?} renew {:?} page {:?} drop {:?} = {:?} ground {} {}",
            i % 4,
            t1,
            t2 - t1,
            t3 - t2,
            t4 - t3,
            t5 - t4,
            t5,
            ground,
            b.len()
        );
    }
    std::fs::write(format!("{root}/{p}"), orig).unwrap();
    std::fs::write(format!("{root}/{lp}"), lorig).unwrap();
}
