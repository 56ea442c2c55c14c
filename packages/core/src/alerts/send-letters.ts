import { type Transaction, workLookup } from "@heard/db";
import { alertMutes, alertReaders, alerts } from "@heard/db/schema/alerts";
import { members, users } from "@heard/db/schema/members";
import { organisations } from "@heard/db/schema/organisations";
import { responseAlertRules, responseAlerts } from "@heard/db/schema/response-alerts";
import { type Locale, loadMessages } from "@heard/messages";
import { and, asc, count, desc, eq, gt, isNull, lte, ne } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { MailError, type Mailer, type Site } from "../mail/create.ts";
import { sendLetter } from "../mail/send.ts";
import { type MemberItem, readMembers } from "../members/queries.ts";
import { dayIn } from "../responses/day.ts";
import { readThemes } from "../themes/queries.ts";
import { nameSeries } from "./name-series.ts";
import { alertState, isQuietHour } from "./rules.ts";
import { sayAlerts } from "./say-alerts.ts";

type Options = { site: Site; now: () => Date; onError: (error: unknown, organisationKey: string) => void };
type Reader = typeof alertReaders.$inferSelect;

/** Sends what is new to members who asked for letters, not in their quiet hours. Without a mail server nothing is sent, and everything stands in the list. Returns how many letters went. */
export async function sendAlertLettersEverywhere({ site, now, onError }: Options): Promise<number> {
  if (site.mailer === null) return 0;
  let sent = 0;
  for (const organisation of await workLookup.organisationsWithAlertLetters()) {
    try {
      sent += await sendAlertLetters(systemContext(organisation, now), site);
    } catch (error) {
      onError(error, organisation.key);
    }
  }
  return sent;
}

/**
 * The letters of one organisation that are due, each in its reader's language. One that the mail server does not take keeps nobody else waiting and is tried again in
 * the next round.
 * @throws Error the first that did not go, when all others have
 */
export async function sendAlertLetters(ctx: ServiceContext, { url, mailer }: Site): Promise<number> {
  if (mailer === null) return 0;
  const due = await inTenant(ctx, readDue(ctx));
  const failures: unknown[] = [];
  let sent = 0;
  for (const reader of due.readers) {
    try {
      if (await sendTo(ctx, reader, due, { url, mailer })) sent += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return sent;
}

type Due = Awaited<ReturnType<ReturnType<typeof readDue>>>;

/** Says whether there was something to tell; either way the reader is told up to now. */
async function sendTo(
  ctx: ServiceContext,
  reader: Reader,
  { members: everybody, locales, organisation }: Due,
  { url, mailer }: { url: string; mailer: Mailer },
): Promise<boolean> {
  const member = everybody.find(({ id, state }) => id === reader.memberId && state === "active");
  const locale = locales.get(reader.memberId) ?? organisation.locale;
  // What is found from now on is for the next letter, and whoever takes this one first sends it.
  const upTo = ctx.now();
  if (!(await inTenant(ctx, (tx) => tellUpTo(tx, reader, upTo)))) return false;
  const lines = member
    ? await inTenant(limitedTo(ctx, member), (tx) => readLines(tx, ctx, { reader, upTo, locale }))
    : [];
  if (!member || lines.length === 0) return false;
  try {
    await sendLetter(mailer, {
      ...{ kind: "alerts", to: member.email, locale },
      params: {
        ...{ name: member.name, organisation: organisation.name, count: lines.length },
        ...{ lines: lines.map((line) => `– ${line}`).join("\n"), link: `${url}/${ctx.organisation.key}/alerts` },
      },
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    // What may have arrived, and what nobody will ever take, is not sent again.
    const isOver = cause instanceof MailError && (cause.failure === "refused" || cause.failure === "unknown");
    if (!isOver) await inTenant(ctx, (tx) => tellUpTo(tx, { ...reader, sentUpTo: upTo }, reader.sentUpTo));
    throw error;
  }
  return true;
}

/** Notes up to when a reader has been told; not where somebody else has meanwhile. */
async function tellUpTo(
  tx: Transaction,
  { memberId, sentUpTo }: Pick<Reader, "memberId" | "sentUpTo">,
  upTo: Date | null,
): Promise<boolean> {
  const isAsRead = sentUpTo === null ? isNull(alertReaders.sentUpTo) : eq(alertReaders.sentUpTo, sentUpTo);
  const told = await tx
    .update(alertReaders)
    .set({ sentUpTo: upTo })
    .where(and(eq(alertReaders.memberId, memberId), isAsRead))
    .returning();
  return told.length > 0;
}

const readDue = (ctx: ServiceContext) => async (tx: Transaction) => {
  const [organisation] = await tx.select().from(organisations);
  if (!organisation) throw new Error(`${ctx.organisation.key} is not there`);
  const readers = await tx.select().from(alertReaders).where(ne(alertReaders.delivery, "none"));
  const people = await tx
    .select({ id: members.id, locale: users.locale })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId));
  const locales = new Map(people.map(({ id, locale }) => [id, locale]));
  return { organisation, locales, members: await readMembers(tx), readers: readers.filter((one) => isDue(ctx, one)) };
};

/** Outside the quiet hours; a digest once on each day. */
function isDue({ organisation: { timeZone }, now }: ServiceContext, reader: Reader): boolean {
  const hour = Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone }).format(now()));
  if (isQuietHour(hour, reader)) return false;
  if (reader.delivery === "atOnce" || reader.sentUpTo === null) return true;
  return dayIn(timeZone, reader.sentUpTo) < dayIn(timeZone, now());
}

/** A letter says no more than its reader could look at. */
const limitedTo = (ctx: ServiceContext, { touchpointIds }: MemberItem): ServiceContext => ({
  ...ctx,
  touchpoints: touchpointIds ?? "*",
});

async function readLines(
  tx: Transaction,
  ctx: ServiceContext,
  { reader, upTo, locale }: { reader: Reader; upTo: Date; locale: Locale },
): Promise<string[]> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const since = reader.sentUpTo ? gt(alerts.foundAt, reader.sentUpTo) : undefined;
  const rows = await tx
    .select()
    .from(alerts)
    .where(and(isNull(alerts.goneAt), since, lte(alerts.foundAt, upTo)))
    .orderBy(desc(alerts.raisedOn));
  const muted = new Set((await tx.select().from(alertMutes)).map(({ measure, slice }) => `${measure}|${slice}`));
  const say = await sayAlerts(locale, nameSeries(await readCatalogue(tx), await readThemes(tx)));
  return rows
    .filter((row) => alertState(row, today) === "new" && !muted.has(`${row.measure}|${row.slice}`))
    .map(({ measure, slice, direction }) => say(measure, slice, direction))
    .concat(await readResponseLines(tx, { since: reader.sentUpTo, upTo, locale }));
}

/** One line a rule, however many responses it found: the letter names the rule and no word of a customer. */
async function readResponseLines(
  tx: Transaction,
  { since, upTo, locale }: { since: Date | null; upTo: Date; locale: Locale },
): Promise<string[]> {
  const isNew = since ? gt(responseAlerts.foundAt, since) : undefined;
  const rows = await tx
    .select({ rule: responseAlertRules.name, found: count() })
    .from(responseAlerts)
    .innerJoin(responseAlertRules, eq(responseAlertRules.id, responseAlerts.ruleId))
    .where(and(isNull(responseAlerts.handledAt), isNew, lte(responseAlerts.foundAt, upTo)))
    .groupBy(responseAlertRules.id, responseAlertRules.name)
    .orderBy(asc(responseAlertRules.name));
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "responseAlerts" });
  return rows.map(({ rule, found }) => t("told", { rule, count: found }));
}
