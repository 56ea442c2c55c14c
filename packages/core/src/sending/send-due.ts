import { workLookup } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { sql } from "drizzle-orm";
import { type Mode, modeOf } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { deliver, type Post } from "./deliver.ts";
import { handOver } from "./hand-over.ts";
import { type Campaign, readCampaign } from "./read-campaign.ts";
import { settleInvitation } from "./settle.ts";

/** By which messages leave: when nobody takes those of one way, those of the other still go. */
export type Way = "mail" | "sms";

export type SendingRound = {
  /** Messages that were decided about: while there are any, there may be more. */
  looked: number;
  sent: number;
  /** Ways on which nobody takes messages now, those that were given included: leave them alone for a while. */
  closed: ReadonlySet<Way>;
};
export type SendOptions = {
  post: Post;
  closed?: ReadonlySet<Way>;
  mostAtOnce?: number;
  batch?: number;
  onError: (error: unknown) => void;
};

/** One round over the organisations that have something to send. Each gets a batch, so that a large list keeps nobody else waiting. */
export async function sendDueInvitations(
  options: Omit<SendOptions, "onError"> & { now: () => Date; onError: (error: unknown, organisation: string) => void },
): Promise<SendingRound> {
  let total: SendingRound = { looked: 0, sent: 0, closed: options.closed ?? new Set() };
  for (const organisation of await workLookup.organisationsWithDueInvitations(options.now())) {
    const ctx = systemContext(organisation, options.now);
    const onError = (error: unknown) => options.onError(error, organisation.key);
    try {
      const { looked, sent, closed } = await sendDue(ctx, { ...options, closed: total.closed, onError });
      total = { looked: total.looked + looked, sent: total.sent + sent, closed };
    } catch (error) {
      onError(error);
    }
  }
  return total;
}

/** Sends what is due in one organisation: a batch, a few at once. */
export async function sendDue(
  ctx: ServiceContext,
  { post, closed: given = new Set(), mostAtOnce = 4, batch = 100, onError }: SendOptions,
): Promise<SendingRound> {
  const closed = new Set(given);
  const due = await findDue(ctx, batch, closed);
  const round = { looked: 0, sent: 0, closed };
  const campaigns = new Map<number, Promise<Campaign>>();
  const campaignOf = (id: number) => {
    const known = campaigns.get(id) ?? inTenant(ctx, (tx) => readCampaign(tx, id));
    campaigns.set(id, known);
    return known;
  };
  const workers = Array.from({ length: Math.min(mostAtOnce, due.length) }, async () => {
    for (let next = due.shift(); next; next = due.shift()) {
      const way = wayOf(next.mode);
      if (way && closed.has(way)) continue;
      try {
        const outcome = await sendOne(ctx, next, await campaignOf(next.distributionId), post);
        round.looked += 1;
        if (outcome === "sent") round.sent += 1;
        if (outcome === "unavailable" && way) closed.add(way);
      } catch (error) {
        // What it was about is handed over and counts as interrupted in a while, or was not begun and is still due.
        onError(error);
      }
    }
  });
  await Promise.all(workers);
  return round;
}

const modesOf: Record<Way, readonly Mode[]> = { mail: ["email", "email_inline"], sms: ["sms"] };
const ways = Object.keys(modesOf) as Way[];

/** None for a link that somebody hands over by hand. */
const wayOf = (mode: number): Way | undefined => ways.find((way) => modesOf[way].includes(modeOf(mode)));

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

type Due = { id: string; contactId: string; distributionId: number; mode: number };

/** What is due, of distributions that run, and what somebody who died was handing over. The longest waiting first. */
async function findDue(ctx: ServiceContext, batch: number, closed: ReadonlySet<Way>): Promise<Due[]> {
  const now = ctx.now().toISOString();
  const orgId = ctx.organisation.id;
  const closedModes = arrayLiteral([...closed].flatMap((way) => modesOf[way]));
  return inTenant(ctx, async (tx) => [
    ...(await tx.execute<Due>(sql`
      select i.id, i.contact_id as "contactId", i.distribution_id as "distributionId", i.mode from distributions d cross join lateral (
        select * from invitations i where i.org_id = d.org_id and i.distribution_id = d.id and i.state = 'deferred' and i.due_at <= ${now}
        order by i.due_at limit ${batch}) i
      where d.org_id = ${orgId} and d.state = 'running' and d.plan ->> 'mode' <> all (${closedModes}::text[]) order by i.due_at limit ${batch}`)),
    ...(await tx.execute<Due>(sql`
      select i.id, i.contact_id as "contactId", i.distribution_id as "distributionId", i.mode from invitations i
      join distributions d on d.org_id = i.org_id and d.id = i.distribution_id and d.state <> 'running'
      where i.org_id = ${orgId} and i.rule = 'handingOver' and i.due_at <= ${now} limit ${batch}`)),
  ]);
}
