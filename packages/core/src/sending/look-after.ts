import { workLookup } from "@heard/db";
import { finishEndings } from "../distributions/end.ts";
import { systemContext } from "../jobs/maintain.ts";
import { expireLetters } from "./expire-letters.ts";
import { answeringMs, lettersKeptSince } from "./rules.ts";
import { settleAnswers } from "./settle-answers.ts";

/**
 * Looks after what sending leaves behind, in all organisations: answers that the ledger does not know of, sendings that were ended half way, and kept letters
 * that have had their time. One that fails does not keep the others waiting. Returns in how many there was something to do.
 */
export async function lookAfterSending(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  const now = options.now();
  const before = new Date(now.getTime() - answeringMs);
  const found = await workLookup.organisationsWithSendingUpkeep(before, lettersKeptSince(now));
  for (const organisation of found) {
    const ctx = systemContext(organisation, options.now);
    try {
      await settleAnswers(ctx);
      await finishEndings(ctx);
      await expireLetters(ctx);
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return found.length;
}
