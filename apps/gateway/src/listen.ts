import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { overloaded, problemOf } from "@heard/api/http";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import type { Admission } from "./admission.ts";

export type ListenOptions = {
  app: Hono;
  admission: Admission;
  host: string;
  port: number;
  /** On every answer, whatever it is. */
  headers: Readonly<Record<string, string>>;
  onTurnedAway: () => void;
  onListening: (address: { address: string; port: number }) => void;
};

/**
 * Serves the gateway. Systems that are not let in are turned away before anything is read, for a refusal that costs as much as an answer leaves less for
 * those who are let in; respondents' pages and what operators ask have the application's own bound.
 */
export function listen({ app, admission, host, port, headers, onTurnedAway, onListening }: ListenOptions) {
  const problem = overloaded();
  const turnAway = (outgoing: ServerResponse) => {
    const requestId = randomUUID();
    const body = JSON.stringify(problemOf(problem, requestId).problem);
    outgoing.writeHead(problem.status, {
      ...headers,
      ...problem.headers,
      "Content-Type": "application/problem+json",
      "Content-Length": Buffer.byteLength(body),
      "X-Request-Id": requestId,
    });
    outgoing.end(body);
    onTurnedAway();
  };
  const known = new WeakSet<Socket>();
  return serve(
    {
      fetch: async (request, env) => {
        const stay = waitWith(admission, env.incoming as IncomingMessage);
        try {
          return await app.fetch(request, env);
        } finally {
          stay.end();
        }
      },
      hostname: host,
      port,
      serverOptions: {
        requestTimeout: 60_000,
        headersTimeout: 15_000,
        keepAliveTimeout: 65_000,
        maxHeaderSize: 16_384,
      },
      createServer: ((options: object, answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void) =>
        createServer(options, (incoming, outgoing) => {
          const begin = () => {
            // Node ends its own side as soon as the other has, so nobody would read an answer.
            if (incoming.socket.readableEnded || incoming.destroyed) return;
            if (isOfSystem(incoming) && !admission.admits()) return turnAway(outgoing);
            answer(incoming, outgoing);
          };
          if (known.has(incoming.socket)) return begin();
          known.add(incoming.socket);
          afterNextReading(begin);
        })) as typeof createServer,
    },
    ({ address, port: at }) => onListening({ address, port: at }),
  );
}

/** The same path is written in many ways: with the host before it, with dots, with letters as numbers. The routes below know them all. */
function isOfSystem({ url = "" }: IncomingMessage): boolean {
  if (url.startsWith("/api/")) return true;
  // What is no address reaches no route.
  const address = URL.parse(url.startsWith("/") ? `http://gateway${url}` : url);
  // Letters alone: what else is written as numbers may be no character at all, and the routes take it as it is.
  const path = address?.pathname.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent) ?? "";
  return path.toLowerCase().startsWith("/api/");
}

/**
 * When connections come faster than they are taken, each waits its turn in the kernel, and by then whoever opened it may have gone. That is known when the
 * connection is read once more; to do the work all the same would keep those waiting who are still there, until they have gone as well.
 */
function afterNextReading(work: () => void): void {
  setImmediate(() => setImmediate(work));
}

/** Waits from when all of the request is here until its work is done, whether somebody still listens or not. */
function waitWith(admission: Admission, incoming: IncomingMessage): { end: () => void } {
  let state: "coming" | "waiting" | "done" = "coming";
  const arrive = () => {
    if (state !== "coming") return;
    state = "waiting";
    admission.arrive();
  };
  if (hasBody(incoming)) incoming.once("end", arrive);
  else arrive();
  return {
    end: () => {
      if (state === "waiting") admission.answer();
      state = "done";
    },
  };
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
