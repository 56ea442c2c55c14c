import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDefinition } from "./check-definition.ts";
import { pathCoverage } from "./coverage.ts";
import { diffVersions } from "./diff.ts";
import { checkFork, forkVersion } from "./fork.ts";
import { orderOf } from "./order.ts";
import { pagesOf } from "./pages.ts";
import { pathOf, progressAt, stepsOf } from "./path.ts";
import { responseOf } from "./response.ts";
import { anySurvey, walkThrough } from "./testing/arbitraries.ts";
import { idsOf } from "./testing/surveys.ts";
import { validateAnswers } from "./validate-answers.ts";

const seed = fc.nat(2 ** 32 - 1);
const dice = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 });
const today = "2026-06-30";

describe("any survey that may be published", () => {
  test("is accepted, and is the same after a journey through JSON", () => {
    forAll([anySurvey], (definition) => {
      const read = checkDefinition(JSON.parse(JSON.stringify(definition)));
      expect(read).toEqual({ definition });
    });
  });

  test("has a path that ends, meets each question once and never goes back", () => {
    forAll([anySurvey, seed, dice], (definition, seed, dice) => {
      const { session, asked } = walkThrough(definition, seed, dice);
      expect(asked.length).toBeLessThanOrEqual(definition.questions.length);
      const places = stepsOf(definition, session).map(({ at }) => at);
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(idsOf(pathOf(definition, session))).toEqual(asked);
    });
  });

  test("takes the answers of whoever walks through it, and one more only on the path", () => {
    forAll([anySurvey, seed, dice], (definition, seed, dice) => {
      const { session, asked } = walkThrough(definition, seed, dice);
      const result = validateAnswers(definition, session, { today });
      expect(result).toMatchObject({ valid: { state: "complete" } });
      const left = definition.questions.find(({ id }) => !asked.includes(id) && id.startsWith("text"));
      if (!left) return;
      const answers = { ...session.answers, [left.id]: "I was never asked" };
      expect(validateAnswers(definition, { answers, seed }, { today })).toMatchObject({
        problems: [{ code: "answer_unreached", path: `/answers/${left.id}` }],
      });
    });
  });

  test("loses no answer on the way into a response", () => {
    forAll([anySurvey, seed, dice], (definition, seed, dice) => {
      const { session } = walkThrough(definition, seed, dice);
      const result = validateAnswers(definition, session, { today });
      if ("problems" in result) throw new Error(JSON.stringify(result.problems));
      const { response, files, consents } = responseOf(definition, result.valid, { language: "en" });
      const given = Object.entries(result.valid.answers).filter(([, answer]) => answer !== null);
      const isOf = (type: string) => given.filter(([id]) => id.startsWith(type) && !id.endsWith("-why")).length;
      const scores = isOf("nps") + isOf("csat") + isOf("ces") + isOf("stars") + isOf("rating");
      expect(response.scores).toHaveLength(scores + 2 * isOf("matrix"));
      expect(response.comments).toHaveLength(
        given.filter(([id]) => id.startsWith("text") || id.endsWith("-why")).length,
      );
      expect([files.length, consents.length]).toEqual([isOf("file"), isOf("consent")]);
    });
  });

  test("shows progress that never goes back", () => {
    forAll([anySurvey, seed, dice], (definition, seed, dice) => {
      const { session, asked } = walkThrough(definition, seed, dice);
      const shares = asked.map((id, count) => {
        const answers = Object.fromEntries(asked.slice(0, count).map((id) => [id, session.answers[id] ?? null]));
        return progressAt(definition, { answers, seed }, id);
      });
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      // Who goes back is where they were.
      expect(asked.map((id) => progressAt(definition, { answers: session.answers, seed }, id))).toEqual(shares);
    });
  });

  test("has pages that do not change while they are filled in", () => {
    forAll([anySurvey, seed, dice], (definition, seed, dice) => {
      const { session, asked } = walkThrough(definition, seed, dice);
      const pages = pagesOf(definition, session).map(idsOf);
      expect(pages.flat()).toEqual(asked);
      for (const page of pages) {
        const before = asked.slice(0, asked.indexOf(page[0] ?? ""));
        const answers = Object.fromEntries(before.map((id) => [id, session.answers[id] ?? null]));
        expect(pagesOf(definition, { answers, seed }).map(idsOf)).toContainEqual(page);
      }
    });
  });

  test("meets everybody in an order of the same questions, replayed by its seed", () => {
    forAll([anySurvey, seed], (definition, seed) => {
      const order = idsOf(orderOf(definition, seed));
      expect(order.toSorted()).toEqual(idsOf(definition.questions).toSorted());
      expect(idsOf(orderOf(definition, seed))).toEqual(order);
    });
  });

  test("differs in nothing from itself, and keeps all ids when it is forked", () => {
    forAll([anySurvey], (definition) => {
      const draft = forkVersion(definition);
      expect(diffVersions(definition, draft)).toEqual([]);
      expect(idsOf(draft.questions)).toEqual(idsOf(definition.questions));
      expect(checkFork(draft, [definition])).toEqual([]);
      expect(checkDefinition(draft)).toEqual({ definition: draft });
    });
  });

  test("differs from every other, both ways", () => {
    forAll([anySurvey, anySurvey], (a, b) => {
      const isSame = JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });
      expect(diffVersions(a, b).length === 0).toBe(isSame);
      expect(diffVersions(b, a).length === 0).toBe(isSame);
    });
  });

  test("is covered by its coverage: whatever somebody was asked counts as reached", () => {
    forAll([anySurvey, seed, dice], (definition, seed, dice) => {
      const coverage = pathCoverage(definition);
      expect(coverage.isExhaustive).toBe(true);
      expect(coverage.reached).toEqual(expect.arrayContaining(walkThrough(definition, seed, dice).asked));
    });
  });
});
