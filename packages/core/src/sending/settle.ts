import type { Transaction } from "@heard/db";
import { distributions, type InvitationRow, invitations, type Transport } from "@heard/db/schema/distributions";
import { withShardKey } from "@heard/db/shard-key";
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { inTenant, type ServiceContext } from "../context.ts";
import type { MailFailure } from "../mail/create.ts";
import type { HandedOver } from "./hand-over.ts";
import type { Campaign } from "./read-campaign.ts";
import { expiryOf, retryAt, unavailableMs } from "./rules.ts";

/** `hasPixel`: the letter carried the picture that tells of its opening. */
export type Outcome = { transport: Transport; hasPixel?: boolean } | { failure: MailFailure };

/** Writes down what became of a message that was handed over. One that counted as interrupted meanwhile is corrected: what is known is known. */
export async function settleInvitation(
  ctx: ServiceContext,
  handed: HandedOver,
  campaign: Campaign,
  outcome: Outcome,
): Promise<void> {
  await inTenant(ctx, async (tx) => {
    // Locked, so that whoever ends it meanwhile finds what is written here.
    const [distribution] = await tx
      .select({ state: distributions.state })
      .from(distributions)
      .where(eq(distributions.id, campaign.distributionId))
      .for("share");
    const hasEnded = distribution?.state !== "running" && distribution?.state !== "paused";
    if ("failure" in outcome) await settleFailure(tx, ctx, handed, { failure: outcome.failure, hasEnded });
    else await settleSent(tx, ctx, handed, campaign, { ...outcome, hasEnded });
  });
}

/** Only the try that took the place writes: nobody else has had it since. */
const ofThisTry = ({ invitation, handedAt }: HandedOver) =>
  and(
    eq(invitations.shardKey, invitation.shardKey),
    eq(invitations.id, invitation.id),
    eq(invitations.handedAt, handedAt),
    inArray(invitations.rule, ["handingOver", "interrupted"]),
  );

async function settleSent(
  tx: Transaction,
  ctx: ServiceContext,
  handed: HandedOver,
  { plan }: Campaign,
  { transport, hasPixel = false, hasEnded }: { transport: Transport; hasPixel?: boolean; hasEnded: boolean },
): Promise<void> {
  const sentAt = ctx.now();
  const expiresAt = expiryOf(sentAt, plan.linkDays);
  const { invitation } = handed;
  const sent = await tx
    .update(invitations)
    .set({ state: "sent", rule: null, dueAt: null, transport, sentAt, expiresAt, hasPixel })
    .where(ofThisTry(handed))
    .returning({ id: invitations.id });
  if (sent.length === 0) return;
  if (invitation.number > 0)
    await tx
      .update(invitations)
      .set({ expiresAt, ...(hasPixel && { hasPixel }) })
      .where(and(eq(invitations.shardKey, invitation.shardKey), eq(invitations.id, invitation.firstId)));
  if (!hasEnded && plan.mode !== "link" && invitation.number < plan.reminders.most)
    await tx
      .insert(invitations)
      .values(reminderOf(invitation, sentAt, plan.reminders.afterDays))
      .onConflictDoNothing();
}

const dayMs = 86_400_000;

/** The reminder stands in the ledger from the moment when it is known that there will be one, unless somebody answers. */
function reminderOf(invitation: InvitationRow, sentAt: Date, afterDays: number) {
  const dueAt = new Date(sentAt.getTime() + afterDays * dayMs);
  const { orgId, shardKey, contactId, surveyId, distributionId, occasion, firstId, mode } = invitation;
  return {
    ...{ orgId, shardKey, contactId, surveyId, distributionId, occasion, firstId, mode },
    id: withShardKey(uuidv7(), shardKey),
    number: invitation.number + 1,
    state: "deferred" as const,
    rule: "waiting",
    ...{ eligibleAt: sentAt, sampledAt: sentAt, wantedAt: dueAt, dueAt },
  };
}

async function settleFailure(
  tx: Transaction,
  ctx: ServiceContext,
  handed: HandedOver,
  { failure, hasEnded }: { failure: MailFailure; hasEnded: boolean },
): Promise<void> {
  const after = afterFailure(failure, handed.invitation.tries, ctx.now());
  const values = hasEnded && after.state === "deferred" ? ended : after;
  await tx.update(invitations).set(values).where(ofThisTry(handed));
}

const ended = { state: "suppressed", rule: "ended", handedAt: null, dueAt: null } as const;

function afterFailure(failure: MailFailure, tries: number, now: Date): Partial<InvitationRow> {
  const again = retryAt(tries, now);
  // It may have gone, so it keeps its place.
  if (failure === "unknown") return { state: "failed", rule: "interrupted", dueAt: null };
  const waiting = { state: "deferred", rule: "transport", handedAt: null } as const;
  // Nobody's fault here: the try does not count.
  if (failure === "unavailable")
    return { ...waiting, tries: tries - 1, dueAt: new Date(now.getTime() + unavailableMs) };
  if (failure === "later" && again) return { ...waiting, dueAt: again };
  return { state: "failed", rule: failure === "later" ? "transport" : "refused", handedAt: null, dueAt: null };
}
