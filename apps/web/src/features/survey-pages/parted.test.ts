import { expect, it } from "vitest";
import { parted } from "./parted.ts";

/** The parts as one text, with what is new in brackets. */
const marked = (before: string, after: string) =>
  parted(before, after)
    .map(({ text, isNew }) => (isNew ? `[${text}]` : text))
    .join("");

it("marks what is new in a text, at whole words and characters", () => {
  expect(marked("How satisfied are you?", "How very satisfied are you?")).toBe("How [very ]satisfied are you?");
  expect(marked("门店导购的专业，您满意吗？", "门店导购的专业和耐心，您满意吗？")).toBe(
    "门店导购的专业[和耐心]，您满意吗？",
  );
  expect(marked("", "All of it")).toBe("[All of it]");
  expect(marked("Same", "Same")).toBe("Same");
});

it("keeps what stands between two changes", () => {
  expect(
    marked(
      "From 0 to 10, how likely are you to recommend us to a friend or colleague?",
      "How likely are you to recommend our shops to a friend?",
    ),
  ).toBe("[How] likely are you to recommend [our shops ]to a friend?");
  expect(marked("您对门店导购的专业满意吗", "请问您对门店导购的耐心满意吗？")).toBe(
    "[请问]您对门店导购的[耐心]满意吗[？]",
  );
});

it("takes no crumbs in common for what was kept", () => {
  expect(marked("When did you come?", "Was the way to us easy?")).toBe("[Was the way to us easy]?");
});
