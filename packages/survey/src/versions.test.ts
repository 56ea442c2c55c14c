import { describe, expect, test } from "vitest";
import { pathCoverage } from "./coverage.ts";
import type { Rule, SurveyDefinition } from "./definition.ts";
import { brokenTrends, diffVersions } from "./diff.ts";
import { checkFork, forkVersion } from "./fork.ts";
import {
  en,
  npsQuestion,
  reasonQuestion,
  satisfactionQuestion,
  survey,
  textQuestion,
  whyQuestion,
} from "./testing/surveys.ts";

const first = survey();
const next = (over: Partial<SurveyDefinition>) => ({ ...forkVersion(first), ...over });
const changes = (over: Partial<SurveyDefinition>) =>
  diffVersions(first, next(over)).map(({ change, path, trend, questions }) => [change, path, trend, questions.join()]);

describe("a diff", () => {
  test("says that a reworded score breaks its trend, and that only", () => {
    const questions = [{ ...npsQuestion, text: en("Would you recommend us?") }, whyQuestion, reasonQuestion];
    expect(changes({ questions })).toEqual([["changed", "/questions/nps/text/en", "broken", "nps"]]);
    expect(brokenTrends(diffVersions(first, next({ questions })))).toEqual(["nps"]);
  });

  test("says that another ruler, another label and another metric break a trend", () => {
    const edits = [
      { ...npsQuestion, metric: "other" },
      { ...npsQuestion, scale: { ...npsQuestion.scale, version: 2 } },
      {
        ...npsQuestion,
        scale: {
          ...npsQuestion.scale,
          labels: { ...npsQuestion.scale.labels, 0: { ...npsQuestion.scale.labels[0], en: "Never" } },
        },
      },
    ];
    for (const edit of edits)
      expect(changes({ questions: [edit, whyQuestion, reasonQuestion] })).toMatchObject([
        ["changed", expect.any(String), "broken", "nps"],
      ]);
  });

  test("finds choices that came, went or were reworded, and only warns of those that moved", () => {
    const [buy, help, other] = reasonQuestion.choices;
    if (!buy || !help || !other) throw new Error("three choices");
    const choices = (...list: typeof reasonQuestion.choices) =>
      changes({ questions: [npsQuestion, whyQuestion, { ...reasonQuestion, choices: list }] });
    expect(choices(buy, other)).toEqual([["removed", "/questions/reason/choices/help", "broken", "reason"]]);
    expect(choices(help, buy, other)).toMatchObject([["moved", expect.any(String), "caution", "reason"]]);
    expect(choices(buy, { ...help, text: en("Help") }, other)).toMatchObject([
      ["changed", "/questions/reason/choices/help/text/en", "broken", "reason"],
    ]);
  });

  test("warns those who stand after a question that came, and names one move for one move", () => {
    expect(changes({ questions: [textQuestion("new"), npsQuestion, whyQuestion, reasonQuestion] })).toEqual([
      ["added", "/questions/new", "caution", "nps,why,reason"],
    ]);
    expect(changes({ questions: [reasonQuestion, npsQuestion, whyQuestion] })).toEqual([
      ["moved", "/questions/reason", "caution", "reason,nps,why"],
    ]);
  });

  test("ends the trend of a question that went", () => {
    expect(changes({ questions: [npsQuestion, whyQuestion] })).toEqual([
      ["removed", "/questions/reason", "broken", "reason"],
    ]);
  });

  test("says who is asked otherwise by a rule", () => {
    const logic: Rule[] = [{ id: "j", do: "jump", after: "nps", to: null }];
    expect(changes({ logic })).toEqual([["added", "/logic/j", "caution", "reason"]]);
  });

  test("leaves trends alone when a language comes or a title changes", () => {
    const questions = [
      { ...npsQuestion, text: { ...npsQuestion.text, fr: "Recommanderiez-vous ?" } },
      whyQuestion,
      reasonQuestion,
    ];
    const found = changes({ languages: ["en", "fr"], title: en("Hello"), questions });
    expect(found).toHaveLength(3);
    expect(found.every(([, , trend]) => trend === "unaffected")).toBe(true);
  });
});

describe("a fork", () => {
  const codes = (over: Partial<SurveyDefinition>, ...before: SurveyDefinition[]) =>
    checkFork(next(over), [first, ...before]).map(({ code, path }) => [code, path]);

  test("is a draft of the next version that shares nothing with the published one", () => {
    const draft = forkVersion(first);
    draft.questions.pop();
    expect([draft.version, first.questions.length]).toEqual([2, 3]);
  });

  test("may change texts, order, choices and rules", () => {
    expect(codes({ questions: [{ ...reasonQuestion, text: en("Why us?") }, npsQuestion] })).toEqual([]);
  });

  test.each([
    ["fork_id", "/id", { id: "another" }],
    ["fork_version", "/version", { version: 4 }],
    ["fork_type", "/questions/0/type", { questions: [{ ...textQuestion("nps") }] }],
    ["fork_metric", "/questions/0/metric", { questions: [{ ...npsQuestion, metric: "other" }] }],
    ["fork_scale", "/questions/0/scale", { questions: [{ ...npsQuestion, scale: { ...npsQuestion.scale, max: 9 } }] }],
  ] as const)("may not do what is %s", (code, path, over) => {
    expect(codes(over as Partial<SurveyDefinition>)).toEqual([[code, path]]);
  });

  test("may not give a link that is out there another meaning", () => {
    const published = survey({ parameters: [{ key: "x", fills: "touchpoint" }] });
    const draft = { ...forkVersion(published), parameters: [{ key: "x", fills: "channel" as const }] };
    expect(checkFork(draft, [published]).map(({ code }) => code)).toEqual(["fork_parameter"]);
  });

  test("may not bring back an id as something else, however long ago it was retired", () => {
    const second = next({ questions: [npsQuestion, whyQuestion] });
    const third = { ...next({ questions: [npsQuestion, whyQuestion, textQuestion("reason")] }), version: 3 };
    expect(checkFork(third, [first, second]).map(({ code }) => code)).toEqual(["fork_type"]);
  });
});

describe("coverage", () => {
  const covered = (...logic: Rule[]) =>
    pathCoverage(survey({ questions: [npsQuestion, whyQuestion, reasonQuestion, satisfactionQuestion], logic }));
  const when = (is: "atLeast" | "atMost", value: number) => ({ question: "nps", is, value }) as const;

  test("finds a question whose conditions exclude each other", () => {
    const all = [when("atLeast", 9), when("atMost", 6)];
    expect(covered({ id: "r", do: "show", question: "reason", when: { all } })).toMatchObject({
      unreachable: ["reason"],
      deadRules: ["r"],
      isExhaustive: true,
    });
  });

  test("finds a question that every path jumps over", () => {
    expect(covered({ id: "r", do: "jump", after: "nps", to: "csat" }).unreachable).toEqual(["reason"]);
  });

  test("finds a rule behind another that always wins", () => {
    const jump = { do: "jump", after: "nps", to: null } as const;
    expect(
      covered({ id: "a", ...jump, when: when("atLeast", 5) }, { id: "b", ...jump, when: when("atLeast", 9) }).deadRules,
    ).toEqual(["b"]);
  });

  test("knows what follows from a chain of rules", () => {
    const found = covered(
      { id: "a", do: "show", question: "reason", when: when("atLeast", 9) },
      {
        id: "b",
        do: "show",
        question: "csat",
        when: { all: [{ question: "reason", is: "answered" }, when("atMost", 6)] },
      },
    );
    expect(found.unreachable).toEqual(["csat"]);
  });

  test("calls nothing unreachable that some answer leads to", () => {
    expect(covered({ id: "r", do: "show", question: "reason", when: when("atLeast", 10) })).toMatchObject({
      unreachable: [],
      deadRules: [],
    });
  });

  test("says when it did not look everywhere", () => {
    const questions = Array.from({ length: 12 }, (_, at) => ({ ...reasonQuestion, id: `q-${at}` }));
    const logic = questions.slice(1).map(
      ({ id }, at): Rule => ({
        id: `r-${at}`,
        do: "show",
        question: "end",
        when: { question: id, is: "oneOf", values: ["buy"] },
      }),
    );
    const definition = survey({ questions: [...questions, textQuestion("end")], logic });
    expect(pathCoverage(definition, 5).isExhaustive).toBe(false);
    expect(pathCoverage(definition).isExhaustive).toBe(true);
  });
});
