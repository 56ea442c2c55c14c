import type { Transaction } from "@heard/db";
import { contactPurposes, type contacts } from "@heard/db/schema/contacts";
import { distributions, invitations } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { responses } from "@heard/db/schema/responses";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { readContactLimits, takenPlaces } from "../contact-limits/queries.ts";
import { applyLimits, longestWindow } from "../contact-limits/rules.ts";
import type { ContactLimitRule } from "../contact-limits/schema.ts";
import { mayBeAskedFor } from "../contacts/find-barriers.ts";
import { contactRow } from "../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type ResponseState, stateOf } from "../responses/queries.ts";
import { howAsked } from "../sending/find-refusals.ts";
import { type LedgerRow, ledgerRow } from "./queries.ts";
import { ExplainContactInput, mostExplained } from "./schema.ts";

/** A row of the ledger with where it belongs, and what became of the answer: whether it counts. */
export type ExplainedRow = LedgerRow & {
  survey: { key: string; name: string };
  distribution: string;
  /** Of the answer, for whoever may know whose it is. */
  answer: ResponseState | null;
};

export type ContactExplanation = {
  /** The rows of the ledger about this person, over all surveys, newest first. */
  rows: ExplainedRow[];
  /** Some purpose is left for which they may be asked, by some way: they said no to nothing, or not to all of it. */
  isAskable: boolean;
  /** When the contact limit allows the next message; `null`: now. */
  allowedAt: Date | null;
  /** The rules that hold for this person, and how many messages count at present; `isProtecting`: the one that decides now. */
  limits: (Pick<ContactLimitRule, "most" | "days" | "onLimit"> & { taken: number; isProtecting: boolean })[];
};

/** Why this person was asked, or was not, by which survey and rule; and when they may be asked next. @throws DomainError not_found */
export async function explainContact(ctx: ServiceContext, input: ExplainContactInput): Promise<ContactExplanation> {
  requirePermission(ctx, "contact.read");
  requirePermission(ctx, "distribution.read");
  const { contactId } = ExplainContactInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const contact = await contactRow(tx, ctx, contactId);
      const now = ctx.now();
      const found = await rowsAbout(tx, ctx, contactId);
      const [own] = await tx.select({ locale: organisations.locale }).from(organisations);
      const all = await readContactLimits(tx);
      const taken = await takenPlaces(tx, contact, new Date(now.getTime() - longestWindow(all)));
      const { limits, protection } = applyLimits(all, contact, { taken, ownLanguage: own?.locale ?? "en", now });
      const rows = found.map(({ invitation, ...where }) => ({ ...ledgerRow(ctx, invitation), ...where }));
      const answers = await answersOf(tx, rows);
      return {
        rows: rows.map((row) => ({ ...row, answer: answers.get(row.responseId ?? "") ?? null })),
        isAskable: await isAskable(tx, contact),
        allowedAt: protection?.until ?? null,
        limits: limits.map(({ rule: { most, days, onLimit }, taken: count, isProtecting }) => ({
          ...{ most, days, onLimit, isProtecting, taken: count },
        })),
      };
    },
    { snapshot: true },
  );
}

/** By which kinds of address somebody can be asked, and whether they need one: by letter, by short message, or by hand. */
const waysToAsk = (["email", "sms", "link"] as const).map(howAsked);

async function isAskable(tx: Transaction, contact: typeof contacts.$inferSelect): Promise<boolean> {
  const purposes = await tx
    .select({ id: contactPurposes.id })
    .from(contactPurposes)
    .where(isNull(contactPurposes.archivedAt));
  const ways = purposes.flatMap(({ id }) => waysToAsk.map((way) => mayBeAskedFor(id, way)));
  if (ways.length === 0) return false;
  const [row] = await tx.execute<{ isAskable: boolean }>(sql`
    select (${sql.join(ways, sql` or `)}) as "isAskable" from contacts c where c.shard_key = ${contact.shardKey} and c.id = ${contact.id}`);
  return row?.isAskable ?? false;
}

async function rowsAbout(tx: Transaction, { organisation }: ServiceContext, contactId: string) {
  const rows = await tx
    .select({ invitation: invitations, key: surveys.key, name: sources.name, distribution: distributions.name })
    .from(invitations)
    .innerJoin(distributions, eq(distributions.id, invitations.distributionId))
    .innerJoin(surveys, eq(surveys.id, invitations.surveyId))
    .innerJoin(sources, eq(sources.id, surveys.sourceId))
    .where(
      and(
        eq(invitations.shardKey, organisation.homeShardKey),
        eq(invitations.orgId, organisation.id),
        eq(invitations.contactId, contactId),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(mostExplained);
  return rows.map(({ invitation, key, name, distribution }) => ({ invitation, survey: { key, name }, distribution }));
}

async function answersOf(tx: Transaction, rows: readonly LedgerRow[]): Promise<Map<string, ResponseState>> {
  const ids = rows.flatMap(({ responseId }) => (responseId === null ? [] : [responseId]));
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: responses.id, state: responses.state })
    .from(responses)
    .where(and(inArray(responses.shardKey, [...new Set(ids.map(shardKeyOfId))]), inArray(responses.id, ids)));
  return new Map(found.map(({ id, state }) => [id, stateOf(state)]));
}
