import type { Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { distributions, invitations } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { withShardKey } from "@heard/db/shard-key";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { modeCodes } from "../catalogue/rules.ts";
import { fitsAudience } from "../contact-limits/rules.ts";
import type { ServiceContext } from "../context.ts";
import { isDrawn } from "../distributions/rules.ts";
import { DistributionPlan } from "../distributions/schema.ts";
import type { ParsedEvent } from "./schema.ts";

/** An event with the contact that it is about; `index` is its place in the request. */
export type KnownEvent = { index: number; item: ParsedEvent; contactId: string };
type Row = typeof invitations.$inferInsert;
/** Who is to be asked because of an event, and how to write it down. */
export type Invited = { rows: Row[]; write: () => Promise<void> };

/**
 * Which of the distributions that have begun are set off by these events, by the place of each event. What a paused one is set off by waits until it goes on.
 * Nothing is written before the event itself is.
 */
export async function inviteOnEvents(
  tx: Transaction,
  ctx: ServiceContext,
  known: readonly KnownEvent[],
): Promise<Map<number, Invited>> {
  const running = await tx
    .select()
    .from(distributions)
    .where(and(inArray(distributions.state, ["running", "paused"]), isNotNull(distributions.eventKind)))
    // Whoever ends one of them meanwhile waits, and finds what is written here.
    .for("share");
  if (running.length === 0) return new Map();
  const people = await contactsOf(tx, ctx, known);
  const [organisation] = await tx.select({ locale: organisations.locale }).from(organisations);
  const parsed = running.map((row) => ({ row, plan: DistributionPlan.parse(row.plan) }));
  return new Map(
    known.map((event) => {
      const person = people.get(event.contactId);
      const rows = parsed.flatMap(({ row, plan }): Row[] => {
        const isMeant =
          row.eventKind === event.item.kind &&
          person !== undefined &&
          (!plan.audience.customers || plan.audience.customers.includes(person.key ?? "")) &&
          fitsAudience(plan.audience, person, organisation?.locale ?? "en");
        return isMeant ? [rowOf(ctx, { row, plan }, event)] : [];
      });
      const write = async () => {
        if (rows.length > 0) await tx.insert(invitations).values(rows);
      };
      return [event.index, { rows, write }];
    }),
  );
}

async function contactsOf(tx: Transaction, { organisation }: ServiceContext, known: readonly KnownEvent[]) {
  const rows = await tx
    .select({
      id: contacts.id,
      key: contacts.key,
      attributes: contacts.attributes,
      language: contacts.language,
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.shardKey, organisation.homeShardKey),
        inArray(contacts.id, [...new Set(known.map(({ contactId }) => contactId))]),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

type Running = { row: typeof distributions.$inferSelect; plan: DistributionPlan };

/** Drawn by its id and the seed; who is not drawn is on record too. What comes late is due at once. */
function rowOf(ctx: ServiceContext, { row, plan }: Running, { item, contactId }: KnownEvent): Row {
  const now = ctx.now();
  const { id: orgId, homeShardKey: shardKey } = ctx.organisation;
  const id = withShardKey(uuidv7(), shardKey);
  const eventAt = new Date(item.occurredAt);
  const turn = new Date(Math.max(now.getTime(), eventAt.getTime() + plan.delayMinutes * 60_000));
  const drawn = isDrawn(plan.sample, row.seed, item.id);
  return {
    ...{ shardKey, id, orgId, contactId, surveyId: row.surveyId, distributionId: row.id },
    ...{ occasion: item.id, firstId: id, mode: modeCodes[plan.mode], eventAt, eligibleAt: now },
    ...(drawn
      ? { state: "deferred", rule: "waiting", sampledAt: now, wantedAt: turn, dueAt: turn }
      : { state: "suppressed", rule: "notSampled" }),
  };
}
