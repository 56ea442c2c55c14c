import { workLookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { closeVotes } from "./close-votes.ts";

/** Ends the votes that are over in all organisations. One that fails does not keep the others waiting. Returns how many proposals were decided. */
export async function closeVotesEverywhere(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let decided = 0;
  for (const organisation of await workLookup.organisationsWithEndedVotes(options.now())) {
    try {
      decided += await closeVotes(systemContext(organisation, options.now));
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return decided;
}
