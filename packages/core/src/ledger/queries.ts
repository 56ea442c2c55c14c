import type { Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { type InvitationRow, invitations, letters } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { type Mode, modeOf } from "../catalogue/rules.ts";
import { type ShownContact, shownContact } from "../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { findDistribution } from "../distributions/queries.ts";
import { notFound } from "../errors.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { letterExpiryOf } from "../sending/rules.ts";
import { findSurveyRow } from "../surveys/queries.ts";
import { isOfGroup } from "./find-groups.ts";
import { stepConditions } from "./rules.ts";
import { type FunnelInput, type LedgerStep, ListLedgerInput, ListLettersInput, ledgerSteps } from "./schema.ts";

/** A step, and how many first invitations reached it; `null` where that is not measured: nobody can say. */
export type FunnelStep = { step: LedgerStep; count: number | null };
export type Funnel = {
  steps: FunnelStep[];
  /** Eligible = sent + deferred + suppressed + failed, always; each of the last three by its rules. */
  ledger: { sent: number; deferred: number; suppressed: number; failed: number };
  rules: { state: "deferred" | "suppressed" | "failed"; rule: string; count: number }[];
  reminders: number;
  /** Of the letters that carried a picture, how many were opened; `null` while none did: nobody can say. */
  letters: { measured: number; opened: number } | null;
};

/** How many were eligible, and how far they came. Counted in one snapshot with the ledger, so the sums agree. @throws DomainError not_found */
export async function getFunnel(ctx: ServiceContext, input: FunnelInput): Promise<Funnel> {
  requirePermission(ctx, "distribution.read");
  return inTenant(
    ctx,
    async (tx) => {
      const here = await rowsOf(tx, ctx, input);
      const parts = ledgerSteps.map(
        (step) => sql`count(*) filter (where ${sql.raw(stepConditions[step])})::int as ${sql.identifier(step)}`,
      );
      const [counts] = await tx.execute<Record<LedgerStep | "measured" | "pixels" | "letterOpened", number>>(sql`
        select ${sql.join(parts, sql`, `)}, count(*) filter (where i.state = 'sent' and i.transport in ('smtp', 'sms'))::int as measured,
          count(*) filter (where i.has_pixel)::int as pixels, count(*) filter (where ${sql.raw(stepConditions.letterOpened)})::int as "letterOpened"
        from invitations i where ${here} and i.number = 0`);
      const states = await tx.execute<{ state: keyof Funnel["ledger"]; rule: string | null; count: number }>(sql`
        select i.state, i.rule, count(*)::int as count from invitations i where ${here} and i.number = 0 group by i.state, i.rule order by 1, 3 desc, 2`);
      const [reminded] = await tx.execute<{ count: number }>(sql`
        select count(*)::int as count from invitations i where ${here} and i.number > 0 and i.state = 'sent'`);
      const sumOf = (state: keyof Funnel["ledger"]) =>
        states.filter((row) => row.state === state).reduce((sum, { count }) => sum + count, 0);
      const isDeliveryMeasured = (counts?.measured ?? 0) > 0;
      return {
        steps: ledgerSteps.map((step) => ({
          step,
          count: step === "delivered" && !isDeliveryMeasured ? null : (counts?.[step] ?? 0),
        })),
        ledger: {
          sent: sumOf("sent"),
          deferred: sumOf("deferred"),
          suppressed: sumOf("suppressed"),
          failed: sumOf("failed"),
        },
        rules: states.flatMap(({ state, rule, count }) =>
          state === "sent" || rule === null ? [] : [{ state, rule, count }],
        ),
        reminders: reminded?.count ?? 0,
        letters: counts && counts.pixels > 0 ? { measured: counts.pixels, opened: counts.letterOpened } : null,
      };
    },
    { snapshot: true },
  );
}

/** @throws DomainError not_found */
export async function rowsOf(
  tx: Transaction,
  ctx: ServiceContext,
  { surveyId, distributionId }: FunnelInput,
): Promise<SQL> {
  await findSurveyRow(tx, surveyId);
  const ofSurvey = sql`i.shard_key = ${ctx.organisation.homeShardKey} and i.org_id = ${ctx.organisation.id} and i.survey_id = ${surveyId}`;
  if (distributionId === undefined) return ofSurvey;
  const { surveyId: own } = await findDistribution(tx, distributionId);
  if (own !== surveyId) throw notFound("distribution", distributionId);
  return sql`${ofSurvey} and i.distribution_id = ${distributionId}`;
}

export type LedgerRow = Pick<
  InvitationRow,
  | "id"
  | "surveyId"
  | "distributionId"
  | "number"
  | "state"
  | "rule"
  | "transport"
  | "tries"
  | "eligibleAt"
  | "sampledAt"
  | "dueAt"
  | "sentAt"
  | "openedAt"
  | "startedAt"
  | "completedAt"
  | "commentedAt"
  | "withdrawnAt"
  | "expiresAt"
  | "responseId"
> & { mode: Mode };
export type LedgerPage = { items: (LedgerRow & { contact: ShownContact | null })[]; nextCursor: string | null };

/** A row as a member may see it: which response answers it, and so whose that is, is told with the grant to see customers alone. */
export function ledgerRow(ctx: Pick<ServiceContext, "actor">, row: InvitationRow): LedgerRow {
  const { id, surveyId, distributionId, number, state, rule, transport, tries, eligibleAt, sampledAt, dueAt } = row;
  const { sentAt, openedAt, startedAt, completedAt, commentedAt, withdrawnAt, expiresAt } = row;
  return {
    ...{ id, surveyId, distributionId, number, state, rule, transport, tries, mode: modeOf(row.mode) },
    ...{
      eligibleAt,
      sampledAt,
      dueAt,
      sentAt,
      openedAt,
      startedAt,
      completedAt,
      commentedAt,
      withdrawnAt,
      expiresAt,
      responseId: isPermitted(ctx, "customer.see") ? row.responseId : null,
    },
  };
}

/** Rows of the ledger, newest first. With a step exactly those that the funnel counts. @throws DomainError not_found */
export async function listLedger(ctx: ServiceContext, input: ListLedgerInput): Promise<LedgerPage> {
  requirePermission(ctx, "distribution.read");
  const { surveyId, distributionId, state, rule, step, group, cursor, limit } = ListLedgerInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const here = await rowsOf(tx, ctx, { surveyId, distributionId });
    const [own] = await tx.select({ locale: organisations.locale }).from(organisations);
    const conditions = [
      here,
      ...(state ? [sql`i.state = ${state}`] : []),
      ...(rule ? [sql`i.rule = ${rule}`] : []),
      ...(step ? [sql`i.number = 0 and ${sql.raw(stepConditions[step])}`] : []),
      ...(group
        ? [
            sql`exists (select from contacts c where c.shard_key = i.shard_key and c.id = i.contact_id
              and ${isOfGroup(group, own?.locale ?? "en")})`,
          ]
        : []),
      ...(cursor ? [sql`i.id < ${cursor}::uuid`] : []),
    ];
    const found = await tx.execute<{ id: string }>(
      sql`select i.id from invitations i where ${sql.join(conditions, sql` and `)} order by i.id desc limit ${limit + 1}`,
    );
    const ids = found.slice(0, limit).map(({ id }) => id);
    const items = await withContacts(tx, ctx, ids);
    return { items, nextCursor: found.length > limit ? (ids.at(-1) ?? null) : null };
  });
}

async function withContacts(
  tx: Transaction,
  ctx: ServiceContext,
  ids: readonly string[],
): Promise<LedgerPage["items"]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ invitation: invitations, contact: contacts })
    .from(invitations)
    .leftJoin(contacts, and(eq(contacts.shardKey, invitations.shardKey), eq(contacts.id, invitations.contactId)))
    .where(and(eq(invitations.shardKey, ctx.organisation.homeShardKey), sql`${invitations.id} in ${ids}`))
    .orderBy(desc(invitations.id));
  return rows.map(({ invitation, contact }) => ({
    ...ledgerRow(ctx, invitation),
    contact: contact && shownContact(ctx, contact),
  }));
}

export type ShownLetter = {
  id: string;
  kind: "email" | "sms";
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  createdAt: Date;
  /** Until when it is kept. */
  expiresAt: Date;
};

/** What would have been sent, where this installation sends nothing: newest first. Needs the grant to see customers, for letters name them. */
export async function listLetters(
  ctx: ServiceContext,
  input: ListLettersInput = {},
): Promise<{ items: ShownLetter[]; nextCursor: string | null }> {
  requirePermission(ctx, "distribution.edit");
  requirePermission(ctx, "customer.see");
  const { surveyId, cursor, limit } = ListLettersInput.parse(input);
  return inTenant(ctx, async (tx) => {
    if (surveyId !== undefined) await findSurveyRow(tx, surveyId);
    const ofSurvey =
      surveyId === undefined
        ? undefined
        : sql`exists (select from invitations i where i.shard_key = letters.shard_key and i.id = letters.invitation_id and i.survey_id = ${surveyId})`;
    const rows = await tx
      .select()
      .from(letters)
      .where(and(cursor ? lt(letters.id, cursor) : undefined, ofSurvey))
      .orderBy(desc(letters.id))
      .limit(limit + 1);
    const items = rows
      .slice(0, limit)
      .map(({ id, kind, recipient, subject, textPart, htmlPart, headers, createdAt }) => ({
        ...{ id, kind, recipient, subject, headers, createdAt, expiresAt: letterExpiryOf(createdAt) },
        text: textPart,
        html: htmlPart,
      }));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
}
