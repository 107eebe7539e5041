//! How old sites call their languages.

use super::habits::made;
use super::write;
use crate::program::run;

#[test]
fn languages_are_known_or_asked_for() {
    let page = "# Words\n";
    let hugo =
        |languages: &str| format!("title = \"S\"\ndefaultContentLanguage = \"en\"\n{languages}");
    // The names that settings say, and the tags of the new site; none where they are asked for.
    for (languages, name, tag) in [
        ("[languages.en]\n[languages.pt_br]\n", "pt_br", Some("pt-BR")),
        ("[languages.en]\n[languages.urdu]\n", "urdu", Some("ur")),
        ("[languages.en]\n[languages.cn]\nlanguageCode = \"zh-CN\"\n", "cn", Some("zh-CN")),
        ("[languages.en]\n[languages.se]\nlanguageCode = \"sv\"\n", "se", Some("sv")),
        ("[languages.en]\n[languages.cn]\n", "cn", None),
        ("[languages.en]\n[languages.balochy]\n", "balochy", None),
    ] {
        let settings = hugo(languages);
        let translated = format!("content/a.{name}.md");
        let files = [("hugo.toml", settings.as_str()), ("content/a.md", page), (&translated, page)];
        match (made("hugo", &files, &[]), tag) {
            (Ok(made), Some(tag)) => {
                assert!(made.contains_key(&format!("content/{tag}/a.md")), "{made:#?}");
                let line = format!("`{name}` is the language `{tag}`");
                assert!(made["IMPORT.md"].contains(&line), "{}", made["IMPORT.md"]);
            }
            (Err(why), None) => {
                assert!(why.contains(&format!("`{name}` is no language tag")), "{why}");
                assert!(why.contains(&format!("--tag {name}=")), "{why}");
                let said = made("hugo", &files, &[(name, Some("zh"))]).unwrap();
                assert!(said.contains_key("content/zh/a.md"), "{said:#?}");
                assert!(made("hugo", &files, &[(name, None)]).is_ok());
            }
            (made, _) => panic!("{name}: {made:#?}"),
        }
    }
    // Folders that nothing but their names calls languages, and what pages say.
    let folders = [("english/a.md", page), ("urdu/a.md", page)];
    let found = made("folder", &folders, &[]).unwrap();
    assert!(found.contains_key("content/ur/a.md"), "{found:#?}");
    let asked = made("folder", &[("en/a.md", page), ("cn/a.md", page)], &[]).unwrap_err();
    assert!(asked.contains("`cn`"), "{asked}");
    let sections = made("folder", &[("phone/a.md", page), ("law/a.md", page)], &[]).unwrap();
    assert!(sections.contains_key("content/en/phone/a.md"), "{sections:#?}");
    let region = [("a.md", "---\ntitle: A\nlang: en-GB\n---\nWords.\n")];
    let region = made("jekyll", &region, &[]).unwrap();
    assert!(region["IMPORT.md"].contains("it is a page of that"), "{}", region["IMPORT.md"]);
    let said = made("jekyll", &[("a.md", "---\ntitle: A\nlang: cn\n---\nWords.\n")], &[]);
    assert!(said.unwrap_err().contains("`cn`"));
    let place = tempfile::tempdir().unwrap();
    write(place.path(), "old/en/a.md", page);
    write(place.path(), "old/cn/a.md", page);
    let refused = run(place.path(), &["import", "old", "new"]);
    assert_eq!(refused.code, Some(2), "{refused:#?}");
    assert!(refused.stderr.contains("--tag cn="), "{refused:#?}");
    assert!(!place.path().join("new").exists());
    let done = run(place.path(), &["import", "old", "new", "--tag", "cn=zh"]);
    assert_eq!(done.code, Some(0), "{done:#?}");
    assert!(place.path().join("new/content/zh/a.md").is_file());
}
