import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { contactPurposes, contacts } from "@heard/db/schema/contacts";
import { distributions, invitations } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { noticeLetters, planNotices } from "@heard/db/schema/plan-notices";
import { surveys } from "@heard/db/schema/surveys";
import { and, asc, eq, isNull } from "drizzle-orm";
import { findBarriers } from "../contacts/find-barriers.ts";
import { unsubscribeContact } from "../contacts/unsubscribe.ts";
import { inTenant, respondentIn, type ServiceContext } from "../context.ts";
import { DistributionPlan } from "../distributions/schema.ts";
import { DomainError } from "../errors.ts";
import { readUnsubscribe } from "./sign-invitation.ts";

/** What somebody may be written to about, as they see it with the link of a letter. */
export type Preferences = {
  organisation: { name: string; locale: "en" | "zh-Hans" | "zh-Hant" };
  /** The person's own, where it is known. */
  language: string | null;
  colour: string | null;
  purposes: { key: string; name: LocalisedText; isStopped: boolean }[];
};
type Deps = { authSecret: string; now: () => Date };
type Opened = { ctx: ServiceContext; preferences: Preferences; contactId: string; purpose: string };

/** Looking at it changes nothing: mail programs follow links by themselves. @throws DomainError invalid_input `survey_link_changed` */
export async function openPreferences({ token }: { token: string }, deps: Deps): Promise<Preferences> {
  return (await open(token, deps)).preferences;
}

/**
 * The person says no, to the purpose of the letter, to another one, or to all (`null`); it holds before this returns.
 * @throws DomainError invalid_input `survey_link_changed`, not_found (purpose)
 */
export async function stopWriting(
  { token, purpose, source }: { token: string; purpose?: string | null; source: string },
  deps: Deps,
): Promise<Preferences> {
  const { ctx, contactId, purpose: ofLetter } = await open(token, deps);
  await unsubscribeContact(ctx, { contactId, purpose: purpose === undefined ? ofLetter : purpose, source });
  return (await open(token, deps)).preferences;
}

const changed = () => new DomainError("invalid_input", "survey_link_changed", { parameter: "unsubscribe" });

async function open(token: string, { authSecret, now }: Deps): Promise<Opened> {
  const claim = readUnsubscribe(token, authSecret);
  if (!claim) throw changed();
  const { organisationId, invitationId } = claim;
  const ctx = respondentIn(organisationId, now);
  return inTenant(ctx, async (tx) => {
    const [own] = await tx.select().from(organisations);
    if (!own || own.deletedAt) throw changed();
    const { id, key, timeZone, homeShardKey, hideBelow, lowBelow } = own;
    const inside: ServiceContext = { ...ctx, organisation: { id, key, timeZone, homeShardKey, hideBelow, lowBelow } };
    const found = await findRecipient(tx, homeShardKey, invitationId);
    if (!found) throw changed();
    const purposes = await purposesOf(tx, inside, found.contactId);
    return {
      ctx: inside,
      contactId: found.contactId,
      purpose: found.purpose,
      preferences: {
        organisation: { name: own.name, locale: own.locale },
        language: found.language,
        colour: found.colour,
        purposes,
      },
    };
  });
}

async function findRecipient(tx: Transaction, shardKey: number, invitationId: string) {
  const [row] = await tx
    .select({
      contactId: invitations.contactId,
      language: contacts.language,
      plan: distributions.plan,
      colour: surveys.colour,
    })
    .from(invitations)
    .innerJoin(contacts, and(eq(contacts.shardKey, invitations.shardKey), eq(contacts.id, invitations.contactId)))
    .innerJoin(distributions, eq(distributions.id, invitations.distributionId))
    .innerJoin(surveys, eq(surveys.id, invitations.surveyId))
    .where(and(eq(invitations.shardKey, shardKey), eq(invitations.id, invitationId)));
  if (!row) return findReaderOfNotice(tx, shardKey, invitationId);
  const { plan, ...rest } = row;
  return { ...rest, purpose: DistributionPlan.parse(plan).purpose };
}

/** A notice has the same way out as an invitation. */
async function findReaderOfNotice(tx: Transaction, shardKey: number, letterId: string) {
  const [row] = await tx
    .select({ contactId: noticeLetters.contactId, language: contacts.language, purpose: contactPurposes.key })
    .from(noticeLetters)
    .innerJoin(planNotices, eq(planNotices.id, noticeLetters.noticeId))
    .innerJoin(contactPurposes, eq(contactPurposes.id, planNotices.purposeId))
    .innerJoin(contacts, and(eq(contacts.shardKey, shardKey), eq(contacts.id, noticeLetters.contactId)))
    .where(eq(noticeLetters.id, letterId));
  return row ? { ...row, colour: null } : null;
}

async function purposesOf(tx: Transaction, ctx: ServiceContext, contactId: string): Promise<Preferences["purposes"]> {
  const rows = await tx
    .select()
    .from(contactPurposes)
    .where(isNull(contactPurposes.archivedAt))
    .orderBy(asc(contactPurposes.position), asc(contactPurposes.id));
  const purposes: Preferences["purposes"] = [];
  for (const { id, key, name } of rows) {
    const reasons: (string | undefined)[] = [];
    for (const addressKind of ["email", "phone"] as const) {
      const barriers = await findBarriers(tx, ctx, { contactIds: [contactId], purposeId: id, addressKind });
      reasons.push(barriers.get(contactId)?.reason);
    }
    const isStopped = reasons.some(
      (reason) => reason === "suppressed" || reason === "consentWithdrawn" || reason === "erased",
    );
    purposes.push({ key, name, isStopped });
  }
  return purposes;
}
