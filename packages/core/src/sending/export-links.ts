import { contacts } from "@heard/db/schema/contacts";
import { invitations } from "@heard/db/schema/distributions";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { findDistribution } from "../distributions/queries.ts";
import { DistributionPlan } from "../distributions/schema.ts";
import { DomainError, invalidState } from "../errors.ts";
import { exportWords } from "../exports/document/words.ts";
import { writeCsv } from "../exports/writers/csv.ts";
import type { ExportCell, ExportDocument } from "../exports/writers/document.ts";
import { requirePermission } from "../permissions.ts";
import { RecordId } from "../record-id.ts";
import { findSurveyRow } from "../surveys/queries.ts";
import { signInvitation } from "./sign-invitation.ts";

export const ExportLinksInput = z.strictObject({
  distributionId: RecordId,
  /** The language of the heads. */
  locale: z.enum(["en", "zh-Hans", "zh-Hant"]),
});
export type ExportLinksInput = z.infer<typeof ExportLinksInput>;

/** Links of one file. */
const mostLinks = 50_000;
const pageSize = 2000;
type Link = { id: string; key: string | null; name: string | null; expiresAt: Date | null };

/**
 * The personal links of a distribution that are handed over by hand, as CSV: one for each person who has not answered, with whom it is for. Each answers once
 * and as that person, so it needs the grant to see customers, and who took the list away is on the log.
 * @throws DomainError not_found; invalid_state for one that goes by itself; limit_exceeded `too_many`
 */
export async function exportLinks(
  ctx: ServiceContext,
  input: ExportLinksInput,
  { gatewayUrl, authSecret }: { gatewayUrl: string; authSecret: string },
): Promise<{ name: string; content: string; rowCount: number }> {
  requirePermission(ctx, "distribution.edit");
  requirePermission(ctx, "customer.see");
  const { distributionId, locale } = ExportLinksInput.parse(input);
  const { surveyKey, name, links } = await readLinks(ctx, distributionId);
  const addressOf = (id: string) =>
    `${gatewayUrl}/s/${surveyKey}?i=${signInvitation({ organisationId: ctx.organisation.id, invitationId: id }, authSecret)}`;
  const rows = links.map(({ id, key, name: person, expiresAt }): ExportCell[] => [
    key,
    person,
    addressOf(id),
    expiresAt && { instant: expiresAt },
  ]);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeCsv(await documentOf(ctx, { locale, name, rows }))) pieces.push(piece);
  const file = `${ctx.organisation.key}-${surveyKey}-links-${distributionId}.csv`;
  await inTenant(ctx, (tx) =>
    recordAudit(tx, ctx, {
      verb: "export.create",
      subject: { kind: "export", id: file },
      after: { kind: "links", format: "csv", rows: rows.length },
    }),
  );
  // The decoder would take the mark away by which spreadsheets know UTF-8.
  const content = new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(pieces));
  return { name: file, content, rowCount: rows.length };
}

/** Those that open the survey, in the order in which they were made. */
async function readLinks(ctx: ServiceContext, distributionId: number) {
  return inTenant(
    ctx,
    async (tx) => {
      const { name, plan, surveyId } = await findDistribution(tx, distributionId);
      const { mode } = DistributionPlan.parse(plan);
      if (mode !== "link") throw invalidState("distribution", mode, name);
      const { key: surveyKey } = await findSurveyRow(tx, surveyId);
      const links: Link[] = [];
      for (;;) {
        const last = links.at(-1)?.id;
        const page = await tx
          .select({ id: invitations.id, key: contacts.key, name: contacts.name, expiresAt: invitations.expiresAt })
          .from(invitations)
          .innerJoin(contacts, and(eq(contacts.shardKey, invitations.shardKey), eq(contacts.id, invitations.contactId)))
          .where(
            and(
              eq(invitations.shardKey, ctx.organisation.homeShardKey),
              eq(invitations.distributionId, distributionId),
              ...[eq(invitations.number, 0), eq(invitations.state, "sent"), gt(invitations.expiresAt, ctx.now())],
              ...[isNull(invitations.completedAt), isNull(invitations.withdrawnAt)],
              last === undefined ? undefined : gt(invitations.id, last),
            ),
          )
          .orderBy(asc(invitations.id))
          .limit(pageSize);
        links.push(...page);
        if (links.length > mostLinks)
          throw new DomainError("limit_exceeded", "too_many", { count: links.length, most: mostLinks });
        if (page.length < pageSize) return { surveyKey, name, links };
      }
    },
    { snapshot: true },
  );
}

async function documentOf(
  ctx: ServiceContext,
  { locale, name, rows }: { locale: ExportLinksInput["locale"]; name: string; rows: ExportCell[][] },
): Promise<ExportDocument> {
  const { t } = await exportWords(locale);
  const heads = ["key", "name", "link", "until"] as const;
  return {
    name: "links",
    title: t("distribution.links.title"),
    aboutTitle: t("distribution.links.title"),
    about: [
      [t("exports.about.organisation"), ctx.organisation.key],
      [t("exports.about.content"), `${t("distribution.links.title")}: ${name}`],
      [t("exports.about.timeZone"), ctx.organisation.timeZone],
      [t("exports.about.generatedAt"), { instant: ctx.now() }],
    ],
    columns: heads.map((head) => ({ label: t(`distribution.links.${head}`), width: 24 })),
    batches: [rows],
    timeZone: ctx.organisation.timeZone,
  };
}
