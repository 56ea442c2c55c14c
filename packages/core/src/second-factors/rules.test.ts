import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  base32,
  codeAt,
  hashOfRecoveryCode,
  makeRecoveryCodes,
  openSecret,
  otpauthAddress,
  sealSecret,
  stepOf,
  stepOfCode,
} from "./rules.ts";

const secret = Buffer.from("12345678901234567890");
const whose = { authSecret: "only tests know", userId: 7 };

describe("a code", () => {
  // RFC 6238, appendix B, the SHA-1 rows; the last six of their eight digits.
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("of second %i is that of RFC 6238", (second, code) => {
    expect(codeAt(secret, stepOf(new Date(second * 1000)))).toBe(code);
  });

  test("fits in its half minute and beside it, and nowhere else", () => {
    const at = new Date(1111111111_000);
    const of = (away: number) => codeAt(secret, stepOf(at) + away);
    expect([-2, -1, 0, 1, 2].map((away) => stepOfCode(secret, of(away), at) !== null)).toEqual([
      ...[false, true, true, true, false],
    ]);
    for (const wrong of ["", "12345", "1234567", "abcdef"]) expect(stepOfCode(secret, wrong, at)).toBe(null);
  });
});

describe("a secret", () => {
  test("is typed in the letters of RFC 4648", () => {
    expect(["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base32(Buffer.from(text)))).toEqual([
      ...["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"],
    ]);
    expect(otpauthAddress(secret, "ada@example.org")).toBe(
      "otpauth://totp/Heard:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Heard&algorithm=SHA1&digits=6&period=30",
    );
  });

  test("is stored sealed: by another installation's key, for another person, or changed, it does not open", () => {
    const stored = sealSecret(secret, whose, randomBytes(12));
    expect(stored.includes(secret)).toBe(false);
    expect(openSecret(stored, whose)).toEqual(secret);
    expect(() => openSecret(stored, { ...whose, authSecret: "another" })).toThrow();
    expect(() => openSecret(stored, { ...whose, userId: 8 })).toThrow();
    stored.writeUInt8(stored.readUInt8(30) ^ 1, 30);
    expect(() => openSecret(stored, whose)).toThrow();
  });
});

test("recovery codes are ten of 80 bits, and fit however they are typed", () => {
  const codes = makeRecoveryCodes(randomBytes);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  const [first = ""] = codes;
  expect(hashOfRecoveryCode(first.toLowerCase().replaceAll("-", " "))).toEqual(hashOfRecoveryCode(first));
});
