import { deriveKey } from "@heard/db/derive-key";
import { describe, expect, test } from "vitest";
import { bucketOf, deriveSetUpCode } from "./derive.ts";
import { hashNewPassword, isCommonPassword } from "./hash-new.ts";
import { hashOfToken, makeToken } from "./make-token.ts";
import { deviceOf } from "./rules.ts";

describe("what signing in goes by", () => {
  test("a device has the name that its owner would give it", () => {
    const agents = {
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox · Windows",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0":
        "Edge · Windows",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15":
        "Safari · macOS",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1":
        "Chrome · iPhone",
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 MicroMessenger/8.0":
        "WeChat · Android",
      "curl/8.5.0": "",
    };
    for (const [agent, device] of Object.entries(agents)) expect(deviceOf(agent)).toBe(device);
    expect(deviceOf(null)).toBe("");
  });

  test("a token is 256 bits of chance, and what is stored does not show it", () => {
    const { token, hash } = makeToken((size) => new Uint8Array(size).fill(7));
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hash).toEqual(hashOfToken(token));
    expect(hash.toString("base64url")).not.toContain(token);
  });

  test("each purpose has a key of its own", () => {
    expect(deriveKey("secret", "sessions")).not.toEqual(deriveKey("secret", "set-up code"));
    expect(deriveKey("secret", "sessions")).toEqual(deriveKey("secret", "sessions"));
    expect(deriveKey("secret", "sessions")).not.toEqual(deriveKey("other", "sessions"));
  });

  test("the set-up code is the same in every process of an installation and another elsewhere", () => {
    expect(deriveSetUpCode("one")).toMatch(/^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/);
    expect(deriveSetUpCode("one")).toBe(deriveSetUpCode("one"));
    expect(deriveSetUpCode("one")).not.toBe(deriveSetUpCode("two"));
  });

  test("a bucket does not say whose it is", () => {
    expect(bucketOf("sign-in-account", "mara@example.org")).not.toContain("mara");
    expect(bucketOf("sign-in-account", "mara@example.org")).not.toBe(bucketOf("sign-in-account", "jo@example.org"));
  });
});

describe("a password that is chosen", () => {
  test.each([
    ...["password", "PassWord", "12345678", "iloveyou", "woaini1314", "1qaz2wsx", "qwertyuiop", "ｐａｓｓｗｏｒｄ"],
    ...["aaaaaaaaaa", "mara.lindt", "Mara.Lindt@example.org"],
  ])("is not %s, which is tried first", async (password) => {
    expect(isCommonPassword(password, "mara.lindt@example.org")).toBe(true);
    await expect(hashNewPassword(password, "mara.lindt@example.org")).rejects.toMatchObject({
      reason: "password_common",
    });
  });

  test.each(["correct horse battery", "mara.lindt.1", "四个互不相关的词语", "aaaaaaab"])(
    "may be %s",
    async (password) => {
      expect(await hashNewPassword(password, "mara.lindt@example.org")).toMatch(/^\$argon2id\$/);
    },
  );
});
