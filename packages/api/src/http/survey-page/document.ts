import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import type { Html } from "./asking.ts";
import { directionOf } from "./language.ts";

export type DocumentParts = {
  language: string;
  title: string;
  style: string;
  /** The one optional script; none where it is not needed. */
  script: string | null;
  body: Html;
};
export type SurveyDocument = {
  html: string;
  /** What this page may do: run this script, look like this, send itself back, and end at `formAction`. */
  policy: string;
};

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A whole page with its Content-Security-Policy: script and style stand in the page and run by their hash, so nothing else is fetched. */
export async function documentOf(parts: DocumentParts, leadsTo: URL | null): Promise<SurveyDocument> {
  const { language, title, style, script, body } = parts;
  const page = await html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="data:,"><style>${raw(style)}</style></head>
<body>${body}${script === null ? "" : html`<script>${raw(script)}</script>`}</body>
</html>`;
  return { html: String(page), policy: policyOf(style, script, leadsTo) };
}

/** Browsers hold the redirect after a form to `form-action` as well, so where a survey leads at its end is named. */
function policyOf(style: string, script: string | null, leadsTo: URL | null): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === null ? [] : [`script-src ${hashOf(script)}`, "connect-src 'self'"]),
    "img-src 'self' data:",
    `form-action 'self'${leadsTo === null ? "" : ` ${leadsTo.origin}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
