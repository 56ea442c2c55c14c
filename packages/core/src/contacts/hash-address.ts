import { hash } from "node:crypto";
import type { AddressKind } from "@heard/db/schema/contacts";

/**
 * What suppressions know an address by, also when the address itself is erased. Of this organisation alone: the same person elsewhere has another.
 * It is no secret of its own (phone numbers can be tried one by one); what it is for is that an erased address can be kept out without being kept.
 */
export function hashAddress(organisationId: number, kind: AddressKind, address: string): Uint8Array {
  return hash("sha256", `${organisationId}/${kind}/${address}`, "buffer");
}

/** The same as PostgreSQL reads it in JSON. */
export function hashedHex(organisationId: number, kind: AddressKind, address: string): string {
  return hash("sha256", `${organisationId}/${kind}/${address}`, "hex");
}
