// `mashal serve` of a folder, for tests of what an author and a translator see of it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

const mashal = path.resolve(process.env.MASHAL ?? "");
if (!process.env.MASHAL || !existsSync(mashal)) throw new Error("set MASHAL to the program (target/debug/mashal)");

/** How long anything may take to be seen. */
export const timeout = 15_000;

export function write(folder, name, text) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const running = new Set();

/** Starts the preview of a folder. Resolves with its address, and the process. */
export async function preview(folder, ...options) {
  const child = spawn(mashal, ["--site", folder, "serve", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let said = "";
  child.stderr.on("data", (piece) => (said += piece));
  const found = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line) ?? [];
      if (address) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the preview ended with ${code}: ${said}`)));
    setTimeout(() => reject(new Error(`the preview names no address: ${said}`)), timeout).unref();
  });
  return { address: await found, child };
}

export async function end(child) {
  if (!running.has(child)) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

export async function endAll() {
  for (const child of [...running]) await end(child);
}
