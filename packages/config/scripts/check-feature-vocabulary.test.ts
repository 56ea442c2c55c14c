import { expect, test } from "vitest";
import { checkFeatureVocabulary } from "./check-feature-vocabulary.ts";
import { repositoryOf } from "./repository.ts";

const findings = (path: string, text = "") =>
  checkFeatureVocabulary.find(repositoryOf({ [`packages/core/src/${path}`]: text })).map(({ message }) => message);

test.each(["plans/schema.ts", "plans/rules.ts", "plans/plans.db.test.ts", "context.ts", "testing/organisation.ts"])(
  "%s is in the vocabulary",
  (path) => {
    expect(findings(path)).toEqual([]);
  },
);

test("a verb is a file that exports it", () => {
  expect(findings("responses/record.ts", "export async function recordResponses() {}")).toEqual([]);
  expect(findings("segments/add-values.ts", "export const addSegmentValues = () => {};")).toEqual([]);
  expect(findings("responses/record.ts", "export const recording = 1;")).toHaveLength(1);
  expect(findings("responses/record.ts", "export type recordX = 1;")).toHaveLength(1);
});

test("a noun stands in the list of its own folder only", () => {
  expect(findings("measures/methods.ts", "export const methodsOf = 1;")).toEqual([]);
  expect(findings("comments/methods.ts", "export const methodOf = 1;")).toHaveLength(1);
});

test("names that say nothing are refused, whatever they export", () => {
  expect(findings("plans/utils.ts", "export const utils = 1;")).toEqual([
    '"utils" says nothing; a type lives with the function that returns it',
  ]);
  expect(findings("plans/deep/types.ts")).toHaveLength(1);
});

test("feature folders are flat", () => {
  expect(findings("plans/steps/create.ts", "export function createPlan() {}")).toHaveLength(1);
});
