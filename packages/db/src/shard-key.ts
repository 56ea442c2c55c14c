import { hash } from "node:crypto";

function hash32(text: string): number {
  return hash("sha256", text, "buffer").readInt32BE(0);
}

/** Keys of slots, of which a process meets few and each often. */
const slotKeys = new Map<string, number>();
const mostSlotKeys = 10_000;

function slotKey(text: string): number {
  const known = slotKeys.get(text);
  if (known !== undefined) return known;
  if (slotKeys.size >= mostSlotKeys) slotKeys.clear();
  const key = hash32(text);
  slotKeys.set(text, key);
  return key;
}

/**
 * The distribution key of a response and all that belongs to it: hash(organisation, source, slot), with slot = hash(dedupe key) mod slots.
 * Taken from the dedupe key and not from the response id, so that a retry, which gets a new id, still meets its first try.
 */
export function shardKeyOf(organisationId: number, source: { id: number; slots: number }, dedupeKey: string): number {
  const slot = source.slots === 1 ? 0 : Math.abs(hash32(dedupeKey)) % source.slots;
  return slotKey(`${organisationId}/${source.id}/${slot}`);
}

/** Every shard key that responses of a source can have: where to look for all of them. */
export function shardKeysOf(organisationId: number, source: { id: number; slots: number }): number[] {
  return Array.from({ length: source.slots }, (_, slot) => hash32(`${organisationId}/${source.id}/${slot}`));
}

/** The key under which an organisation's rollups lie on a single node. */
export function homeShardKeyOf(organisationKey: string): number {
  return hash32(`home/${organisationKey}`);
}

/**
 * A UUID whose last 32 bits are the shard key, so that a response can be found by its id alone, on one node or many. Of a version 7 UUID
 * 42 random bits remain within a millisecond.
 */
export function withShardKey(uuid: string, shardKey: number): string {
  return uuid.slice(0, -8) + (shardKey >>> 0).toString(16).padStart(8, "0");
}

/** The shard key that {@link withShardKey} put into an id. */
export function shardKeyOfId(uuid: string): number {
  return Number.parseInt(uuid.slice(-8), 16) | 0;
}
