import type { Transaction } from "@heard/db";
import { alertReaders } from "@heard/db/schema/alerts";
import { type CaseCondition, cases } from "@heard/db/schema/cases";
import { responseAlertRules, responseAlerts } from "@heard/db/schema/response-alerts";
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { type AlertHandling, currentWeeks } from "../alerts/rules.ts";
import { type CaseWords, readCaseWords } from "../cases/read-words.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { touchpointKeys } from "../responses/queries.ts";

/** So many stand on the screen, the newest. */
const shownAlerts = 100;

export type ResponseAlertItem = {
  id: number;
  rule: string;
  foundAt: Date;
  touchpoint: string | null;
  isUnseen: boolean;
  said: CaseWords;
  /** The case of the response, where there is one that the reader sees. */
  caseNumber: number | null;
  handling: { kind: AlertHandling; reason: string; by: string | null; at: Date } | null;
};
export type ResponseAlertRuleItem = {
  id: number;
  name: string;
  condition: CaseCondition;
  touchpoint: string | null;
  isMuted: boolean;
  /** Whoever sees some touchpoints leaves alone what is for all of them. */
  canEdit: boolean;
  /** Its metric asks on another scale since, so it finds nothing until somebody looks at it. */
  isOutdated: boolean;
};
export type ResponseAlertReport = {
  alerts: ResponseAlertItem[];
  /** Of all that nobody has said anything of. */
  openCount: number;
  rules: ResponseAlertRuleItem[];
  unseen: number;
  canHandle: boolean;
  canEdit: boolean;
};

/** What was found longer ago is no matter of now, as with changes of the account. */
const isRecent = ({ now }: ServiceContext): SQL =>
  gt(responseAlerts.foundAt, new Date(now().getTime() - currentWeeks * 7 * 86_400_000));

/** Single responses of the last six months that a rule is for: those that nobody has said anything of come first, then by when they were found. */
export async function listResponseAlerts(ctx: ServiceContext): Promise<ResponseAlertReport> {
  requirePermission(ctx, "alert.read");
  return inTenant(ctx, (tx) => readReport(tx, ctx), { snapshot: true });
}

async function readReport(tx: Transaction, ctx: ServiceContext): Promise<ResponseAlertReport> {
  const catalogue = await readCatalogue(tx);
  const alerts = await readItems(tx, ctx, catalogue);
  const touchpoint = touchpointKeys(catalogue);
  const rules = await tx
    .select()
    .from(responseAlertRules)
    .where(isNull(responseAlertRules.archivedAt))
    .orderBy(asc(responseAlertRules.name), asc(responseAlertRules.id));
  return {
    alerts,
    openCount: await countOpenResponseAlerts(tx, ctx),
    rules: rules.map(({ id, name, condition, touchpointId, mutedAt }) => ({
      ...{ id, name, condition, isMuted: mutedAt !== null },
      canEdit: isPermitted(ctx, "alert.edit") && (ctx.touchpoints === "*" || touchpointId !== null),
      touchpoint: touchpointId === null ? null : touchpoint(touchpointId),
      isOutdated:
        condition.kind === "score" &&
        catalogue.metrics.get(condition.metric)?.measures.at(-1)?.id !== condition.measureId,
    })),
    unseen: await countUnseenResponseAlerts(tx, ctx),
    canHandle: isPermitted(ctx, "alert.handle"),
    canEdit: isPermitted(ctx, "alert.edit"),
  };
}

/** Of all that nobody has said anything of. */
export async function countOpenResponseAlerts(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const [open] = await tx
    .select({ count: count() })
    .from(responseAlerts)
    .where(and(isNull(responseAlerts.handledAt), isRecent(ctx)));
  return open?.count ?? 0;
}

/** The newest with the names of their rules, of those that nobody has said anything of, or of the others. */
export const selectAlerts = (
  tx: Transaction,
  ctx: ServiceContext,
  { isOpen, most }: { isOpen: boolean; most: number },
) =>
  tx
    .select({ alert: responseAlerts, rule: responseAlertRules.name })
    .from(responseAlerts)
    .innerJoin(responseAlertRules, eq(responseAlertRules.id, responseAlerts.ruleId))
    .where(and(isOpen ? isNull(responseAlerts.handledAt) : isNotNull(responseAlerts.handledAt), isRecent(ctx)))
    .orderBy(desc(responseAlerts.foundAt), desc(responseAlerts.id))
    .limit(most);

async function readItems(tx: Transaction, ctx: ServiceContext, catalogue: Catalogue): Promise<ResponseAlertItem[]> {
  const open = await selectAlerts(tx, ctx, { isOpen: true, most: shownAlerts });
  const handled =
    open.length < shownAlerts ? await selectAlerts(tx, ctx, { isOpen: false, most: shownAlerts - open.length }) : [];
  const rows = [...open, ...handled];
  const ids = [...new Set(rows.map(({ alert }) => alert.responseId))];
  const said = new Map((await readCaseWords(tx, catalogue, ids)).map((one) => [one.responseId, one]));
  const opened =
    ids.length > 0 && isPermitted(ctx, "case.read")
      ? await tx
          .select({ number: cases.number, responseId: cases.responseId })
          .from(cases)
          .where(inArray(cases.responseId, ids))
      : [];
  const numbers = new Map(opened.map(({ responseId, number }) => [responseId, number]));
  const people = await readPeople(tx);
  const seenAt = await readSeenAt(tx, ctx);
  const touchpoint = touchpointKeys(catalogue);
  return rows.flatMap(({ alert, rule }): ResponseAlertItem[] => {
    const { id, foundAt, touchpointId, responseId, handling, handledAt, handledBy, reason } = alert;
    const words = said.get(responseId);
    // What was taken back with its import is no alert any more.
    if (!words) return [];
    const by = people.get(handledBy ?? 0)?.name ?? null;
    return [
      {
        ...{ id, rule, foundAt, said: words, caseNumber: numbers.get(responseId) ?? null },
        touchpoint: touchpointId === null ? null : touchpoint(touchpointId),
        isUnseen: handledAt === null && (seenAt === null || foundAt > seenAt),
        handling: handling && handledAt ? { kind: handling, reason: reason ?? "", by, at: handledAt } : null,
      },
    ];
  });
}

/** How many nobody has said anything of and the reader has not looked at. */
export async function countUnseenResponseAlerts(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const seenAt = await readSeenAt(tx, ctx);
  const isNew = seenAt === null ? undefined : gt(responseAlerts.foundAt, seenAt);
  const [unseen] = await tx
    .select({ count: count() })
    .from(responseAlerts)
    .where(and(isNull(responseAlerts.handledAt), isRecent(ctx), isNew));
  return unseen?.count ?? 0;
}

async function readSeenAt(tx: Transaction, { actor }: ServiceContext): Promise<Date | null> {
  if (actor.kind !== "member") return null;
  const [row] = await tx.select().from(alertReaders).where(eq(alertReaders.memberId, actor.memberId));
  return row?.seenAt ?? null;
}
