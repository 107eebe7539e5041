// Headings get the ids that they say, links to Markdown files lead to pages.
import { createRequire } from "node:module";

// Eleventy's own, wherever it is installed.
const markdownIt = createRequire(process.argv[1])("markdown-it");

export default function (config) {
  const md = markdownIt();
  md.core.ruler.push("ids", ({ tokens }) => {
    for (const [place, token] of tokens.entries()) {
      if (token.type !== "heading_open") continue;
      const text = tokens[place + 1].children.at(-1);
      const said = / \{#([^}]*)\}$/.exec(text.content);
      if (!said) continue;
      token.attrSet("id", said[1]);
      text.content = text.content.slice(0, said.index);
    }
  });
  const link = (tokens, place, options, env, self) => {
    const href = tokens[place].attrGet("href");
    if (href.endsWith(".md")) tokens[place].attrSet("href", `../${href.slice(0, -3)}/`);
    return self.renderToken(tokens, place, options);
  };
  md.renderer.rules.link_open = link;
  config.setLibrary("md", md);
  const section = (page) => page.filePathStem.replace(/\/[^/]*$/, "");
  config.addFilter("section", section);
  config.addFilter("turned", (url, from, to) => `/${to}${url.slice(from.length + 1)}`);
  config.addFilter("contents", (html) =>
    [...html.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/g)].map(([, id, text]) => `<li><a href="#${id}">${text}</a></li>`).join(""));
  config.addCollection("parts", (all) => {
    const parts = {};
    for (const page of all.getAll()) {
      const part = (parts[section(page)] ||= { pages: [] });
      if (page.fileSlug === section(page).split("/").at(-1)) part.head = page;
      else part.pages.push(page);
    }
    for (const part of Object.values(parts)) part.pages.sort((one, other) => one.data.order - other.data.order);
    return parts;
  });
  return { dir: { input: "content", includes: "../_includes", data: "../_data", output: "public" }, markdownTemplateEngine: false };
}
