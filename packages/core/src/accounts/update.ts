import { personLookup } from "@heard/db";
import { assertUnchanged } from "../seen.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePerson } from "./queries.ts";
import { UpdateAccountInput } from "./schema.ts";

/** Changes one's own name, language or theme. @throws DomainError conflict `changed_meanwhile`, when another device was faster */
export async function updateAccount(claim: SessionClaim, input: UpdateAccountInput, now: () => Date): Promise<void> {
  const { seen, ...change } = UpdateAccountInput.parse(input);
  const person = await requirePerson(claim, now);
  const { name, locale, theme } = person;
  assertUnchanged({ kind: "person", id: name }, { seen, stored: { name, locale, theme }, wanted: change });
  const account = {
    name: change.name ?? name,
    locale: change.locale === undefined ? locale : change.locale,
    theme: change.theme ?? theme,
  };
  // Language and theme are how somebody reads; the name is how others know them.
  const isLogged = account.name !== name;
  const entries = isLogged ? describeChange(person, now(), { verb: "account.update", fields: ["name"] }) : null;
  const isWritten = await personLookup.updateAccount(claim.userId, { name, locale, theme }, account, entries);
  // Another device was faster since it was read: decided again, by what stands there now.
  if (!isWritten) await updateAccount(claim, input, now);
}
