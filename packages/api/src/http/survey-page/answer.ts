import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { Context } from "hono";
import type { Answer } from "../respond.ts";
import type { SurveyDocument } from "./document.ts";

const compress = promisify(gzip);

/** A document as the answer to a request, compressed where that is understood. A slow network is where most respondents are. */
export async function answerWith(
  c: Context,
  { html, policy }: SurveyDocument,
  more: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(c.req.header("accept-encoding") ?? "");
  return {
    status: more.status ?? 200,
    body: takesGzip ? new Uint8Array(await compress(html, { level: constants.Z_DEFAULT_COMPRESSION })) : html,
    contentType: "text/html; charset=utf-8",
    headers: {
      "Content-Security-Policy": policy,
      "X-Robots-Tag": "noindex, nofollow",
      Vary: "Accept-Encoding, Accept-Language",
      ...(takesGzip ? { "Content-Encoding": "gzip" } : {}),
      ...more.headers,
    },
  };
}
