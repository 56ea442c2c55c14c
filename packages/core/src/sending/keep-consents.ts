import type { Transaction } from "@heard/db";
import { consents, contactPurposes, contacts } from "@heard/db/schema/contacts";
import { invitations } from "@heard/db/schema/distributions";
import type { RecordedResponse } from "@heard/survey/runtime";
import { and, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import { addConsents } from "../contacts/write.ts";
import type { ServiceContext } from "../context.ts";

/** What somebody said to the boxes of a survey, in the words of one version of it. */
export type SaidInSurvey = { survey: string; version: number; given: RecordedResponse["consents"] };

/**
 * What an invited customer agreed to in a survey is among their consents from then on, for purposes that the organisation has: once, however often the answer
 * is sent. A box that stays empty takes nothing back. Two tries of one answer write one after the other: the invitation is locked.
 */
export async function keepConsents(
  tx: Transaction,
  ctx: ServiceContext,
  invitationId: string,
  { survey, version, given }: SaidInSurvey,
): Promise<void> {
  const keys = given.flatMap(({ purpose, isGiven }) => (isGiven ? [purpose] : []));
  if (keys.length === 0) return;
  const shardKey = ctx.organisation.homeShardKey;
  const source = `survey ${survey}, version ${version}`;
  const [invited] = await tx
    .select({ contactId: contacts.id, completedAt: invitations.completedAt })
    .from(invitations)
    .innerJoin(contacts, and(eq(contacts.shardKey, invitations.shardKey), eq(contacts.id, invitations.contactId)))
    .where(and(eq(invitations.shardKey, shardKey), eq(invitations.id, invitationId), eq(contacts.state, "active")))
    .for("update", { of: invitations });
  if (!invited) return;
  const { contactId, completedAt } = invited;
  const purposes = await tx
    .select({ id: contactPurposes.id })
    .from(contactPurposes)
    .where(and(inArray(contactPurposes.key, keys), isNull(contactPurposes.archivedAt)));
  const own = and(
    ...[eq(consents.shardKey, shardKey), eq(consents.contactId, contactId)],
    // Whatever version they said it to: what is sent again says nothing anew, also where it was kept without a version.
    or(eq(consents.source, `survey ${survey}`), sql`starts_with(${consents.source}, ${`survey ${survey}, version `})`),
    // A yes of an earlier invitation may have been taken back since: this one is said anew.
    gte(consents.recordedAt, completedAt ?? ctx.now()),
  );
  const known = await tx.select({ purposeId: consents.purposeId }).from(consents).where(own);
  const fresh = purposes.filter(({ id }) => !known.some(({ purposeId }) => purposeId === id));
  const said = { contactId, given: true, at: ctx.now(), source };
  await addConsents(
    tx,
    ctx,
    fresh.map(({ id }) => ({ ...said, purposeId: id })),
  );
}
