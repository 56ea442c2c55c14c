import { createHash } from "node:crypto";

function hash32(text: string): number {
  return createHash("sha256").update(text).digest().readInt32BE(0);
}

/**
 * The distribution key of a response and all that belongs to it: hash(organisation, source, slot), with slot = hash(dedupe key) mod slots.
 * Taken from the dedupe key and not from the response id, so that a retry, which gets a new id, still meets its first try.
 */
export function shardKeyOf(organisationId: number, source: { id: number; slots: number }, dedupeKey: string): number {
  const slot = source.slots === 1 ? 0 : Math.abs(hash32(dedupeKey)) % source.slots;
  return hash32(`${organisationId}/${source.id}/${slot}`);
}

/** The key under which an organisation's rollups lie on a single node. */
export function homeShardKeyOf(organisationKey: string): number {
  return hash32(`home/${organisationKey}`);
}
