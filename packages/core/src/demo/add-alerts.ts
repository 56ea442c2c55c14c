import { acknowledgeAlert, followAlerts, listAlerts } from "../alerts/index.ts";
import type { ServiceContext } from "../context.ts";
import { asPerson } from "./add-people.ts";

/** What changed lately, as the worker finds it in the company's own answers; what was found before the newest weeks has been looked at by somebody. */
export async function addAlerts(ctx: ServiceContext): Promise<void> {
  await followAlerts({ ...ctx, actor: { kind: "system" } });
  const leader = await asPerson(ctx, "cxLeader");
  const { alerts } = await listAlerts(leader);
  for (const { id } of alerts.slice(leftNew, leftNew + handled))
    await acknowledgeAlert(leader, { alertId: id, handling: "beingHandled", reason: "Discussed in the weekly round" });
}

const leftNew = 3;
const handled = 2;
