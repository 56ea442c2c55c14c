import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { checkAddress } from "./check-address.ts";
import { resolveHost } from "./resolve-host.ts";

/** How receivers are reached. Tests give their own; nothing in the environment of an installation does. */
export type Reach = {
  resolve: (host: string, signal: AbortSignal) => Promise<readonly string[]>;
  isOpen: (address: string) => boolean;
  request: typeof request;
  timeoutMs: number;
};
export type Message = { url: URL; headers: Readonly<Record<string, string>>; body: string };
type PostFailure = "address" | "unreached" | "timeout" | "redirect" | "status" | "refused" | "unmade";
/** `text` is what a receiver answered, as far as anybody reads it. Nothing of it is shown or kept. */
export type Posted = { status: number; text: string } | { failure: PostFailure; status: number | null };

/** Nothing that a receiver says is worth more than this. */
const mostRead = 16_384;

export const openReach: Reach = {
  resolve: resolveHost,
  isOpen: (address) => checkAddress(address),
  request,
  timeoutMs: 15_000,
};

/**
 * Sends one message. The name is looked up once, every address that it leads to must lie in the open internet, and the connection goes to the address that was looked at: a
 * name that leads elsewhere a moment later leads nowhere. Redirects are not followed, and all of it together may take 15 seconds.
 */
export async function postMessage(message: Message, reach: Reach = openReach): Promise<Posted> {
  let timer: NodeJS.Timeout | undefined;
  const cut = new AbortController();
  const late = new Promise<Posted>((resolve) => {
    timer = setTimeout(() => {
      resolve({ failure: "timeout", status: null });
      cut.abort();
    }, reach.timeoutMs);
  });
  const sent = send(message, reach, cut.signal).catch((): Posted => ({ failure: "unreached", status: null }));
  return Promise.race([late, sent]).finally(() => clearTimeout(timer));
}

async function send({ url, headers, body }: Message, reach: Reach, signal: AbortSignal): Promise<Posted> {
  const addresses = await reach.resolve(url.hostname, signal);
  const [address] = addresses;
  if (address === undefined) return { failure: "unreached", status: null };
  if (!addresses.every(reach.isOpen)) return { failure: "address", status: null };
  if (signal.aborted) return { failure: "timeout", status: null };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = reach.request({
      ...{ host: address, servername: url.hostname, port: url.port || 443, path: `${url.pathname}${url.search}` },
      ...{ method: "POST", agent: false, signal },
      headers: {
        Host: url.host,
        "Content-Type": "application/json",
        "Content-Length": String(Buffer.byteLength(body)),
        "User-Agent": "Heard-Webhooks",
        ...headers,
      },
    });
    asked.once("response", resolve).once("error", reject).end(body);
  });
  const text = await readStart(response);
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return { status, text };
  return { failure: status >= 300 && status < 400 ? "redirect" : "status", status };
}

/** The beginning of an answer; whoever goes on sending is hung up on. */
async function readStart(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
    if (length >= mostRead) break;
  }
  response.destroy();
  return Buffer.concat(parts).subarray(0, mostRead).toString("utf8");
}
