import { lookup } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import type { Actor, ServiceContext } from "../context.ts";
import { inTenant } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * The context of an actor in an organisation. For members the transport adds roles and limits (members/queries.ts); this is for the operator,
 * the worker and API keys.
 * @throws DomainError not_found
 */
export async function contextOf(key: string, actor: Actor, now: () => Date): Promise<ServiceContext> {
  const found = await lookup.organisation(key);
  if (!found) throw notFound("organisation", key);
  return contextOfRow(found, actor, now);
}

/** The same from a row that was read already; thresholds are read inside the tenant. */
async function contextOfRow(
  row: { id: number; key: string; timeZone: string; homeShardKey: number },
  actor: Actor,
  now: () => Date,
  touchpoints: ServiceContext["touchpoints"] = "*",
): Promise<ServiceContext> {
  const { id, key, timeZone, homeShardKey } = row;
  const provisional: ServiceContext = {
    organisation: { id, key, timeZone, homeShardKey, hideBelow: 5, lowBelow: 30 },
    actor,
    touchpoints,
    now,
  };
  const settings = await getOrganisation(provisional);
  return {
    ...provisional,
    organisation: { ...provisional.organisation, hideBelow: settings.hideBelow, lowBelow: settings.lowBelow },
  };
}

/** The organisation's own row. @throws DomainError not_found */
export async function getOrganisation(ctx: ServiceContext): Promise<typeof organisations.$inferSelect> {
  const [row] = await inTenant(ctx, (tx) => tx.select().from(organisations));
  if (!row) throw notFound("organisation", ctx.organisation.key);
  return row;
}

/** Every organisation of this installation that was not deleted: for whoever works on the machine itself. */
export async function listOrganisationKeys(): Promise<string[]> {
  return (await lookup.organisations()).map(({ key }) => key);
}

/** Whether this installation has no organisation yet, so that the first visit sets one up. */
export async function needsSetUp(): Promise<boolean> {
  return (await listOrganisationKeys()).length === 0;
}
