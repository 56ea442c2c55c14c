import { casePlaybooks } from "@heard/db/schema/cases";
import { councilSeats } from "@heard/db/schema/council";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { deactivateMember, removeMember, updateMember } from "../members/index.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import {
  archivePlaybook,
  assignCase,
  closeCase,
  getCase,
  getCaseSettings,
  listCases,
  openCase,
  pauseCase,
  saveCaseRule,
  savePlaybook,
  updateCaseSettings,
} from "./index.ts";
import { lookAfterCases } from "./look-after-everywhere.ts";
import { defaultHours } from "./rules.ts";

useTestDatabase();

const later = (ctx: ServiceContext, hours: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + hours * 3_600_000),
});

async function record(ctx: ServiceContext, value: number, touchpoint: string): Promise<string> {
  const response = { occurredAt: ctx.now().toISOString(), scores: [{ metric: "nps", value }], touchpoint };
  const responses = [{ ...response, externalId: `${value}-${Math.random()}` }];
  const { results } = await recordResponses(ctx, { source: "app", mode: "api", responses });
  const [result] = results;
  if (!result || !("id" in result)) throw new Error(JSON.stringify(results));
  return result.id;
}

/** An organisation with a rule for everywhere, and a leader who sees returns alone. */
async function withLimitedLeader() {
  const ctx = await makeTestOrganisation();
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 1 });
  const rule = {
    ...{ name: "Low", touchpoint: null, playbookId, ownerId: null, escalateTo: null },
    condition: { kind: "score" as const, metric: "nps", comparison: "atMost" as const, value: 2 },
  };
  await saveCaseRule(ctx, rule);
  const { touchpoints } = await inTenant(ctx, readCatalogue);
  const idOf = (key: string) => touchpoints.get(key)?.id ?? 0;
  const touchpointIds = [idOf("returns")];
  const person = await makeTestPerson(ctx, ["cxLeader"], { touchpointIds });
  return { ctx, rule, playbookId, person, idOf, limited: { ...person.ctx, touchpoints: touchpointIds } };
}

describe("a leader who sees some touchpoints", () => {
  test("changes no playbook that works for rules out of their sight, puts none of them away, and makes no rule for everywhere", async () => {
    const { limited, playbookId, rule } = await withLimitedLeader();
    const change = { playbookId, name: "Call back", steps: ["Ask for a Google review"], hours: 1 };
    const refusal = { code: "forbidden", reason: "playbook_above_touchpoints" };
    await expect(savePlaybook(limited, change)).rejects.toMatchObject(refusal);
    await expect(archivePlaybook(limited, { playbookId })).rejects.toMatchObject(refusal);
    await expect(saveCaseRule(limited, rule)).rejects.toMatchObject({ reason: "plan_above_touchpoints" });
    const own = await savePlaybook(limited, { name: "Own", steps: ["Call"], hours: 1 });
    await saveCaseRule(limited, { ...rule, ...own, touchpoint: "returns" });
    await savePlaybook(limited, { ...own, name: "Own", steps: ["Call", "Mend"], hours: 1 });
    await expect(archivePlaybook(limited, own)).rejects.toMatchObject({ reason: "playbook_in_use" });
  });

  test("sets no hours of the whole organisation", async () => {
    const { limited } = await withLimitedLeader();
    const settings = { revision: 0, hours: [...defaultHours], holidays: [] };
    await expect(updateCaseSettings(limited, settings)).rejects.toMatchObject({ reason: "hours_above_touchpoints" });
    expect(await getCaseSettings(limited)).toMatchObject({ seesAll: false });
  });
});

test("a case belongs only to somebody who can open it", async () => {
  const { ctx, rule, playbookId, person, idOf } = await withLimitedLeader();
  const responseId = await record(ctx, 5, "delivery");
  const employee = await makeTestPerson(ctx, ["employee"]);
  const council = await makeTestPerson(ctx, ["councilMember"]);
  const open = { title: "Call them", playbookId, responseId };
  for (const ownerId of [employee.memberId, council.memberId, person.memberId])
    await expect(openCase(ctx, { ...open, ownerId })).rejects.toMatchObject({ reason: "case_out_of_reach" });
  await expect(saveCaseRule(ctx, { ...rule, escalateTo: person.memberId })).rejects.toMatchObject({
    reason: "case_out_of_reach",
  });
  const seat = { orgId: ctx.organisation.id, touchpointId: idOf("delivery"), part: "owner" as const };
  await inTenant(ctx, (tx) => tx.insert(councilSeats).values({ ...seat, memberId: council.memberId }));
  const { caseId, number } = await openCase(ctx, open);
  const { owner, revision, workers } = await getCase(ctx, { number });
  expect([owner, workers.map(({ id }) => id)]).toEqual([null, []]);
  await expect(assignCase(ctx, { caseId, revision, ownerId: person.memberId })).rejects.toMatchObject({
    reason: "case_out_of_reach",
  });
  const worker = await makeTestPerson(ctx, ["teamMember"]);
  await assignCase(ctx, { caseId, revision, ownerId: worker.memberId });
  expect((await listCases(ctx, {})).open.unowned).toBe(0);
  await makeTestPerson(ctx, ["owner"]);
  await deactivateMember(ctx, { memberId: worker.memberId });
  expect((await listCases(ctx, {})).open.unowned).toBe(1);
});

test("whoever sees less than before keeps no case that they cannot open, and goes on with the others", async () => {
  const { ctx, rule, playbookId, idOf } = await withLimitedLeader();
  const worker = await makeTestPerson(ctx, ["cxLeader"]);
  await makeTestPerson(ctx, ["owner"]);
  await saveCaseRule(ctx, { ...rule, name: "Lower", escalateTo: worker.memberId });
  const [far, near] = [await record(ctx, 5, "delivery"), await record(ctx, 5, "returns")];
  const open = { title: "Call them", playbookId, ownerId: worker.memberId, escalateTo: worker.memberId };
  const numbers = [
    (await openCase(ctx, { ...open, responseId: far })).number,
    (await openCase(ctx, { ...open, responseId: near })).number,
  ];
  const access = { roles: ["cxLeader" as const], canUnmask: false, canSeeCustomers: false };
  await updateMember(ctx, { memberId: worker.memberId, ...access, touchpointIds: [idOf("returns")] });
  const [one, other] = await Promise.all(numbers.map((number) => getCase(ctx, { number })));
  expect([one?.owner, one?.escalateTo]).toEqual([null, null]);
  expect([other?.owner?.id, other?.escalateTo?.id]).toEqual([worker.memberId, worker.memberId]);
  expect((await getCaseSettings(ctx)).rules.map(({ escalateTo }) => escalateTo)).toEqual([null, null]);
});

test("an owner who sees some touchpoints leaves nothing with whoever sees less, is away or is gone, and each change is on record", async () => {
  const { ctx, rule, playbookId, idOf } = await withLimitedLeader();
  const heir = await makeTestPerson(ctx, ["cxLeader"]);
  const owner = await makeTestPerson(ctx, ["owner"], { touchpointIds: [idOf("returns")] });
  const limited = { ...owner.ctx, touchpoints: [idOf("returns")] };
  const change: ((memberId: number) => Promise<unknown>)[] = [
    (memberId) =>
      updateMember(limited, {
        ...{ memberId, roles: ["employee"], touchpointIds: null, canUnmask: false, canSeeCustomers: false },
      }),
    (memberId) => deactivateMember(limited, { memberId }),
    (memberId) => removeMember(limited, { memberId, reassignToId: heir.memberId }),
  ];
  for (const [place, act] of change.entries()) {
    const { memberId } = await makeTestPerson(ctx, ["teamMember"]);
    const { ruleId } = await saveCaseRule(ctx, { ...rule, name: `Of ${place}`, escalateTo: memberId });
    const responseId = await record(ctx, 5, "delivery");
    const { number } = await openCase(ctx, { title: "Call them", playbookId, responseId, ownerId: memberId });
    await act(memberId);
    const next = place === 2 ? heir.memberId : null;
    const { owner: owned, events } = await getCase(ctx, { number });
    expect([owned?.id ?? null, events[0]?.verb]).toEqual([next, "case.assign"]);
    const named = (await getCaseSettings(ctx)).rules.find(({ id }) => id === ruleId)?.escalateTo;
    expect(named).toBe(place === 1 ? memberId : next);
    const { items } = await listAuditEntries(ctx, { subjectKind: "caseRule", subjectId: String(ruleId) });
    expect(items.map(({ verb, before, after }) => [verb, before, after])[0]).toEqual(
      place === 1
        ? ["caseRule.create", null, expect.anything()]
        : ["caseRule.edit", { escalateTo: memberId }, { escalateTo: next }],
    );
  }
});

test("a rule whose playbook is away opens its cases all the same", async () => {
  const { ctx, playbookId } = await withLimitedLeader();
  await inTenant(ctx, (tx) =>
    tx.update(casePlaybooks).set({ archivedAt: ctx.now() }).where(eq(casePlaybooks.id, playbookId)),
  );
  await record(ctx, 0, "delivery");
  expect(await lookAfterCases({ ...later(ctx, 0.1), actor: { kind: "system" } })).toBe(1);
});

test("what is late stays late while it is paused, and what a case took stays what it took", async () => {
  const { ctx, playbookId } = await withLimitedLeader();
  const responseId = await record(ctx, 5, "delivery");
  // Tuesday 30 June 2026, 20:00 in Shanghai: an hour of work is over on Wednesday at 10:00.
  const { caseId, number } = await openCase(ctx, { title: "Call them", playbookId, responseId });
  const late = later(ctx, 15);
  await pauseCase(late, { caseId, revision: 2, reason: "Waiting\nfor them" });
  expect(await getCase(late, { number })).toMatchObject({ isLate: true, isPaused: true, usedMinutes: 120 });
  expect((await listCases(late, {})).open.late).toBe(1);
  await closeCase(late, { caseId, revision: 3, cause: "people", action: "Called.\nAgreed." });
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "00:00", to: "23:59" }));
  await updateCaseSettings(ctx, { revision: 0, hours, holidays: [] });
  expect(await getCase(late, { number })).toMatchObject({
    usedMinutes: 120,
    closings: [{ action: "Called.\nAgreed." }],
  });
});
