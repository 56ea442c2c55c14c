import { expect, test } from "vitest";
import { checkSecretsAndHosts } from "./check-secrets-and-hosts.ts";
import { repositoryOf } from "./repository.ts";

const findings = (text: string, path = "packages/core/src/a.ts") =>
  checkSecretsAndHosts.find(repositoryOf({ [path]: text })).map(({ path: where, message }) => `${where} ${message}`);

// Joined here, so that the check does not find this test.
const join = (...parts: string[]) => parts.join("");

test.each([
  ["a home folder", join("const a = '/ho", "me/mei/heard'")],
  ["a temporary folder", join("see /tm", "p/notes")],
  ["a registry", join("https://registry.", "npmjs.org/zod")],
  ["a private key", join("-----BEGIN ", "PRIVATE KEY-----")],
  ["an API key", `heard_${"a".repeat(8)}_${"b".repeat(43)}`],
])("%s is found", (_, text) => {
  expect(findings(`ok\n${text}`)).toHaveLength(1);
  expect(findings(`ok\n${text}`)[0]).toContain("packages/core/src/a.ts:2");
});

test("addresses, routes and examples are fine", () => {
  expect(findings("https://example.org/home/mei /homepage src/root/file import('../work/a.ts') heard_abc")).toEqual([]);
});

test("an environment file is found, its example is not", () => {
  expect(findings("A=1", ".env.local")).toHaveLength(1);
  expect(findings("A=1", ".env.example")).toEqual([]);
});
