import { workLookup } from "@heard/db";
import { members, users } from "@heard/db/schema/members";
import { webhookDeliveries, webhookReceivers } from "@heard/db/schema/webhooks";
import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import type { Site } from "../mail/create.ts";
import { sendLetter } from "../mail/send.ts";
import { readMembers } from "../members/queries.ts";
import { getOrganisation } from "../organisations/queries.ts";
import { permissions } from "../permissions.ts";
import { deliveriesKeptSince, failingDays } from "./rules.ts";

type Options = { site: Site; now: () => Date; onError: (error: unknown, organisationKey: string) => void };

/** Tells those who look after receivers of the ones that were switched off, and takes away deliveries that have had their time. Returns in how many organisations there was something to do. */
export async function lookAfterWebhooks({ site, now, onError }: Options): Promise<number> {
  const found = await workLookup.organisationsWithWebhookUpkeep(deliveriesKeptSince(now()));
  for (const organisation of found) {
    const ctx = systemContext(organisation, now);
    try {
      await inTenant(ctx, (tx) =>
        tx.delete(webhookDeliveries).where(lt(webhookDeliveries.happenedAt, deliveriesKeptSince(now()))),
      );
      await tellOfDisabled(ctx, site);
    } catch (error) {
      onError(error, organisation.key);
    }
  }
  return found.length;
}

/** A letter that is not taken keeps nobody else from theirs; the list of receivers says the same. @throws Error the first that did not go */
async function tellOfDisabled(ctx: ServiceContext, { url, mailer }: Site): Promise<void> {
  const organisation = await getOrganisation(ctx);
  const { untold, readers } = await inTenant(ctx, async (tx) => {
    const given = inArray(webhookReceivers.disabledWhy, ["gone", "failing"]);
    const taken = await tx
      .update(webhookReceivers)
      .set({ toldAt: ctx.now() })
      .where(and(given, isNull(webhookReceivers.toldAt)))
      .returning();
    const locales = await tx
      .select({ id: members.id, locale: users.locale })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId));
    const roles: readonly string[] = permissions["webhook.edit"].roles;
    const theirs = (await readMembers(tx)).filter(
      (member) => member.state === "active" && member.roles.some((role) => roles.includes(role)),
    );
    const localeOf = new Map(locales.map(({ id, locale }) => [id, locale]));
    return { untold: taken, readers: theirs.map((one) => ({ ...one, locale: localeOf.get(one.id) })) };
  });
  if (mailer === null) return;
  const failures: unknown[] = [];
  for (const { name: webhook, host, disabledWhy } of untold)
    for (const { email, name, locale } of readers) {
      const params = { name, organisation: organisation.name, webhook, host, days: failingDays };
      const link = `${url}/${ctx.organisation.key}/settings/webhooks`;
      await sendLetter(mailer, {
        ...{ kind: disabledWhy === "gone" ? "webhookGone" : "webhookFailing", to: email },
        ...{ locale: locale ?? organisation.locale, params: { ...params, link } },
      }).catch((error: unknown) => failures.push(error));
    }
  if (failures.length > 0) throw failures[0];
}
