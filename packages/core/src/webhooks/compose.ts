import type { Transaction } from "@heard/db";
import { alerts } from "@heard/db/schema/alerts";
import { caseRules, cases } from "@heard/db/schema/cases";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { responseAlertRules } from "@heard/db/schema/response-alerts";
import type { WebhookDeliveryRow, WebhookSubject } from "@heard/db/schema/webhooks";
import { type Locale, loadMessages } from "@heard/messages";
import { and, eq, isNull } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { nameSeries } from "../alerts/name-series.ts";
import { sayAlerts } from "../alerts/say-alerts.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { readThemes } from "../themes/queries.ts";

type WebhookOrganisation = { key: string; name: string; locale: Locale };
/** A message before it takes the form of its receiver. `title` and `text` are for people, the rest for programs. */
export type WebhookMessage = {
  id: string;
  type: string;
  at: Date;
  title: string;
  text: string;
  link: string;
  subject: WebhookSubject;
};
type Say = (key: string, params?: Record<string, string | number>) => string;
type Parts = { organisation: WebhookOrganisation; url: string };

/** What a message says now, in the language of the organisation. What has been taken away meanwhile is named by its number alone. */
export async function composeMessage(
  tx: Transaction,
  delivery: Pick<WebhookDeliveryRow, "messageId" | "kind" | "subject" | "happenedAt">,
  { organisation, url }: Parts,
): Promise<WebhookMessage> {
  const { locale, key, name } = organisation;
  const t = createTranslator({ locale, messages: await loadMessages(locale) });
  const say = t as unknown as Say;
  const { messageId: id, kind: type, happenedAt: at, subject } = delivery;
  const { text, page } = await sentenceOf(tx, delivery, { say, locale });
  const link = `${url}/${encodeURIComponent(key)}${page}`;
  return { id, type, at, subject, title: say("webhooks.message.title", { organisation: name }), text, link };
}

async function sentenceOf(
  tx: Transaction,
  { kind, subject }: Pick<WebhookDeliveryRow, "kind" | "subject">,
  { say, locale }: { say: Say; locale: Locale },
): Promise<{ text: string; page: string }> {
  const t: Say = (key, params) => say(`webhooks.message.${key}`, params);
  switch (kind) {
    case "alert.raised":
    case "alert.resolved": {
      const what = (await readAlert(tx, Number(subject.alertId), locale)) ?? String(subject.alertId);
      return { text: t(kind === "alert.raised" ? "alertRaised" : "alertResolved", { what }), page: "/alerts" };
    }
    case "plan.decided":
    case "verdict.reached": {
      const plan = await readPlan(tx, Number(subject.planId), say);
      const [key, word] =
        kind === "plan.decided"
          ? (["planDecided", `council.decisions.kinds.${subject.decision}`] as const)
          : (["verdictReached", `common.verdicts.${subject.verdict}`] as const);
      const page = `/improvement-plans/${subject.number}`;
      return { text: t(key, { plan: plan ?? String(subject.number), word: say(word) }), page };
    }
    case "case.opened":
    case "case.escalated":
    case "case.closed":
    case "case.reopened": {
      const what = await nameCase(tx, Number(subject.caseId), String(subject.number));
      return { text: t(caseTexts[kind], { what }), page: `/cases/${subject.number}` };
    }
    case "response.alerted": {
      const rule = (await readResponseAlertRule(tx, Number(subject.ruleId))) ?? String(subject.ruleId);
      return { text: t("responseAlerted", { rule, count: Number(subject.count) }), page: "/alerts" };
    }
    default:
      return { text: t("test"), page: "/settings/webhooks" };
  }
}

const caseTexts = {
  ...{ "case.opened": "caseOpened", "case.escalated": "caseEscalated" },
  ...{ "case.closed": "caseClosed", "case.reopened": "caseReopened" },
} as const;

/** By its number, and by the name of the rule that opened it: a title that somebody wrote may name a customer. */
async function nameCase(tx: Transaction, caseId: number, number: string): Promise<string> {
  const [found] = await tx
    .select({ rule: caseRules.name })
    .from(cases)
    .innerJoin(caseRules, eq(caseRules.id, cases.ruleId))
    .where(eq(cases.id, caseId));
  return found ? `${number} · ${found.rule}` : number;
}

async function readResponseAlertRule(tx: Transaction, ruleId: number): Promise<string | null> {
  const [rule] = await tx.select().from(responseAlertRules).where(eq(responseAlertRules.id, ruleId));
  return rule?.name ?? null;
}

async function readAlert(tx: Transaction, alertId: number, locale: Locale): Promise<string | null> {
  const [alert] = await tx.select().from(alerts).where(eq(alerts.id, alertId));
  if (!alert) return null;
  const name = nameSeries(await readCatalogue(tx), await readThemes(tx));
  return (await sayAlerts(locale, name))(alert.measure, alert.slice, alert.direction);
}

async function readPlan(tx: Transaction, planId: number, say: Say): Promise<string | null> {
  const [plan] = await tx
    .select({ number: improvementPlans.number, title: improvementPlans.title })
    .from(improvementPlans)
    .where(and(eq(improvementPlans.id, planId), isNull(improvementPlans.deletedAt)));
  return plan ? say("progress.follow.plan", { number: String(plan.number), title: plan.title }) : null;
}
