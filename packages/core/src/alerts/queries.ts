import type { Transaction } from "@heard/db";
import {
  type AlertContent,
  type AlertFamily,
  type AlertRow,
  alertMutes,
  alertReaders,
  alertRuns,
  alerts,
} from "@heard/db/schema/alerts";
import { criticalZ, defaultLevel } from "@heard/metrics";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { addDays } from "../measures/rules.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { countOpenResponseAlerts, countUnseenResponseAlerts } from "../response-alerts/queries.ts";
import { dayIn } from "../responses/day.ts";
import { readThemes } from "../themes/queries.ts";
import { type AlertMeasure, type AlertPlace, type Namer, nameSeries } from "./name-series.ts";
import { readAlertBudget } from "./read-budget.ts";
import {
  type AlertHandling,
  type AlertState,
  alertState,
  currentWeeks,
  defaultReader,
  idInSlice,
  keptWeeks,
  noAlertSeries,
  type ReaderSettings,
} from "./rules.ts";

type Interval = { low: number; high: number };
type ChangeContent = Extract<AlertContent, { kind: "change" }>;
export type AlertItem = {
  id: number;
  family: AlertFamily;
  measure: AlertMeasure;
  where: AlertPlace | null;
  direction: "down" | "up";
  raisedOn: string;
  changeFrom: string;
  upTo: string;
  word: "open" | "lasting" | "passed" | "notConfirmed";
  isLate: boolean;
  isGone: boolean;
  /** Found since the reader last looked. */
  isUnseen: boolean;
  state: AlertState;
  /** Of the last six months, still found and not put away. */
  isCurrent: boolean;
  handling: { kind: AlertHandling; reason: string; by: string | null; at: Date } | null;
  snoozedUntil: string | null;
  isMuted: boolean;
  silence: { expected: number; until: string | null } | null;
  change:
    | (Pick<ChangeContent, "baselineFrom" | "chart" | "ratePerWeek" | "split" | "points"> &
        ChangeContent["change"] & {
          /** Found by search, so likely somewhat too large. */
          interval: Interval;
          fresh: { n: number; delta: number; interval: Interval } | null;
          lines: { measure: AlertMeasure; n: number; mean: number; delta: number; interval: Interval }[];
          alsoSeenIn: { where: AlertPlace | null; delta: number }[];
          firstSeenIn: AlertPlace | null;
          leftOut: { from: string; to: string } | null;
        })
    | null;
};
export type AlertReport = {
  alerts: AlertItem[];
  unseen: number;
  settings: {
    budget: number;
    muted: { measure: AlertMeasure; where: AlertPlace | null; key: { measure: string; slice: string } }[];
  };
  /** The last time the account was followed; `null` before the first. */
  run: { upTo: string; ranAt: Date; watched: Record<AlertFamily, number> } | null;
  /** Alerts of the last twelve months, and how many were false at most by the promise. */
  year: { raised: number; lasting: number; passed: number; promised: number };
  reader: ReaderSettings;
  /** Until when a snooze of a week and of four lasts, by the day of the organisation. */
  snoozeDays: { week: string; month: string };
  canHandle: boolean;
  canEdit: boolean;
};

/** What changed: every alert that the reader may see, the newest first, and the promise that they were found by. */
export async function listAlerts(ctx: ServiceContext): Promise<AlertReport> {
  requirePermission(ctx, "alert.read");
  return inTenant(ctx, (tx) => readReport(tx, ctx), { snapshot: true });
}

async function readReport(tx: Transaction, ctx: ServiceContext): Promise<AlertReport> {
  const name = nameSeries(await readCatalogue(tx), await readThemes(tx));
  const people = await readPeople(tx);
  const mutes = await tx.select().from(alertMutes).orderBy(desc(alertMutes.mutedAt));
  const muted = new Set(mutes.map(({ measure, slice }) => `${measure}|${slice}`));
  const rows = await tx.select().from(alerts).orderBy(desc(alerts.raisedOn), desc(alerts.id));
  const [run] = await tx.select().from(alertRuns).orderBy(desc(alertRuns.ranOn)).limit(1);
  const reader = await readReader(tx, ctx);
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const lastYear = rows.filter((row) => row.raisedOn > addDays(today, -7 * keptWeeks) && !row.goneAt);
  const budget = await readAlertBudget(tx);
  const items = rows.map((row) => itemOf(row, { ctx, name, people, muted, seenAt: reader?.seenAt ?? null, today }));
  const count = (word: AlertRow["word"]) => lastYear.filter((row) => row.word === word).length;
  const { delivery, quietFrom, quietTo } = reader ?? defaultReader;
  return {
    alerts: items,
    unseen: items.filter(({ isUnseen, isCurrent }) => isUnseen && isCurrent).length,
    settings: {
      budget,
      muted: mutes
        .filter(({ slice }) => isTheirs(ctx, slice))
        .map(({ measure, slice }) => ({
          ...{ measure: name.measure(measure), where: name.place(slice) },
          key: { measure, slice },
        })),
    },
    run: run ? { upTo: run.upTo, ranAt: run.ranAt, watched: { ...noAlertSeries, ...run.watched } } : null,
    year: { raised: lastYear.length, lasting: count("lasting"), passed: count("passed"), promised: 12 * budget },
    reader: { delivery, quietFrom, quietTo },
    snoozeDays: { week: addDays(today, 7), month: addDays(today, 28) },
    canHandle: isPermitted(ctx, "alert.handle"),
    canEdit: isPermitted(ctx, "alert.edit"),
  };
}

/** How many alerts of now the reader has not looked at, of changes and of single responses, for the place in the rail. */
export async function countUnseenAlerts(ctx: ServiceContext): Promise<number> {
  requirePermission(ctx, "alert.read");
  return inTenant(ctx, (tx) => countUnseen(tx, ctx));
}

/** The same inside a transaction that is open already. */
export async function countUnseen(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const seenAt = (await readReader(tx, ctx))?.seenAt ?? null;
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const rows = await tx.select().from(alerts).where(isOfNow(today));
  return rows.filter((row) => isUnseen(row, seenAt, today)).length + (await countUnseenResponseAlerts(tx, ctx));
}

/** How many alerts of now nobody has said anything of, whoever has looked at them, of changes and of single responses. */
export async function countOpen(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const rows = await tx.select().from(alerts).where(isOfNow(today));
  const open = rows.filter((row) => row.goneAt === null && alertState(row, today) === "new").length;
  return open + (await countOpenResponseAlerts(tx, ctx));
}

const isOfNow = (today: string) =>
  and(isNull(alerts.resolvedAt), gt(alerts.raisedOn, addDays(today, -7 * currentWeeks)));

/** How the reader hears of alerts; `null` for whoever has said nothing yet and is no member. */
async function readReader(tx: Transaction, { actor }: ServiceContext) {
  if (actor.kind !== "member") return null;
  const [row] = await tx.select().from(alertReaders).where(eq(alertReaders.memberId, actor.memberId));
  return row ?? null;
}

/** @throws DomainError not_found, also for an alert of a touchpoint that the reader does not see */
export async function getAlertRow(tx: Transaction, alertId: number): Promise<AlertRow> {
  const [row] = await tx.select().from(alerts).where(eq(alerts.id, alertId)).for("update");
  if (!row) throw notFound("alert", alertId);
  return row;
}

const isUnseen = (row: AlertRow, seenAt: Date | null, today: string): boolean =>
  row.goneAt === null && alertState(row, today) === "new" && (seenAt === null || row.foundAt > seenAt);

/** A limited member is told of nothing beyond their touchpoints, not even that it exists. */
function isTheirs({ touchpoints }: ServiceContext, slice: string): boolean {
  return touchpoints === "*" || touchpoints.includes(idInSlice(slice, "touchpoint") ?? 0);
}

type Known = {
  ctx: ServiceContext;
  name: Namer;
  people: Awaited<ReturnType<typeof readPeople>>;
  muted: ReadonlySet<string>;
  seenAt: Date | null;
  today: string;
};

function itemOf(row: AlertRow, { ctx, name, people, muted, seenAt, today }: Known): AlertItem {
  const { id, family, direction, raisedOn, changeFrom, upTo, word, isLate, snoozedUntil, content } = row;
  return {
    ...{ id, family, direction, raisedOn, changeFrom, upTo, word, isLate, snoozedUntil },
    ...{ measure: name.measure(row.measure), where: name.place(row.slice) },
    ...{ isGone: row.goneAt !== null, isUnseen: isUnseen(row, seenAt, today), state: alertState(row, today) },
    isCurrent: row.goneAt === null && row.resolvedAt === null && raisedOn > addDays(today, -7 * currentWeeks),
    handling:
      row.handling && row.handledAt
        ? {
            ...{ kind: row.handling, reason: row.reason ?? "", at: row.handledAt },
            by: people.get(row.handledBy ?? 0)?.name ?? null,
          }
        : null,
    isMuted: muted.has(`${row.measure}|${row.slice}`),
    silence: content.kind === "silence" ? { expected: content.expected, until: content.until } : null,
    change: content.kind === "change" ? changeOf(content, ctx, name) : null,
  };
}

function changeOf(content: ChangeContent, ctx: ServiceContext, name: Namer): NonNullable<AlertItem["change"]> {
  const { change, baselineFrom, chart, ratePerWeek, split, points, fresh, lines, alsoSeenIn, firstSeenIn, leftOut } =
    content;
  return {
    ...{ ...change, baselineFrom, chart, ratePerWeek, split, points, interval: intervalOf(change) },
    fresh: fresh && { n: fresh.n, delta: fresh.delta, interval: intervalOf(fresh) },
    lines: lines.map(({ measure, n, mean, delta, se }) => ({
      ...{ measure: name.measure(measure), n, mean, delta, interval: intervalOf({ delta, se }) },
    })),
    alsoSeenIn: alsoSeenIn
      .filter(({ slice }) => isTheirs(ctx, slice))
      .map(({ slice, delta }) => ({ where: name.place(slice), delta })),
    leftOut: leftOut ?? null,
    firstSeenIn: firstSeenIn !== null && isTheirs(ctx, firstSeenIn) ? name.place(firstSeenIn) : null,
  };
}

function intervalOf({ delta, se }: { delta: number; se: number }): Interval {
  const reach = criticalZ(defaultLevel) * se;
  return { low: delta - reach, high: delta + reach };
}
