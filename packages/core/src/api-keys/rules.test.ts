import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apiKeyFrom, apiKeyState, base62, grantableScopes, hashOfSecret, isSecretOf, parseApiKey } from "./rules.ts";

describe("an API key", () => {
  test("has the documented shape, and reads back", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 6, maxLength: 6 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (a, b) => {
          const { id, secret, key } = apiKeyFrom(a, b);
          expect(key).toMatch(/^heard_[A-Za-z0-9]{8}_[A-Za-z0-9]{43}$/);
          expect(parseApiKey(key)).toEqual({ id, secret });
        },
      ),
    );
  });

  test("keeps all 256 bits of its secret", () => {
    expect(base62(new Uint8Array(32).fill(255), 43)).toHaveLength(43);
    expect(62n ** 43n > 2n ** 256n).toBe(true);
    expect(base62(new Uint8Array(32).fill(255), 43)).not.toBe(base62(new Uint8Array(32).fill(254), 43));
  });

  test("is nothing when it has another shape", () => {
    for (const text of [
      "",
      "heard_",
      "heard_12345678_short",
      `xx_${"a".repeat(8)}_${"b".repeat(43)}`,
      `heard_aaaaaaaa_${"b".repeat(44)}`,
    ])
      expect(parseApiKey(text)).toBeNull();
  });

  test("fits its own hash only", () => {
    const { secret } = apiKeyFrom(randomBytes(6), randomBytes(32));
    expect(isSecretOf(secret, hashOfSecret(secret))).toBe(true);
    expect(isSecretOf(`${secret.slice(0, -1)}${secret.endsWith("0") ? "1" : "0"}`, hashOfSecret(secret))).toBe(false);
    expect(isSecretOf(secret, new Uint8Array(0))).toBe(false);
  });

  test("ends at the moment it expires, and when it is revoked", () => {
    const now = new Date("2026-06-30T12:00:00Z");
    expect(apiKeyState({ expiresAt: null, revokedAt: null }, now)).toBe("active");
    expect(apiKeyState({ expiresAt: "2026-06-30T12:00:01Z", revokedAt: null }, now)).toBe("active");
    expect(apiKeyState({ expiresAt: now, revokedAt: null }, now)).toBe("expired");
    expect(apiKeyState({ expiresAt: null, revokedAt: now }, now)).toBe("revoked");
  });

  test("is offered only scopes that open something", () => {
    expect(grantableScopes).toContain("responses:write");
    expect(grantableScopes).toContain("plans:read");
  });
});
