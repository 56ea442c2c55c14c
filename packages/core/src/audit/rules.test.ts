import { globSync, readFileSync } from "node:fs";
import { loadMessages } from "@heard/messages";
import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { type AuditLanguage, auditWords, changeText } from "./rules.ts";

async function wordsIn(locale: AuditLanguage["locale"]) {
  const texts = createTranslator({ locale, messages: await loadMessages(locale) }) as unknown as AuditLanguage["texts"];
  return auditWords({
    locale,
    texts,
    format: { count: String, list: (items) => items.join(", "), instant: (at) => at.toISOString() },
  });
}
const changesOf = async (
  locale: AuditLanguage["locale"],
  entry: { before?: Record<string, unknown>; after?: Record<string, unknown>; fields?: string[] },
) =>
  (await wordsIn(locale))
    .change({ before: null, after: null, fields: [], ...entry })
    .map(({ name, ...sides }) => [name, changeText(sides)]);

test("what has no words any more, or never had, keeps its code", async () => {
  const words = await wordsIn("en");
  expect(words.verb("source.create")).toBe("Added a source");
  // A filter may name the beginning of a verb only.
  expect(["source.", "source", "gone.verb", ""].map(words.verb)).toEqual(["source.", "source", "gone.verb", ""]);
  expect(words.subject("gone")).toBe("gone");
  expect(words.actor({ kind: "member", id: "3", name: null })).toBe("Member 3");
  expect(words.actor({ kind: "member", id: "3", name: "Ada" })).toBe("Ada");
});

test("values are said as the screen says them, in the reader's language", async () => {
  expect(
    await changesOf("zh-Hans", {
      before: { direction: "lowerIsBetter", name: { en: "Till", "zh-Hans": "收银" }, shared: false },
      after: { direction: "higherIsBetter", name: { en: "Till", "zh-Hans": "收银台" }, shared: true },
      fields: ["name", "email"],
    }),
  ).toEqual([
    ["方向", "越低越好 → 越高越好"],
    ["名称", "收银 → 收银台"],
    ["共享", "否 → 是"],
    ["电子邮箱", ""],
  ]);
});

test("a text that reads the same to the reader names the languages in which it changed", async () => {
  expect(
    await changesOf("en", { before: { name: { en: "Till" } }, after: { name: { en: "Till", "zh-Hans": "收银台" } } }),
  ).toEqual([["Name", "Simplified Chinese – → Simplified Chinese 收银台"]]);
});

test("a sending is told in words down to how it goes out and how far it is", async () => {
  const entry = {
    before: { state: "draft" },
    after: { mode: "email_inline", event: "onboardingDone", survey: "demo", seed: "october", state: "planning" },
  };
  expect(await changesOf("en", entry)).toEqual(
    expect.arrayContaining([
      ["Way of sending", "e-mail with the first question in it"],
      ["Event", "onboarding done"],
      ["State", "draft → being planned"],
    ]),
  );
  for (const locale of ["en", "zh-Hans", "zh-Hant"] as const)
    for (const [name] of await changesOf(locale, entry)) expect(Object.keys(entry.after)).not.toContain(name);
});

test("hours are said as hours, and each field has its name", async () => {
  const hours = [
    { weekday: 1, from: "09:00", to: "18:00" },
    { weekday: 2, from: "10:00", to: "16:00" },
  ];
  expect(await changesOf("en", { after: { hours, holidays: 2 } })).toEqual([
    ["Hours", "09:00–18:00, 10:00–16:00"],
    ["Holidays", "2"],
  ]);
});

test("the condition of a rule is told by its parts, and codes by their words", async () => {
  const condition = { kind: "words", words: ["lawyer", "律师"] };
  expect(await changesOf("en", { after: { condition, verdict: "notComparable", method: "topTwoBox" } })).toEqual([
    ["Condition", "Kind words · Words lawyer, 律师"],
    ["Verdict", "Not comparable"],
    ["Method", "Top-2-box"],
  ]);
  const score = { kind: "score", metric: "csat", comparison: "atMost", value: 2 };
  expect(await changesOf("zh-Hans", { after: { condition: score, handling: "beingHandled" } })).toEqual([
    ["条件", "类型 评分 · 指标 csat · 比较 不高于 · 数值 2"],
    ["处理方式", "处理中"],
  ]);
});

test("whatever the log speaks of has a name", async () => {
  const sources = globSync("../**/*.ts", { cwd: import.meta.dirname, exclude: (name) => name.endsWith(".test.ts") });
  const kinds = sources.flatMap((file) =>
    [...readFileSync(`${import.meta.dirname}/${file}`, "utf8").matchAll(/subject: \{ kind: "(\w+)"/g)].map(
      ([, kind]) => kind,
    ),
  );
  const subjects = new Set(Object.keys((await loadMessages("en")).audit.subjects));
  expect(kinds.length).toBeGreaterThan(50);
  expect(kinds.filter((kind) => kind && !subjects.has(kind))).toEqual([]);
});
