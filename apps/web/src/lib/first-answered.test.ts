import { expect, test } from "vitest";
import { firstAnswered } from "./first-answered.ts";

const of = (...counts: number[]) => counts.map((n) => ({ total: { n } }));

test("is the first with an answer, however few, and none where there is none", () => {
  expect(firstAnswered(of(0, 1, 40))).toBe(1);
  expect(firstAnswered([undefined, ...of(3)])).toBe(1);
  expect(firstAnswered(of(0, 0))).toBe(-1);
  expect(firstAnswered([])).toBe(-1);
});
