import { personLookup } from "@heard/db";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePerson } from "./queries.ts";
import { UpdateAccountInput } from "./schema.ts";

/** Changes one's own name, language or theme. */
export async function updateAccount(claim: SessionClaim, input: UpdateAccountInput, now: () => Date): Promise<void> {
  const change = UpdateAccountInput.parse(input);
  const person = await requirePerson(claim, now);
  const account = {
    name: change.name ?? person.name,
    locale: change.locale === undefined ? person.locale : change.locale,
    theme: change.theme ?? person.theme,
  };
  // Language and theme are how somebody reads; the name is how others know them.
  const isLogged = account.name !== person.name;
  const entries = isLogged ? describeChange(person, now(), { verb: "account.update", fields: ["name"] }) : null;
  await personLookup.updateAccount(claim.userId, account, entries);
}
