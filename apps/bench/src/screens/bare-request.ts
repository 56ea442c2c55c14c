import type { Dashboard } from "./dashboard.ts";

/** Milliseconds that an address takes by HTTP alone, until its last byte: what a browser can only add to. */
export async function timeBareRequest(
  { url, cookie }: Dashboard,
  address: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const start = performance.now();
  const reply = await fetch(url + address, { headers: { cookie, ...headers }, redirect: "manual" });
  await reply.arrayBuffer();
  if (reply.status !== 200) throw new Error(`${address} answered ${reply.status}`);
  return performance.now() - start;
}
