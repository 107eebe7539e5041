// The browser of the tests, with nothing remembered and nothing asked of the network.

import { afterEach, beforeEach } from "node:test";
import { chromium } from "playwright-core";
import { HANGS, TEST } from "./bounds.mjs";

const settings = ({ args = [], ...options } = {}) => ({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...args,
  ],
  ...options,
});

// Once in thousands of pages a browser does not answer any more, and the test would wait for ever. When it is ended, what the
// test waits for fails, with the line where it stands.
const running = new Set();
let alarm;
beforeEach(({ name }) => {
  alarm = setTimeout(() => {
    console.error(HANGS + name);
    for (const browser of running) browser.close();
  }, TEST).unref();
});
afterEach(() => clearTimeout(alarm));

async function watched(launched) {
  const browser = await launched;
  running.add(browser);
  return browser;
}

/** `args`: further arguments of the browser; `options`: as Playwright's `launch` takes them. */
export function launch(options) {
  return watched(chromium.launch(settings(options)));
}

/** The same with a profile that stays in `folder` when it is closed; answers its one context. */
export function launchOnDisk(folder, options) {
  return watched(chromium.launchPersistentContext(folder, settings({ viewport: { width: 360, height: 740 }, ...options })));
}
