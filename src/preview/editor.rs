//! Opens the author's editor at a place of a file.

use std::path::Path;
use std::process::{Command, Stdio};

/// The author's editor: a command line, as a shell would read it.
#[derive(Clone, Debug)]
pub(super) struct Editor {
    program: String,
    arguments: Vec<String>,
}

impl Editor {
    /// The editor that `MASHAL_EDITOR` names, or `VISUAL` where that is one with a window of its
    /// own: the terminal belongs to the server.
    pub(super) fn from_environment() -> Option<Self> {
        let named = |name: &str| Self::parse(&std::env::var(name).ok()?);
        named("MASHAL_EDITOR").or_else(|| named("VISUAL").filter(Self::has_window))
    }

    fn parse(line: &str) -> Option<Self> {
        let mut words = shlex::split(line)?.into_iter();
        Some(Self { program: words.next()?, arguments: words.collect() })
    }

    fn name(&self) -> String {
        let name = Path::new(&self.program).file_stem().unwrap_or_default();
        name.to_string_lossy().to_ascii_lowercase()
    }

    fn has_window(&self) -> bool {
        self.place("", 1, 1).is_some() || self.arguments.iter().any(|word| word.contains("{file}"))
    }

    /// How a known editor is told a place.
    fn place(&self, file: &str, line: usize, column: usize) -> Option<Vec<String>> {
        Some(match self.name().as_str() {
            "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => {
                vec!["--goto".to_owned(), format!("{file}:{line}:{column}")]
            }
            "subl" | "sublime_text" | "zed" | "zeditor" | "lapce" => {
                vec![format!("{file}:{line}:{column}")]
            }
            "gedit" | "gnome-text-editor" | "pluma" | "xed" => {
                vec![format!("+{line}:{column}"), file.to_owned()]
            }
            "gvim" | "mvim" | "emacsclient" => vec![format!("+{line}"), file.to_owned()],
            "kate" | "kwrite" => {
                ["-l", &line.to_string(), "-c", &column.to_string(), file].map(str::to_owned).into()
            }
            "notepad++" => vec![format!("-n{line}"), format!("-c{column}"), file.to_owned()],
            _ => return None,
        })
    }

    /// The command's arguments for a place; `{file}`, `{line}` and `{column}` in the author's own
    /// words are replaced.
    fn arguments(&self, file: &str, line: usize, column: usize) -> Vec<String> {
        if self.arguments.iter().any(|word| word.contains("{file}")) {
            let (line, column) = (line.to_string(), column.to_string());
            let put = |word: &String| {
                word.replace("{line}", &line).replace("{column}", &column).replace("{file}", file)
            };
            return self.arguments.iter().map(put).collect();
        }
        let place = self.place(file, line, column).unwrap_or_else(|| vec![file.to_owned()]);
        self.arguments.iter().cloned().chain(place).collect()
    }

    /// Starts the editor; whether that could be done.
    pub(super) fn open(&self, file: &Path, line: usize, column: usize) -> bool {
        let mut command = Command::new(&self.program);
        command.args(self.arguments(&file.to_string_lossy(), line, column));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                // Waited for, so that it does not stay as a zombie.
                std::thread::spawn(move || child.wait());
                true
            }
            Err(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_place_in_their_own_way() {
        for (line, arguments) in [
            ("code", Some("--goto|a b.md:3:7")),
            ("/usr/bin/codium --reuse-window", Some("--reuse-window|--goto|a b.md:3:7")),
            ("gedit", Some("+3:7|a b.md")),
            ("foo --at {line}:{column} '{file}'", Some("--at|3:7|a b.md")),
            ("something", Some("a b.md")),
            ("", None),
            ("'open", None),
        ] {
            let found =
                Editor::parse(line).map(|editor| editor.arguments("a b.md", 3, 7).join("|"));
            assert_eq!(found.as_deref(), arguments, "{line}");
        }
        assert!(!Editor::parse("vim").unwrap().has_window());
        assert!(Editor::parse("kate").unwrap().has_window());
        assert!(Editor::parse("konsole -e vim {file}").unwrap().has_window());
    }
}
