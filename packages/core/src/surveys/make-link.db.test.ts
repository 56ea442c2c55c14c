import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import { makeLink } from "./index.ts";

useTestDatabase();
const deps = { authSecret: submissionDeps().authSecret };

test("a link carries what the survey declares, signed where nobody may change it, and is taken as it was made", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId, key } = await publishTestSurvey(ctx, (now) => ({
    ...now,
    parameters: [
      { key: "place", fills: "touchpoint", values: ["checkout", "delivery"], signed: true },
      { key: "desk", fills: "context" },
    ],
  }));
  const made = await makeLink(ctx, { surveyId, parameters: { place: "checkout", desk: " 7 ", other: "" } }, deps);
  if ("problems" in made) throw new Error(JSON.stringify(made.problems));
  const { parameters, signature } = made.link;
  expect(made.link).toMatchObject({
    key,
    parameters: expect.arrayContaining([
      ["place", "checkout"],
      ["desk", "7"],
    ]),
  });
  expect(signature).not.toBeNull();
  const carried = Object.fromEntries(parameters);
  const way = await startTestSubmission(key, { parameters: carried, ...(signature && { signature }) });
  expect(way.parameters).toEqual({ place: "checkout", desk: "7" });
  const changed = { ...carried, place: "delivery" };
  await expect(
    startTestSubmission(key, { parameters: changed, ...(signature && { signature }) }),
  ).rejects.toMatchObject({
    reason: "survey_link_changed",
  });

  expect(await makeLink(ctx, { surveyId, parameters: { desk: "7" } }, deps)).toMatchObject({
    link: { signature: null },
  });
  expect(await makeLink(ctx, { surveyId, parameters: { place: "moon", extra: "x" } }, deps)).toMatchObject({
    problems: [{ code: "parameter_unknown" }, { code: "parameter_value", value: "moon" }],
  });
  await expect(makeLink(await makeTestOrganisation(), { surveyId, parameters: {} }, deps)).rejects.toMatchObject({
    code: "not_found",
  });
});
