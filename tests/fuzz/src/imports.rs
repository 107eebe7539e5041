//! Pages of other generators.

use mashal::data::Worded;
use mashal::diag::Sink;
use mashal::import::{Contents, Generator, Said, import};
use mashal::world::Memory;

use super::{Outcome, Target, as_it_is, samples, site};

pub const TARGET: Target = Target {
    name: "imports",
    check,
    mend: as_it_is,
    samples: || samples::files(&["tests/import"], &[".md", ".mdx", ".yml", ".toml"]),
    tokens: &[
        "!!! note\n    ",
        "=== \"A\"\n",
        ":::tip\n",
        ":::",
        "{{< tabs >}}",
        "{{< /tabs >}}",
        "{% raw %}",
        "{% endraw %}",
        "{% hint style=\"info\" %}",
        "{% endhint %}",
        "<Tabs>",
        "</Tabs>",
        "{: .note }",
        "<table>",
        "</table>",
        "<b>",
        "</b>",
        "<br>",
        "<details>",
        "<summary>",
        "<!--",
        "-->",
        "{{#include a}}",
        "```",
        "> ",
        "> [!info]- T\n",
        "--8<--\n",
        "{{% include file=\"a\" text=\"b\" %}}",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "\n: ",
        "##",
        "url: /ur/:slug/\n",
        "aliases: [a/, /en/b]\n",
        "date: 2099-01-01\n",
        "- ",
        "](",
        "{#a}",
        "\n\n",
        "    ",
        "+++\n",
        "---\n",
    ],
    rounds: 80,
};

fn check(input: &[u8]) -> Outcome {
    let mut outcome = Outcome::Refused;
    for generator in Generator::ALL {
        let mut world = Memory::new(site::TODAY);
        for path in ["content/a.md", "docs/a.mdx", "src/a.md", "a.md", "_posts/2024-01-01-a.md"] {
            world.write(path, input);
        }
        for path in ["hugo.toml", "_config.yml", "mkdocs.yml", "book.toml", "SUMMARY.md"] {
            world.write(path, input);
        }
        let said = Said { generator: Some(*generator), ..Said::default() };
        let Ok(made) = import(&world, &said) else { continue };
        for (path, contents) in &made.files {
            let safe = |name: &str| !matches!(name, "" | "." | "..");
            assert!(path.split('/').all(safe) && !path.contains(['\\', '\0']), "{path}");
            if let Contents::Copy(from) = contents {
                assert!(from.split('/').all(safe), "{from}");
            }
        }
        // What comes out can be read: its front matter above all.
        let mut new = Memory::new(site::TODAY);
        for (path, contents) in &made.files {
            if let Contents::Text(text) = contents {
                new.write(path.as_str(), text.as_bytes());
            }
        }
        let mut sink = Sink::default();
        let _site = mashal::site::load(&new, &Default::default(), &mut sink);
        for fault in sink.sorted() {
            let code = fault.code.as_str();
            let never =
                ["front-matter/syntax", "front-matter/invalid", "config/syntax", "locale/syntax"];
            assert!(!never.contains(&code), "{generator:?}: {fault:?}");
        }
        outcome = Outcome::Out;
    }
    outcome
}
