import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

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
