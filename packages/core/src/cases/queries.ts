import type { Transaction } from "@heard/db";
import {
  type CaseCause,
  type CaseOutcome,
  type CaseRow,
  type CaseStep,
  caseClosings,
  caseEvents,
  casePauses,
  cases,
} from "@heard/db/schema/cases";
import type { LocalisedText } from "@heard/db/schema/columns";
import { responses } from "@heard/db/schema/responses";
import { and, asc, count, desc, eq, inArray, isNotNull, ne, not, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { type PlanPerson, readPeople } from "../improvement-plans/queries.ts";
import { addDays } from "../measures/rules.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { readCalendar } from "./read-calendar.ts";
import { type CaseConfirmation, readConfirmation } from "./read-confirmation.ts";
import { readCustomers } from "./read-customers.ts";
import { readHandlers } from "./read-handlers.ts";
import { type CaseWords, readCaseWords } from "./read-words.ts";
import { type ClockDay, clockDays, dueOf, type Pause, usedMinutes, type WorkCalendar } from "./rules.ts";
import { CaseNumberInput, ListCasesInput } from "./schema.ts";

/** For so many days back the rate of closed loops is told. */
const confirmationDays = 180;
const mostListed = 500;
/** So many working days of a clock are drawn. */
const mostDrawn = 6;

export type CaseItem = Pick<
  CaseRow,
  | "id"
  | "number"
  | "kind"
  | "title"
  | "state"
  | "openedAt"
  | "closedAt"
  | "dueAt"
  | "reopened"
  | "escalatedAt"
  | "revision"
> & {
  touchpoint: { key: string; name: LocalisedText } | null;
  owner: PlanPerson | null;
  /** Business hours, in minutes: those of its playbook, and those used so far, or until it was closed. */
  allowedMinutes: number;
  usedMinutes: number;
  isLate: boolean;
  isPaused: boolean;
  stepsDone: number;
  stepCount: number;
  /** What the customer said after the last closing; `null` where it is open or nobody asks. */
  outcome: CaseOutcome | "waiting" | "unreachable" | null;
};

export type CaseReport = {
  cases: CaseItem[];
  /** Open ones, whatever is looked at. */
  open: { all: number; mine: number; late: number; unowned: number };
  confirmation: CaseConfirmation;
  calendar: Pick<WorkCalendar, "hours" | "holidays">;
  canEdit: boolean;
};

/** Cases of touchpoints that the reader sees: open ones by their clock, the most pressing first; others newest first. The first 500 of each. */
export async function listCases(ctx: ServiceContext, input: ListCasesInput): Promise<CaseReport> {
  requirePermission(ctx, "case.read");
  const query = ListCasesInput.parse(input);
  return inTenant(ctx, (tx) => readReport(tx, ctx, query), { snapshot: true });
}

async function readReport(
  tx: Transaction,
  ctx: ServiceContext,
  { state, kind, isMine, touchpoint }: z.output<typeof ListCasesInput>,
): Promise<CaseReport> {
  const known = await readKnown(tx, ctx);
  const placeId = touchpoint === undefined ? undefined : (known.catalogue.touchpoints.get(touchpoint)?.id ?? 0);
  const asked = and(
    kind === undefined ? undefined : eq(cases.kind, kind),
    isMine ? eq(cases.ownerId, memberOf(ctx)) : undefined,
    placeId === undefined ? undefined : eq(cases.touchpointId, placeId),
  );
  const open = state === "closed" ? [] : await readItems(tx, known, openCases(asked));
  const rest = state === "open" ? [] : await readItems(tx, known, endedCases(asked));
  return {
    cases: [...open, ...rest],
    open: await countOpen(tx, ctx),
    confirmation: await readConfirmation(
      tx,
      ctx,
      addDays(dayIn(ctx.organisation.timeZone, ctx.now()), -confirmationDays),
    ),
    calendar: known.calendar,
    canEdit: isPermitted(ctx, "case.edit"),
  };
}

const isOpen = eq(cases.state, "open");
/** Late and soon first; a paused clock presses nobody. */
const pressing = [sql`${cases.dueAt} asc nulls last`, asc(cases.number)];
const newest = [desc(cases.openedAt), desc(cases.id)];
export const openCases = (asked?: SQL): Which => ({ where: and(isOpen, asked), order: pressing });
export const endedCases = (asked?: SQL): Which => ({ where: and(not(isOpen), asked), order: newest });
/** Nobody's where the reader is no member. */
const memberOf = ({ actor }: ServiceContext): number => (actor.kind === "member" ? actor.memberId : 0);

async function countOpen(tx: Transaction, ctx: ServiceContext): Promise<CaseReport["open"]> {
  const [row] = await tx
    .select({
      all: count(),
      mine: sql<number>`count(*) filter (where ${cases.ownerId} = ${memberOf(ctx)})::int`,
      late: sql<number>`count(*) filter (where ${cases.dueAt} <= ${ctx.now().toISOString()})::int`,
      unowned: sql<number>`count(*) filter (where ${cases.ownerId} is null)::int`,
    })
    .from(cases)
    .where(isOpen);
  return row ?? { all: 0, mine: 0, late: 0, unowned: 0 };
}

type Which = { where: SQL | undefined; order: SQL[] };

export const selectCases = (tx: Transaction, { where, order }: Which) =>
  tx
    .select()
    .from(cases)
    .where(where)
    .orderBy(...order)
    .limit(mostListed);

async function readItems(tx: Transaction, known: Known, which: Which): Promise<CaseItem[]> {
  const rows = await selectCases(tx, which);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const pauses = Map.groupBy(
    await tx.select().from(casePauses).where(inArray(casePauses.caseId, ids)),
    ({ caseId }) => caseId,
  );
  const said = await readOutcomes(tx, rows);
  return rows.map((row) => ({ ...itemOf(row, pauses.get(row.id) ?? [], known), outcome: said.get(row.id) ?? null }));
}

/** What customers said after the last closing of each. Whoever praised is thanked, and never asked. */
async function readOutcomes(tx: Transaction, rows: readonly CaseRow[]): Promise<Map<number, CaseItem["outcome"]>> {
  const ids = rows.filter(({ state, kind }) => state === "closed" && kind === "recovery").map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const closings = await tx
    .selectDistinctOn([caseClosings.caseId])
    .from(caseClosings)
    .where(inArray(caseClosings.caseId, ids))
    .orderBy(caseClosings.caseId, desc(caseClosings.closedAt));
  return new Map(
    closings.map(({ caseId, outcome, occasion }) => [
      caseId,
      outcome ?? (occasion === null ? "unreachable" : "waiting"),
    ]),
  );
}

type Known = {
  ctx: ServiceContext;
  catalogue: Catalogue;
  people: ReadonlyMap<number, PlanPerson>;
  calendar: WorkCalendar;
};

const readKnown = async (tx: Transaction, ctx: ServiceContext): Promise<Known> => ({
  ...{ ctx, catalogue: await readCatalogue(tx), people: await readPeople(tx), calendar: await readCalendar(tx, ctx) },
});

function itemOf(row: CaseRow, pauses: readonly (typeof casePauses.$inferSelect)[], known: Known): CaseItem {
  const { id, number, kind, title, state, openedAt, closedAt, dueAt, reopened, escalatedAt, revision } = row;
  const { ctx, catalogue, people, calendar } = known;
  const touchpoint = [...catalogue.touchpoints.values()].find((one) => one.id === row.touchpointId);
  const now = ctx.now();
  return {
    ...{ id, number, kind, title, state, openedAt, closedAt, dueAt, reopened, escalatedAt, revision },
    touchpoint: touchpoint ? { key: touchpoint.key, name: touchpoint.name } : null,
    owner: people.get(row.ownerId ?? 0) ?? null,
    allowedMinutes: row.allowedMinutes,
    usedMinutes: row.usedMinutes ?? Math.round(usedMinutes({ ...row, pauses }, closedAt ?? now, calendar)),
    isLate: state === "open" && dueAt !== null && dueAt <= now,
    isPaused: pauses.some(({ resumedAt }) => resumedAt === null),
    stepsDone: row.steps.filter(({ doneAt }) => doneAt !== null).length,
    stepCount: row.steps.length,
    outcome: null,
  };
}

type Said = { by: string | null; at: Date };
export type CaseDetail = CaseItem & {
  clockFrom: Date;
  /** The newest working days of the clock, with what was used, paused and is left. */
  clockDays: ClockDay[];
  steps: (Omit<CaseStep, "doneBy"> & { doneBy: string | null })[];
  escalateTo: PlanPerson | null;
  /** Whoever the case can be given to. */
  workers: { id: number; name: string }[];
  mergedInto: number | null;
  merged: number[];
  pauses: { from: Date; to: Date | null; reason: string; by: string | null }[];
  closings: (Said & {
    cause: CaseCause;
    action: string;
    isAsked: boolean;
    outcome: CaseOutcome | null;
    answeredAt: Date | null;
  })[];
  /** What the customer said: of this case and of those that were merged into it. */
  words: CaseWords[];
  /** Only with the grant to see customers; `null` where nobody is known. */
  customer: string | null;
  /** Other open cases of the same customer, with the same grant. */
  others: Pick<CaseItem, "id" | "number" | "title">[];
  events: (Said & { id: number; verb: string; note: string | null })[];
  calendar: Pick<WorkCalendar, "hours" | "holidays">;
};

/** One case whole. @throws DomainError not_found, also for one of a touchpoint that the reader does not see */
export async function getCase(ctx: ServiceContext, input: CaseNumberInput): Promise<CaseDetail> {
  requirePermission(ctx, "case.read");
  const { number } = CaseNumberInput.parse(input);
  return inTenant(ctx, (tx) => readDetail(tx, ctx, number), { snapshot: true });
}

async function readDetail(tx: Transaction, ctx: ServiceContext, number: number): Promise<CaseDetail> {
  const [row] = await tx.select().from(cases).where(eq(cases.number, number));
  if (!row) throw notFound("case", number);
  const known = await readKnown(tx, ctx);
  const name = (memberId: number | null) => known.people.get(memberId ?? 0)?.name ?? null;
  const pauses = await tx.select().from(casePauses).where(eq(casePauses.caseId, row.id)).orderBy(casePauses.pausedAt);
  const merged = await tx.select().from(cases).where(eq(cases.mergedInto, row.id)).orderBy(cases.number);
  const handlers = await readHandlers(tx, row.touchpointId);
  const responseIds = [row, ...merged].flatMap(({ responseId }) => responseId ?? []);
  return {
    ...itemOf(row, pauses, known),
    clockFrom: row.clockFrom,
    clockDays: clockDays(
      { ...row, pauses },
      { now: row.closedAt ?? ctx.now(), end: endOf(row, pauses, known.calendar), most: mostDrawn },
      known.calendar,
    ),
    steps: row.steps.map((step) => ({ ...step, doneBy: name(step.doneBy) })),
    escalateTo: known.people.get(row.escalateTo ?? 0) ?? null,
    workers: [...known.people.values()]
      .filter(({ id }) => handlers.has(id))
      .map(({ id, name: called }) => ({ id, name: called }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    mergedInto: row.mergedInto === null ? null : await numberOf(tx, row.mergedInto),
    merged: merged.map((one) => one.number),
    pauses: pauses.map(({ pausedAt, resumedAt, reason, memberId }) => ({
      ...{ from: pausedAt, to: resumedAt, reason, by: name(memberId) },
    })),
    closings: await readClosings(tx, row.id, name),
    words: await readCaseWords(tx, known.catalogue, responseIds),
    ...(await readOthers(tx, ctx, row)),
    events: await readEvents(tx, row.id, name),
    calendar: known.calendar,
  };
}

/** When its time is or was over; `null` while a pause lasts. */
const endOf = (row: CaseRow, pauses: readonly Pause[], calendar: WorkCalendar): Date | null =>
  row.state === "open" ? row.dueAt : dueOf({ ...row, pauses }, calendar);

async function numberOf(tx: Transaction, caseId: number): Promise<number | null> {
  const [row] = await tx.select({ number: cases.number }).from(cases).where(eq(cases.id, caseId));
  return row?.number ?? null;
}

async function readClosings(tx: Transaction, caseId: number, name: (memberId: number | null) => string | null) {
  const rows = await tx
    .select()
    .from(caseClosings)
    .where(eq(caseClosings.caseId, caseId))
    .orderBy(desc(caseClosings.closedAt));
  return rows.map(({ cause, action, closedAt, closedBy, occasion, outcome, answeredAt }) => ({
    ...{ cause, action, at: closedAt, by: name(closedBy), isAsked: occasion !== null, outcome, answeredAt },
  }));
}

async function readEvents(tx: Transaction, caseId: number, name: (memberId: number | null) => string | null) {
  const rows = await tx
    .select()
    .from(caseEvents)
    .where(eq(caseEvents.caseId, caseId))
    .orderBy(desc(caseEvents.happenedAt), desc(caseEvents.id));
  return rows.map(({ id, verb, note, memberId, happenedAt }) => ({
    id,
    verb,
    note,
    by: name(memberId),
    at: happenedAt,
  }));
}

/** Whose matter it is, and what else of theirs is open: for those alone who may know. */
async function readOthers(
  tx: Transaction,
  ctx: ServiceContext,
  row: CaseRow,
): Promise<Pick<CaseDetail, "customer" | "others">> {
  if (!isPermitted(ctx, "customer.see")) return { customer: null, others: [] };
  const customer = (await readCustomers(tx, [row])).get(row.id) ?? null;
  if (customer === null) return { customer, others: [] };
  const said = tx.select({ id: responses.id }).from(responses).where(eq(responses.customer, customer));
  const others = await tx
    .select({ id: cases.id, number: cases.number, title: cases.title })
    .from(cases)
    .where(and(eq(cases.state, "open"), ne(cases.id, row.id), inArray(cases.responseId, said)))
    .orderBy(asc(cases.number));
  return { customer, others };
}

export const selectOpenByTouchpoint = (tx: Transaction) =>
  tx
    .select({ touchpointId: cases.touchpointId, open: count() })
    .from(cases)
    .where(and(eq(cases.state, "open"), eq(cases.kind, "recovery"), isNotNull(cases.touchpointId)))
    .groupBy(cases.touchpointId);

/** Open cases of recovery by the id of their touchpoint, as far as the reader sees them. */
export async function countOpenCases(tx: Transaction): Promise<Map<number, number>> {
  const rows = await selectOpenByTouchpoint(tx);
  return new Map(rows.flatMap(({ touchpointId, open }) => (touchpointId === null ? [] : [[touchpointId, open]])));
}
