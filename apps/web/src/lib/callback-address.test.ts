import { describe, expect, test } from "vitest";
import { ownCallback, refuseCallback } from "./callback-address.ts";

const base = "https://heard.test";
const ask = (query: string, cookie?: string) =>
  refuseCallback(new Request(`${base}/api/auth/session${query}`, cookie ? { headers: { cookie } } : {}), {
    ...{ base, cookie: "__Host-heard-callback" },
  });

describe("where somebody goes on to after signing in", () => {
  test.each(["4907", "http://", "//", "javascript:alert(1)", "http://[", "'\"><script>"])(
    "is refused as what it is when it is no address: %s",
    (address) => {
      expect(ask(`?callbackUrl=${encodeURIComponent(address)}`)?.status).toBe(400);
    },
  );

  test.each(["", "?callbackUrl=", "?callbackUrl=%2Facme", "?callbackUrl=https%3A%2F%2Fheard.test%2Facme", "?other=1"])(
    "passes when it can be read: %s",
    (query) => {
      expect(ask(query, "__Host-heard-callback=https%3A%2F%2Fheard.test; other=4907")).toBeNull();
    },
  );

  test("is forgotten when the cookie holds none, so that the next request is answered", () => {
    for (const kept of ["4907", "%E0%A4%A"]) {
      const refusal = ask("", `a=b; __Host-heard-callback=${kept}`);
      expect(refusal?.status).toBe(400);
      expect(refusal?.headers.get("set-cookie")).toBe(
        "__Host-heard-callback=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
      );
    }
  });

  test.each([
    ["/acme/scores?period=1", `${base}/acme/scores?period=1`],
    [`${base}/acme`, `${base}/acme`],
    ["https://evil.example/", `${base}/`],
    ["//evil.example/", `${base}/`],
    ["/\\evil.example/", `${base}/`],
    ["4907", `${base}/`],
    ["http://[", `${base}/`],
  ])("is ours, whatever is asked for: %s", (asked, address) => {
    expect(ownCallback(asked, base)).toBe(address);
  });
});
