//! Files of a theme that nothing rewrites.

use mashal::world::Memory;

use crate::fixture::{TODAY, WITHOUT_FONTS, build};

#[test]
fn scripts_of_a_theme_go_out_as_they_are() {
    let mut world = Memory::new(TODAY);
    world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n");
    world.write("locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    // As a theme of today has them; one is no script at all.
    let scripts = [
        ("long", "// Words.\n  const   a = 1;\n"),
        ("deep", &"(".repeat(100_000)),
        ("newer", "using a = await import('./b.js'); a ||= 1n;\r\n"),
        ("none", "const b = = 2;"),
    ];
    for (name, text) in scripts {
        world.write(format!("themes/default/assets/{name}.js"), text);
    }
    let (files, faults) = build(&world, &WITHOUT_FONTS);
    assert_eq!(faults, []);
    for (name, text) in scripts {
        let start = format!("assets/{name}.");
        let found = files.iter().find(|(route, _)| route.as_str().starts_with(&start));
        assert!(*found.unwrap().1 == *text.as_bytes(), "{name}");
    }
}
