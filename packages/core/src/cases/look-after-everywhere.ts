import { workLookup } from "@heard/db";
import type { ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import type { Site } from "../mail/create.ts";
import { escalateCases } from "./escalate.ts";
import { openCasesByRules } from "./open-by-rules.ts";
import { sendCaseLetters } from "./send-letters.ts";
import { settleCaseAnswers } from "./settle-answers.ts";

type Options = { site: Site; now: () => Date; onError: (error: unknown, organisationKey: string) => void };

/** One round over the organisations with cases: what came in, what customers say of it, and what is late. One that fails keeps nobody else waiting. Returns how many cases moved. */
export async function lookAfterCasesEverywhere({ site, now, onError }: Options): Promise<number> {
  let moved = 0;
  for (const organisation of await workLookup.organisationsWithCases(now())) {
    try {
      moved += await lookAfterCases(systemContext(organisation, now));
      await sendCaseLetters(systemContext(organisation, now), site);
    } catch (error) {
      onError(error, organisation.key);
    }
  }
  return moved;
}

/** What the worker does for the cases of one organisation. */
export async function lookAfterCases(ctx: ServiceContext): Promise<number> {
  // What is late goes up also where a rule cannot be followed.
  const moved = (await settleCaseAnswers(ctx)) + (await escalateCases(ctx));
  return moved + (await openCasesByRules(ctx));
}
