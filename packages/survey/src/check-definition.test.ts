import { describe, expect, test } from "vitest";
import { definitionProblems } from "./check/report.ts";
import { checkDefinition, type DefinitionContext } from "./check-definition.ts";
import type { Condition } from "./condition.ts";
import type { Rule } from "./definition.ts";
import { ces7Easy, csat5 } from "./templates/scales.ts";
import {
  en,
  npsQuestion,
  reasonQuestion,
  satisfactionQuestion,
  survey,
  textQuestion,
  whyQuestion,
} from "./testing/surveys.ts";

type Broken = { input: unknown; context?: DefinitionContext; path: string; value?: unknown; expected?: string };

const problemsOf = (input: unknown, context?: DefinitionContext) => {
  const result = checkDefinition(input, context);
  return "problems" in result ? result.problems : [];
};
const asking = (...questions: unknown[]) => ({ ...survey(), questions });
const ruled = (...logic: Rule[]) => survey({ logic });
const jump = (after: string, to: string | null): Rule => ({ id: "r", do: "jump", after, to });
const showing = (question: string, when: Condition): Rule => ({ id: "r", do: "show", question, when });
const scaled = (over: object) => asking({ ...npsQuestion, scale: { ...npsQuestion.scale, ...over } }, whyQuestion);
const withText = (text: string) => asking(npsQuestion, whyQuestion, { ...reasonQuestion, text: en(text) });
const shuffled = (...shuffle: string[][]) =>
  survey({ questions: [npsQuestion, whyQuestion, ...["a", "b", "c"].map(textQuestion)], shuffle });
const nested = (depth: number): unknown =>
  depth === 0 ? { question: "nps", is: "answered" } : { not: nested(depth - 1) };
const catalogued = (catalogue: DefinitionContext["catalogue"], input: unknown = survey()) => ({
  input,
  context: { catalogue },
});
const rank = { ...reasonQuestion, type: "rank" };
const number = { type: "number", id: "n", text: en("How many?") };

// Every code, by the smallest thing that is wrong with a survey.
const broken: Record<(typeof definitionProblems)[number], Broken> = {
  too_deep: { input: ruled(showing("reason", nested(60) as Condition)), path: "" },
  field_missing: { input: { ...survey(), title: undefined }, path: "/title", value: null },
  field_unknown: { input: { ...survey(), theme: "dark" }, path: "/theme", value: "dark" },
  field_type: { input: { ...survey(), version: "1" }, path: "/version", value: "1" },
  value_not_accepted: { input: asking({ ...npsQuestion, type: "emoji" }), path: "/questions/0/type", value: "emoji" },
  value_outside: { input: asking(), path: "/questions", value: [], expected: "at least 1" },
  value_format: { input: survey({ id: "Not a key" }), path: "/id", value: "Not a key" },
  id_twice: { input: asking(textQuestion("a"), textQuestion("a")), path: "/questions/1/id", value: "a" },
  reference_unknown: { input: ruled(jump("nobody", null)), path: "/logic/0/after", value: "nobody" },
  language_tag: { input: survey({ languages: ["en", "zh-hans"] }), path: "/languages/1", expected: "zh-Hans" },
  language_twice: { input: survey({ languages: ["en", "en"] }), path: "/languages/1", value: "en" },
  language_default: { input: survey({ defaultLanguage: "fr" }), path: "/defaultLanguage", expected: "en" },
  text_missing: { input: survey({ languages: ["en", "fr"] }), path: "/title/fr", value: null },
  nps_scale: { input: scaled({ min: 1 }), path: "/questions/0/scale", expected: "0 to 10, higherIsBetter" },
  csat_scale: {
    input: asking({ ...satisfactionQuestion, scale: { ...csat5, direction: "lowerIsBetter" } }),
    path: "/questions/0/scale",
  },
  ces_scale: {
    input: asking({ ...satisfactionQuestion, type: "ces", scale: { ...ces7Easy, max: 6 } }),
    path: "/questions/0/scale",
  },
  stars_scale: {
    input: asking({ ...satisfactionQuestion, type: "stars", scale: { ...csat5, min: 0 } }),
    path: "/questions/0/scale",
  },
  scale_points: {
    input: asking({ ...satisfactionQuestion, type: "rating", scale: { ...csat5, max: 12 } }),
    path: "/questions/0/scale",
    expected: "2 to 11 whole points",
  },
  scale_contradiction: {
    input: asking(satisfactionQuestion, {
      ...satisfactionQuestion,
      id: "b",
      scale: { ...csat5, max: 7, labels: { ...csat5.labels, 7: en("!") } },
    }),
    path: "/questions/1/scale",
  },
  label_off_scale: {
    input: scaled({ labels: { ...npsQuestion.scale.labels, 11: en("!") } }),
    path: "/questions/0/scale/labels/11",
  },
  end_label_missing: { input: scaled({ labels: { 0: en("Not at all") } }), path: "/questions/0/scale/labels/10" },
  why_missing: { input: asking(npsQuestion, reasonQuestion), path: "/questions/0", value: "nps" },
  why_misplaced: { input: asking(npsQuestion, reasonQuestion, whyQuestion), path: "/questions/2/whyOf", value: "nps" },
  range_empty: { input: asking({ ...number, least: 3, most: 2 }), path: "/questions/0", value: { least: 3, most: 2 } },
  other_not_here: { input: asking(rank), path: "/questions/0/choices/2/other" },
  detail_too_long: {
    input: asking({ ...textQuestion("a"), detail: true, longest: 2001 }),
    path: "/questions/0/longest",
  },
  condition_not_earlier: {
    input: ruled(showing("nps", { question: "reason", is: "answered" })),
    path: "/logic/0/when/question",
  },
  condition_type: {
    input: ruled(showing("reason", { question: "why", is: "oneOf", values: ["good"] })),
    path: "/logic/0/when/is",
    expected: "answered",
  },
  condition_value: {
    input: ruled(showing("reason", { all: [{ question: "nps", is: "atMost", value: 11 }] })),
    path: "/logic/0/when/all/0/value",
    value: 11,
    expected: "a whole number from 0 to 10",
  },
  jump_backwards: { input: ruled(jump("reason", "nps")), path: "/logic/0/to", value: "nps" },
  jump_shuffled: { input: { ...shuffled(["a", "b"]), logic: [jump("a", null)] }, path: "/logic/0/after" },
  jump_to_why: {
    input: { ...asking(textQuestion("a"), npsQuestion, whyQuestion), logic: [jump("a", "why")] },
    path: "/logic/0/to",
  },
  shuffle_apart: { input: shuffled(["a", "c"]), path: "/shuffle/0", value: ["a", "c"] },
  shuffle_twice: { input: shuffled(["a", "b"], ["b", "c"]), path: "/shuffle/1/0", value: "b" },
  shuffle_why: { input: shuffled(["why", "a"]), path: "/shuffle/0/0", value: "why" },
  pipe_malformed: { input: withText("Why {{nps}}?"), path: "/questions/2/text/en" },
  pipe_not_here: { input: survey({ title: en("{{answer.nps}}") }), path: "/title/en", value: "{{answer.nps}}" },
  pipe_not_earlier: { input: withText("Why {{answer.reason|that}}?"), path: "/questions/2/text/en" },
  pipe_type: {
    input: {
      ...survey({ ending: { thankYou: en("{{answer.c|yes}}") } }),
      questions: [{ type: "consent", id: "c", purpose: "research", text: en("May we?") }],
    },
    path: "/ending/thankYou/en",
  },
  pipe_without_fallback: { input: withText("After {{answer.why}}?"), path: "/questions/2/text/en" },
  parameter_reserved: {
    input: survey({ parameters: [{ key: "agent", fills: "context" }] }),
    path: "/parameters/0/key",
    value: "agent",
  },
  parameter_segment: {
    input: survey({ parameters: [{ key: "shop", fills: "touchpoint", segment: "region" }] }),
    path: "/parameters/0/segment",
  },
  parameter_fills_twice: {
    input: survey({
      parameters: [
        { key: "a", fills: "channel" },
        { key: "b", fills: "channel" },
      ],
    }),
    path: "/parameters/1/fills",
  },
  redirect_invalid: { input: survey({ ending: { redirect: "javascript:alert(1)" } }), path: "/ending/redirect" },
  redirect_not_allowed: {
    input: survey({ ending: { redirect: "https://evil.example/" } }),
    context: { redirectHosts: ["shop.example"] },
    path: "/ending/redirect",
    expected: "shop.example",
  },
  too_many_answers: {
    input: asking(...Array.from({ length: 21 }, (_, at) => textQuestion(`t-${at}`))),
    path: "/questions",
    value: 21,
  },
  metric_unknown: {
    ...catalogued({ metrics: [{ key: "csat", kind: "csat" }] }),
    path: "/questions/0/metric",
    value: "nps",
  },
  metric_kind: {
    ...catalogued({ metrics: [{ key: "nps", kind: "csat" }] }),
    path: "/questions/0/metric",
    value: "nps",
  },
  scale_unknown: { ...catalogued({ scales: [] }), path: "/questions/0/scale", value: "nps-0-10 1" },
  scale_differs: {
    ...catalogued({ scales: [{ ...npsQuestion.scale, direction: "lowerIsBetter" }] }),
    path: "/questions/0/scale",
  },
  touchpoint_unknown: {
    ...catalogued({ touchpoints: ["shop"] }, survey({ touchpoint: "shoop" })),
    path: "/touchpoint",
  },
  channel_unknown: {
    ...catalogued({ channels: ["app"] }, survey({ channel: "shop" })),
    path: "/channel",
    expected: "app",
  },
  segment_unknown: {
    ...catalogued({ segments: ["region"] }, survey({ parameters: [{ key: "r", fills: "segment", segment: "area" }] })),
    path: "/parameters/0/segment",
  },
};

describe("a definition is refused with code, place, value and what would be accepted", () => {
  test.each(definitionProblems.map((code) => ({ code, ...broken[code] })))(
    "$code at $path",
    ({ code, input, context, path, value, expected }) => {
      const found = problemsOf(input, context).find((problem) => problem.code === code && problem.path === path);
      expect(found).toBeDefined();
      if (value !== undefined) expect(found?.value).toEqual(value);
      if (expected !== undefined) expect(found?.expected).toBe(expected);
      expect(found?.expected).not.toBe("");
    },
  );

  test("and for nothing else, but for what follows from it", () => {
    const codesOf = ({ input, context }: Broken) => [
      ...new Set(problemsOf(input, context).map((problem) => problem.code)),
    ];
    const others = definitionProblems.flatMap((code) => codesOf(broken[code]).filter((other) => other !== code));
    expect([...new Set(others)].sort()).toEqual([
      "end_label_missing",
      "label_off_scale",
      "text_missing",
      "why_missing",
    ]);
  });
});

describe("a definition that is right", () => {
  test("is returned as it came", () => {
    expect(checkDefinition(survey())).toEqual({ definition: survey() });
  });

  test("needs no why where a reason says why not", () => {
    expect(problemsOf(asking(satisfactionQuestion))).toEqual([]);
  });

  test("may repeat an answer that is always there, without saying anything instead", () => {
    expect(problemsOf(withText("Why {{answer.nps}}?"))).toEqual([]);
    const skipped = {
      ...withText("Why {{answer.nps}}?"),
      logic: [{ ...showing("nps", { parameter: "p", is: "given" }) }],
    };
    expect(problemsOf(skipped).map(({ code }) => code)).toContain("pipe_without_fallback");
  });

  test("may send people to a host that is allowed", () => {
    const input = survey({ ending: { redirect: "https://shop.example/thanks?x=1" } });
    expect(problemsOf(input, { redirectHosts: ["shop.example"] })).toEqual([]);
  });
});

test.each([
  "http://shop.example",
  "//shop.example",
  "https://user:word@shop.example",
  "https://shop.example\\@evil.example",
  "https://shop.example/\nSet-Cookie: a",
  "data:text/html,x",
  " https://shop.example",
  "https:shop.example\t",
])("no survey ends at %j", (redirect) => {
  expect(problemsOf(survey({ ending: { redirect } })).map(({ code }) => code)).toEqual(["redirect_invalid"]);
});

test("names of the language's own objects change nothing", () => {
  const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
  expect(problemsOf({ ...survey(), title: hostile }).length).toBeGreaterThan(0);
  expect(problemsOf(hostile).length).toBeGreaterThan(0);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
