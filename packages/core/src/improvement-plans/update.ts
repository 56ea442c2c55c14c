import type { Transaction } from "@heard/db";
import { improvementPlans, planPeople } from "@heard/db/schema/improvement-plans";
import { and, eq } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { assertUnchanged } from "../seen.ts";
import { assertStarts } from "./approve.ts";
import { assertActive } from "./assert-active.ts";
import { touchpointFor } from "./log.ts";
import { peopleOf } from "./queries.ts";
import { UpdatePlanInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/**
 * Changes what a plan says of itself: title, place, kind, people, cost, cause, the day on which it starts. Once it is approved none of this touches what was
 * agreed: the day of its start, which the verdict counts from, its cost and whom it touches stay.
 * @throws DomainError not_found, invalid_state, also for a start in the past, conflict when somebody else has changed the same meanwhile
 */
export async function updatePlan(ctx: ServiceContext, input: UpdatePlanInput): Promise<void> {
  const { planId, seen, touchpoint, contributorIds, ...given } = UpdatePlanInput.parse(input);
  await takeStep(ctx, { planId, step: "edit" }, async (tx, plan) => {
    if (given.startsOn !== undefined && given.startsOn !== plan.startsOn) {
      assertNotAgreed("start", plan);
      if (given.startsOn !== null) assertStarts(ctx, given.startsOn);
    }
    // What a plan costs and whom it touches is what made it small, or what the council agreed to; what is spent is said beside it.
    if (given.cost !== undefined && given.cost !== plan.cost) assertNotAgreed("cost", plan);
    if (given.isCrossTeam !== undefined && given.isCrossTeam !== plan.isCrossTeam) assertNotAgreed("reach", plan);
    // Who has no say in it does not make it their own; one that is nobody's anybody may take up.
    const isTakenOver = given.ownerId !== undefined && given.ownerId !== plan.ownerId;
    if (isTakenOver && plan.ownerId !== null) assertAnswersFor(ctx, plan);
    const { touchpoints } = await readCatalogue(tx);
    const placed = [...touchpoints.values()].find(({ id }) => id === plan.touchpointId)?.key ?? null;
    const contributors = (await peopleOf(tx, planId)).filter(({ part }) => part === "contributor");
    const before = { ...plan, touchpoint: placed, contributorIds: contributors.map(({ memberId }) => memberId) };
    const wanted = Object.fromEntries(
      Object.entries({ ...given, touchpoint, contributorIds }).filter(([, value]) => value !== undefined),
    );
    assertUnchanged({ kind: "improvement plan", id: plan.number }, { seen, stored: before, wanted });
    const fields = Object.keys(wanted).filter((field) => !isSame(before[field as keyof typeof before], wanted[field]));
    if (fields.length === 0) return null;
    await assertActive(tx, [given.ownerId, given.sponsorId, ...(contributorIds ?? [])]);
    const place = touchpoint === undefined ? {} : { touchpointId: await touchpointFor(tx, ctx, touchpoint) };
    const { cause, ...rest } = given;
    const set = Object.fromEntries(Object.entries({ ...rest, cause }).filter(([, value]) => value !== undefined));
    if (Object.keys({ ...set, ...place }).length > 0)
      await tx
        .update(improvementPlans)
        .set({ ...set, ...place })
        .where(eq(improvementPlans.id, planId));
    if (contributorIds) await replaceContributors(tx, ctx, planId, contributorIds);
    const said = ({ cost, spent, kind, startsOn, isCrossTeam }: typeof plan) => ({
      ...{ cost, spent, kind, startsOn, isCrossTeam },
    });
    return {
      ...{ verb: "improvementPlan.update", fields, before: said(plan) },
      after: said({ ...plan, ...(set as Partial<typeof plan>) }),
    };
  });
}

function assertNotAgreed(what: "start" | "cost" | "reach", plan: { number: number; state: "draft" | string }): void {
  if (plan.state === "draft" || plan.state === "proposed") return;
  throw invalidState(`${what} of improvement plan`, "agreed", plan.number);
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

async function replaceContributors(
  tx: Transaction,
  ctx: ServiceContext,
  planId: number,
  memberIds: readonly number[],
): Promise<void> {
  await tx.delete(planPeople).where(and(eq(planPeople.planId, planId), eq(planPeople.part, "contributor")));
  const rows = [...new Set(memberIds)].map((memberId) => ({ planId, memberId, part: "contributor" as const }));
  if (rows.length > 0) await tx.insert(planPeople).values(rows.map((row) => ({ orgId: ctx.organisation.id, ...row })));
}
