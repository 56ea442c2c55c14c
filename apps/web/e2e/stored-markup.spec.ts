import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { paths, personKey } from "../src/lib/paths.ts";
import { heard } from "./support/heard.ts";
import { readProcedure, sendAnswers } from "./support/own-organisation.ts";
import { ask, type PublishedSurvey, publishedSurvey, republishedSurvey } from "./support/published-survey.ts";
import { expect, test } from "./support/test.ts";

// The policy of each page would stop what ran: here the words themselves must stay words.
test.use({ bypassCSP: true });

/** What runs where words are taken for markup, for a script, for an attribute or for a template. */
const corpus = [
  '"><img src=x onerror=markupRan()>',
  "<svg onload=markupRan()>",
  "</script><script>markupRan()</script>",
  "</textarea></title><img src=x onerror='markupRan()'>",
  '<iframe srcdoc="<script>parent.markupRan()</script>"></iframe>',
  "<details open ontoggle=markupRan()>x</details>",
  "'-markupRan()-'",
  "javascript:markupRan()",
];
const first = corpus[0] ?? "";

type Words = { organisation: string; responseId: string; contactId: string; survey: PublishedSurvey };

/** An organisation in which whatever has a name or words has those of the corpus. */
async function organisationOfMarkup(page: Page): Promise<Words> {
  const organisation = `markup-${randomBytes(4).toString("hex")}`;
  await page.goto(paths.account());
  const { email, name } = await readProcedure<{ email: string; name: string }>(page, personKey, "account.get");
  await heard(...["organisation", "create", "--key", organisation, "--name", first]);
  await heard(
    ...["member", "create", "--organisation", organisation],
    ...["--email", email, "--name", name, "--roles", "owner"],
  );
  const make = <Made>(procedure: string, input: object) => ask<Made>(page, organisation, procedure, input);
  await make("sources.create", { key: "till", name: first });
  const day = new Date().toISOString().slice(0, 10);
  await make("segments.createField", { key: "kind", name: { en: first } });
  for (const [at, words] of corpus.entries()) {
    const named = { key: `k${at}`, name: { en: words } };
    await make("journey.createStage", named);
    await make("journey.createTouchpoint", { ...named, stage: named.key });
    await make("channels.create", named);
    await make("segments.createValue", { field: "kind", value: words });
    await make("contacts.purposes.create", named);
    await make("savedViews.create", { screen: "scores", name: words, query: "metric=nps" });
  }
  const responses = corpus.map((words, at) => ({
    ...{ occurredAt: new Date().toISOString(), touchpoint: `k${at}`, customer: words.slice(0, 60) },
    ...{ scores: [{ metric: "nps", value: at }], comments: [{ text: `${words} and more words about it` }] },
  }));
  const [responseId = ""] = await sendAnswers(organisation, "till", responses);
  const contacts = await Promise.all(
    corpus.map((words, at) =>
      make<{ contactId: string }>("contacts.create", { name: words, email: `a${at}@markup.example` }),
    ),
  );
  const { playbookId } = await make<{ playbookId: number }>("cases.savePlaybook", {
    name: first,
    steps: corpus,
    hours: 8,
  });
  await make("cases.open", { title: first, playbookId, responseId });
  await make("annotations.add", { title: first, kind: "other", from: day, to: day });
  const survey = await publishedSurvey(page, organisation, "nps");
  let next = 0;
  const marked = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(marked) as T;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        name === "en" && typeof one === "string" ? corpus[next++ % corpus.length] : marked(one),
      ]),
    ) as T;
  };
  await republishedSurvey(page, organisation, survey, marked);
  return { organisation, responseId, contactId: contacts[0]?.contactId ?? "", survey };
}

const screensOf = ({ organisation, responseId, contactId, survey }: Words): Record<string, string> => ({
  home: paths.home(organisation),
  scores: paths.scores(organisation, { metric: "nps" }),
  trace: paths.scores(organisation, { metric: "nps", trace: "nps" }),
  comments: paths.comments(organisation),
  themes: paths.themes(organisation),
  journey: paths.journey(organisation),
  listening: paths.listening(organisation),
  response: paths.response(organisation, responseId),
  cases: paths.cases(organisation),
  case: paths.case(organisation, 1),
  playbooks: paths.caseSettings(organisation),
  surveys: paths.surveys(organisation),
  "survey builder": paths.survey(organisation, survey.key),
  "survey settings": paths.surveySettings(organisation, survey.key),
  customers: paths.customers(organisation),
  customer: paths.customer(organisation, contactId),
  "declared fields": paths.contactFields(organisation),
  "journey settings": paths.settings.journey(organisation),
  segments: paths.settings.segments(organisation),
  annotations: paths.settings.annotations(organisation),
  audit: paths.settings.audit(organisation),
  organisation: paths.settings.organisation(organisation),
});

test("whatever people write stays words on every main screen", async ({ page, signInAs }) => {
  test.setTimeout(240_000);
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  await page.context().exposeFunction("markupRan", () => void ran.push(page.url()));

  await test.step("written into a page as markup it would run", async () => {
    await page.goto(paths.signIn());
    await page.evaluate((words) => document.body.insertAdjacentHTML("beforeend", words), corpus.join(""));
    await expect.poll(() => ran.length).toBeGreaterThanOrEqual(4);
    ran.length = 0;
  });

  await signInAs("owner");
  const words = await organisationOfMarkup(page);
  const shown: string[] = [];
  const look = async (at: Page, name: string) => {
    await at.waitForLoadState("networkidle");
    if ((await at.locator("body").innerText()).includes("markupRan()")) shown.push(name);
    for (const link of await at.locator("a[href]").all())
      expect(await link.getAttribute("href")).not.toMatch(/^\s*javascript:/i);
    expect(ran, name).toEqual([]);
  };
  for (const [name, address] of Object.entries(screensOf(words)))
    await test.step(name, async () => {
      await page.goto(address);
      await expect(page.getByRole("heading").first()).toBeVisible();
      await look(page, name);
    });
  await test.step("survey page", async () => {
    const respondent = await page.context().newPage();
    await respondent.goto(words.survey.address);
    await expect(respondent.locator("form")).toBeVisible();
    await look(respondent, "survey page");
  });
  // A screen on which none of the words stand proves nothing.
  expect([...Object.keys(screensOf(words)), "survey page"].filter((name) => !shown.includes(name))).toEqual([]);
});
