//! From where to where: a guide, or a section with all that lies in it.

use crate::diag::nearest;
use crate::route::{in_language, join, unfit};
use crate::site::{Key, Site};
use crate::world::World;

/// What moves.
pub(super) struct Place {
    /// The guide or section.
    old: Key,
    new: Key,
    /// Tags of the languages whose folders there are.
    tags: Vec<String>,
}

impl Place {
    /// What `old` and `new` name: `phone/lock.md`, `phone`, or a path from `content/en` on.
    pub(super) fn of(site: &Site, world: &dyn World, old: &str, new: &str) -> Result<Self, String> {
        let old = find(site, old)?;
        let new = wanted(site, &old, new)?;
        let tags = site.config.languages().map(|(_, language)| language.locale.tag().to_owned());
        let place = Self { old, new, tags: tags.collect() };
        place.check_free(site, world)?;
        Ok(place)
    }

    /// Nothing may lie where it moves to, in any language.
    fn check_free(&self, site: &Site, world: &dyn World) -> Result<(), String> {
        let Self { old, new, .. } = self;
        if old == new {
            return Err(format!("`{}` lies there already", new.path));
        }
        if old.section && new.path.starts_with(&format!("{}/", old.path)) {
            return Err(format!("the section `{}` cannot lie in itself", old.path));
        }
        let taken = [true, false].into_iter().find_map(|section| site.find(&new.path, section));
        if let Some(taken) = taken {
            let key = &site.entry(taken).key;
            return Err(match key.section {
                true => format!(
                    "there is a section `{}` already; write the path that is to be new, `{}/name`",
                    key.path, key.path
                ),
                false => format!("there is a guide `{}` already", key.file()),
            });
        }
        for file in world.list("content").files {
            let Some((tag, path)) = in_language(&file.path) else { continue };
            let below = path.strip_prefix(&*new.path).is_some_and(|rest| rest.starts_with('/'));
            if self.tags.iter().any(|known| known == tag) && (below || path == new.file()) {
                return Err(format!("`{}` is there already", file.path));
            }
        }
        Ok(())
    }

    /// Where the path below a language's folder is afterwards, if it is another.
    pub(super) fn path(&self, path: &str) -> Option<String> {
        if !self.old.section {
            return (path == self.old.file()).then(|| self.new.file());
        }
        let rest = path.strip_prefix(&*self.old.path)?.strip_prefix('/')?;
        Some(format!("{}/{rest}", self.new.path))
    }

    /// The same of a file of the site.
    pub(super) fn file(&self, file: &str) -> Option<String> {
        let (tag, path) = in_language(file).filter(|_| file.starts_with("content/"))?;
        let known = self.tags.iter().any(|known| known == tag);
        Some(format!("content/{tag}/{}", self.path(path).filter(|_| known)?))
    }

    /// The name of the part that moves, and the one that it gets.
    pub(super) fn part(&self) -> Option<(&str, &str)> {
        self.old.part().zip(self.new.part())
    }

    /// Where a guide, section or part is afterwards, if that is elsewhere.
    pub(super) fn page(&self, key: &Key) -> Option<Key> {
        Key::of_file(&self.path(&key.file())?)
    }
}

/// The path below a language's folder that somebody names.
fn below_language(name: &str) -> String {
    let path = name.replace('\\', "/");
    match in_language(&path).filter(|_| path.starts_with("content/")) {
        Some((_, path)) => path.to_owned(),
        None => path.trim_start_matches("./").to_owned(),
    }
}

/// The guide or section that there is.
fn find(site: &Site, name: &str) -> Result<Key, String> {
    let path = below_language(name);
    let guide = Key::named(&path);
    let section = Key::named(&format!("{}/_index.md", path.trim_end_matches('/')));
    // The home page is no section that could move.
    let known = |key: &&Key| !key.path.is_empty() && site.find(&key.path, key.section).is_some();
    if let Some(key) = [&guide, &section].into_iter().find(known) {
        return Ok(key.clone());
    }
    let all = site.entries().map(|(_, entry)| &entry.key).filter(|key| !key.path.is_empty());
    let near = nearest(guide.path.as_str(), all.map(|key| key.path.as_str()));
    let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Err(format!("there is no guide or section `{name}`{help}"))
}

/// Where it is to lie.
fn wanted(site: &Site, old: &Key, name: &str) -> Result<Key, String> {
    let mut path = below_language(name);
    if path.ends_with('/') {
        // Into a section, as `mv` does; a new section is named as one that there is.
        let name = old.path.rsplit('/').next().unwrap_or_default();
        path = match old.section && site.find(path.trim_end_matches('/'), true).is_none() {
            true => path.trim_end_matches('/').to_owned(),
            false => format!("{path}{name}"),
        };
    }
    let path = path.strip_suffix(".md").unwrap_or(&path);
    let path = if old.section { path.trim_end_matches("/_index") } else { path };
    let names = join("", path).unwrap_or_default();
    let sound = !path.is_empty() && names.join("/") == path && !path.ends_with("_index");
    let tag = names.first().copied().unwrap_or_default();
    if !sound
        || unfit(&format!("{path}.md")).is_some()
        || path.split('/').any(|name| name.starts_with('.'))
    {
        return Err(format!(
            "`{name}` cannot be the path of a guide; write it as `section/guide.md`"
        ));
    }
    if site.config.find(tag).is_some() && site.find(tag, true).is_none() {
        return Err(format!(
            "`{name}` begins with a language; write the path below its folder, which is the same in all languages"
        ));
    }
    let new = Key { path: path.to_owned(), section: old.section };
    let [was, is] = [old, &new].map(|key| key.part().is_some());
    if was != is || (path.starts_with("_parts/") && !is) {
        return Err(format!(
            "`{name}` cannot be: parts lie in `_parts` itself, and nothing else does"
        ));
    }
    Ok(new)
}
