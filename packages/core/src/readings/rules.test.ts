import type { ReadingEvidence } from "@heard/db/schema/comment-readings";
import type { ThemeAsOf } from "@heard/db/schema/themes";
import { describe, expect, test } from "vitest";
import { type Correction, mentionsOf, type ReadComment } from "./rules.ts";

const place = { touchpointId: 1, cellId: "11", coreId: "12", day: "2026-06-15" };
const theme = (id: number, more: Partial<ThemeAsOf> = {}): ThemeAsOf => ({
  ...{ id, key: `theme-${id}`, name: { en: `Theme ${id}` }, parentId: null, rule: "x", tone: "asRead", position: 0 },
  mergedInto: null,
  ...more,
});
const comment = (item: number, label: number | null, themes: ReadingEvidence["themes"] = []): ReadComment => ({
  ...place,
  item,
  label,
  evidence: { sentiment: [], emotion: [], themes },
});
const found = (id: number, bin: number, at = 0): ReadingEvidence["themes"][number] => ({
  id,
  bin,
  spans: [[at, at + 2]],
});
const says = (what: Correction["what"], value: string, themeId = 0, item = 0): Correction => ({
  ...{ item, what, value, themeId },
  isConfirmation: false,
});
/** By theme: the bin and who found it. */
const told = (comments: ReadComment[], themes: ThemeAsOf[], said: Correction[] = []) =>
  Object.fromEntries(
    mentionsOf(comments, said, { themes }).map(({ themeId, bin, foundBy }) => [themeId, [bin, foundBy]]),
  );

describe("what a response speaks of", () => {
  test("a theme is mentioned once, however many comments speak of it, and says where", () => {
    const comments = [comment(1, 0, [found(2, 0, 5)]), comment(0, 0, [found(2, 0, 3)])];
    const [, mention] = mentionsOf(comments, [], { themes: [theme(2)] });
    expect(mention).toMatchObject({
      themeId: 2,
      spans: [
        [0, 3, 5],
        [1, 5, 7],
      ],
    });
  });

  test("praise beside blame is mixed, and either beside something neutral is what it is", () => {
    const of = (...bins: number[]) =>
      told(
        bins.map((bin, item) => comment(item, bin)),
        [],
      )[0]?.[0];
    expect([of(0, 3), of(2, 1), of(3, 1), of(1, 0), of(1, 1), of(3)]).toEqual([2, 2, 3, 0, 1, 3]);
  });

  test("what a theme is part of is mentioned with it, once, with all its parts together", () => {
    const tree = [theme(2), theme(3, { parentId: 2 }), theme(4, { parentId: 2 }), theme(5, { parentId: 4 })];
    expect(told([comment(0, 2, [found(3, 3), found(5, 0)])], tree)).toEqual({
      0: [2, "model"],
      2: [2, "rule"],
      3: [3, "rule"],
      4: [0, "rule"],
      5: [0, "rule"],
    });
  });

  test("a tone of its own stands above what was read, for the theme and for what it is part of", () => {
    const tree = [theme(2), theme(3, { parentId: 2, tone: "negative" })];
    expect(told([comment(0, 3, [found(3, 3)])], tree)).toEqual({ 0: [3, "model"], 2: [0, "rule"], 3: [0, "rule"] });
  });

  test("a theme put away is not mentioned, one that was merged is as the other", () => {
    const tree = [theme(2, { archived: true }), theme(3, { archived: true, mergedInto: 4 }), theme(4)];
    expect(told([comment(0, 1, [found(2, 0), found(3, 3)])], tree)).toEqual({ 0: [1, "model"], 4: [3, "rule"] });
  });

  test("a comment in a language that is not read counts nowhere, until somebody says how it is", () => {
    expect(told([comment(0, null)], [theme(2)])).toEqual({});
    const said = [says("sentiment", "positive"), says("theme", "mentioned", 2)];
    expect(told([comment(0, null)], [theme(2)], said)).toEqual({ 0: [3, "person"], 2: [3, "person"] });
  });
});

describe("a person's word", () => {
  const tree = [theme(2), theme(3, { parentId: 2 })];

  test("on sentiment holds for the comment and for all that it speaks of; that it is mixed says nothing of its parts", () => {
    const comments = [comment(0, 3, [found(3, 3)])];
    expect(told(comments, tree, [says("sentiment", "negative")])).toEqual({
      0: [0, "person"],
      2: [0, "rule"],
      3: [0, "rule"],
    });
    expect(told(comments, tree, [says("sentiment", "mixed")])).toMatchObject({ 0: [2, "person"], 3: [3, "rule"] });
  });

  test("takes a theme away from its comment alone", () => {
    const said = [says("theme", "notMentioned", 3)];
    expect(told([comment(0, 3, [found(3, 3)])], tree, said)).toEqual({ 0: [3, "model"] });
    expect(told([comment(0, 3, [found(3, 3)]), comment(1, 0, [found(3, 0)])], tree, said)).toMatchObject({
      3: [0, "rule"],
    });
  });

  test("adds a theme, and follows it into the one that it was merged into", () => {
    const merged = [theme(2, { archived: true, mergedInto: 4 }), theme(4)];
    expect(told([comment(0, 0)], merged, [says("theme", "mentioned", 2)])).toEqual({
      0: [0, "model"],
      4: [0, "person"],
    });
    expect(told([comment(0, 0, [found(4, 0)])], merged, [says("theme", "notMentioned", 2)])).toEqual({
      0: [0, "model"],
    });
  });
});
