import { frameHostsIn } from "@heard/core/journey-shares/rules";
import { type NextRequest, NextResponse } from "next/server";
import { viewHeader } from "#lib/headers.ts";

/**
 * Sets the nonce of the Content-Security-Policy and takes away the headers by which a request could pretend to come from
 * inside Next.js. It decides nothing: who may see what is decided where the data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const development = process.env.NODE_ENV === "development";
  const shared = sharedToken(request.nextUrl.pathname);
  const policy = contentSecurityPolicy(nonce, development, shared === null ? [] : frameHostsIn(shared));
  const isTakenAway = (name: string) => /^x-(middleware|nextjs)-/i.test(name) && !(development && isOfDebugging(name));
  const headers = new Headers([...request.headers].filter(([name]) => !isTakenAway(name)));
  // Next.js reads the nonce for its own scripts from the policy of the request.
  headers.set("content-security-policy", policy);
  headers.set(viewHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (shared !== null) {
    // The address is the key to it: no other page is told of it, and nothing keeps a copy.
    response.headers.set("referrer-policy", "no-referrer");
    response.headers.set("cache-control", "no-store");
    response.headers.set("x-robots-tag", "noindex, nofollow");
  }
  if (process.env.HEARD_URL?.startsWith("https://")) {
    response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  }
  return response;
}

// By these two the development server finds the page that waits for its debugging data; without them the page waits for ever.
const isOfDebugging = (name: string) => /^x-nextjs-(html-)?request-id$/i.test(name);

/** The token of an address that opens a shared journey, whichever letters of it are written as numbers: the page is found all the same. */
const sharedToken = (path: string): string | null => /^\/share\/([^/]+)\/?$/.exec(decoded(path))?.[1] ?? null;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // It names no page either.
    return path;
  }
}

function contentSecurityPolicy(nonce: string, development: boolean, frameHosts: readonly string[]): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Places in charts are style attributes; an attribute cannot load or run anything.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // Only a shared journey may be in a frame, and only of the hosts that its link names.
    `frame-ancestors ${frameHosts.length > 0 ? frameHosts.join(" ") : "'none'"}`,
  ].join("; ");
}

// Uploads never pass through here: behind a proxy a route handler receives only the first 10 MB of a body.
export const config = { matcher: ["/((?!files/|_next/static/|favicon.ico|icon.svg).*)"] };
