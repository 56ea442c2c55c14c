import { contacts } from "@heard/db/schema/contacts";
import { letters } from "@heard/db/schema/distributions";
import { languageFor } from "@heard/survey/runtime";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordBounces } from "../contacts/record-bounces.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { MailError, type Mailer, type MailLetter } from "../mail/create.ts";
import { composeLetter, composeMessage } from "./compose-letter.ts";
import type { HandedOver } from "./hand-over.ts";
import type { Campaign } from "./read-campaign.ts";
import type { SmsSender } from "./send-sms.ts";
import type { Outcome } from "./settle.ts";
import { signInvitation, signOpening, signUnsubscribe } from "./sign-invitation.ts";

/** How messages to customers leave this installation. */
export type Post = {
  /** `null`: letters are kept to be looked at. */
  mailer: Mailer | null;
  sms: SmsSender | null;
  /** Where respondents reach the gateway. */
  gatewayUrl: string;
  authSecret: string;
};

/** Sends one message whose place is taken, and says what became of it. What nobody expected is thrown: it is then not known whether it went. */
export async function deliver(
  ctx: ServiceContext,
  handed: HandedOver,
  campaign: Campaign,
  post: Post,
): Promise<Outcome> {
  if (campaign.plan.mode === "link") return { transport: "link" };
  try {
    return campaign.plan.mode === "sms"
      ? await deliverMessage(ctx, handed, campaign, post)
      : await deliverLetter(ctx, handed, campaign, post);
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    if (error.failure === "refused" && error.isRecipient) await tellContact(ctx, handed, campaign, error);
    return { failure: error.failure };
  }
}

async function deliverLetter(
  ctx: ServiceContext,
  handed: HandedOver,
  campaign: Campaign,
  post: Post,
): Promise<Outcome> {
  const letter = await letterTo(handed, campaign, post);
  const hasPixel = campaign.organisation.hasOpeningPixel;
  if (post.mailer) {
    await post.mailer.send(letter);
    return { transport: "smtp", hasPixel };
  }
  const { to, subject, text, html = null, headers = {} } = letter;
  await keepLetter(ctx, handed, {
    kind: "email",
    recipient: to,
    subject,
    textPart: text,
    htmlPart: html,
    headers: { ...headers },
  });
  return { transport: "outbox", hasPixel };
}

async function deliverMessage(
  ctx: ServiceContext,
  handed: HandedOver,
  campaign: Campaign,
  post: Post,
): Promise<Outcome> {
  const { invitation, contact } = handed;
  const to = contact.phoneNumber ?? "";
  const text = composeMessage(partsFor(handed, campaign, post));
  if (post.sms) {
    await post.sms({ id: invitation.id, to, text });
    return { transport: "sms" };
  }
  await keepLetter(ctx, handed, {
    kind: "sms",
    recipient: to,
    subject: "",
    textPart: text,
    htmlPart: null,
    headers: {},
  });
  return { transport: "outbox" };
}

/** The letter to one contact, with what a mail program needs to offer a way out with one press (RFC 8058). */
async function letterTo(handed: HandedOver, campaign: Campaign, post: Post): Promise<MailLetter> {
  const { invitation, contact } = handed;
  const { senderName, senderAddress, replyTo } = campaign.plan.letter;
  const parts = partsFor(handed, campaign, post);
  return {
    ...(await composeLetter(parts)),
    to: contact.email ?? contact.emailAddress ?? "",
    from: { name: senderName, address: senderAddress },
    replyTo,
    messageId: `${invitation.id}@${new URL(post.gatewayUrl).hostname}`,
    headers: {
      "List-Unsubscribe": `<${parts.links.stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      // Of vacation notes and the like: nobody answers a survey by letting a machine reply.
      "Auto-Submitted": "auto-generated",
    },
  };
}

/** What the message to one contact is made of. */
function partsFor({ invitation, contact }: HandedOver, campaign: Campaign, { gatewayUrl, authSecret }: Post) {
  const { definition, survey, organisation, plan } = campaign;
  const claim = { organisationId: contact.orgId, invitationId: invitation.firstId };
  return {
    definition,
    surveyName: survey.name,
    organisationName: organisation.name,
    colour: survey.colour,
    letter: plan.letter,
    language: languageFor(definition, [contact.language ?? "", organisation.locale].filter(Boolean)),
    contactName: contact.name,
    isInline: plan.mode === "email_inline",
    links: {
      survey: `${gatewayUrl}/s/${survey.key}?i=${signInvitation(claim, authSecret)}`,
      stop: `${gatewayUrl}/unsubscribe/${signUnsubscribe(claim, authSecret)}`,
      picture: organisation.hasOpeningPixel ? `${gatewayUrl}/opened/${signOpening(claim, authSecret)}` : null,
    },
  };
}

type Kept = Pick<typeof letters.$inferInsert, "kind" | "recipient" | "subject" | "textPart" | "htmlPart" | "headers">;

async function keepLetter(ctx: ServiceContext, { invitation, contact }: HandedOver, kept: Kept): Promise<void> {
  const { shardKey, orgId } = contact;
  await inTenant(ctx, async (tx) => {
    // Locked, so that whoever is erased meanwhile is not kept in a letter.
    const here = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.shardKey, shardKey), eq(contacts.id, contact.id), eq(contacts.state, "active")))
      .for("share");
    if (here.length === 0) return;
    await tx.insert(letters).values({
      ...{ shardKey, orgId, id: uuidv7(), invitationId: invitation.id, contactId: contact.id, createdAt: ctx.now() },
      ...kept,
    });
  });
}

/** A server that does not want this recipient will not want them for the next survey either. */
async function tellContact(
  ctx: ServiceContext,
  { invitation, contact }: HandedOver,
  { plan }: Campaign,
  error: MailError,
) {
  const address = plan.mode === "sms" ? contact.phoneNumber : contact.emailAddress;
  if (address === null) return;
  const { status } = error;
  const bounce = { address, kind: "hard", reference: invitation.id, ...(status !== null && { status }) };
  await recordBounces(ctx, { bounces: [bounce], source: "smtp" });
}
