import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import {
  type ImprovementPlanRow,
  improvementPlans,
  planActions,
  planEvents,
  planEvidence,
  planPeople,
} from "@heard/db/schema/improvement-plans";
import { members, users } from "@heard/db/schema/members";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, asc, count, desc, eq, isNull } from "drizzle-orm";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { type CommentItem, itemsOf } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import { notFound } from "../errors.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { type PlanOutcome, readOutcomes } from "./read-outcomes.ts";
import { factsSince, gapsOf, isOverdue, needsCouncil, type PlanGap } from "./rules.ts";
import { PlanNumberInput } from "./schema.ts";
import { answersFor } from "./take-step.ts";

/** Somebody as a plan names them; who has left keeps the name. */
export type PlanPerson = { id: number; name: string; isActive: boolean };
export type PlanItem = Pick<
  ImprovementPlanRow,
  "id" | "number" | "title" | "kind" | "state" | "isCrossTeam" | "cost" | "spent" | "startsOn" | "stoppedOn" | "goal"
> & {
  touchpoint: { key: string; name: LocalisedText } | null;
  owner: PlanPerson | null;
  /** Days of silence, in the organisation's calendar. */
  quietDays: number;
  isStalled: boolean;
  actions: { total: number; done: number; overdue: number };
  gaps: PlanGap[];
  needsCouncil: boolean;
  loggedAt: Date;
  activeAt: Date;
  proposedAt: Date | null;
  /** Since when a proposal is what it is now: votes of before count no more. */
  factsSince: Date | null;
  sponsorId: number | null;
  /** `null` before the verdict. */
  outcome: PlanOutcome | null;
};

const atWork: readonly string[] = ["proposed", "approved", "running"];
const dayMs = 86_400_000;

/** The plans that the reader sees, the newest first. */
export async function listPlans(ctx: ServiceContext): Promise<PlanItem[]> {
  requirePermission(ctx, "plan.read");
  return inTenant(ctx, async (tx) => readPlans(tx, ctx), { snapshot: true });
}

/** The same inside a transaction that is open already. */
export async function readPlans(tx: Transaction, ctx: ServiceContext): Promise<PlanItem[]> {
  const catalogue = await readCatalogue(tx);
  const settings = await readCouncilSettings(tx);
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const people = await readPeople(tx);
  const plans = await tx
    .select()
    .from(improvementPlans)
    .where(isNull(improvementPlans.deletedAt))
    .orderBy(desc(improvementPlans.number));
  const actions = Map.groupBy(await tx.select().from(planActions), ({ planId }) => planId);
  const links = await tx
    .select({ planId: planEvidence.planId, links: count() })
    .from(planEvidence)
    .groupBy(planEvidence.planId);
  const linked = new Map(links.map((row) => [row.planId, row.links]));
  const outcomes = await readOutcomes(tx);
  const places = new Map([...catalogue.touchpoints.values()].map((one) => [one.id, one]));
  return plans.map((plan) => {
    const own = (actions.get(plan.id) ?? []).filter(({ state }) => state !== "dropped");
    const quietDays = Math.floor((ctx.now().getTime() - plan.activeAt.getTime()) / dayMs);
    const place = places.get(plan.touchpointId ?? 0);
    const { id, number, title, kind, state, isCrossTeam, cost, spent, startsOn, stoppedOn, goal } = plan;
    return {
      ...{ id, number, title, kind, state, isCrossTeam, cost, spent, startsOn, stoppedOn, goal, quietDays },
      touchpoint: place ? { key: place.key, name: place.name } : null,
      owner: people.get(plan.ownerId ?? 0) ?? null,
      isStalled: atWork.includes(state) && quietDays >= settings.stalledDays,
      actions: {
        total: own.length,
        done: own.filter((action) => action.state === "done").length,
        overdue: own.filter((action) => isOverdue(action, today)).length,
      },
      gaps: gapsOf({ ...plan, evidenceCount: linked.get(id) ?? 0 }),
      needsCouncil: needsCouncil(plan, settings),
      ...{ loggedAt: plan.loggedAt, activeAt: plan.activeAt, sponsorId: plan.sponsorId },
      ...{ proposedAt: plan.proposedAt, factsSince: factsSince(plan), outcome: outcomes.get(id) ?? null },
    };
  });
}

export type PlanEvidenceItem = {
  id: number;
  linkedAt: Date;
} & (
  | {
      kind: "comment";
      responseId: string;
      item: number /** `null`: it was erased, or lies in the bin. */;
      comment: CommentItem | null;
    }
  | { kind: "response"; responseId: string }
  | { kind: "measure" | "theme"; frozen: NonNullable<(typeof planEvidence.$inferSelect)["frozen"]> }
);
export type PlanActionItem = Pick<
  typeof planActions.$inferSelect,
  "id" | "title" | "dueOn" | "state" | "position" | "doneAt"
> & { assignee: PlanPerson | null; isOverdue: boolean };
export type PlanDetail = PlanItem & {
  sponsor: PlanPerson | null;
  loggedBy: PlanPerson | null;
  contributors: PlanPerson[];
  cause: ImprovementPlanRow["cause"];
  trigger: { from: string; to: string };
  revision: number;
  approvedAt: Date | null;
  closedAt: Date | null;
  evidence: PlanEvidenceItem[];
  work: PlanActionItem[];
  events: { id: number; verb: string; note: string | null; by: string | null; at: Date }[];
  /** From this cost on the council decides. */
  council: { costThreshold: number; currency: string };
  /** Whether the reader answers for it: its owner, or who leads the work on plans. */
  answersFor: boolean;
  canEdit: boolean;
};

/** One plan whole, by the number that people call it by. @throws DomainError not_found */
export async function getPlan(ctx: ServiceContext, input: PlanNumberInput): Promise<PlanDetail> {
  requirePermission(ctx, "plan.read");
  const { number } = PlanNumberInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const item = (await readPlans(tx, ctx)).find((plan) => plan.number === number);
      const [row] = item ? await tx.select().from(improvementPlans).where(eq(improvementPlans.id, item.id)) : [];
      if (!item || !row) throw notFound("improvement plan", number);
      const people = await readPeople(tx);
      const { costThreshold, currency } = await readCouncilSettings(tx);
      const today = dayIn(ctx.organisation.timeZone, ctx.now());
      const canEdit = isPermitted(ctx, "plan.edit");
      return {
        ...item,
        ...{ sponsor: people.get(row.sponsorId ?? 0) ?? null, loggedBy: people.get(row.loggedBy ?? 0) ?? null },
        contributors: (await peopleOf(tx, item.id)).flatMap(({ memberId, part }) => {
          const person = people.get(memberId);
          return part === "contributor" && person ? [person] : [];
        }),
        ...{ cause: row.cause, trigger: { from: row.triggerFrom, to: row.triggerTo }, revision: row.revision },
        ...{ approvedAt: row.approvedAt, closedAt: row.closedAt },
        evidence: await evidenceOf(tx, await readCatalogue(tx), item.id),
        work: await workOf(tx, item.id, people, today),
        events: await eventsOf(tx, item.id, people),
        council: { costThreshold, currency },
        answersFor: canEdit && answersFor(ctx, row),
        canEdit,
      };
    },
    { snapshot: true },
  );
}

/** Everybody who ever was a member, by number. */
export async function readPeople(tx: Transaction): Promise<Map<number, PlanPerson>> {
  const rows = await tx
    .select({ id: members.id, name: users.name, deactivatedAt: members.deactivatedAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId));
  return new Map(rows.map(({ id, name, deactivatedAt }) => [id, { id, name, isActive: deactivatedAt === null }]));
}

/** Who contributes to a plan or follows it. */
export function peopleOf(tx: Transaction, planId: number) {
  return tx
    .select({ memberId: planPeople.memberId, part: planPeople.part })
    .from(planPeople)
    .where(eq(planPeople.planId, planId))
    .orderBy(asc(planPeople.memberId));
}

async function evidenceOf(tx: Transaction, catalogue: Catalogue, planId: number): Promise<PlanEvidenceItem[]> {
  const rows = await tx
    .select()
    .from(planEvidence)
    .where(eq(planEvidence.planId, planId))
    .orderBy(asc(planEvidence.id));
  const keys = rows.flatMap(({ kind, responseId, item }) =>
    kind === "comment" && responseId !== null && item !== null
      ? [{ shard_key: shardKeyOfId(responseId), response_id: responseId, item }]
      : [],
  );
  const found = await itemsOf(tx, catalogue, keys, "");
  return rows.flatMap((row): PlanEvidenceItem[] => {
    const { id, kind, responseId, item, frozen, linkedAt } = row;
    if (kind === "comment" && responseId !== null && item !== null) {
      const comment = found.find((one) => one.responseId === responseId && one.item === item) ?? null;
      return [{ id, kind, responseId, item, comment, linkedAt }];
    }
    if (kind === "response" && responseId !== null) return [{ id, kind, responseId, linkedAt }];
    return (kind === "measure" || kind === "theme") && frozen ? [{ id, kind, frozen, linkedAt }] : [];
  });
}

async function workOf(
  tx: Transaction,
  planId: number,
  people: ReadonlyMap<number, PlanPerson>,
  today: string,
): Promise<PlanActionItem[]> {
  const rows = await tx
    .select()
    .from(planActions)
    .where(and(eq(planActions.planId, planId)))
    .orderBy(asc(planActions.position), asc(planActions.id));
  return rows.map(({ id, title, dueOn, state, position, doneAt, assigneeId }) => ({
    ...{ id, title, dueOn, state, position, doneAt, assignee: people.get(assigneeId ?? 0) ?? null },
    isOverdue: isOverdue({ state, dueOn }, today),
  }));
}

async function eventsOf(
  tx: Transaction,
  planId: number,
  people: ReadonlyMap<number, PlanPerson>,
): Promise<PlanDetail["events"]> {
  const rows = await tx
    .select()
    .from(planEvents)
    .where(eq(planEvents.planId, planId))
    .orderBy(desc(planEvents.happenedAt), desc(planEvents.id));
  return rows.map(({ id, verb, note, memberId, happenedAt }) => ({
    ...{ id, verb, note, by: people.get(memberId ?? 0)?.name ?? null, at: happenedAt },
  }));
}

/** Who can be given work: the members who are active, by name. */
export async function listPlanPeople(ctx: ServiceContext): Promise<PlanPerson[]> {
  requirePermission(ctx, "plan.read");
  const people = await inTenant(ctx, readPeople);
  return [...people.values()].filter(({ isActive }) => isActive).sort((a, b) => a.name.localeCompare(b.name));
}

/** The plans that a theme led to, by its key, the newest first. */
export async function listPlansByTheme(
  ctx: ServiceContext,
): Promise<Record<string, { number: number; title: string }[]>> {
  requirePermission(ctx, "plan.read");
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({ frozen: planEvidence.frozen, number: improvementPlans.number, title: improvementPlans.title })
      .from(planEvidence)
      .innerJoin(improvementPlans, eq(improvementPlans.id, planEvidence.planId))
      .where(and(eq(planEvidence.kind, "theme"), isNull(improvementPlans.deletedAt)))
      .orderBy(desc(improvementPlans.number)),
  );
  const themed = rows.flatMap(({ frozen, ...plan }) =>
    frozen !== null && "theme" in frozen ? [{ theme: frozen.theme, plan }] : [],
  );
  const byTheme = Map.groupBy(themed, ({ theme }) => theme);
  return Object.fromEntries([...byTheme].map(([theme, all]) => [theme, all.map(({ plan }) => plan)]));
}
