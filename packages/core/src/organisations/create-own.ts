import { requireToken } from "../rate-limits/take.ts";
import { createOrganisation } from "./create.ts";
import { CreateOwnOrganisationInput } from "./schema.ts";

/** Room for trying things out, none for filling the installation. */
const organisationsByPerson = { capacity: 10, perSecond: 1 / 3600 };

/**
 * An organisation of one's own: whoever makes it is its owner; what they have elsewhere stays as it is.
 * @throws DomainError conflict when the key is taken, limit_exceeded
 */
export async function createOwnOrganisation(
  userId: number,
  input: CreateOwnOrganisationInput,
  now: () => Date,
): Promise<{ key: string }> {
  const parsed = CreateOwnOrganisationInput.parse(input);
  await requireToken(`organisations/${userId}`, organisationsByPerson);
  const ctx = await createOrganisation({ kind: "system" }, parsed, now, { userId });
  return { key: ctx.organisation.key };
}
