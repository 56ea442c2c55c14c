import { contacts } from "@heard/db/schema/contacts";
import { invitations } from "@heard/db/schema/distributions";
import { and, eq } from "drizzle-orm";
import { setContactLimits } from "../contact-limits/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { createDistribution, draftDistribution, endDistribution, startDistribution } from "../distributions/index.ts";
import type { CreateDistributionInput, DistributionPlan } from "../distributions/schema.ts";
import { planningJob } from "../distributions/start.ts";
import { recordEvents } from "../events/record.ts";
import { handleJob } from "../jobs/handle.ts";
import { addDays } from "../measures/rules.ts";
import { asPerson } from "./add-people.ts";
import { type Happening, passTime } from "./pass-time.ts";
import {
  type DemoReaction,
  type DemoSendings,
  type DemoWave,
  occasionDelayDays,
  planSendings,
} from "./plan-sendings.ts";
import { type Invited, reactAsInvited } from "./react-as-invited.ts";

type Options = Parameters<typeof planSendings>[0] & { surveyId: number; dataDir: string };
type Made = { by: ServiceContext; surveyId: number; plan: DistributionPlan; dataDir: string };
type Begin = Pick<CreateDistributionInput, "name" | "event"> & { plan: Partial<DistributionPlan> };

/**
 * Whom the company asked in the last weeks and what came of it: a wave that is over, one that runs, and new customers two days after they began. What the
 * world answered by mail is what those who were asked have answered.
 */
export async function addSendings(ctx: ServiceContext, options: Options): Promise<void> {
  const { lastDay, surveyId, dataDir } = options;
  const { waves, handed, occasions, reactions } = planSendings(options);
  const by = await asPerson(ctx, "surveyAdministrator");
  const [ended, running] = waves;
  const before = at(addDays(ended.day, -30), "09:00");
  await setContactLimits(as(by, before), { limits });
  const made: Made = { by, surveyId, dataDir, plan: await draftDistribution(by, { surveyId, mode: "email" }) };
  const trigger = beginning(made, at(addDays(lastDay, -32), "09:00"), onboarding);
  const byHand = beginning(made, at(addDays(handed.day, -1), "11:10"), {
    name: "Handed over in the shops",
    plan: { mode: "link", audience: { customers: handed.customers }, startsOn: handed.day, at: "10:00", linkDays: 365 },
  });
  const happenings = [
    ...waveOf(made, ended, { mode: "email", isEnded: true }),
    ...waveOf(made, running, { mode: "email_inline", isEnded: false }),
    ...[trigger.happening, byHand.happening],
    ...occasions.map((occasion) => happeningOf(ctx, occasion)),
    ...reactionsTo(made, trigger, reactions),
  ];
  const end = Math.min(ctx.now().getTime(), at(lastDay, "23:00").getTime());
  await passTime(ctx, happenings, new Date(end));
  await createDistribution(as(by, at(addDays(lastDay, -2), "15:20")), {
    ...{ surveyId, name: "Small business, yearly", seed: "small-business" },
    plan: { ...made.plan, audience: { attributes: [{ field: "customer-type", in: ["Small business"] }] } },
  });
}

/** Three messages in two months; small businesses one. */
const limits = [
  { most: 3, days: 60 },
  { most: 1, days: 60, audience: { attributes: [{ field: "customer-type", in: ["Small business"] }] } },
];
const onboarding: Begin = {
  name: "After onboarding",
  event: "onboardingDone",
  plan: {
    ...{ mode: "email_inline", sample: { share: 0.8 }, delayMinutes: occasionDelayDays * 24 * 60, onLimit: "drop" },
    reminders: { most: 1, afterDays: 4 },
  },
};

const at = (day: string, time: string): Date => new Date(`${day}T${time}:00Z`);
const as = (ctx: ServiceContext, now: Date): ServiceContext => ({ ...ctx, now: () => now });

/** A sending whose moment comes. */
type Begun = { happening: Happening; id: () => number };

function beginning(made: Made, moment: Date, what: Begin): Begun {
  let id = 0;
  const happen = async (now: Date) => {
    id = await begin(made, now, what);
  };
  return { happening: { at: moment, isAlone: true, happen }, id: () => id };
}

/** Plans a sending and begins it; a list is written into the ledger at once. */
async function begin({ by, surveyId, plan, dataDir }: Made, now: Date, { name, event, plan: more }: Begin) {
  const then = as(by, now);
  const input = {
    surveyId,
    name,
    event,
    plan: { ...plan, ...more },
    seed: name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
  };
  const { distributionId } = await createDistribution(then, input);
  const { jobId } = await startDistribution(then, { distributionId });
  const onError = (error: unknown) => {
    throw error;
  };
  if (jobId !== null)
    await handleJob(
      { organisationKey: by.organisation.key, jobRunId: jobId, kind: planningJob },
      { now: () => now, dataDir, onError },
    );
  return distributionId;
}

/** A list that goes on one morning, in each one's own zone, with a reminder a week later. */
function waveOf(
  made: Made,
  { name, day, customers, reactions }: DemoWave,
  { mode, isEnded }: { mode: DistributionPlan["mode"]; isEnded: boolean },
): Happening[] {
  const begun = beginning(made, at(addDays(day, -1), "14:30"), {
    name,
    plan: {
      ...{ mode, audience: { customers }, startsOn: day, at: "10:00", deferDays: 45 },
      reminders: { most: 1, afterDays: 7 },
    },
  });
  const ends: Happening = {
    at: at(addDays(day, 30), "08:00"),
    isAlone: true,
    happen: (now) => endDistribution(as(made.by, now), { distributionId: begun.id() }),
  };
  return [begun.happening, ...reactionsTo(made, begun, reactions), ...(isEnded ? [ends] : [])];
}

function happeningOf(
  ctx: ServiceContext,
  { id, at: occurredAt, customer }: DemoSendings["occasions"][number],
): Happening {
  const event = { id, kind: "onboardingDone", occurredAt: occurredAt.toISOString(), contact: { key: customer } };
  return {
    at: new Date(occurredAt.getTime() + 90_000),
    isAlone: true,
    happen: async (now) => {
      const { results } = await recordEvents({ ...as(ctx, now), actor: { kind: "system" } }, { events: [event] });
      if (results.some(({ status }) => status !== "accepted"))
        throw new Error(`The demo world made an event that the product refuses: ${JSON.stringify(results)}`);
    },
  };
}

/** What people did with what they were sent. Who was not sent anything did nothing. */
function reactionsTo({ by, surveyId }: Made, begun: Begun, reactions: readonly DemoReaction[]): Happening[] {
  const invited = new Map<string, Invited>();
  const find = async (customer: string) => {
    if (!invited.has(customer))
      for (const one of await sentOf(by, begun.id())) invited.set(one.customer, { ...one, surveyId });
    return invited.get(customer);
  };
  return reactions.map(
    (reaction): Happening => ({
      at: reaction.at,
      happen: async (now) => {
        const one = await find(reaction.customer);
        if (one) await reactAsInvited(as(by, now), one, reaction);
      },
    }),
  );
}

const sentOf = (ctx: ServiceContext, distributionId: number) =>
  inTenant(ctx, async (tx) => {
    const rows = await tx
      .select({ id: invitations.id, customer: contacts.key, language: contacts.language })
      .from(invitations)
      .innerJoin(contacts, and(eq(contacts.shardKey, invitations.shardKey), eq(contacts.id, invitations.contactId)))
      .where(
        and(eq(invitations.distributionId, distributionId), eq(invitations.number, 0), eq(invitations.state, "sent")),
      );
    return rows.flatMap(({ customer, ...row }) => (customer === null ? [] : [{ ...row, customer }]));
  });
