import type { ServiceContext } from "../context.ts";
import { follow } from "../follows/index.ts";
import { listPlans } from "../improvement-plans/index.ts";

/** The leader follows a touchpoint, a theme and the newest plan that runs; each member of the council the oldest that does. */
export async function addFollows(leader: ServiceContext, council: readonly ServiceContext[]): Promise<void> {
  await follow(leader, { kind: "touchpoint", touchpoint: "web-checkout" });
  await follow(leader, { kind: "theme", theme: "wait" });
  const running = (await listPlans(leader)).filter(({ state }) => state === "running");
  const [newest, oldest] = [running[0], running.at(-1)];
  if (newest) await follow(leader, { kind: "plan", planId: newest.id });
  if (oldest) for (const member of council) await follow(member, { kind: "plan", planId: oldest.id });
}
