import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "./proxy.ts";

afterEach(() => vi.unstubAllEnvs());

const answerTo = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`https://heard.test${path}`, { headers }));
const policyOf = (path: string) => {
  const parts = (answerTo(path).headers.get("content-security-policy") ?? "").split("; ");
  return new Map(parts.map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));
};

test("scripts run by a nonce that no other answer has, and by nothing that stands in a page", () => {
  const [one, other] = [policyOf("/acme/scores"), policyOf("/acme/scores")].map((policy) => policy.get("script-src"));
  expect(one?.filter((source) => source.includes("unsafe"))).toEqual([]);
  const nonce = one?.find((source) => source.startsWith("'nonce-"));
  expect(nonce).toMatch(/^'nonce-[A-Za-z0-9+/]{24}'$/);
  expect(other).not.toContain(nonce);
});

test("nothing is loaded from elsewhere, framed, or sent to another address", () => {
  const policy = policyOf("/acme/scores");
  expect(policy.get("default-src")).toEqual(["'self'"]);
  for (const name of ["object-src", "base-uri", "frame-ancestors"]) expect(policy.get(name)).toEqual(["'none'"]);
  for (const name of ["form-action", "connect-src"]) expect(policy.get(name)).toEqual(["'self'"]);
  expect(policyOf("/share/no-token-of-ours").get("frame-ancestors")).toEqual(["'none'"]);
});

const shared = ["/share/some-token", "/%73hare/some-token", "/share/some%2Dtoken", "/share/some-token/"];
test.each(shared)("a shared journey at %s is told to nobody, kept by nobody and found by no search", (path) => {
  const { headers } = answerTo(path);
  expect(["referrer-policy", "cache-control", "x-robots-tag"].map((name) => headers.get(name))).toEqual([
    "no-referrer",
    "no-store",
    "noindex, nofollow",
  ]);
});

test.each([
  ["https://heard.example", "max-age=63072000; includeSubDomains"],
  ["http://heard.example", null],
])("an installation at %s says over what it is reached", (url, expected) => {
  vi.stubEnv("HEARD_URL", url);
  expect(answerTo("/").headers.get("strict-transport-security")).toBe(expected);
});

test("no request pretends to come from inside the framework", () => {
  const { headers } = answerTo("/acme", {
    "x-middleware-subrequest": "src/proxy",
    "x-nextjs-data": "1",
    "x-real": "1",
  });
  const passedOn = (headers.get("x-middleware-override-headers") ?? "").split(",");
  expect(passedOn).toContain("x-real");
  expect(passedOn.filter((name) => /^x-(middleware|nextjs)-/.test(name))).toEqual([]);
});
