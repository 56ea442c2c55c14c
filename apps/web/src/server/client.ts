import "server-only";
import { clientAddress } from "@heard/api/http/client-address";
import { headers } from "next/headers";
import { env } from "#lib/env.ts";
import { peerHeader } from "./peer.ts";

/** Where the request comes from and with what. */
export async function requestClient(): Promise<{ address: string; userAgent: string | null }> {
  const given = await headers();
  const peer = given.get(peerHeader) ?? "";
  return {
    address: clientAddress(peer, given.get("x-forwarded-for"), env().trustedProxies),
    userAgent: given.get("user-agent"),
  };
}

/** Whether somebody sits at this very machine: by the socket, by the address they typed and by the installation's own. */
export async function isOnThisMachine(): Promise<boolean> {
  const given = await headers();
  const host = (given.get("host") ?? "").replace(/:\d+$/, "");
  return isLoopback(given.get(peerHeader) ?? "") && isLocal(host) && isLocal(new URL(env().url).hostname);
}

const isLocal = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host);
const isLoopback = (address: string) => address === "::1" || /^(::ffff:)?127\./.test(address);
