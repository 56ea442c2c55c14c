import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import type { Env } from "./env.ts";

/** What a proxy adds: with one of them the neighbour on this machine speaks for somebody else. */
const signsOfProxy = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];
const ownMachine = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const digest = (text: string) => createHash("sha256").update(text).digest();

/** A host as an address or a header names it, with or without a port. */
const isLocal = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host.replace(/:\d+$/, ""));

/**
 * Figures tell how much goes on and when: they are for whoever has the token, or without one for this machine itself where no proxy stands in front. A proxy that adds no header
 * of its own is seen by where it hands on: by the host that was asked for, or by the installation's own address, which is none of this machine.
 */
export function mayReadMetrics(
  c: Context,
  socketAddress: string,
  { metricsToken, trustedProxies, url }: Pick<Env, "metricsToken" | "trustedProxies" | "url">,
): boolean {
  if (metricsToken !== null)
    return timingSafeEqual(digest(c.req.header("authorization") ?? ""), digest(`Bearer ${metricsToken}`));
  if (!isLocal(c.req.header("host") ?? "") || !isLocal(new URL(url).host)) return false;
  return trustedProxies === 0 && ownMachine.test(socketAddress) && !signsOfProxy.some((name) => c.req.header(name));
}
