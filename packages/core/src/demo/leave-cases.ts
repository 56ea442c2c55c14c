import { cases } from "@heard/db/schema/cases";
import { eq, sql } from "drizzle-orm";
import { checkCaseStep, getCaseSettings, mergeCases, noteCase, openCase, pauseCase } from "../cases/index.ts";
import { lookAfterCases } from "../cases/look-after-everywhere.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { asPerson } from "./add-people.ts";
import { idOf } from "./plan-meetings.ts";

type Unhappy = { id: string; otherId: string | null };

/**
 * What lies on the desks on the last day, opened by hand: a clock that runs, one that stands still for the customer, one whose time is over, and two cases of one
 * customer that became one.
 */
export async function leaveCases(ctx: ServiceContext, lastDay: string): Promise<void> {
  const team = await asPerson(ctx, "teamMember");
  const playbookId = (await getCaseSettings(team)).playbooks.find(({ name }) => name === "Call back")?.id ?? 0;
  const on = (who: ServiceContext, daysAgo: number, time: string): ServiceContext => {
    const moment = new Date(`${addDays(lastDay, -daysAgo)}T${time}:00Z`).getTime();
    const now = new Date(Math.min(moment, ctx.now().getTime()));
    return { ...who, now: () => now };
  };
  const open = (by: ServiceContext, title: string, responseId: string) =>
    openCase(by, { title, playbookId, responseId, ownerId: idOf(by) });
  const since = addDays(lastDay, -14);
  const unhappy = await readUnhappy(ctx, since);
  const pair = unhappy.find(({ otherId }) => otherId !== null);
  if (pair?.otherId) {
    const owner = await asPerson(ctx, "owner");
    const first = await open(on(owner, 1, "08:00"), "Second letter about the same lamp", pair.id);
    const second = await open(on(owner, 1, "08:05"), "The lamp that never came", pair.otherId);
    const { revision } = await readCase(ctx, first.caseId);
    await mergeCases(on(owner, 1, "08:10"), { caseId: first.caseId, revision, intoCaseId: second.caseId });
  }
  const [late, waiting, running] = unhappy.filter((one) => one !== pair);
  if (late) await open(on(team, 8, "08:00"), "Promised twice, came neither time", late.id);
  if (waiting) {
    const { caseId } = await open(on(team, 1, "08:00"), "A refund to an account that is closed", waiting.id);
    await checkCaseStep(on(team, 1, "08:10"), { caseId, step: 0, isDone: true });
    const reason = "Waiting for the customer’s new bank details.\nAsked by telephone and by letter.";
    const { revision } = await readCase(ctx, caseId);
    await pauseCase(on(team, 1, "08:20"), { caseId, revision, reason });
  }
  if (running) {
    const leader = await asPerson(ctx, "cxLeader");
    const { caseId } = await open(on(leader, 0, "08:00"), "Third repair, same fault", running.id);
    const note = "The workshop has the lamp.\nThey call back this afternoon.";
    await noteCase(on(leader, 0, "08:30"), { caseId, note });
  }
  await lookAfterCases({ ...on(ctx, 0, "23:00"), actor: { kind: "system" } });
}

/** Low answers of the last days that have no case, one a customer, with another answer of theirs where there is one. */
async function readUnhappy(ctx: ServiceContext, since: string): Promise<Unhappy[]> {
  const hasNoCase = (id: string) =>
    sql`not exists (select from cases k where k.org_id = r.org_id and k.response_id = ${sql.raw(id)})`;
  return [
    ...(await inTenant(ctx, (tx) =>
      tx.execute<Unhappy>(sql`
        select distinct on (r.customer) r.id, (
          select o.id from responses o where o.org_id = r.org_id and o.customer = r.customer and o.id <> r.id and o.state = 2 and ${hasNoCase("o.id")}
          order by o.day desc, o.id limit 1) as "otherId"
        from responses r
        join scores s on s.shard_key = r.shard_key and s.response_id = r.id
        join measure_keys m on m.org_id = r.org_id and m.id = s.measure_id
        join scales z on z.org_id = m.org_id and z.id = m.scale_id and z.direction = 'higherIsBetter' and s.bin <= (z.max - z.min) * 0.4
        join comments c on c.shard_key = r.shard_key and c.response_id = r.id
        where r.org_id = ${ctx.organisation.id} and r.day >= ${since} and r.state = 2 and r.customer is not null and ${hasNoCase("r.id")}
        order by r.customer, r.id`),
    )),
  ];
}

async function readCase(ctx: ServiceContext, caseId: number) {
  const [row] = await inTenant(ctx, (tx) => tx.select().from(cases).where(eq(cases.id, caseId)));
  if (!row) throw new Error(`The demo case ${caseId} is gone`);
  return row;
}
