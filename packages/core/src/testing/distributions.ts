import { invitations } from "@heard/db/schema/distributions";
import { asc } from "drizzle-orm";
import { recordContacts } from "../contacts/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { createDistribution } from "../distributions/create.ts";
import { planDistribution } from "../distributions/plan.ts";
import type { CreateDistributionInput } from "../distributions/schema.ts";
import { startDistribution } from "../distributions/start.ts";
import type { Mailer, MailLetter } from "../mail/create.ts";
import type { Post } from "../sending/deliver.ts";
import { sendDue } from "../sending/send-due.ts";
import { signInvitation } from "../sending/sign-invitation.ts";

type Plan = CreateDistributionInput["plan"];

/** A letter in the three languages that organisations of tests are asked in. */
export const testLetter: Plan["letter"] = {
  senderName: "Lanternway",
  replyTo: "care@lanternway.example",
  texts: {
    en: { subject: "How was it, {name}?", body: "Dear {name},\n\nhow was it at {organisation}?" },
    "zh-Hans": { subject: "{name}，感觉如何？", body: "{name}，您好：\n\n在 {organisation} 的体验如何？" },
    "zh-Hant": { subject: "{name}，感覺如何？", body: "{name}，您好：\n\n在 {organisation} 的體驗如何？" },
  },
};

export const testPlan = (more: Partial<Plan> = {}): Plan => ({
  mode: "email",
  letter: testLetter,
  quiet: null,
  ...more,
});

/** Mail that arrives, in memory. */
export function testMailer(): Mailer & { sent: MailLetter[] } {
  const sent: MailLetter[] = [];
  return {
    sent,
    send: async (letter) => {
      sent.push(letter);
    },
  };
}

export const testPost = (more: Partial<Post> = {}): Post => ({
  mailer: testMailer(),
  sms: null,
  gatewayUrl: "https://ask.example",
  authSecret: "secret",
  ...more,
});

export const customerOf = (number: number) => `C-${number}`;

/** So many contacts with addresses and the keys C-1, C-2 …; `say` adds what else is known of them. */
export async function addTestContacts(
  ctx: ServiceContext,
  count: number,
  say: (number: number) => object = () => ({}),
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 1; from <= count; from += 1000) {
    const contacts = Array.from({ length: Math.min(1000, count - from + 1) }, (_, index) => {
      const number = from + index;
      return { key: customerOf(number), name: `Person ${number}`, email: `c${number}@example.org`, ...say(number) };
    });
    const { results } = await recordContacts(ctx, { contacts });
    for (const result of results) {
      if (result.status === "rejected") throw new Error(JSON.stringify(result.errors));
      ids.push(result.id);
    }
  }
  return ids;
}

/** A distribution that has begun, its list planned. */
export async function startTestDistribution(
  ctx: ServiceContext,
  surveyId: number,
  more: Partial<Omit<CreateDistributionInput, "surveyId">> = {},
): Promise<number> {
  const { distributionId } = await createDistribution(ctx, { surveyId, name: "Spring", plan: testPlan(), ...more });
  await startDistribution(ctx, { distributionId });
  if (!more.event) await planDistribution(ctx, distributionId);
  return distributionId;
}

/** Sends until nothing is due. */
export async function sendAll(ctx: ServiceContext, post: Post, more: { mostAtOnce?: number } = {}): Promise<number> {
  let sent = 0;
  for (;;) {
    const round = await sendDue(ctx, {
      post,
      ...more,
      onError: (error) => {
        throw error;
      },
    });
    sent += round.sent;
    if (round.looked === 0 || round.closed.size > 0) return sent;
  }
}

/** The ledger of an organisation, in the order in which it was written. */
export const ledgerOf = (ctx: ServiceContext) =>
  inTenant(ctx, (tx) => tx.select().from(invitations).orderBy(asc(invitations.eligibleAt), asc(invitations.id)));

/** One invitation to one person, sent, with the token of its link. */
export async function sendTestInvitation(
  ctx: ServiceContext,
  surveyId: number,
  more: { plan?: Partial<Plan>; contact?: object; post?: Post } = {},
): Promise<{ id: string; contactId: string; token: string; distributionId: number }> {
  const [contactId = ""] = await addTestContacts(ctx, 1, () => more.contact ?? {});
  const distributionId = await startTestDistribution(ctx, surveyId, { plan: testPlan(more.plan) });
  await sendAll(ctx, more.post ?? testPost());
  const row = (await ledgerOf(ctx)).find(
    (one) => one.distributionId === distributionId && one.contactId === contactId && one.state === "sent",
  );
  if (!row) throw new Error("The invitation was not sent");
  const token = signInvitation({ organisationId: ctx.organisation.id, invitationId: row.id }, "secret");
  return { id: row.id, contactId, token, distributionId };
}
