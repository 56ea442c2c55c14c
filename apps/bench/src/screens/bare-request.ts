import { paths } from "@heard/web/src/lib/paths.ts";
import type { Dashboard } from "./dashboard.ts";

/**
 * Milliseconds that an address takes by HTTP alone, until its last byte: what a browser can only add to. A part of a page is led on to its own
 * address, which takes next to nothing.
 */
export async function timeBareRequest(
  { url, cookie }: Dashboard,
  address: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const start = performance.now();
  const reply = await fetch(url + address, { headers: { cookie, ...headers } });
  await reply.arrayBuffer();
  if (reply.status !== 200 || reply.url.startsWith(url + paths.signIn()))
    throw new Error(`${address} answered ${reply.status}`);
  return performance.now() - start;
}
