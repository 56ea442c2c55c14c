import { showingOf } from "@heard/survey/runtime";
import { describe, expect, test } from "vitest";
import type { Embedded, Rules } from "./embedded.ts";
import { linesOf } from "./explain-lines.ts";

const settings = {
  ...{ shows: "popup", place: "corner", pages: [], samplePercent: 50, quietDays: 30, keptQuery: [] },
  trigger: { on: "scroll", percent: 60 },
} as const satisfies Rules["settings"];
const page = { language: "en", origin: "https://shop.example" };
const now = Date.parse("2026-06-30T10:00:00Z");

function embedded(more: Partial<Embedded> = {}): Embedded {
  const words = { title: "", button: "", close: "", failed: "" };
  const rules = { survey: "shop", state: "open", settings, language: "en", colour: null, words, runtime: "" };
  return {
    ...{ key: "shop", gateway: "https://ask.example", parameters: "", rules, refusal: null, shownBy: null },
    ...{ isTriggered: false, isStanding: false, sent: { state: "nothing", reference: "", status: 0 } },
    ...more,
  };
}

/** Everything that can stop a survey does, at once. */
const stopped = showingOf(settings, {
  ...{ seed: "a", survey: "shop", state: "survey_paused", path: "/cart", now, isTriggered: false, isTaken: true },
  ...{ seenAt: now, answeredAt: now },
});
const reasons = (language: string) => {
  const one = embedded();
  return linesOf({ ...one, rules: one.rules && { ...one.rules, language } }, stopped, page).map(
    ({ because }) => because,
  );
};

describe("what the explainer says of a visitor", () => {
  test("are sentences, with the facts in them", () => {
    const said = reasons("en");
    expect(said).toContain("it is paused");
    expect(said).toContain("when 60 % of the page was scrolled");
    expect(said.join("\n")).toMatch(/left alone for 30 days; this visitor until Jul 30, 2026/);
    expect(said.join("\n")).toMatch(/50 % of visitors are asked; this one is at [\d.]+ %/);
  });

  test.each(["en", "zh-CN", "zh-TW"])("hold no code and no gap in %s", (language) => {
    for (const reason of reasons(language)) expect(reason).not.toMatch(/survey_|[{}]|\w: /);
  });

  test.each(["zh-CN", "zh-TW"])("hold no English in %s, but for the page's own address", (language) => {
    const said = reasons(language).filter((reason) => reason !== page.origin && reason !== "/cart");
    expect(said.join("")).not.toMatch(/[A-Za-z]/);
  });

  test("what is sent and whether it counts follows the answers", () => {
    const sent = { state: "complete", reference: "0197-a", status: 200 } as const;
    const [, said] = [linesOf(embedded(), [], page), linesOf(embedded({ sent }), [], page)];
    expect(said.map(({ outcome }) => outcome)).toContain("yes, all");
    expect(said.at(-1)?.because).toBe("0197-a");
  });

  test("a page that may not show it is named", () => {
    const [line] = linesOf(embedded({ rules: null, refusal: "originRefused" }), [], page);
    expect(line?.because).toContain("https://shop.example");
  });
});
