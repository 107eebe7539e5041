// The browser of the tests, with nothing remembered and nothing asked of the network.

import { chromium } from "playwright-core";

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

/** `args`: further arguments of the browser; `options`: as Playwright's `launch` takes them. */
export function launch(options) {
  return chromium.launch(settings(options));
}

/** The same with a profile that stays in `folder` when it is closed; answers its one context. */
export function launchOnDisk(folder, options) {
  return chromium.launchPersistentContext(folder, settings({ viewport: { width: 360, height: 740 }, ...options }));
}
