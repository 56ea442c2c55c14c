import { createHmac } from "node:crypto";
import type { Context } from "hono";

/**
 * The address of the client: the socket's, or, behind a known number of proxies, what the outermost of them wrote into X-Forwarded-For.
 * Everything further left was written by the client and is not believed.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | null, trustedProxies: number): string {
  if (trustedProxies < 1 || !forwardedFor) return socketAddress;
  const hops = forwardedFor.split(",").map((hop) => hop.trim());
  return hops[Math.max(0, hops.length - trustedProxies)] || socketAddress;
}

/** The address as a name that changes every day: limits need to tell clients apart, not to know them. */
export function addressName(key: Buffer, day: string, address: string): string {
  return createHmac("sha256", key).update(`${day}/${address}`).digest("base64url").slice(0, 22);
}

export type AddressOptions = {
  now: () => Date;
  /** How many proxies of ours stand in front. */
  trustedProxies: number;
  /** Names addresses for limits, so that none is kept. */
  addressKey: Buffer;
  socketAddress: (c: Context) => string;
};

/** The name of today of the address that a request comes from. */
export function addressOf(c: Context, { now, addressKey, trustedProxies, socketAddress }: AddressOptions): string {
  const address = clientAddress(socketAddress(c), c.req.header("x-forwarded-for") ?? null, trustedProxies);
  return addressName(addressKey, now().toISOString().slice(0, 10), address);
}
