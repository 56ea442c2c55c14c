import type { Transaction } from "@heard/db";
import { type AlertContent, type AlertFamily, alertMutes, alertRuns, alerts } from "@heard/db/schema/alerts";
import type { ThemeRow } from "@heard/db/schema/themes";
import { type Alert, followAccount } from "@heard/metrics";
import { and, eq, gte, isNull, notInArray, sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { readThemes } from "../themes/queries.ts";
import { ancestorsOf, newestFollowedWeek } from "../themes/rules.ts";
import { emitWebhookEvent } from "../webhooks/emit.ts";
import { describeAlert } from "./describe.ts";
import { readAccount, readFollowedWeeks } from "./read-account.ts";
import { readAlertBudget } from "./read-budget.ts";
import { readFaults } from "./read-faults.ts";
import { readSilences, type Silence } from "./read-silences.ts";
import { alertKey, currentWeeks, idInSlice, keptWeeks, lateWeeks, noAlertSeries } from "./rules.ts";
import { splitAlert } from "./split-change.ts";

type FoundAlert = Pick<
  typeof alerts.$inferInsert,
  "family" | "measure" | "slice" | "direction" | "raisedOn" | "changeFrom" | "upTo" | "word"
> & { key: string; content: AlertContent };
const oneEventDays = 56;

type Followed = { found: FoundAlert[]; newest: string; budget: number; watched: Record<AlertFamily, number> };

/**
 * Follows the whole account by one budget of false alarms, over every complete week that there is, and keeps what it finds. Following again finds the same
 * alerts, renews what is known of them and leaves what people said of them; what only late answers show is told as late. Returns how many are new.
 */
export async function followAlerts(ctx: ServiceContext): Promise<{ found: number; raised: number }> {
  requirePermission(ctx, "alert.edit");
  const followed = await inTenant(ctx, (tx) => readFollowed(tx, ctx), { snapshot: true });
  const raised = await inTenant(ctx, (tx) => keep(tx, ctx, followed));
  return { found: followed.found.length, raised };
}

/** The series that are not to be heard of. */
async function readMuted(tx: Transaction): Promise<Set<string>> {
  const mutes = await tx.select().from(alertMutes);
  return new Set(mutes.map(({ measure, slice }) => `${measure}|${slice}`));
}

async function readFollowed(tx: Transaction, ctx: ServiceContext): Promise<Followed> {
  const catalogue = await readCatalogue(tx);
  const [budget, muted] = [await readAlertBudget(tx), await readMuted(tx)];
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const newest = newestFollowedWeek(today);
  const mondays = await readFollowedWeeks(tx, ctx, newest);
  const { measures, countSet } = await readAccount(tx, ctx, { catalogue, muted, weeks: { mondays, newest } });
  const faults = await readFaults(tx, mondays);
  const account = followAccount(measures, { budget, countSet, faults });
  const oldest = addDays(newest, -7 * keptWeeks);
  const found: FoundAlert[] = [];
  for (const alert of account.alerts) {
    const measure = measures.find(({ name }) => name === alert.measure);
    const placed = placedAlert(alert, mondays);
    if (!measure || placed.raisedOn < oldest) continue;
    const content = describeAlert({ alert, account, measure, mondays });
    const split = await splitAlert(tx, ctx, { catalogue, measure: alert.measure, place: placed, change: content });
    const fault = account.faults[faults.findIndex(({ key }) => key === placed.key)];
    const leftOut = fault ? { from: mondays[fault.from] ?? "", to: addDays(mondays[fault.to] ?? "", 6) } : null;
    found.push({ ...placed, content: { ...content, split, leftOut } });
  }
  const told = withoutAncestors(found, await readThemes(tx));
  const { silences, watched } = await readSilences(tx, ctx, { catalogue, lastDay: addDays(today, -1), budget });
  const silent = silences.filter((one) => one.raisedOn >= oldest && !muted.has(`silent|source:${one.sourceId}`));
  return {
    found: [...told, ...silent.map(silentAlert)],
    newest,
    budget,
    watched: { ...noAlertSeries, ...account.watched, silent: watched },
  };
}

/** What a theme says is part of what the theme above it says: the event is told once, where it is nearer. */
function withoutAncestors(found: readonly FoundAlert[], tree: readonly ThemeRow[]): FoundAlert[] {
  const themeOf = ({ measure }: FoundAlert) => tree.find(({ id }) => measure === `theme:${id}`);
  const isOneEvent = (a: FoundAlert, b: FoundAlert) =>
    a.direction === b.direction &&
    a.raisedOn <= addDays(b.raisedOn, oneEventDays) &&
    b.raisedOn <= addDays(a.raisedOn, oneEventDays);
  return found.filter((alert) => {
    const own = themeOf(alert);
    if (!own) return true;
    return !found.some((other) => {
      const below = themeOf(other);
      return below && isOneEvent(alert, other) && ancestorsOf(tree, below).some(({ id }) => id === own.id);
    });
  });
}

function placedAlert(alert: Alert, mondays: readonly string[]): Omit<FoundAlert, "content"> {
  const day = (week: number) => mondays[week] ?? "";
  const { family, measure, slice, direction, firstSeenIn } = alert;
  const raisedOn = day(alert.raisedIn);
  return {
    ...{ family, measure, slice, direction, raisedOn, word: alert.confirmation.word },
    key: alertKey({ measure, slice: firstSeenIn ?? slice, raisedOn, direction }),
    ...{ changeFrom: day(alert.changeFrom), upTo: addDays(day(alert.week), 6) },
  };
}

function silentAlert({ sourceId, from, raisedOn, until, expected }: Silence): FoundAlert {
  const place = { measure: "silent", slice: `source:${sourceId}`, raisedOn: from, direction: "down" } as const;
  return {
    ...place,
    ...{
      key: alertKey(place),
      family: "silent",
      raisedOn,
      changeFrom: from,
      upTo: until ? addDays(until, -1) : raisedOn,
    },
    ...{ word: until ? "passed" : "open", content: { kind: "silence", expected, until } },
  };
}

async function keep(
  tx: Transaction,
  ctx: ServiceContext,
  { found, newest, budget, watched }: Followed,
): Promise<number> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  // One at a time: two that follow the same account at once would each tell of what the other has found.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('alerts'), ${ctx.organisation.id})`);
  const [last] = await tx.select().from(alertRuns).orderBy(sql`ran_on desc`).limit(1);
  const known = new Set((await tx.select({ key: alerts.key }).from(alerts)).map(({ key }) => key));
  let raised = 0;
  for (const alert of found) {
    const isLate = last !== undefined && alert.family !== "silent" && alert.raisedOn <= addDays(last.upTo, -6);
    if (!known.has(alert.key) && isLate && alert.raisedOn < addDays(newest, -7 * lateWeeks)) continue;
    if (!known.has(alert.key)) raised += 1;
    const { key, ...renewed } = alert;
    const where = { ...renewed, touchpointId: idInSlice(alert.slice, "touchpoint"), goneAt: null };
    const [kept] = await tx
      .insert(alerts)
      .values({ orgId: ctx.organisation.id, key, ...where, foundAt: ctx.now(), isLate })
      .onConflictDoUpdate({ target: [alerts.orgId, alerts.key], set: where })
      .returning({ id: alerts.id });
    // The first look keeps the alerts of a year, which are no news to any system.
    if (kept && last && !known.has(key))
      await emitWebhookEvent(tx, ctx, { kind: "alert.raised", subject: { alertId: kept.id } });
  }
  // By another budget other alarms are found; that says nothing about those that were.
  if (last && last.budget === budget) await tellGone(tx, ctx, { found, newest });
  const run = { ranAt: ctx.now(), upTo: addDays(newest, 6), budget, watched };
  await tx
    .insert(alertRuns)
    .values({ orgId: ctx.organisation.id, ranOn: today, ...run })
    .onConflictDoUpdate({ target: [alertRuns.orgId, alertRuns.ranOn], set: run });
  return raised;
}

/** What the data of now no longer shows stays in the list and says so. */
async function tellGone(
  tx: Transaction,
  ctx: ServiceContext,
  { found, newest }: Pick<Followed, "found" | "newest">,
): Promise<void> {
  const muted = await readMuted(tx);
  const missing = await tx
    .select({ id: alerts.id, measure: alerts.measure, slice: alerts.slice })
    .from(alerts)
    .where(
      and(
        ...[isNull(alerts.goneAt), gte(alerts.raisedOn, addDays(newest, -7 * currentWeeks))],
        ...(found.length > 0
          ? [
              notInArray(
                alerts.key,
                found.map(({ key }) => key),
              ),
            ]
          : []),
      ),
    );
  for (const { id } of missing.filter(({ measure, slice }) => !muted.has(`${measure}|${slice}`)))
    await tx.update(alerts).set({ goneAt: ctx.now() }).where(eq(alerts.id, id));
}
