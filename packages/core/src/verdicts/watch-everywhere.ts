import { workLookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { watchClosedPlans } from "./watch.ts";

/** Looks after what was reached in all organisations. One that fails does not keep the others waiting. Returns how many plans came back. */
export async function watchPlansEverywhere(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let cameBack = 0;
  for (const organisation of await workLookup.organisationsWithWatchedPlans(options.now())) {
    try {
      cameBack += await watchClosedPlans(systemContext(organisation, options.now));
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return cameBack;
}
