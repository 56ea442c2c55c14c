import { lookup, personLookup, type Transaction, withTenant } from "@heard/db";
import { contactPurposes } from "@heard/db/schema/contacts";
import { journeyStages, journeyVersions } from "@heard/db/schema/journey";
import { measureKeys, metrics, scales } from "@heard/db/schema/metrics";
import { organisations } from "@heard/db/schema/organisations";
import { channels } from "@heard/db/schema/sources";
import { homeShardKeyOf } from "@heard/db/shard-key";
import { eq } from "drizzle-orm";
import type * as z from "zod";
import { createUser, type NewUser } from "../accounts/create.ts";
import { recordAudit } from "../audit/record.ts";
import { defaultChannels, defaultMetrics, defaultPurposes, defaultScales } from "../catalogue/defaults.ts";
import type { Actor, ServiceContext } from "../context.ts";
import { alreadyExists, DomainError } from "../errors.ts";
import { defaultStages } from "../journey/defaults.ts";
import { addMember } from "../members/add.ts";
import { contextOf } from "./queries.ts";
import { CreateOrganisationInput } from "./schema.ts";

/** Who owns a new organisation: a person who is there already, or one who comes with it. */
export type Founder = { userId: number } | { newUser: NewUser };

/**
 * Makes an organisation with what every organisation starts with: the five stages, the channels, the scales and metrics of the sources.
 * It has no permission of its own: the callers are the command line, the set-up page behind its one-time code, and the button of a signed-in person.
 * @throws DomainError conflict when the key is taken
 */
export async function createOrganisation(
  actor: Actor,
  input: CreateOrganisationInput,
  now: () => Date,
  founder: Founder | null = null,
): Promise<ServiceContext> {
  const parsed = CreateOrganisationInput.parse(input);
  const { key } = parsed;
  if (!(await lookup.organisation(key)))
    await lookup.createOrganisation({ ...parsed, homeShardKey: homeShardKeyOf(key) });
  return furnish(await contextOf(key, actor, now), parsed, founder);
}

/**
 * The same for the first organisation of an installation, which nobody who is signed in can make.
 * @throws DomainError invalid_state `set_up_done` when there is one; of two that try at once one wins
 */
export async function createFirstOrganisation(
  input: CreateOrganisationInput,
  now: () => Date,
  founder: Founder,
): Promise<ServiceContext> {
  const parsed = CreateOrganisationInput.parse(input);
  const id = await personLookup.createFirstOrganisation({ ...parsed, homeShardKey: homeShardKeyOf(parsed.key) });
  if (id === null) throw new DomainError("invalid_state", "set_up_done");
  return furnish(await contextOf(parsed.key, { kind: "operator" }, now), parsed, founder);
}

async function furnish(
  { organisation, ...rest }: ServiceContext,
  { key, name, locale, timeZone }: z.output<typeof CreateOrganisationInput>,
  founder: Founder | null,
): Promise<ServiceContext> {
  const bare = { ...rest, organisation: { ...organisation, timeZone } };
  return withTenant(organisation.id, async (tx) => {
    await takeBare(tx, organisation, { name, locale, timeZone });
    await addDefaults(tx, organisation.id, rest.now());
    const ctx = founder ? await addOwner(tx, bare, founder) : bare;
    await recordAudit(tx, ctx, {
      verb: "organisation.create",
      subject: { kind: "organisation", id: key },
      after: { locale, timeZone },
    });
    return ctx;
  });
}

/**
 * The row of an organisation is made before what is in it. An attempt that broke off in between leaves it bare, and its key would be
 * taken for ever: whoever asks for it next gets it. @throws DomainError conflict when it is not bare
 */
async function takeBare(
  tx: Transaction,
  { id, key }: { id: number; key: string },
  values: Pick<typeof organisations.$inferInsert, "name" | "locale" | "timeZone">,
): Promise<void> {
  // The update also makes whoever comes at the same time wait.
  const [row] = await tx.update(organisations).set(values).where(eq(organisations.id, id)).returning();
  const [furnished] = await tx.select({ version: journeyVersions.version }).from(journeyVersions).limit(1);
  if (!row || furnished) throw alreadyExists("organisation", key);
}

async function addOwner(tx: Transaction, ctx: ServiceContext, founder: Founder): Promise<ServiceContext> {
  const userId = "userId" in founder ? founder.userId : await createUser(tx, founder.newUser);
  if (userId === null) throw new DomainError("conflict", "account_exists", { email: emailOf(founder) });
  const roles = ["owner"] as const;
  const memberId = await addMember(tx, ctx, { userId, roles });
  const grants = { canUnmask: false, canSeeCustomers: false };
  return { ...ctx, actor: { kind: "member", memberId, userId, roles, grants } };
}

const emailOf = (founder: Founder) => ("newUser" in founder ? founder.newUser.email : "");

async function addDefaults(tx: Transaction, orgId: number, now: Date): Promise<void> {
  await tx
    .insert(contactPurposes)
    .values(defaultPurposes.map((purpose, position) => ({ orgId, ...purpose, position, createdAt: now })));
  await tx.insert(channels).values(defaultChannels.map((channel, position) => ({ orgId, ...channel, position })));
  const scaleRows = await tx
    .insert(scales)
    .values(defaultScales.map((scale) => ({ orgId, ...scale })))
    .returning();
  const metricRows = await tx
    .insert(metrics)
    .values(
      defaultMetrics.map(({ scale: _, origin, ...metric }, position) => ({
        orgId,
        ...metric,
        origin: origin.en,
        position,
      })),
    )
    .returning();
  const keys = defaultMetrics.flatMap(({ key, scale }) => {
    const metricId = metricRows.find((row) => row.key === key)?.id;
    const scaleId = scaleRows.find((row) => row.key === scale)?.id;
    return metricId && scaleId ? [{ orgId, metricId, scaleId }] : [];
  });
  await tx.insert(measureKeys).values(keys);
  const stages = await tx
    .insert(journeyStages)
    .values(defaultStages.map((stage, position) => ({ orgId, ...stage, position })))
    .returning();
  const snapshot = {
    stages: stages.map(({ id, key, name, definition, position }) => ({ id, key, name, definition, position })),
    touchpoints: [],
  };
  await tx.insert(journeyVersions).values({ orgId, version: 1, snapshot });
}
