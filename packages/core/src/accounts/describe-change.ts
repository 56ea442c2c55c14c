import type { AccountEntries } from "@heard/db/account-change";
import { v7 as uuidv7 } from "uuid";
import type { SignedIn } from "../sign-in/queries.ts";

/**
 * What somebody does to their account, for the log of each of their organisations: an account belongs to none, and each has to be able to see
 * when a password changed. The door writes it in the change's own transaction.
 */
export function describeChange(
  { memberships }: Pick<SignedIn, "memberships">,
  at: Date,
  { verb, by = "member", fields = [] }: Pick<AccountEntries, "verb"> & Partial<Pick<AccountEntries, "by" | "fields">>,
): AccountEntries {
  return {
    verb,
    by,
    fields,
    at,
    of: memberships.map(({ organisation: { id } }) => ({ organisationId: id, entryId: uuidv7() })),
  };
}
