import type { Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { organisations } from "@heard/db/schema/organisations";
import { type NoticeLetterRow, noticeLetters, type PlanNoticeRow, planNotices } from "@heard/db/schema/plan-notices";
import { type Locale, loadMessages, localeOf } from "@heard/messages";
import { and, asc, eq, lte } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { readContactLimits, takenPlaces } from "../contact-limits/queries.ts";
import { applyLimits, longestWindow } from "../contact-limits/rules.ts";
import { recordBounces } from "../contacts/record-bounces.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { MailError, type MailLetter } from "../mail/create.ts";
import type { Post } from "../sending/deliver.ts";
import { findRefusals } from "../sending/find-refusals.ts";
import type { Contact } from "../sending/hand-over.ts";
import { type Decision, decideSending, interruptedAfterMs, retryAt, unavailableMs } from "../sending/rules.ts";
import { signUnsubscribe } from "../sending/sign-invitation.ts";
import { noticePlan, tellableStates, textFor } from "./rules.ts";

type Organisation = Pick<typeof organisations.$inferSelect, "name" | "locale" | "key" | "hasPublicNotices">;
type Handed = { letter: NoticeLetterRow; notice: PlanNoticeRow; contact: Contact; organisation: Organisation };

const batch = 100;

/** Sends the notices that are due in one organisation, one after another. Returns how many letters went. */
export async function deliverNotices(ctx: ServiceContext, post: Post): Promise<number> {
  const due = await inTenant(ctx, (tx) =>
    tx
      .select({ id: noticeLetters.id, contactId: noticeLetters.contactId })
      .from(noticeLetters)
      .where(and(eq(noticeLetters.state, "deferred"), lte(noticeLetters.dueAt, ctx.now())))
      .orderBy(asc(noticeLetters.dueAt))
      .limit(batch),
  );
  let sent = 0;
  for (const one of due) {
    const handed = await inTenant(ctx, (tx) => handOver(tx, ctx, one));
    if (!handed) continue;
    const outcome = await deliverOne(ctx, handed, post);
    await settle(ctx, handed, outcome);
    if (outcome === "smtp" || outcome === "outbox") sent += 1;
    // Where nobody takes letters now, the next one would not be taken either.
    if (outcome === "unavailable") break;
  }
  return sent;
}

/** Decides about one letter and takes its place under the contact limit before it leaves, as an invitation does; `null` when nothing is to be sent. */
async function handOver(
  tx: Transaction,
  ctx: ServiceContext,
  { id, contactId }: { id: string; contactId: string },
): Promise<Handed | null> {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.shardKey, ctx.organisation.homeShardKey), eq(contacts.id, contactId)))
    .for("update");
  const [letter] = await tx.select().from(noticeLetters).where(eq(noticeLetters.id, id)).for("update");
  const now = ctx.now();
  if (letter?.state !== "deferred" || !letter.dueAt || letter.dueAt > now) return null;
  if (letter.rule === "handingOver") {
    // Whoever had it is dead. It keeps its place: it may have gone.
    await change(tx, id, { state: "failed", rule: "interrupted", dueAt: null });
    return null;
  }
  const [notice] = await tx.select().from(planNotices).where(eq(planNotices.id, letter.noticeId));
  const [organisation] = await tx.select().from(organisations);
  if (!notice || !organisation) throw new Error(`letter ${id} has no notice`);
  const [plan] = await tx.select().from(improvementPlans).where(eq(improvementPlans.id, notice.planId));
  // A plan that was taken back meanwhile has nothing to tell.
  const isTellable = plan && !plan.deletedAt && tellableStates.some((state) => state === plan.state);
  const decision: Decision = !isTellable
    ? { do: "suppress", rule: "ended" }
    : contact
      ? decideSending(await standingOf(tx, ctx, { letter, notice, contact, ownLanguage: organisation.locale }))
      : { do: "suppress", rule: "erased" };
  if (decision.do === "suppress") await change(tx, id, { state: "suppressed", rule: decision.rule, dueAt: null });
  if (decision.do === "defer")
    await change(tx, id, {
      ...{ rule: decision.rule, dueAt: decision.dueAt },
      ...(decision.rule === "contactLimit" ? { limitedAt: now } : {}),
    });
  if (decision.do !== "send" || !contact) return null;
  const tries = letter.tries + 1;
  const dueAt = new Date(now.getTime() + interruptedAfterMs);
  await change(tx, id, { rule: "handingOver", handedAt: now, dueAt, tries });
  return { letter: { ...letter, tries }, notice, contact, organisation };
}

const change = (tx: Transaction, id: string, values: Partial<NoticeLetterRow>) =>
  tx.update(noticeLetters).set(values).where(eq(noticeLetters.id, id));

type About = { letter: NoticeLetterRow; notice: PlanNoticeRow; contact: Contact; ownLanguage: string };

async function standingOf(tx: Transaction, ctx: ServiceContext, { letter, notice, contact, ownLanguage }: About) {
  const now = ctx.now();
  const refusals = await findRefusals(tx, ctx, {
    ...{ contactIds: [contact.id], purposeId: notice.purposeId, mode: noticePlan.mode },
  });
  const limits = await readContactLimits(tx);
  const taken = await takenPlaces(tx, contact, new Date(now.getTime() - longestWindow(limits)), letter.id);
  const { protection } = applyLimits(limits, contact, { taken, now, ownLanguage });
  const refusal = refusals.get(contact.id);
  return {
    ...({ now, plan: noticePlan, distribution: "running", survey: "open" } as const),
    timeZone: contact.timeZone ?? ctx.organisation.timeZone,
    refusal: refusal === undefined ? ("consentMissing" as const) : refusal,
    ...{ first: null, hasAnswered: false, wantedAt: letter.wantedAt, limitedAt: letter.limitedAt },
    ...{ allowedAt: protection?.until ?? null, limitSays: protection?.rule.onLimit ?? null },
  };
}

type Outcome = "smtp" | "outbox" | "unavailable" | "later" | "refused" | "unknown";

async function deliverOne(ctx: ServiceContext, handed: Handed, post: Post): Promise<Outcome> {
  if (!post.mailer) return "outbox";
  try {
    await post.mailer.send(await letterTo(handed, post));
    return "smtp";
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    const { emailAddress: address } = handed.contact;
    if (error.failure === "refused" && error.isRecipient && address !== null) {
      const bounce = { address, kind: "hard", reference: handed.letter.id };
      await recordBounces(ctx, { bounces: [bounce], source: "smtp" });
    }
    return error.failure;
  }
}

async function settle(ctx: ServiceContext, { letter }: Handed, outcome: Outcome): Promise<void> {
  const now = ctx.now();
  const values = ((): Partial<NoticeLetterRow> => {
    if (outcome === "smtp" || outcome === "outbox")
      return { state: "sent", rule: null, transport: outcome, sentAt: now, dueAt: null };
    if (outcome === "refused") return { state: "failed", rule: "refused", dueAt: null };
    if (outcome === "unknown") return { state: "failed", rule: "interrupted", dueAt: null };
    const again = outcome === "unavailable" ? new Date(now.getTime() + unavailableMs) : retryAt(letter.tries, now);
    const tries = outcome === "unavailable" ? letter.tries - 1 : letter.tries;
    // It has certainly not gone: its place under the limit is free again.
    return again
      ? { rule: "transport", dueAt: again, handedAt: null, tries }
      : { state: "failed", rule: "transport", dueAt: null, handedAt: null };
  })();
  await inTenant(ctx, (tx) => change(tx, letter.id, values));
}

async function letterTo(handed: Handed, { gatewayUrl, authSecret }: Post): Promise<MailLetter> {
  const { letter, notice, contact, organisation } = handed;
  const wish = contact.language === null ? null : localeOf(contact.language);
  const { locale, title, body } = textFor(notice.texts, wish ? [wish, organisation.locale] : [organisation.locale]);
  const say = await wordsIn(locale);
  const stop = `${gatewayUrl}/unsubscribe/${signUnsubscribe({ organisationId: contact.orgId, invitationId: letter.id }, authSecret)}`;
  const page = notice.publishedAt && organisation.hasPublicNotices ? `${gatewayUrl}/notices/${organisation.key}` : null;
  const why = say("why", { organisation: organisation.name });
  return {
    to: contact.email ?? contact.emailAddress ?? "",
    from: { name: notice.senderName, address: null },
    subject: title,
    text: [body, ...(page === null ? [] : [`${say("more")}\n${page}`]), `-- \n${why}\n${say("stop")}\n${stop}`].join(
      "\n\n",
    ),
    messageId: `${letter.id}@${new URL(gatewayUrl).hostname}`,
    headers: {
      "List-Unsubscribe": `<${stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
    },
  };
}

async function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: await loadMessages(locale), namespace: "notices.letter" });
}
