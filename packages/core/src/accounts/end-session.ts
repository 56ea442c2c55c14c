import { sessionLookup } from "@heard/db";
import { notFound } from "../errors.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePerson } from "./queries.ts";
import { EndSessionInput } from "./schema.ts";

/** Ends one of one's own sessions. @throws DomainError not_found */
export async function endSessionOf(claim: SessionClaim, input: EndSessionInput, now: () => Date): Promise<void> {
  const { sessionId } = EndSessionInput.parse(input);
  const person = await requirePerson(claim, now);
  const entries = describeChange(person, now(), { verb: "account.endSession" });
  if (!(await sessionLookup.endSession(claim.userId, sessionId, entries))) throw notFound("session", sessionId);
}

/** Signs out everywhere, here too. */
export async function endSessionsEverywhere(claim: SessionClaim, now: () => Date): Promise<void> {
  const person = await requirePerson(claim, now);
  await sessionLookup.endSessions(claim.userId, null, describeChange(person, now(), { verb: "account.endSessions" }));
}
