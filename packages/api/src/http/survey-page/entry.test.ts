import { DomainError } from "@heard/core/errors";
import type { Question } from "@heard/survey";
import { describe, expect, test } from "vitest";
import { surveyGateway, visit } from "../../testing/survey-guest.ts";
import { everyType, fieldsOf, surveyOf } from "../../testing/survey-page.ts";

const only = (id: string): Question => {
  const found = everyType.find(({ question }) => question.id === id)?.question;
  if (!found) throw new Error(`no question ${id}`);
  return found;
};
const nps = only("nps");

test("an address that is not whole is a kind page, and one with a stroke too many leads on", async () => {
  const { app, reported } = surveyGateway(surveyOf([nps]));
  for (const address of ["/s/", "/s/demo/more", "/s/demo/logo/x"]) {
    const reply = await app.request(address);
    expect([reply.status, await reply.text()], address).toEqual([
      404,
      expect.stringContaining("There is no survey here"),
    ]);
  }
  const reply = await app.request("/s/demo/?shop=chiado");
  expect([reply.status, reply.headers.get("location")]).toEqual([301, "/s/demo?shop=chiado"]);
  expect(reported).toEqual([]);
});

test("a page that cannot be sent says so in the language in which it was read, and a link in its own", async () => {
  const world = surveyGateway(surveyOf([nps]));
  const guest = await visit(world, "/s/demo", { "accept-language": "en" });
  await guest.press("next", { nps: "9", _token: "another", _language: "zh-Hant" });
  expect(guest.reply.status).toBe(400);
  expect(guest.html).toContain('<html lang="zh-Hant"');
  const refuse = new DomainError("invalid_state", "survey_closed");
  const late = await visit(surveyGateway(surveyOf([nps]), { refuse }), "/s/demo?lang=zh-Hans", {
    "accept-language": "en",
  });
  expect(late.html).toContain('<html lang="zh-Hans"');
});

describe("a score that was pressed in a letter", () => {
  const chosenAt = async (answer: string) => {
    // By now another question stands first, on a scale that has this point too.
    const guest = await visit(surveyGateway(surveyOf([only("csat"), nps])), `/s/demo?answer=${answer}`);
    expect(guest.reply.status).toBe(200);
    return [...fieldsOf(guest.html)].filter(([field]) => field === "csat" || field === "nps");
  };

  test("stands chosen at the question that the letter asked, and at no other", async () => {
    expect(await chosenAt("nps.4")).toEqual([["nps", "4"]]);
    for (const answer of ["4", "csat.9", "gone.4", "story.4", "nps.4.5", "__proto__.4", ""])
      expect(await chosenAt(answer), answer).toEqual([]);
  });
});
