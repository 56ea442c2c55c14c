import { acknowledgeAlert, followAlerts, listAlerts } from "../alerts/index.ts";
import type { ServiceContext } from "../context.ts";
import { asPerson } from "./add-people.ts";

/** What changed lately, as the worker finds it in the company's own answers; what was found before the newest weeks has been looked at by somebody. */
export async function addAlerts(ctx: ServiceContext, lastDay: string): Promise<void> {
  const now = () => new Date(Math.min(ctx.now().getTime(), Date.parse(`${lastDay}T10:00:00Z`)));
  await followAlerts({ ...ctx, now, actor: { kind: "system" } });
  const leader = { ...(await asPerson(ctx, "cxLeader")), now };
  const { alerts } = await listAlerts(leader);
  for (const { id } of alerts.slice(leftNew, leftNew + handled))
    await acknowledgeAlert(leader, { alertId: id, handling: "beingHandled", reason: "Discussed in the weekly round" });
}

const leftNew = 3;
const handled = 2;
