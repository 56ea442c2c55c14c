import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { noteCase, openCase, savePlaybook } from "../cases/index.ts";
import { eraseContact } from "../contacts/index.ts";
import { addAgendaItem, planMeeting } from "../council-meetings/index.ts";
import { storeFile } from "../files/index.ts";
import { getPlan, logPlan, notePlan } from "../improvement-plans/index.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { makeSuggestion } from "../suggestions/index.ts";
import { sendTestInvitation } from "../testing/distributions.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { findPerson } from "./index.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();

const find = async (text: string) => {
  const found = await findPerson(text, { databaseUrl: database.ownerUrl(), dataDir: folder });
  return { ...found, places: found.rows.map(({ table, column }) => `${table}.${column}`).sort() };
};

test("a person is found by name, number and address wherever they stand; what quotes them by a link goes with them, and what people typed is said", async () => {
  const base = await makeTestOrganisation("searched");
  const { ctx } = await makeTestPerson(base, ["owner", "cxLeader", "councilMember"], {
    ...{ canUnmask: true, canSeeCustomers: true },
  });
  const person = { name: "Zyxwvut Qponml", email: "zyxwvut@example.org", phone: "+351912000789" };
  const { surveyId } = await publishTestSurvey(ctx);
  const { contactId } = await sendTestInvitation(ctx, surveyId, { contact: { ...person, key: "ZYXWVUT-1" } });
  // A message as it went out, in its own words.
  await database.asOwner(`
    insert into letters (shard_key, id, org_id, invitation_id, contact_id, kind, recipient, subject, text_part, created_at)
    values (${ctx.organisation.homeShardKey}, uuidv7(), ${ctx.organisation.id}, uuidv7(), '${contactId}', 'email', '${person.email}',
      'How was it?', 'Dear Zyxwvut  Qponml', now())`);
  const { results } = await recordResponses(base, {
    ...{ source: "app", mode: "api" },
    responses: [
      {
        ...{ externalId: "1", customer: contactId, occurredAt: ctx.now().toISOString() },
        scores: [{ metric: "nps", value: 1 }],
        comments: [{ text: "They call me Zyxwvut Qponml, ring (0912) 000-789" }],
      },
    ],
  });
  const responseId = results[0] && "id" in results[0] ? results[0].id : "";
  const comment = { responseId, item: 0 };
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 9 });
  const { caseId } = await openCase(ctx, { title: "Ring them", playbookId, responseId });
  await noteCase(ctx, { caseId, note: "Zyxwvut\nQponml wants a call" });
  // By a link alone: none of their words is copied.
  await makeSuggestion(ctx, { title: "A sign at the till", comment });
  const { planId, number } = await logPlan(ctx, { title: "Signs", evidence: [{ kind: "comment", ...comment }] });
  // Of what they write themselves only the original has their name.
  expect(await find(person.name)).toMatchObject({
    places: ["case_events.note", "comment_originals.text", "contacts.name", "letters.text_part"],
    files: [],
  });
  expect((await find("912 000 789")).places).toEqual(
    expect.arrayContaining(["comment_originals.text", "contacts.phone_number"]),
  );
  expect((await find("ZYXWVUT@EXAMPLE.ORG")).places).toEqual(
    expect.arrayContaining(["contacts.email_address", "letters.recipient"]),
  );

  // Typed by people, which nobody can tie to the response.
  await makeSuggestion(ctx, { title: "What Zyxwvut Qponml told us", text: "" });
  await notePlan(ctx, { planId, note: "Zyxwvut Qponml asked for it" });
  await database.asOwner(`
    insert into plan_notices (org_id, plan_id, purpose_id, texts, sender_name)
    select org_id, ${planId}, id, '{"en": {"title": "Thank you", "body": "As Zyxwvut Qponml said"}}', 'Care' from contact_purposes
    where org_id = ${ctx.organisation.id} limit 1`);
  const { meetingId } = await planMeeting(ctx, { day: "2026-07-10", time: "09:00" });
  await addAgendaItem(ctx, { meetingId, title: "The case of Zyxwvut Qponml" });
  async function* content() {
    yield Buffer.from("name\r\nZyxwvut Qpo");
    yield Buffer.from("nml\r\n");
  }
  const { id } = await storeFile(
    ctx,
    { purpose: "import", name: "a.csv", mediaType: "text/csv", content: content() },
    { dataDir: folder },
  );

  await eraseResponse(ctx, { responseId });
  await eraseContact(ctx, { contactId });
  const left = await find(person.name);
  expect(left.places).toEqual([
    ...["council_agenda_items.title", "plan_events.note", "plan_notices.texts", "suggestions.title"],
  ]);
  expect(left.rows.every(({ organisationId, count }) => organisationId === ctx.organisation.id && count === 1)).toBe(
    true,
  );
  expect(left.files).toEqual([expect.stringContaining(id)]);
  for (const text of [person.email, person.phone]) expect(await find(text)).toMatchObject({ places: [], files: [] });
  const plan = await getPlan(ctx, { number });
  expect(plan.evidence).toMatchObject([{ kind: "comment", comment: null }]);
});

test("a file in another encoding than UTF-8 is said to be unread, for nothing can be found in it", async () => {
  const ctx = await makeTestOrganisation("otherwise");
  async function* content() {
    // 欧阳娜娜 in GB18030
    yield Buffer.from("c5b7d1f4c4c8c4c8", "hex");
  }
  const file = { purpose: "import", name: "a.csv", mediaType: "text/csv", content: content() } as const;
  const { id } = await storeFile(ctx, file, { dataDir: folder });
  expect((await find("欧阳娜娜")).unread).toContainEqual(expect.stringContaining(id));
});
