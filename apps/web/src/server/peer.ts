import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** The request header that carries the address of the socket's other end inside this process. */
export const peerHeader = "x-heard-peer";

/**
 * Writes the address of the socket into every request before anybody reads it. Next.js hands a route no socket, and X-Forwarded-For is
 * whatever the client wrote into it; this header is overwritten on each request, so it can be believed.
 */
export function noteSocketAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  });
}
