import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { acceptedBy, acceptedForm } from "./accepted.ts";
import { CalendarDay } from "./measures/schema.ts";

const said = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error?.issues.map(acceptedBy);
};

test.each([
  [z.string(), 5, "text"],
  [z.string().min(1), "", "text that is not empty"],
  [z.string().min(3), "", "at least 3 characters"],
  [z.string().max(2), "abc", "at most 2 characters"],
  [z.number(), "5", "a number"],
  [z.int(), 1.5, "a whole number"],
  [z.int().min(1), 0, "at least 1"],
  [z.int().positive(), 0, "more than 0"],
  [z.boolean(), "yes", "true or false"],
  [z.array(z.string()).max(1), ["a", "b"], "at most one entry"],
  [z.array(z.string()).min(1), [], "at least one entry"],
  [z.array(z.string()).max(2), ["a", "b", "c"], "at most 2 entries"],
  [z.array(z.string()), "a", "a list"],
  [z.strictObject({}), [], "an object with the documented fields"],
  [z.strictObject({ a: z.string() }), {}, "text"],
  [z.strictObject({}), { a: 1 }, "the documented fields"],
  [z.enum(["previous", "year"]), "next", "one of: previous, year"],
  [z.union([z.enum(["previous", "year"]), z.strictObject({})]), "next", "one of: previous, year"],
  [
    z.discriminatedUnion("as", [z.strictObject({ as: z.literal("score") })]),
    { as: "x" },
    "what the documentation describes",
  ],
  [z.iso.date(), "tomorrow", "a date such as 2026-11-02"],
  [CalendarDay, "1066-10-14", "a day from 1900-01-01 to 2999-12-31"],
  [z.email(), "nobody", "an e-mail address"],
  [z.uuid(), "x", "a UUID"],
  [z.string().regex(/x/), "y", "what the documentation describes"],
  [
    z.string().regex(/x/, "lower-case letters, digits and single hyphens"),
    "Y",
    "lower-case letters, digits and single hyphens",
  ],
  [z.record(z.string().max(2), z.number()), { abc: 1 }, "at most 2 characters"],
  [z.string().refine(() => false), "x", "what the documentation describes"],
])("what would do is said in words of our own: %#", (schema, value, text) => {
  expect(said(schema, value)).toEqual([text]);
  expect(acceptedForm(text)).not.toBeNull();
});

test("a form is found by its English text, with what it was filled with", () => {
  expect(acceptedForm("a whole number from 0 to 10")).toEqual({
    form: "wholeNumberBetween",
    params: { min: "0", max: "10" },
  });
  expect(acceptedForm("at least one of before, from, equals, above, atMost")).toEqual({
    form: "condition",
    params: {},
  });
  expect(acceptedForm("csat, nps")).toBeNull();
});

const root = join(import.meta.dirname, "../..");
const sources = ["core/src", "api/src", "survey/src"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|(^|[\\/])(testing|demo)[\\/]/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(root, folder, name), "utf8") })),
);
/** Values, not sentences, are the same in every language: names with commas between, and what a format is written as. */
const isData = (text: string) =>
  /^[\w-]+(?:\/[\w-]+)?(?:, [\w-]+)*$/.test(text) ||
  ["layout answerPerRow", "sent without Content-Encoding", "0 to 10, higherIsBetter"].includes(text);

test("every text in the code that says what would do has a form", () => {
  const texts = sources.flatMap(({ name, text }) =>
    [
      // The survey package checks definitions with texts of its own.
      ...(name.startsWith("survey/") ? "" : text).matchAll(
        /\bexpected(?:: string \| null)?(?::| =) (["`])(.+?)\1[,;\n ]/g,
      ),
      ...text.matchAll(/\.regex\(\/.+\/[a-z]*, (["`])(.+?)\1\)/g),
      ...text.matchAll(/\.refine\([^"`]*?, (["`])(.+?)\1,?\s*\)/gs),
      ...text.matchAll(/\.refine\([^"`]*?error: (["`])(.+?)\1/gs),
    ].map(([, , said = ""]) => ({ name, said: said.replaceAll(/\$\{[^}]+\}/g, "5") })),
  );
  expect(texts.length).toBeGreaterThan(25);
  expect(texts.filter((one) => !isData(one.said) && !acceptedForm(one.said))).toEqual([]);
});

test("a day that is missing is asked for as a day, not as any text", () => {
  for (const day of [undefined, "", "2026-02-30"])
    expect(said(CalendarDay, day)).toEqual(["a date such as 2026-11-02"]);
});
