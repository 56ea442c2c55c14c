import { useTestDatabase } from "@heard/db/testing";
import { type SQLWrapper, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { saveResponseAlertRule } from "../response-alerts/index.ts";
import { selectAlerts } from "../response-alerts/queries.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { escalateCases } from "./escalate.ts";
import { savePlaybook } from "./index.ts";
import { endedCases, openCases, selectCases, selectOpenByTouchpoint } from "./queries.ts";
import { selectConfirmation } from "./read-confirmation.ts";

const { asOwner } = useTestDatabase();

/** An organisation with many years of cases and alerts beside a small one, as the planner sees them. */
async function withYears(): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 4 });
  const condition = { kind: "words" as const, words: ["lawyer"] };
  const { alertRuleId } = await saveResponseAlertRule(ctx, { name: "A threat", condition, touchpoint: null });
  const org = ctx.organisation.id;
  const many = 40_000;
  // One in two hundred is open; one in ten has been paused.
  await asOwner(`
    insert into cases (org_id, number, kind, title, state, playbook_id, steps, opened_at, clock_from, allowed_minutes, due_at, closed_at, touchpoint_id)
    select ${org}, n, 'recovery', 'Low', case when n % 200 = 0 then 'open' else 'closed' end, ${playbookId}, '[]',
      timestamptz '2026-06-30' - n * interval '1 hour', timestamptz '2026-06-30' - n * interval '1 hour', 60,
      case when n % 200 = 0 then timestamptz '2026-07-01' end, case when n % 200 > 0 then timestamptz '2026-06-30' - n * interval '30 minutes' end,
      (select min(id) from touchpoints where org_id = ${org})
    from generate_series(1, ${many}) n;
    insert into case_pauses (org_id, case_id, reason, paused_at, resumed_at)
    select org_id, id, 'Waiting', opened_at, opened_at from cases where number % 10 = 0;
    insert into case_closings (org_id, case_id, cause, action, closed_at) select org_id, id, 'people', 'Called', closed_at from cases where closed_at is not null;
    insert into response_alerts (org_id, rule_id, response_id, found_at, handling, handled_at)
    select ${org}, ${alertRuleId}, gen_random_uuid(), timestamptz '2026-06-30' - n * interval '10 minutes', case when n % 50 > 0 then 'knownCause' end,
      case when n % 50 > 0 then timestamptz '2026-06-30' end
    from generate_series(1, ${many}) n;
  `);
  await asOwner("analyze cases, case_pauses, case_closings, response_alerts");
  return ctx;
}

test("what screens ask of cases and of single responses goes by an index, however many there have been", async () => {
  const ctx = await withYears();
  const planOf = (query: (tx: Parameters<typeof selectCases>[0]) => SQLWrapper) =>
    inTenant(ctx, async (tx) => {
      const rows = await tx.execute<{ "QUERY PLAN": string }>(sql`explain ${query(tx)}`);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
  const plans: [string, string][] = [
    ["cases_by_due", await planOf((tx) => selectCases(tx, openCases()))],
    ["cases_newest", await planOf((tx) => selectCases(tx, endedCases()))],
    ["cases_by_due", await planOf(selectOpenByTouchpoint)],
    ["case_closings_newest", await planOf((tx) => selectConfirmation(tx, new Date("2026-06-20")))],
    ["response_alerts_open", await planOf((tx) => selectAlerts(tx, ctx, { isOpen: true, most: 100 }))],
    ["response_alerts_newest", await planOf((tx) => selectAlerts(tx, ctx, { isOpen: false, most: 100 }))],
    ["cases_merged", await planOf(() => sql`select from cases where merged_into = 7`)],
    ["case_pauses_of_case", await planOf(() => sql`select from case_pauses where case_id = any ('{3,4,5}'::int[])`)],
  ];
  for (const [index, plan] of plans) expect(plan).toContain(index);
  for (const [, plan] of plans)
    expect(plan).not.toMatch(/Seq Scan on (cases|case_pauses|case_closings|response_alerts) {2}/);
});

test("whoever sees every touchpoint has no part of a case looked for among all cases", async () => {
  const ctx = await withYears();
  const plan = await inTenant(ctx, (tx) =>
    tx.execute<{ "QUERY PLAN": string }>(
      sql`explain (analyze, costs off, timing off) ${selectConfirmation(tx, new Date("2026-06-20"))}`,
    ),
  );
  const scans = plan.map((row) => row["QUERY PLAN"]).filter((line) => / on cases c\b/.test(line));
  expect(scans.length).toBeGreaterThan(0);
  for (const scan of scans) expect(scan).toContain("never executed");
});

test("late cases go up a hundred at a time, each once", async () => {
  const ctx = await withYears();
  const worker: ServiceContext = { ...ctx, actor: { kind: "system" }, now: () => new Date("2026-07-02T00:00:00Z") };
  expect(await escalateCases(worker)).toBe(200);
  expect(await escalateCases(worker)).toBe(0);
  const events = await inTenant(ctx, (tx) =>
    tx.execute<{ cases: number; moments: number }>(
      sql`select count(distinct case_id)::int as cases, count(distinct xmin::text)::int as moments from case_events where verb = 'case.escalate'`,
    ),
  );
  expect(events[0]).toEqual({ cases: 200, moments: 2 });
});
