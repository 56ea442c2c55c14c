import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Locale, loadMessages, locales } from "@heard/messages";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "..");

/** Every verb that a source of this package records, as it is written there. */
function recordedVerbs(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const verbs = files.flatMap((name) =>
    [
      ...readFileSync(join(source, name), "utf8").matchAll(/\bverb:[^,\n]*?"(\w+\.\w+)"(?:[^,\n]*?"(\w+\.\w+)")?/g),
    ].flatMap(([, first = "", second = first]) => [first, second]),
  );
  return [...new Set(verbs)].sort();
}

const wordsOf = async (locale: Locale) =>
  (await loadMessages(locale)).audit.verbs as Record<string, Record<string, string>>;

test.each(locales)("whatever is recorded has its words in %s", async (locale) => {
  const words = await wordsOf(locale);
  const verbs = recordedVerbs();
  expect(verbs).toEqual(expect.arrayContaining(["member.update", "account.changePassword", "mapping.delete"]));
  expect(verbs.filter((verb) => words[verb.split(".")[0] ?? ""]?.[verb.split(".")[1] ?? ""] === undefined)).toEqual([]);
});
