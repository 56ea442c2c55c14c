import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Session } from "./session.ts";
import { count, newTally, type Tally } from "./tally.ts";
import { requestOf, slugOf, type Target } from "./target.ts";

type Site = Target["site"];
export type RelayOptions = {
  /** Where the product listens, and by which address it knows itself. */
  behind: Record<Site, URL>;
  publicUrl: Record<Site, URL>;
  ports: Record<Site, number>;
  /** The key of the public API. */
  apiKey: string;
  signIn: () => Promise<Session>;
  /** What a scanner says in `passHeader`: the relay signs in whoever it serves, so it serves nobody else, no page in a browser of this machine either. */
  pass: string;
};
export type Relay = {
  /** The ways in that have an address here, from now on. */
  serve: (targets: readonly Target[]) => void;
  tallies: ReadonlyMap<string, Tally>;
  /** How often somebody had to sign in anew, because an attack had ended the session. */
  renewals: () => number;
  close: () => Promise<void>;
};

type Ask = { site: Site; method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };
type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export const passHeader = "x-heard-scan";

const requestsOfAnAddress = 25;
const mostTries = 3;
const longestWaitMs = 2000;
const leastBetweenSignInsMs = 20_000;

/**
 * Stands between the scanners and the product as its one trusted proxy. It knows who is signed in, so that no scanner has to; gives every procedure and
 * route one address with its fields as parameters; comes from another client address every few requests, so that the limits of one address do not hide
 * what lies behind them; and counts the answers.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const targets = new Map<string, Target>();
  const tallies = new Map<string, Tally>();
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  let session = await options.signIn();
  let signedInAt = performance.now();
  let [sent, renewals] = [0, 0];

  const renew = async () => {
    if (performance.now() - signedInAt < leastBetweenSignInsMs) return;
    signedInAt = performance.now();
    renewals += 1;
    session = await options.signIn();
  };

  const forward = ({ site, method, path, headers, body }: Ask): Promise<Answer> =>
    new Promise((resolve, reject) => {
      sent += 1;
      const { host } = options.publicUrl[site];
      const address = addressOf(Math.floor(sent / requestsOfAnAddress));
      const { hostname, port } = options.behind[site];
      const filled = Buffer.from(body.toString("latin1").replaceAll("%7Bcsrf%7D", session.csrf), "latin1");
      const outgoing = request({
        ...{ agent, hostname, port, method, path, timeout: 30_000 },
        headers: {
          ...kept(headers),
          host,
          ...(site === "web" ? { cookie: [headers.cookie, session.cookie].filter(Boolean).join("; ") } : {}),
          ...(path.startsWith("/api/v1/") ? { authorization: `Bearer ${options.apiKey}` } : {}),
          ...(method === "GET" || method === "HEAD" ? {} : { origin: options.publicUrl[site].origin }),
          "x-forwarded-for": address,
          "content-length": String(filled.length),
        },
      });
      outgoing.once("timeout", () => outgoing.destroy(new Error("no answer within 30 s")));
      outgoing.once("error", reject);
      outgoing.once("response", async (reply) => {
        const content = await bytesOf(reply).catch((error: Error) => error);
        if (content instanceof Error) reject(content);
        else resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: content });
      });
      outgoing.end(filled);
    });

  /** Once more where a limit of an address or a session that an attack had ended stood in the way. */
  const ask = async (one: Ask): Promise<Answer> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await forward(one);
      if (tries >= mostTries) return answer;
      if (answer.status === 429) {
        sent += requestsOfAnAddress;
        await delay(Math.min(longestWaitMs, Number(answer.headers["retry-after"] ?? 0) * 1000));
      } else if (isSignedOut(one.site, answer) && !isOpen(one.path)) await renew();
      else return answer;
    }
  };

  const answerTo = async (site: Site, incoming: IncomingMessage): Promise<Answer> => {
    if (incoming.headers[passHeader] !== options.pass)
      return { status: 403, headers: {}, body: Buffer.from("this relay serves its scan alone") };
    const body = await bytesOf(incoming);
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://localhost");
    const method = incoming.method ?? "GET";
    const target = pathname.startsWith("/~/") ? targets.get(pathname.slice(3)) : null;
    if (target === undefined) return { status: 404, headers: {}, body: Buffer.from("no such target") };
    const made = target ? requestOf(target, searchParams) : null;
    const one: Ask = made
      ? {
          ...{ site, method: made.method, path: made.path },
          headers: { ...incoming.headers, ...(made.contentType ? { "content-type": made.contentType } : {}) },
          body: Buffer.from(made.body ?? ""),
        }
      : { site, method, path: incoming.url ?? "/", headers: incoming.headers, body };
    const name = target ? target.name : `${method} ${pathname}`;
    const tally = tallies.get(name) ?? newTally();
    tallies.set(name, tally);
    const answer = await ask(one);
    const contentType = String(answer.headers["content-type"] ?? "");
    count(tally, {
      ...{ status: answer.status, contentType },
      request: `${one.method} ${one.path} ${one.body.toString("utf8")}`.slice(0, 1500),
    });
    return answer;
  };

  const servers = (["web", "gateway"] as const).map((site) =>
    createServer((incoming, reply) => {
      answerTo(site, incoming).then(
        ({ status, headers, body }) =>
          reply.writeHead(status, { ...kept(headers), "content-length": body.length }).end(body),
        // The product closed the connection: a scanner sees what anybody would.
        (error: Error) => reply.writeHead(502, { "content-type": "text/plain" }).end(`relay: ${error.message}`),
      );
    }).listen(options.ports[site], "127.0.0.1"),
  );
  return {
    serve: (more) => {
      for (const target of more) targets.set(slugOf(target), target);
    },
    tallies,
    renewals: () => renewals,
    close: async () => {
      await Promise.all(servers.map(closed));
      agent.destroy();
    },
  };
}

/** An address of the network for documentation and tests of capacity, 198.18.0.0/15. */
const addressOf = (index: number): string => `198.${18 + ((index >> 16) & 1)}.${(index >> 8) & 255}.${index & 255}`;

const hops = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "host",
  "authorization",
  "expect",
  "upgrade",
  passHeader,
]);

/** Without what concerns one connection, and uncompressed: scanners read what is written. */
const kept = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.has(name) && name !== "accept-encoding"));

const isOpen = (path: string): boolean => /^\/(api\/auth|sign-in|share|invitations|reset-password)\b/.test(path);

function isSignedOut(site: Site, { status, headers }: Answer): boolean {
  if (site !== "web") return false;
  return status === 401 || (status >= 300 && status < 400 && /\/sign-in\b/.test(String(headers.location ?? "")));
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
