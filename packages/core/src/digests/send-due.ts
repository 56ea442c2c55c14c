import { type Transaction, workLookup } from "@heard/db";
import { digestWeeks } from "@heard/db/schema/progress";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { MailError, type Mailer } from "../mail/create.ts";
import { type MemberItem, readMembers } from "../members/queries.ts";
import { dayIn } from "../responses/day.ts";
import { composeFor } from "./compose-for.ts";
import { wantsDigest } from "./queries.ts";
import { mondayOf } from "./rules.ts";
import { signDigest } from "./sign-digest.ts";

type Outcome = (typeof digestWeeks.$inferSelect)["outcome"];
export type DigestPost = {
  /** `null`: this installation sends no mail, and nobody's week is used up. */
  mailer: Mailer | null;
  url: string;
  gatewayUrl: string;
  authSecret: string;
};
type Options = { post: DigestPost; now: () => Date; onError: (error: unknown, organisationKey: string) => void };

/** Sends the letter of the week where it is Monday morning and somebody has not had it. Returns how many went out. */
export async function sendDueDigests({ post, now, onError }: Options): Promise<number> {
  const { mailer } = post;
  if (mailer === null) return 0;
  let sent = 0;
  for (const organisation of await workLookup.organisationsWithDueDigests(now())) {
    const ctx = systemContext(organisation, now);
    try {
      const week = mondayOf(dayIn(organisation.timeZone, now()));
      for (const member of await inTenant(ctx, (tx) => dueMembers(tx, ctx, week))) {
        const outcome = await sendTo(ctx, member, { post: { ...post, mailer }, week });
        if (outcome === "sent") sent += 1;
        if (outcome instanceof MailError) onError(outcome, organisation.key);
        // Nobody takes letters now: all others are for the next round. One that is not taken this time keeps nobody else waiting.
        if (outcome instanceof MailError && outcome.failure === "unavailable" && !outcome.isRecipient) return sent;
      }
    } catch (error) {
      onError(error, organisation.key);
    }
  }
  return sent;
}

/** Who was a member before the week began and has not had its letter. */
async function dueMembers(tx: Transaction, { organisation }: ServiceContext, week: string): Promise<MemberItem[]> {
  const had = await tx.select({ memberId: digestWeeks.memberId }).from(digestWeeks).where(eq(digestWeeks.week, week));
  const done = new Set(had.map(({ memberId }) => memberId));
  return (await readMembers(tx)).filter(
    ({ id, state, since }) => state === "active" && !done.has(id) && dayIn(organisation.timeZone, since) < week,
  );
}

/** One letter: the week is taken before it goes, so whatever happens after that nobody gets a second one. */
async function sendTo(
  ctx: ServiceContext,
  member: MemberItem,
  { post, week }: { post: DigestPost & { mailer: Mailer }; week: string },
): Promise<Outcome | MailError> {
  const token = signDigest({ organisationId: ctx.organisation.id, memberId: member.id }, post.authSecret);
  const stop = `${post.gatewayUrl}/unsubscribe/digest/${token}`;
  const isWanted = await inTenant(ctx, (tx) => wantsDigest(tx, member.id));
  // With the eyes of whoever gets it: what they may not see stands in no letter of theirs.
  const own: ServiceContext = { ...ctx, ...standingOf(member) };
  const composed = isWanted
    ? await inTenant(own, (tx) => composeFor(tx, own, member, { url: post.url, stop }), { snapshot: true })
    : null;
  const outcome = !isWanted ? "unwanted" : composed ? "sending" : "nothing";
  const isTaken = await inTenant(ctx, (tx) => takeWeek(tx, ctx, { memberId: member.id, week, outcome }));
  if (composed === null || !isTaken) return outcome;
  const { subject, text, html } = composed;
  const headers = {
    "List-Unsubscribe": `<${stop}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Auto-Submitted": "auto-generated",
  };
  try {
    await post.mailer.send({ to: member.email, subject, text, html, headers });
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    // What is in nobody's hands is tried again; what may have arrived is not sent twice.
    const settling = isOpen(error) ? giveBack : refuse;
    await inTenant(ctx, (tx) => settling(tx, member.id, week));
    return error;
  }
  await inTenant(ctx, (tx) => settle(tx, member.id, week, "sent"));
  return "sent";
}

const isOpen = ({ failure }: MailError): boolean => failure === "unavailable" || failure === "later";

/** Whether it was still to be had. */
async function takeWeek(
  tx: Transaction,
  ctx: ServiceContext,
  row: { memberId: number; week: string; outcome: Outcome },
): Promise<boolean> {
  const taken = await tx
    .insert(digestWeeks)
    .values({ orgId: ctx.organisation.id, ...row, decidedAt: ctx.now() })
    .onConflictDoNothing()
    .returning();
  return taken.length > 0;
}

const standingOf = ({ id, userId, roles, canUnmask, canSeeCustomers, touchpointIds }: MemberItem) => ({
  actor: { kind: "member" as const, memberId: id, userId, roles, grants: { canUnmask, canSeeCustomers } },
  touchpoints: touchpointIds ?? ("*" as const),
});

const ofWeek = (memberId: number, week: string) => and(eq(digestWeeks.memberId, memberId), eq(digestWeeks.week, week));
const giveBack = (tx: Transaction, memberId: number, week: string) =>
  tx.delete(digestWeeks).where(ofWeek(memberId, week));
const settle = (tx: Transaction, memberId: number, week: string, outcome: Outcome) =>
  tx.update(digestWeeks).set({ outcome }).where(ofWeek(memberId, week));
const refuse = (tx: Transaction, memberId: number, week: string) => settle(tx, memberId, week, "refused");
