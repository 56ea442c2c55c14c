import { lookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { followAlerts } from "./follow.ts";

/**
 * Follows every organisation whose day has not been followed yet. Whoever dies in the middle has kept nothing, so the next round begins it again; one
 * organisation that fails does not keep the others waiting. Returns how many alerts are new.
 */
export async function followAlertsEverywhere(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let raised = 0;
  for (const organisation of await lookup.organisationsToFollow(options.now())) {
    try {
      raised += (await followAlerts(systemContext(organisation, options.now))).raised;
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return raised;
}
