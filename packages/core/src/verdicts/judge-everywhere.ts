import { workLookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { judgeDuePlans } from "./judge.ts";

/** Starts and judges what is due in all organisations. One that fails does not keep the others waiting. Returns how many plans moved on. */
export async function judgePlansEverywhere(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let moved = 0;
  for (const organisation of await workLookup.organisationsWithDuePlans(options.now())) {
    try {
      const { started, judged } = await judgeDuePlans(systemContext(organisation, options.now));
      moved += started + judged;
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return moved;
}
