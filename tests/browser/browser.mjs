// The browser of the tests, with nothing remembered and nothing asked of the network.

import { chromium } from "playwright-core";

/** `args`: further arguments of the browser; `options`: as Playwright's `launch` takes them. */
export function launch({ args = [], ...options } = {}) {
  return chromium.launch({
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
}
