import { locales } from "@heard/messages";
import { describe, expect, test } from "vitest";
import type * as z from "zod";
import { everyProcedure } from "../testing/procedures.ts";
import { isSpokenOf, knownReason, sayParams, sayPath } from "./refusal-words.ts";

type Node = { _zod?: { def: Record<string, unknown> } };

/** The names of all fields that an input can have, however deep. */
function fieldsOf(schema: z.ZodType): Set<string> {
  const [names, walked] = [new Set<string>(), new Set<unknown>()];
  const walk = (node: unknown): void => {
    const def = (node as Node | undefined)?._zod?.def;
    if (!def || walked.has(node)) return;
    walked.add(node);
    for (const [name, part] of Object.entries((def.shape as Record<string, unknown> | undefined) ?? {})) {
      names.add(name);
      walk(part);
    }
    for (const part of ["element", "innerType", "in", "out", "valueType", "keyType", "left", "right", "catchall"])
      walk(def[part]);
    for (const part of [...((def.options as unknown[]) ?? []), ...((def.items as unknown[]) ?? [])]) walk(part);
    if (typeof def.getter === "function") walk(def.getter());
  };
  walk(schema);
  return names;
}

test("every field of every input has a name that a refusal says, or is one that nobody fills in", () => {
  const fields = everyProcedure.flatMap(({ path, input }) =>
    input ? [...fieldsOf(input)].map((field) => ({ path, field })) : [],
  );
  expect(fields.length).toBeGreaterThan(400);
  expect(fields.filter(({ field }) => !isSpokenOf(field))).toEqual([]);
});

describe("a place in an input", () => {
  test.each([
    [["title"], "Title", "标题"],
    [["holidays", 1, "day"], "Holidays, line 2, Day", "节假日（第 2 行），日期"],
    [["condition", "words", 0], "Words, line 1", "词语（第 1 行）"],
    [["texts", "zh-Hant"], "Traditional Chinese", "繁体中文"],
    [["segments", "region", 0], "Segments, region, line 1", "客群（region）（第 1 行）"],
  ])("%j", (path, english, chinese) => {
    expect(sayPath(path, "en")).toEqual({ field: english });
    expect(sayPath(path, "zh-Hans")).toEqual({ field: chinese });
  });

  test("that nobody fills in has no name", () => {
    for (const path of [[], ["responseId"], ["seen", "a"]]) expect(sayPath(path, "en")).toBe(null);
  });
});

describe("a thing that a refusal names", () => {
  const said = (what: string, state = "closed") => locales.map((locale) => sayParams({ what, state }, locale));

  test("has the reader's word, and its number where people know it by one", () => {
    expect(said("case 15")).toEqual([
      { what: "case 15", state: "closed" },
      { what: "个案 15", state: "已关闭" },
      { what: "個案 15", state: "已關閉" },
    ]);
    expect(said("meeting 3")[1]).toMatchObject({ what: "会议" });
    expect(said("survey spring 2026")[1]).toMatchObject({ what: "问卷 spring 2026" });
    expect(said("cost of improvement plan 4", "agreed")[1]).toEqual({ what: "改进计划的成本：4", state: "已商定" });
  });

  test("is not told by the number that only the database knows", () => {
    expect(knownReason("not_found", { what: "playbook", id: 2 })).toBe("thing_gone");
    expect(knownReason("not_found", { what: "improvement plan", id: 2 })).toBe("not_found");
    expect(knownReason("not_found", { what: "metric", id: "nps" })).toBe("not_found");
  });
});
