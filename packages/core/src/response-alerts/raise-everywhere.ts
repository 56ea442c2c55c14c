import { workLookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { raiseResponseAlerts } from "./raise.ts";

type Options = { now: () => Date; onError: (error: unknown, organisationKey: string) => void };

/** One round over the organisations with rules for single responses. One that fails keeps nobody else waiting. Returns how many alerts are new. */
export async function raiseResponseAlertsEverywhere({ now, onError }: Options): Promise<number> {
  let raised = 0;
  for (const organisation of await workLookup.organisationsWithResponseAlertRules()) {
    try {
      raised += await raiseResponseAlerts(systemContext(organisation, now));
    } catch (error) {
      onError(error, organisation.key);
    }
  }
  return raised;
}
