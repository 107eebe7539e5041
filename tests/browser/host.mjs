// A host as a reader meets it on a weak network: it compresses, answers 304, breaks off, goes away and comes back. What it
// sent is counted. And further versions of this repository's site for it to serve.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { types } from "./types.mjs";

const repository = path.resolve(import.meta.dirname, "../..");
const compressed = /^text\/|javascript|json|svg/;

/** A folder that `remove` takes away. */
export function temporary() {
  const folder = mkdtempSync(path.join(tmpdir(), "mashal-test-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Builds this repository's site into `out`, changed by `edits`: `[file, from, to]`, where `file` counts from the top of the
 * repository. Where `from` is null the file is new. What the built site under test has already is taken over by the program,
 * its fonts above all: the output is that of a clean build (`builds` in the suite), and comes in a third of the time.
 */
export function build(out, edits = [], options = []) {
  const { folder, remove } = temporary();
  try {
    for (const part of ["content", "locales", "themes", "mashal.toml"]) {
      cpSync(path.join(repository, part), path.join(folder, part), { recursive: true });
    }
    for (const [file, from, to] of edits) {
      const name = path.join(folder, file);
      const text = from === null ? "" : readFileSync(name, "utf8");
      if (from !== null && text.replace(from, "") === text) throw new Error(`${file} has no ${from}`);
      writeFileSync(name, from === null ? to : text.replace(from, to));
    }
    if (!existsSync(out)) cpSync(process.env.MASHAL_SITE_OUT, out, { recursive: true });
    execFileSync(path.resolve(process.env.MASHAL), ["--site", folder, "build", "-q", "--out", out, ...options], {
      env: { ...process.env, SOURCE_DATE_EPOCH: "1795910400" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    return out;
  } finally {
    remove();
  }
}

/** What a file weighs on its way. */
export function weight(folder, file) {
  return packed(readFileSync(path.join(folder, file)), typeOf(file)).body.length;
}

const typeOf = (file) => types[path.extname(file)] ?? "application/octet-stream";

function packed(bytes, type) {
  if (!compressed.test(type)) return { body: bytes, headers: {} };
  return { body: gzipSync(bytes, { level: 6 }), headers: { "content-encoding": "gzip", vary: "accept-encoding" } };
}

/** The rules of a `_headers` file: a pattern of paths, then its headers, indented. */
function rules(folder) {
  const file = path.join(folder, "_headers");
  if (!existsSync(file)) return [];
  const found = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
    if (header) found[found.length - 1].headers.push([header[1].toLowerCase(), header[2]]);
    else if (line.startsWith("/")) {
      const pattern = line.trim().split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
      found.push({ pattern: new RegExp(`^${pattern.join(".*")}$`), headers: [] });
    }
  }
  return found;
}

/** Serves folders, each below its own path: `host({ "/": "/tmp/site" })`. Call `close` at the end. */
export async function host(folders) {
  const self = {
    folders,
    /** One `{path, status, bytes}` a request, in their order; `bytes` of the body as sent. */
    log: [],
    /** While true the network is dead: every connection is cut. */
    down: false,
    /** How many requests, or bytes of bodies, go on before the network is dead. */
    left: { requests: Infinity, bytes: Infinity },
    /** Paths whose bodies are spoiled. */
    wrong: new Set(),
    /** Paths whose answers wait, each with the function that lets them go. */
    held: new Map(),
    /** Whether the headers are sent that the site's own `_headers` asks for. */
    ruled: true,
    /** Whether bodies go out as they are, so that what a browser stores of them can be read. */
    plain: false,
    /** Paths that are answered by a page of the server's own, with this status. */
    failing: new Map(),
    /** Paths of pages that stop in the middle and never end. */
    slow: new Set(),
    /** `[from, to]`: words of pages that are sent in another form, as addresses of hosts that a test cannot have. */
    replaced: [],
  };

  const file = (pathname) => {
    const tops = Object.keys(self.folders).sort((one, other) => other.length - one.length);
    const top = tops.find((each) => pathname.startsWith(each));
    if (!top) return null;
    let name = pathname.slice(top.length);
    if (name === "" || name.endsWith("/")) name += "index.html";
    const whole = path.join(self.folders[top], name);
    return existsSync(whole) && statSync(whole).isFile() ? { folder: self.folders[top], name, whole } : null;
  };

  async function answer(request, response) {
    const pathname = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    self.left.requests -= 1;
    if (self.left.requests < 0) self.cut();
    if (self.down) return response.destroy();
    const entry = { path: pathname, status: 200, bytes: 0 };
    self.log.push(entry);
    if (self.held.has(pathname)) await new Promise((go) => self.held.set(pathname, go));
    if (self.failing.has(pathname)) {
      entry.status = self.failing.get(pathname);
      return response.writeHead(entry.status, { "content-type": "text/html" }).end("<title>Server</title>");
    }
    const found = file(pathname);
    if (!found) {
      entry.status = pathname === "/favicon.ico" ? 204 : 404;
      return response.writeHead(entry.status).end();
    }
    let bytes = readFileSync(found.whole);
    if (found.name.endsWith(".html")) {
      for (const [from, to] of self.replaced) bytes = Buffer.from(bytes.toString().replaceAll(from, to));
    }
    if (self.wrong.has(pathname)) bytes = Buffer.concat([bytes, Buffer.from(" ")]);
    const etag = `"${createHash("sha1").update(bytes).digest("base64")}"`;
    const own = (self.ruled ? rules(found.folder) : []).filter((rule) => rule.pattern.test(`/${found.name}`));
    const headers = { etag, ...Object.fromEntries(own.flatMap((rule) => rule.headers)) };
    if (request.headers["if-none-match"] === etag) {
      entry.status = 304;
      return response.writeHead(304, headers).end();
    }
    const type = typeOf(found.name);
    if (self.slow.has(pathname)) {
      return response.writeHead(200, { "content-type": type, ...headers }).write(bytes.subarray(0, bytes.length / 2));
    }
    const { body, headers: more } = self.plain ? { body: bytes } : packed(bytes, type);
    response.writeHead(200, { "content-type": type, "content-length": body.length, ...headers, ...more });
    const sent = body.subarray(0, self.left.bytes);
    self.left.bytes -= sent.length;
    entry.bytes = sent.length;
    if (sent.length === body.length) return response.end(body);
    entry.status = 0;
    response.write(sent, self.cut);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  server.on("connection", (socket) => self.down && socket.destroy());
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  self.origin = `http://127.0.0.1:${server.address().port}`;

  /** The network is dead from now on. */
  self.cut = () => {
    self.down = true;
    server.closeAllConnections();
  };
  /** All is well again, and counted anew. */
  self.mend = () => {
    Object.assign(self, { down: false, log: [], left: { requests: Infinity, bytes: Infinity } });
  };
  self.close = async () => {
    self.cut();
    await new Promise((done) => server.close(done));
  };
  return self;
}
