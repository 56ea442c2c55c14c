import { type IncomingHttpHeaders, request } from "node:http";
import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { theInstallation } from "./support/installation.ts";
import { makeOwner } from "./support/newcomers.ts";
import { leave } from "./support/sign-in.ts";
import { demoPerson, expect, test } from "./support/test.ts";

const demo = "lanternway";
const page = paths.settings.members(demo);

type Variant = { path: string; headers?: Record<string, string>; method?: "POST" };

/** The ways in which a request may ask for one page: as browsers do, as the framework asks itself, and as somebody writes who wants to go round a check. */
function variants(build: string): Variant[] {
  const [first = "", ...rest] = page.slice(1);
  const letter = `/%${first.charCodeAt(0).toString(16)}${rest.join("")}`;
  const asked = [
    ...[page, `${page}/`, `/${page}`, letter, `/.${page}`, `/x/..${page}`, `/%2e${page}`, `/x/%2e%2e${page}`],
    ...[
      page.toUpperCase(),
      `${page};x=1`,
      `${page}%00`,
      `${page}%20`,
      `${page}%2f`,
      page.replace("/settings", "%2fsettings"),
    ],
    ...[
      page.replace("/settings", "//settings"),
      page.replace("/settings", "\\settings"),
      `${theInstallation().url}${page}`,
    ],
    // What the proxy leaves alone.
    ...[
      `/files/..${page}`,
      `/files/%2e%2e${page}`,
      `/_next/static/../..${page}`,
      `/_next/static/..%2f..${page}`,
      `/favicon.ico/..${page}`,
    ],
    // What the framework asks itself.
    ...[
      `${page}.rsc`,
      `${page}?_rsc=1`,
      `${page}.txt`,
      `${page}/index`,
      `${page}.html`,
      `${page}.json`,
      `${page}.segments/_tree.segment.rsc`,
    ],
    ...[
      `${page}.segments/_full.segment.rsc`,
      `${page}.prefetch.rsc`,
      `/_next/data/${build}${page}.json`,
      `/_next/data/${build}${page}/index.json`,
    ],
    ...[`${page}?__nextDataReq=1`, `${page}?__nextLocale=en`, `${page}?nxtPorganisation=${demo}`, `/_next${page}`],
    ...[`/_next/image?url=${encodeURIComponent(page)}&w=64&q=75`, `/?nxtPorganisation=${demo}`],
  ].map((path) => ({ path }));
  const saying: Record<string, string>[] = [
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": "/_tree" },
    { rsc: "1", "next-router-segment-prefetch": "/_full" },
    { "x-nextjs-data": "1" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
    { "x-middleware-prefetch": "1", purpose: "prefetch" },
    { "x-middleware-rewrite": page },
    { "x-http-method-override": "GET" },
  ];
  const elsewhere: Record<string, string>[] = [
    { "x-invoke-path": page },
    { "x-matched-path": page },
    { "x-original-url": page },
    { "x-rewrite-url": page },
    { "x-nextjs-rewritten-path": page },
  ];
  return [
    ...asked,
    ...saying.map((headers) => ({ path: page, headers })),
    ...elsewhere.flatMap((headers) => [
      { path: "/", headers },
      { path: paths.forgotPassword(), headers },
    ]),
    { path: page, method: "POST", headers: { "next-action": "0".repeat(42), "content-type": "text/plain" } },
  ];
}

/** As it is written, which no browser would leave it. */
function answerTo({ path, headers = {}, method }: Variant, cookie: string) {
  const { hostname, port } = new URL(theInstallation().url);
  return new Promise<{ status: number; text: string; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method: method ?? "GET", headers: { ...headers, cookie } },
      (reply) => {
        const pieces: Buffer[] = [];
        reply.on("data", (piece) => pieces.push(piece));
        reply.once("end", () =>
          resolve({
            status: reply.statusCode ?? 0,
            text: Buffer.concat(pieces).toString("utf8"),
            headers: reply.headers,
          }),
        );
      },
    );
    sent.once("error", reject);
    sent.end(method === "POST" ? "[]" : undefined);
  });
}

const cookieOf = async (at: Page) =>
  (await at.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

test("each way to write an address comes to the decision that its page comes to", async ({ page: at, signInAs }) => {
  test.setTimeout(900_000);
  // What only who may see the members is told.
  const secret = demoPerson("cxLeader").email;
  await signInAs("owner");
  await at.goto(page);
  const asked = variants(
    await at.evaluate(() => document.documentElement.innerHTML.match(/"b":"([^"]+)"/)?.[1] ?? "build"),
  );
  const shownTo = async (cookie: string) => {
    const shown: Variant[] = [];
    for (const one of asked) {
      const { status, text } = await answerTo(one, cookie);
      expect(status, JSON.stringify(one)).toBeLessThan(500);
      if (text.includes(secret)) shown.push(one);
    }
    return shown;
  };
  const toOwner = await shownTo(await cookieOf(at));
  expect(toOwner, "or nothing would be kept from the others").toContainEqual({ path: page });
  expect(toOwner.length).toBeGreaterThan(10);

  await leave(at);
  expect(await shownTo("")).toEqual([]);
  await signInAs("employee");
  expect(await shownTo(await cookieOf(at))).toEqual([]);
  await leave(at);
  await makeOwner(at);
  expect(await shownTo(await cookieOf(at))).toEqual([]);
});
