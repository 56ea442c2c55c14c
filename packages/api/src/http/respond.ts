import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { overloaded, problemOf } from "./problem.ts";

/** One line of the log: what was asked and how it ended; no address, no query, no body, nobody's name. */
export type RequestEntry = {
  requestId: string;
  route: string;
  method: string;
  status: number;
  durationMs: number;
  organisation: string | null;
  keyId: string | null;
};
/** What a handler adds to the log as it finds out. */
export type Caller = Pick<RequestEntry, "organisation" | "keyId">;
export type Answer = {
  status: number;
  body: string | Uint8Array<ArrayBuffer>;
  contentType: string;
  /** Of this answer alone; they stand above those of every answer. */
  headers?: Readonly<Record<string, string>>;
};
/** A refusal as somebody sees it who reads pages, not problems. */
export type ShowError = (error: unknown, status: number) => Promise<Answer>;

export type RespondOptions = {
  /** On every answer, whatever it is. */
  headers: Readonly<Record<string, string>>;
  /** Requests under way in this process; beyond it the answer is 503 at once. */
  mostInFlight: number;
  onRequest: (entry: RequestEntry) => void;
  report: (error: unknown, request: { requestId: string; route: string }) => void;
};

export type Respond = (
  c: Context,
  route: string,
  work: (caller: Caller) => Promise<Answer>,
  show?: ShowError,
) => Promise<Response>;

/** Runs the work of one request: gives it an id, turns every error into problem+json or a page, sets the headers and writes the log's line. */
export function createRespond({ headers: fixed, mostInFlight, onRequest, report }: RespondOptions): Respond {
  let inFlight = 0;
  return async (c, route, work, show) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const caller: Caller = { organisation: null, keyId: null };
    let answer: Answer;
    let extra: Record<string, string> = {};
    inFlight += 1;
    try {
      if (inFlight > mostInFlight) throw overloaded();
      answer = await work(caller);
    } catch (error) {
      const { problem, headers, unexpected } = problemOf(error, requestId);
      if (unexpected) report(error, { requestId, route });
      extra = headers;
      answer = show
        ? await show(error, problem.status)
        : { status: problem.status, body: JSON.stringify(problem), contentType: "application/problem+json" };
    } finally {
      inFlight -= 1;
    }
    const { status, body, contentType } = answer;
    onRequest({ requestId, route, method: c.req.method, status, durationMs: performance.now() - startedAt, ...caller });
    return new Response(body, {
      status,
      headers: { ...fixed, ...answer.headers, "Content-Type": contentType, "X-Request-Id": requestId, ...extra },
    });
  };
}
