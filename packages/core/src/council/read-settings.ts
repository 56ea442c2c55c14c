import type { Transaction } from "@heard/db";
import { councilSettings } from "@heard/db/schema/council";
import { type CouncilSettings, defaultCouncilSettings } from "./rules.ts";

/** How the council of the organisation works; the defaults until somebody has said otherwise. */
export async function readCouncilSettings(tx: Transaction): Promise<CouncilSettings> {
  const [row] = await tx.select().from(councilSettings);
  if (!row) return defaultCouncilSettings;
  const { orgId: _orgId, ...settings } = row;
  return settings;
}
