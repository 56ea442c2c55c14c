import { alerts } from "@heard/db/schema/alerts";
import { cases } from "@heard/db/schema/cases";
import { bounces } from "@heard/db/schema/contacts";
import { files, importBatches } from "@heard/db/schema/imports";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { webhookReceivers } from "@heard/db/schema/webhooks";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { markAlertsSeen } from "../alerts/index.ts";
import { openCase, savePlaybook } from "../cases/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getCouncil } from "../council/index.ts";
import { planMeeting } from "../council-meetings/index.ts";
import { logPlan } from "../improvement-plans/index.ts";
import { recordResponses } from "../responses/record.ts";
import { acceptSuggestion, makeSuggestion } from "../suggestions/index.ts";
import { createSurvey } from "../surveys/create.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { createWebhook } from "../webhooks/index.ts";
import { getMyDay } from "./index.ts";

useTestDatabase();

const days = (ctx: ServiceContext, later: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(Date.UTC(2026, 5, 30 + later, 12)),
});
const errandsOf = async (ctx: ServiceContext) =>
  Object.fromEntries((await getMyDay(ctx)).errands.map(({ kind, count }) => [kind, count]));

async function makeFaults(org: ServiceContext) {
  const [orgId, now] = [org.organisation.id, org.now()];
  await createSurvey(org, { name: "Relationship", from: { kind: "template", template: "nps" } });
  const { id } = await createWebhook(org, {
    ...{ name: "Till", kind: "slack", url: "https://hooks.example.org/x", eventKinds: ["case.opened"] },
  });
  await inTenant(org, async (tx) => {
    await tx.update(webhookReceivers).set({ failingSince: now });
    const [fileId, made] = [uuidv7(), { createdByKind: "operator", createdBy: "operator" }];
    const file = {
      purpose: "import" as const,
      name: "a.csv",
      mediaType: "text/csv",
      size: 3,
      sha256: new Uint8Array(32),
    };
    await tx.insert(files).values({ orgId, id: fileId, ...file, createdBy: "operator", createdAt: now });
    const batch = { orgId, fileId, fileName: "a.csv", ...made, createdAt: now };
    await tx.insert(importBatches).values([
      { ...batch, state: "imported", rejectedCount: 2 },
      { ...batch, state: "imported" },
      { ...batch, state: "discarded", rejectedCount: 9 },
    ]);
    const bounce = {
      orgId,
      shardKey: org.organisation.homeShardKey,
      addressKind: "email" as const,
      source: "api" as const,
    };
    for (const kind of ["hard", "soft"] as const)
      await tx.insert(bounces).values({ ...bounce, id: uuidv7(), addressHash: new Uint8Array(32), kind, at: now });
  });
  return id;
}

test("each role hears of what waits for it and that it may do something about, and nobody of anything else", async () => {
  const org = await makeTestOrganisation();
  await makeFaults(org);
  const role = async (...roles: Parameters<typeof makeTestPerson>[1] & {}) => makeTestPerson(org, roles);
  const [administrator, team, leader] = [
    await role("surveyAdministrator"),
    await role("teamMember"),
    await role("cxLeader"),
  ];
  const [owner, council, employee] = [await role("owner"), await role("councilMember"), await role("employee")];
  const response = { externalId: "one", occurredAt: org.now().toISOString(), scores: [{ metric: "nps", value: 0 }] };
  const { results } = await recordResponses(org, { source: "app", mode: "api", responses: [response] });
  const [recorded] = results;
  if (!recorded || !("id" in recorded)) throw new Error("not recorded");
  const { playbookId } = await savePlaybook(leader.ctx, { name: "Call", steps: ["Call"], hours: 8 });
  const opened = { title: "Call", playbookId, responseId: recorded.id, ownerId: team.memberId };
  await openCase(team.ctx, opened);
  const { suggestionId } = await makeSuggestion(employee.ctx, { title: "A second till", text: "" });
  expect(await errandsOf(administrator.ctx)).toEqual({ importFaults: 1, bounced: 1, surveyDraft: 1 });
  expect(await errandsOf(team.ctx)).toEqual({ caseOpen: 1 });
  expect(await errandsOf(days(team.ctx, 5))).toEqual({ caseLate: 1 });
  const up = { escalateTo: leader.memberId, escalatedAt: org.now() };
  await inTenant(org, (tx) => tx.update(cases).set(up));
  expect(await errandsOf(leader.ctx)).toMatchObject({ caseEscalated: 1 });
  expect(await errandsOf(owner.ctx)).toMatchObject({ webhookFailing: 1, importFaults: 1 });
  expect(await errandsOf(days(administrator.ctx, 8))).toEqual({ surveyDraft: 1 });
  const coverageGap = (await getCouncil(council.ctx)).coverage.length;
  expect(await errandsOf(council.ctx)).toEqual({ coverageGap });
  expect(await errandsOf(days(council.ctx, 8))).toEqual({ coverageGap, suggestionWaiting: 1 });
  expect(await errandsOf(days(employee.ctx, 8))).toEqual({});
  await acceptSuggestion(leader.ctx, { suggestionId });
  expect((await getMyDay(employee.ctx)).suggestions).toMatchObject([{ title: "A second till", state: "accepted" }]);
  expect((await getMyDay(days(employee.ctx, 8))).suggestions).toEqual([]);
});

test("what is open in the account and before the council waits for whoever leads, the next meeting for whoever goes to it", async () => {
  const org = await makeTestOrganisation();
  const [leader, council, team] = [
    await makeTestPerson(org, ["cxLeader"]),
    await makeTestPerson(org, ["councilMember"]),
    await makeTestPerson(org, ["teamMember"]),
  ];
  const known = { measure: "volume", slice: "all", direction: "down", family: "volume", word: "open" } as const;
  const content = { kind: "silence", expected: 20, until: null } as const;
  const days7 = { changeFrom: "2026-06-15", upTo: "2026-06-21", raisedOn: "2026-06-15" };
  const alert = { orgId: org.organisation.id, foundAt: org.now(), ...known, ...days7, content };
  await inTenant(org, async (tx) => {
    await tx.insert(alerts).values([
      { ...alert, key: "open" },
      { ...alert, key: "gone", goneAt: org.now() },
      { ...alert, key: "spoken of", handling: "notReal", reason: "A holiday", handledAt: org.now() },
      { ...alert, key: "long ago", raisedOn: "2025-06-15" },
    ]);
  });
  await markAlertsSeen(leader.ctx);
  const { planId } = await logPlan(team.ctx, { title: "A second till", touchpoint: null });
  await inTenant(org, (tx) =>
    tx
      .update(improvementPlans)
      .set({ state: "proposed", proposedAt: org.now() })
      .where(eq(improvementPlans.id, planId)),
  );
  const gaps = (await getCouncil(council.ctx)).coverage.length;
  expect(gaps).toBeGreaterThan(0);
  expect(await errandsOf(leader.ctx)).toEqual({ alertOpen: 1, planWaiting: 1 });
  // Whoever votes is told of the plan by its name.
  expect(await errandsOf(council.ctx)).toEqual({ coverageGap: gaps });
  expect((await getMyDay(council.ctx)).votes).toMatchObject([{ id: planId }]);
  expect(await errandsOf(team.ctx)).toEqual({ alertNew: 1 });

  await planMeeting(leader.ctx, { day: "2026-07-04", time: "09:00", chairId: council.memberId });
  expect(await errandsOf(leader.ctx)).toMatchObject({ meetingNext: 1 });
  expect(await errandsOf(council.ctx)).toEqual({ coverageGap: gaps, meetingNext: 1 });
  expect(await errandsOf(days(council.ctx, -8))).not.toHaveProperty("meetingNext");
  expect(await errandsOf(team.ctx)).not.toHaveProperty("meetingNext");
});
