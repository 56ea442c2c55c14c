import { expect, test } from "vitest";
import { createFormat } from "./format.ts";
import { withDays } from "./with-days.ts";

test("a refusal names days as its reader writes them, and nothing else changes", () => {
  const refusal = { day: "2026-08-03", today: "2026-12-31", number: 7, plan: "2026" };
  expect(withDays(refusal, createFormat("en", "UTC").day)).toEqual({
    ...{ day: "3 Aug 2026", today: "31 Dec 2026", number: 7, plan: "2026" },
  });
  expect(withDays({ from: "2026-08-03" }, createFormat("zh-Hans", "UTC").day)).toEqual({ from: "2026年8月3日" });
});

test("what only looks like a day stays as somebody typed it", () => {
  const day = () => "a day";
  expect(withDays({ value: "2026-13-45", time: "2026-08-03T10:00:00Z" }, day)).toEqual({
    ...{ value: "2026-13-45", time: "2026-08-03T10:00:00Z" },
  });
});
