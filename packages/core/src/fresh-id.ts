import { randomFillSync } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

const uuidBytes = 16;
/** Bytes of the system's generator for 256 ids: asking it for each would make an id four times as dear. */
const pool = new Uint8Array(256 * uuidBytes);
let used = pool.length;
let latest = { msecs: 0, seq: 0 };

/** A version 7 UUID, each greater than those that this process made before it. */
export function freshId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + uuidBytes);
  used += uuidBytes;
  latest = following(latest, Date.now(), random);
  return uuidv7({ ...latest, random });
}

/** A counter that begins anywhere and runs on within a millisecond, or while the clock stands behind (RFC 9562, 6.2). */
export function following({ msecs, seq }: typeof latest, now: number, random: Uint8Array): typeof latest {
  const [, , , , , , a = 0, b = 0, c = 0, d = 0] = random;
  // Its first bit is 0, so that at least 2³¹ ids follow before it is full.
  if (now > msecs) return { msecs: now, seq: ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d };
  return seq === -1 ? { msecs: msecs + 1, seq: 0 } : { msecs, seq: (seq + 1) | 0 };
}
