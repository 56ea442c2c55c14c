import type { DistributionItem } from "@heard/core/distributions";
import { type AudienceDraft, audienceDraft, audienceOf, type Field } from "#features/audience/audience-draft.ts";

export type Plan = DistributionItem["plan"];
/** What stands in the fields. Numbers are text until they are sent, so that one can be typed anew. */
export type PlanFields = {
  name: string;
  event: DistributionItem["event"];
  mode: Plan["mode"];
  purpose: string;
  audience: AudienceDraft;
  share: string;
  senderName: string;
  replyTo: string;
  texts: Plan["letter"]["texts"];
  startsOn: string;
  at: string;
  spreadDays: string;
  delayMinutes: string;
  quietFrom: string;
  quietTo: string;
  reminders: string;
  reminderDays: string;
  onLimit: Plan["onLimit"];
  deferDays: string;
};

const whole = "100";

/** The fields of a plan that is there. */
export function fieldsOf(name: string, event: DistributionItem["event"], plan: Plan): PlanFields {
  return {
    ...{ name, event, mode: plan.mode, purpose: plan.purpose, onLimit: plan.onLimit, texts: plan.letter.texts },
    audience: audienceDraft(plan.audience),
    share: "share" in plan.sample ? String(Math.round(plan.sample.share * 1000) / 10) : whole,
    senderName: plan.letter.senderName,
    replyTo: plan.letter.replyTo ?? "",
    startsOn: plan.startsOn ?? "",
    at: plan.at ?? "",
    spreadDays: String(plan.spreadDays),
    delayMinutes: String(plan.delayMinutes),
    quietFrom: plan.quiet?.from ?? "",
    quietTo: plan.quiet?.to ?? "",
    reminders: String(plan.reminders.most),
    reminderDays: String(plan.reminders.afterDays),
    deferDays: String(plan.deferDays),
  };
}

/** The plan that the fields say; what they do not speak of stays as it was. */
export function planOf(fields: PlanFields, before: Plan, declared: readonly Field[]): Plan {
  const { mode, purpose, onLimit, texts, senderName, replyTo } = fields;
  return {
    ...before,
    ...{ mode, purpose, onLimit },
    audience: {
      ...audienceOf(fields.audience, declared),
      // A list of keys comes by the API; the form does not show it, and keeps it.
      ...(before.audience.customers && { customers: before.audience.customers }),
    },
    // A number of people comes by a program; who types a share wants that.
    sample: "number" in before.sample && fields.share === whole ? before.sample : { share: Number(fields.share) / 100 },
    letter: { ...before.letter, senderName, replyTo: replyTo.trim() || null, texts },
    startsOn: fields.startsOn || null,
    at: fields.at || null,
    spreadDays: Number(fields.spreadDays),
    delayMinutes: Number(fields.delayMinutes),
    quiet: fields.quietFrom && fields.quietTo ? { from: fields.quietFrom, to: fields.quietTo } : null,
    reminders: { most: Number(fields.reminders), afterDays: Number(fields.reminderDays) },
    deferDays: Number(fields.deferDays),
  };
}
