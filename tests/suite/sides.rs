//! Words of another language than their page's say so.

use mashal::world::Memory;

use crate::fixture::{TODAY, WITHOUT_FONTS, build};

#[test]
fn what_is_still_in_the_words_of_the_source_is_marked_as_such() {
    let mut world = Memory::new(TODAY);
    world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\n");
    world.write("locales/en/site.ftl", "site-title = T\n");
    world.write("locales/ur/site.ftl", "site-title = س\n");
    for tag in ["en", "ur"] {
        world.write(format!("content/{tag}/_index.md"), "+++\ntitle = \"H\"\n+++\n");
    }
    world.write(
        "content/en/a.md",
        "+++\ntitle = \"A\"\n+++\nCall for help, and say where you are.\n\n## Google Play\n\n- Lock the phone now.\n- Signal\n",
    );
    world.write(
        "content/ur/a.md",
        "+++\ntitle = \"ا\"\n+++\nCall for help, and say where you are.\n\nمدد لیں۔\n\n## Google Play\n\n- Lock the phone now.\n- Signal\n- تالا\n",
    );
    let (files, _) = build(&world, &WITHOUT_FONTS);
    let (_, page) = files.iter().find(|(route, _)| route.as_str() == "ur/a.html").unwrap();
    let page = std::str::from_utf8(page).unwrap();
    let source = "<span lang=\"en\" dir=\"ltr\">";
    for said in [
        format!("<p>{source}Call for help, and say where you are.</span></p>"),
        format!("<li>{source}Lock the phone now.</span></li>"),
        "<p>مدد لیں۔</p>".to_owned(),
        // A name is one in any language.
        "<li>Signal</li>".to_owned(),
    ] {
        assert!(page.contains(&said), "{said} in {page}");
    }
    assert_eq!(page.matches(source).count(), 2);
}
