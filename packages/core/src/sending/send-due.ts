import { lookup } from "@heard/db";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { deliver, type Post } from "./deliver.ts";
import { handOver } from "./hand-over.ts";
import { type Campaign, readCampaign } from "./read-campaign.ts";
import { settleInvitation } from "./settle.ts";

export type SendingRound = {
  /** Messages that were looked at: while there are any, there may be more. */
  looked: number;
  sent: number;
  /** Nobody takes messages now; wait before the next round. */
  isUnavailable: boolean;
};
export type SendOptions = { post: Post; mostAtOnce?: number; batch?: number; onError: (error: unknown) => void };

/** One round over the organisations that have something to send. Each gets a batch, so that a large list keeps nobody else waiting. */
export async function sendDueInvitations(
  options: Omit<SendOptions, "onError"> & { now: () => Date; onError: (error: unknown, organisation: string) => void },
): Promise<SendingRound> {
  const total: SendingRound = { looked: 0, sent: 0, isUnavailable: false };
  for (const organisation of await lookup.organisationsWithDueInvitations(options.now())) {
    const ctx = systemContext(organisation, options.now);
    const onError = (error: unknown) => options.onError(error, organisation.key);
    try {
      const round = await sendDue(ctx, { ...options, onError });
      total.looked += round.looked;
      total.sent += round.sent;
      total.isUnavailable ||= round.isUnavailable;
    } catch (error) {
      onError(error);
    }
    if (total.isUnavailable) break;
  }
  return total;
}

/** Sends what is due in one organisation: a batch, a few at once. */
export async function sendDue(
  ctx: ServiceContext,
  { post, mostAtOnce = 4, batch = 100, onError }: SendOptions,
): Promise<SendingRound> {
  const due = await findDue(ctx, batch);
  const round: SendingRound = { looked: 0, sent: 0, isUnavailable: false };
  const campaigns = new Map<number, Promise<Campaign>>();
  const campaignOf = (id: number) => {
    const known = campaigns.get(id) ?? inTenant(ctx, (tx) => readCampaign(tx, id));
    campaigns.set(id, known);
    return known;
  };
  const workers = Array.from({ length: Math.min(mostAtOnce, due.length) }, async () => {
    for (let next = due.shift(); next && !round.isUnavailable; next = due.shift()) {
      round.looked += 1;
      try {
        const outcome = await sendOne(ctx, next, await campaignOf(next.distributionId), post);
        if (outcome === "sent") round.sent += 1;
        if (outcome === "unavailable") round.isUnavailable = true;
      } catch (error) {
        // What it was about is handed over and counts as interrupted in a while, or was not begun and is still due.
        onError(error);
      }
    }
  });
  await Promise.all(workers);
  return round;
}

async function sendOne(
  ctx: ServiceContext,
  due: Due,
  campaign: Campaign,
  post: Post,
): Promise<"sent" | "unavailable" | "other"> {
  const handed = await handOver(ctx, due, campaign);
  if (!handed) return "other";
  const outcome = await deliver(ctx, handed, campaign, post);
  await settleInvitation(ctx, handed, campaign, outcome);
  if ("transport" in outcome) return "sent";
  return outcome.failure === "unavailable" ? "unavailable" : "other";
}

type Due = { id: string; contactId: string; distributionId: number };

/** What is due, of distributions that run, and what somebody who died was handing over. The longest waiting first. */
async function findDue(ctx: ServiceContext, batch: number): Promise<Due[]> {
  const now = ctx.now().toISOString();
  const orgId = ctx.organisation.id;
  return inTenant(ctx, async (tx) => [
    ...(await tx.execute<Due>(sql`
      select i.id, i.contact_id as "contactId", i.distribution_id as "distributionId" from distributions d cross join lateral (
        select * from invitations i where i.org_id = d.org_id and i.distribution_id = d.id and i.state = 'deferred' and i.due_at <= ${now}
        order by i.due_at limit ${batch}) i
      where d.org_id = ${orgId} and d.state = 'running' order by i.due_at limit ${batch}`)),
    ...(await tx.execute<Due>(sql`
      select i.id, i.contact_id as "contactId", i.distribution_id as "distributionId" from invitations i
      join distributions d on d.org_id = i.org_id and d.id = i.distribution_id and d.state <> 'running'
      where i.org_id = ${orgId} and i.rule = 'handingOver' and i.due_at <= ${now} limit ${batch}`)),
  ]);
}
