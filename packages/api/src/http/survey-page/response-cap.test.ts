import { DomainError } from "@heard/core/errors";
import { expect, test } from "vitest";
import { surveyGateway, visit } from "../../testing/survey-guest.ts";
import { everyType, surveyOf } from "../../testing/survey-page.ts";

test("a survey that is full tells nobody who has answered to try again", async () => {
  const refuse = new DomainError("limit_exceeded", "survey_full" as never);
  const { reply, html } = await visit(surveyGateway(surveyOf(everyType.map(({ question }) => question)), { refuse }));
  expect([reply.status, reply.headers.get("retry-after")]).toEqual([409, null]);
  expect(html).toContain(">This survey has all the answers it needs</h1>");
});
