import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { noteCase, openCase, pauseCase, savePlaybook } from "../cases/index.ts";
import { readNewComments } from "../readings/read-new.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { sendTestInvitation } from "../testing/distributions.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import {
  createContactField,
  eraseContact,
  recordBounces,
  recordConsent,
  suppressAddress,
  updateContact,
} from "./index.ts";

const database = useTestDatabase();

/** Every table of the database that has the person in it, whatever the column. */
async function tablesWith(pattern: string): Promise<string[]> {
  const tables = await database.asOwner(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.asOwner(`select 1 from ${name} t where t::text ~* '${pattern}' limit 1`);
    if (rows.length > 0) found.push(String(name));
  }
  return found;
}

test("one person in a dozen places is in none after the erasure of their contact and their responses, and the log says who did it", async () => {
  const base = await makeTestOrganisation("planted");
  const { ctx } = await makeTestPerson(base, ["owner", "cxLeader"], { canUnmask: true, canSeeCustomers: true });
  const person = { name: "Zyxwvut Qponml", email: "zyxwvut@example.org", phone: "+351912000789" };
  const trace = "zyxwvut|qponml|912000789";
  await createContactField(ctx, { key: "tier", name: { en: "Tier" }, kind: "text" });
  const { surveyId } = await publishTestSurvey(ctx);
  const { contactId } = await sendTestInvitation(ctx, surveyId, { contact: { ...person, key: "ZYXWVUT-1" } });
  await updateContact(ctx, { contactId, attributes: { tier: "friend of Qponml" } });
  await recordConsent(ctx, { contactId, purpose: "surveys", given: true, source: "Zyxwvut said so at the till" });
  await recordBounces(ctx, { source: "smtp", bounces: [{ address: person.email, kind: "complaint" }] });
  await suppressAddress(ctx, { address: person.phone, purpose: null, source: "Asked at the till" });
  const response = {
    ...{ externalId: "1", customer: contactId, occurredAt: ctx.now().toISOString() },
    scores: [{ metric: "nps", value: 1 }],
    comments: [{ text: "I am Zyxwvut Qponml, ring me on 912000789 or write to zyxwvut@example.org" }],
  };
  const { results } = await recordResponses(base, { source: "app", mode: "api", responses: [response] });
  const responseId = results[0] && "id" in results[0] ? results[0].id : "";
  await readNewComments(base);
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 9 });
  const { caseId } = await openCase(ctx, { title: "Ring Zyxwvut", playbookId, responseId });
  await noteCase(ctx, { caseId, note: "Zyxwvut wants a call" });
  await pauseCase(ctx, { caseId, revision: 2, reason: "Qponml is away" });
  const planted = await tablesWith(trace);
  expect(planted).toEqual(
    expect.arrayContaining([
      ...["case_events", "case_pauses", "cases", "comment_originals", "comments", "consents", "contacts"],
      ...["suppressions"],
    ]),
  );

  await eraseResponse(ctx, { responseId });
  await eraseContact(ctx, { contactId });
  // What a mail server says a day later about the same address brings nothing of it back.
  await recordBounces(ctx, { source: "smtp", bounces: [{ address: person.email, kind: "hard" }] });
  expect(await tablesWith(trace)).toEqual([]);
  const log = await database.asOwner(
    `select verb from audit_entries where org_id = ${ctx.organisation.id} and verb in ('contact.erase', 'response.erase') order by 1`,
  );
  expect(log).toEqual([{ verb: "contact.erase" }, { verb: "response.erase" }]);
});
