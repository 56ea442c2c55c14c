import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { Context } from "hono";
import type { Answer } from "../respond.ts";
import type { SurveyDocument } from "./document.ts";

const compress = promisify(gzip);

/** Whether whoever asks understands gzip, and has not refused it. */
export const takesGzip = (c: Context): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(c.req.header("accept-encoding") ?? "");

/** A document as the answer to a request, compressed where that is understood. A slow network is where most respondents are. */
export async function answerWith(
  c: Context,
  { html, policy }: SurveyDocument,
  more: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const isPacked = takesGzip(c);
  return {
    status: more.status ?? 200,
    body: isPacked ? new Uint8Array(await compress(html, { level: constants.Z_DEFAULT_COMPRESSION })) : html,
    contentType: "text/html; charset=utf-8",
    headers: {
      "Content-Security-Policy": policy,
      "X-Robots-Tag": "noindex, nofollow",
      Vary: "Accept-Encoding, Accept-Language",
      ...(isPacked ? { "Content-Encoding": "gzip" } : {}),
      ...more.headers,
    },
  };
}
