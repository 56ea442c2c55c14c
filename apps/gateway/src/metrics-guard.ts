import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import type { Env } from "./env.ts";

/** What a proxy adds: with one of them the neighbour on this machine speaks for somebody else. */
const signsOfProxy = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];
const ownMachine = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const digest = (text: string) => createHash("sha256").update(text).digest();

/** Figures tell how much goes on and when: they are for whoever has the token, or without one for this machine itself where no proxy stands in front. */
export function mayReadMetrics(
  c: Context,
  socketAddress: string,
  { metricsToken, trustedProxies }: Pick<Env, "metricsToken" | "trustedProxies">,
): boolean {
  if (metricsToken !== null)
    return timingSafeEqual(digest(c.req.header("authorization") ?? ""), digest(`Bearer ${metricsToken}`));
  return trustedProxies === 0 && ownMachine.test(socketAddress) && !signsOfProxy.some((name) => c.req.header(name));
}
