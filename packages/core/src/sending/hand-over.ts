import type { Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { distributions, type InvitationRow, invitations } from "@heard/db/schema/distributions";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { and, eq, sql } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { readContactLimits, takenPlaces } from "../contact-limits/queries.ts";
import { applyLimits, longestWindow } from "../contact-limits/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { dayIn } from "../responses/day.ts";
import { findRefusals } from "./find-refusals.ts";
import { hasAnsweredOpenly } from "./has-answered.ts";
import type { Campaign } from "./read-campaign.ts";
import { type Decision, decideSending, interruptedAfterMs, type Standing } from "./rules.ts";

export type Contact = typeof contacts.$inferSelect;
/** A message whose place under the limit is taken, and to whom it goes. */
export type HandedOver = { invitation: InvitationRow; contact: Contact; handedAt: Date };

/**
 * Decides about one message that is due and, when it goes, takes its place under the contact limit: one after another for one person, because the
 * contact is locked. The place is taken before the message leaves, so whoever dies in between leaves a message that counts and perhaps did not go,
 * never one that went and does not count. Returns `null` when nothing is to be sent.
 */
export async function handOver(
  ctx: ServiceContext,
  { id, contactId }: { id: string; contactId: string },
  campaign: Campaign,
): Promise<HandedOver | null> {
  return inTenant(ctx, async (tx) => {
    const contact = await lockContact(tx, ctx, contactId);
    const invitation = await lockInvitation(tx, ctx, id);
    const now = ctx.now();
    if (invitation?.state !== "deferred" || !invitation.dueAt || invitation.dueAt > now) return null;
    if (invitation.rule === "handingOver") {
      // Whoever had it is dead. It keeps its place: it may have gone.
      await change(tx, invitation, { state: "failed", rule: "interrupted", dueAt: null });
      return null;
    }
    const standing = contact
      ? await standingOf(tx, ctx, { invitation, contact, campaign })
      : ({ do: "suppress", rule: "erased" } as const);
    const decision = "do" in standing ? standing : decideSending(standing);
    if (decision.do !== "send" || !contact) {
      await keep(tx, invitation, decision, now);
      return null;
    }
    const dueAt = new Date(now.getTime() + interruptedAfterMs);
    const tries = invitation.tries + 1;
    await change(tx, invitation, { rule: "handingOver", handedAt: now, dueAt, tries });
    return { invitation: { ...invitation, tries }, contact, handedAt: now };
  });
}

async function lockContact(tx: Transaction, { organisation }: ServiceContext, id: string): Promise<Contact | null> {
  const [row] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.shardKey, organisation.homeShardKey), eq(contacts.id, id)))
    .for("update");
  return row ?? null;
}

async function lockInvitation(tx: Transaction, { organisation }: ServiceContext, id: string) {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.shardKey, organisation.homeShardKey), eq(invitations.id, id)))
    .for("update");
  return row;
}

const change = (tx: Transaction, { shardKey, id }: InvitationRow, values: Partial<InvitationRow>) =>
  tx
    .update(invitations)
    .set(values)
    .where(and(eq(invitations.shardKey, shardKey), eq(invitations.id, id)));

async function keep(tx: Transaction, invitation: InvitationRow, decision: Decision, now: Date): Promise<void> {
  if (decision.do === "suppress")
    await change(tx, invitation, { state: "suppressed", rule: decision.rule, dueAt: null });
  if (decision.do === "defer")
    await change(tx, invitation, {
      rule: decision.rule,
      dueAt: decision.dueAt,
      ...(decision.rule === "contactLimit" && { limitedAt: now }),
    });
}

type About = { invitation: InvitationRow; contact: Contact; campaign: Campaign };

/** Everything that the decision needs, read under the lock of the contact. */
async function standingOf(tx: Transaction, ctx: ServiceContext, about: About): Promise<Standing> {
  const { invitation, contact, campaign } = about;
  const now = ctx.now();
  const { plan, purposeId } = campaign;
  const [states] = await tx
    .select({
      distribution: distributions.state,
      ...{
        state: surveys.state,
        opensOn: surveys.opensOn,
        closesOn: surveys.closesOn,
        responseCap: surveys.responseCap,
      },
      ...{ sourceId: surveys.sourceId, deletedAt: sources.deletedAt },
    })
    .from(distributions)
    .innerJoin(surveys, eq(surveys.id, distributions.surveyId))
    .innerJoin(sources, eq(sources.id, surveys.sourceId))
    .where(eq(distributions.id, campaign.distributionId));
  const refusal = (await findRefusals(tx, ctx, { contactIds: [contact.id], purposeId, mode: plan.mode })).get(
    contact.id,
  );
  const limits = await readContactLimits(tx);
  const taken = await takenPlaces(tx, contact, new Date(now.getTime() - longestWindow(limits)), invitation.id);
  const { protection } = applyLimits(limits, contact, {
    ...{ taken, now, ownLanguage: campaign.organisation.locale },
  });
  return {
    ...{ now, plan, distribution: states?.distribution ?? "ended" },
    survey: states ? await surveyNow(tx, ctx, states) : "closed",
    timeZone: contact.timeZone ?? ctx.organisation.timeZone,
    // Where the purpose itself is gone, nobody has agreed to it.
    refusal: refusal === undefined ? "consentMissing" : refusal,
    first: invitation.number === 0 ? null : await firstOf(tx, invitation),
    hasAnswered: states ? await hasAnsweredOpenly(tx, { contact, invitation, now, sourceId: states.sourceId }) : false,
    wantedAt: invitation.wantedAt ?? invitation.eligibleAt,
    limitedAt: invitation.limitedAt,
    allowedAt: protection?.until ?? null,
    limitSays: protection?.rule.onLimit ?? null,
  };
}

type SurveyNow = Pick<typeof surveys.$inferSelect, "state" | "opensOn" | "closesOn" | "responseCap" | "sourceId"> & {
  deletedAt: Date | null;
};

/** Whether somebody who is written to now could answer. */
async function surveyNow(
  tx: Transaction,
  ctx: ServiceContext,
  { state, opensOn, closesOn, responseCap, sourceId, deletedAt }: SurveyNow,
): Promise<Standing["survey"]> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  // What lies in the bin may come back, and then it goes on.
  if (state === "paused" || deletedAt) return "paused";
  if (state !== "open" || (closesOn && today > closesOn)) return "closed";
  if (opensOn && today < opensOn) return "paused";
  if (responseCap === null) return "open";
  const answers = await countAnswers(tx, ctx.organisation.id, "source");
  return (answers.get(sourceId) ?? 0) < responseCap ? "open" : "closed";
}

async function firstOf(tx: Transaction, { shardKey, firstId }: InvitationRow): Promise<Standing["first"]> {
  const [first] = await tx
    .select({
      isCompleted: sql<boolean>`${invitations.completedAt} is not null`,
      isWithdrawn: sql<boolean>`${invitations.withdrawnAt} is not null`,
    })
    .from(invitations)
    .where(and(eq(invitations.shardKey, shardKey), eq(invitations.id, firstId)));
  return first ?? { isCompleted: false, isWithdrawn: true };
}
