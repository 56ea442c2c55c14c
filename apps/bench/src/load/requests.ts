import { v7 as uuidv7 } from "uuid";
import { benchTexts } from "../rows.ts";

/** What is sent: single responses, each with an id of its own, or one read again and again. */
export type RequestKind = { kind: "responses" } | { kind: "read"; path: string };

const pick = (count: number) => Math.floor(Math.random() * count);

/** One response as a shop sends it: two scores, three times in ten a comment; the counterpart of `benchRow`. */
function responseBody(): string {
  const comments =
    Math.random() < 0.3 ? `,"comments":[{"text":${JSON.stringify(benchTexts[pick(benchTexts.length)])}}]` : "";
  return `{"source":"source-${pick(10)}","responses":[{"externalId":"${uuidv7()}","occurredAt":"${new Date().toISOString()}","touchpoint":"touchpoint-${pick(20)}","channel":"website","language":"en","segments":{"tier":"Tier ${pick(4)}"},"scores":[{"metric":"nps","value":${pick(11)}},{"metric":"csat","value":${1 + pick(5)}}]${comments}}]}`;
}

/** The bytes of the next request. */
export function createRequests(request: RequestKind, { port, key }: { port: number; key: string }): () => string {
  const common = `Host: 127.0.0.1:${port}\r\nAuthorization: Bearer ${key}\r\n`;
  if (request.kind === "read") {
    const bytes = `GET ${request.path} HTTP/1.1\r\n${common}\r\n`;
    return () => bytes;
  }
  const head = `POST /api/v1/responses HTTP/1.1\r\n${common}Content-Type: application/json\r\nContent-Length: `;
  return () => {
    const body = responseBody();
    return `${head}${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
}
