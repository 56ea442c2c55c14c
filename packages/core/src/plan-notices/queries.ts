import type { Transaction } from "@heard/db";
import { contactPurposes } from "@heard/db/schema/contacts";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { organisations } from "@heard/db/schema/organisations";
import { type NoticeTexts, noticeLetters, type PlanNoticeRow, planNotices } from "@heard/db/schema/plan-notices";
import { and, count, eq, isNull } from "drizzle-orm";
import { findBarriers } from "../contacts/find-barriers.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import type { LedgerRule } from "../sending/rules.ts";
import { findRecipients } from "./find-recipients.ts";
import { tellableStates } from "./rules.ts";

/** What became of those whose words are evidence, or what would: never who they are. */
export type NoticeReach = { rule: LedgerRule | "reached" | "nobodyKnown"; people: number }[];
export type NoticeReport = {
  notice: {
    texts: NoticeTexts;
    senderName: string;
    edit: number;
    sentAt: Date | null;
    publishedAt: Date | null;
  } | null;
  /** Before it is sent as it would be now, the contact limit left aside; afterwards as it was. */
  reach: NoticeReach;
  /** The organisation has a public page. */
  hasPublicPage: boolean;
  canEdit: boolean;
};

/** The notice of a plan and whom it reaches. @throws DomainError not_found */
export async function getNotice(ctx: ServiceContext, input: PlanInput): Promise<NoticeReport> {
  requirePermission(ctx, "plan.read");
  const { planId } = PlanInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const [plan] = await tx
        .select()
        .from(improvementPlans)
        .where(and(eq(improvementPlans.id, planId), isNull(improvementPlans.deletedAt)));
      if (!plan) throw notFound("improvement plan", planId);
      const [notice = null] = await tx.select().from(planNotices).where(eq(planNotices.planId, planId));
      const [own] = await tx.select({ isOn: organisations.hasPublicNotices }).from(organisations);
      const isOwn = ctx.actor.kind === "member" && ctx.actor.memberId === (plan.ownerId ?? plan.loggedBy);
      const canEdit = isPermitted(ctx, "plan.edit") && (isPermitted(ctx, "plan.lead") || isOwn);
      return {
        notice: notice && noticeOf(notice),
        reach: notice?.sentAt ? await readReach(tx, notice) : await foreseeReach(tx, ctx, { planId, notice }),
        hasPublicPage: own?.isOn ?? false,
        canEdit: canEdit && tellableStates.some((state) => state === plan.state),
      };
    },
    { snapshot: true },
  );
}

const noticeOf = ({ texts, senderName, edit, sentAt, publishedAt }: PlanNoticeRow) => ({
  ...{ texts, senderName, edit, sentAt, publishedAt },
});

async function readReach(tx: Transaction, { id }: PlanNoticeRow): Promise<NoticeReach> {
  const { state, rule } = noticeLetters;
  const rows = await tx
    .select({ state, rule, people: count() })
    .from(noticeLetters)
    .where(eq(noticeLetters.noticeId, id))
    .groupBy(state, rule);
  return rows.map(({ people, ...row }) => ({
    rule: row.state === "sent" ? "reached" : (row.rule as LedgerRule),
    people,
  }));
}

async function foreseeReach(
  tx: Transaction,
  ctx: ServiceContext,
  { planId, notice }: { planId: number; notice: PlanNoticeRow | null },
): Promise<NoticeReach> {
  const { contactIds, anonymous } = await findRecipients(tx, ctx, planId);
  const [purpose] = await tx
    .select({ id: contactPurposes.id })
    .from(contactPurposes)
    .where(notice ? eq(contactPurposes.id, notice.purposeId) : eq(contactPurposes.key, "surveys"));
  const barriers = purpose
    ? await findBarriers(tx, ctx, { contactIds, purposeId: purpose.id, addressKind: "email" })
    : new Map<string, null>();
  const rules = contactIds.map((id): NoticeReach[number]["rule"] => barriers.get(id)?.reason ?? "reached");
  const counts = Map.groupBy(rules, (rule) => rule);
  return [
    ...[...counts].map(([rule, people]) => ({ rule, people: people.length })),
    ...(anonymous === 0 ? [] : [{ rule: "nobodyKnown" as const, people: anonymous }]),
  ];
}
