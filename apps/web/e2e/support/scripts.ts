import { gzipSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";

/** Kilobytes (of 1,000) of JavaScript as gzip packs it, whatever the server between here and the reader does. */
const packedKb = (bodies: readonly Buffer[]): number =>
  Math.round(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 100) / 10;

/** What the scripts named in a document weigh; those for browsers without modules are for nobody here. */
export async function weighScriptsOf(page: Page, html: string): Promise<number> {
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\bnomodule\b/i.test(tag));
  const sources = new Set(tags.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  if (sources.size === 0) throw new Error("The document names no script");
  return packedKb(await Promise.all([...sources].map(async (src) => (await page.request.get(src)).body())));
}

/** Keeps every script that a page fetches, by its address; `weigh` says what all of them weigh packed. */
export function keepScripts(page: Page): { weigh: () => Promise<number> } {
  const bodies = new Map<string, Promise<Buffer>>();
  page.on("response", (reply) => {
    if (reply.request().resourceType() === "script" && !bodies.has(reply.url())) bodies.set(reply.url(), reply.body());
  });
  return { weigh: async () => packedKb(await Promise.all(bodies.values())) };
}

/** Opens everything of a screen that opens something, one after the other, and closes it again. Answers how many there were. */
export async function openEveryControl(page: Page): Promise<number> {
  const openers = page.locator("main :is([aria-haspopup], summary):visible");
  const over = page.locator('[role="dialog"], [role="menu"], [role="listbox"]');
  const count = await openers.count();
  for (let place = 0; place < count; place += 1) {
    const opener = openers.nth(place);
    await opener.click();
    if ((await opener.getAttribute("aria-haspopup")) === null) continue;
    await expect(over.first()).toBeVisible();
    await expect(over.locator('[aria-busy="true"]')).toHaveCount(0);
    // A panel hears a key once it has the focus.
    await expect(async () => {
      await page.keyboard.press("Escape");
      await expect(over).toHaveCount(0, { timeout: 1000 });
    }).toPass();
  }
  return count;
}
