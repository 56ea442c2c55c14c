import { acknowledgeAlert, followAlerts, listAlerts } from "../alerts/index.ts";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { acknowledgeResponseAlert, listResponseAlerts, saveResponseAlertRule } from "../response-alerts/index.ts";
import { raiseResponseAlerts } from "../response-alerts/raise.ts";
import { asPerson } from "./add-people.ts";

/** What changed lately, as the worker finds it in the company's own answers; what was found before the newest weeks has been looked at by somebody. */
export async function addAlerts(ctx: ServiceContext, lastDay: string): Promise<void> {
  const now = () => new Date(Math.min(ctx.now().getTime(), Date.parse(`${lastDay}T10:00:00Z`)));
  await followAlerts({ ...ctx, now, actor: { kind: "system" } });
  const leader = { ...(await asPerson(ctx, "cxLeader")), now };
  const { alerts } = await listAlerts(leader);
  for (const { id } of alerts.slice(leftNew, leftNew + handled))
    await acknowledgeAlert(leader, { alertId: id, handling: "beingHandled", reason: "Discussed in the weekly round" });
  await addResponseAlerts(ctx, leader, lastDay);
}

/** A week of single responses that two rules are for: a very low score, and words in two languages. */
async function addResponseAlerts(ctx: ServiceContext, leader: ServiceContext, lastDay: string): Promise<void> {
  const first = { ...leader, now: () => new Date(`${addDays(lastDay, -7)}T08:00:00Z`) };
  const low = { kind: "score", metric: "csat", comparison: "atMost", value: 1 } as const;
  await saveResponseAlertRule(first, {
    name: "Very unhappy with a delivery",
    condition: low,
    touchpoint: "home-delivery",
  });
  const words = ["refund", "退款"];
  await saveResponseAlertRule(first, {
    name: "Asks for money back",
    condition: { kind: "words", words },
    touchpoint: null,
  });
  await raiseResponseAlerts({ ...ctx, now: leader.now, actor: { kind: "system" } });
  const { alerts } = await listResponseAlerts(leader);
  for (const { id } of alerts.slice(-handled))
    await acknowledgeResponseAlert(leader, {
      ...{ responseAlertId: id, handling: "beingHandled", reason: "The shop calls back today" },
    });
}

const leftNew = 3;
const handled = 2;
