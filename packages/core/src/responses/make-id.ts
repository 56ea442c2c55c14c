import { randomFillSync } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

const bytesOfId = 16;
const pool = new Uint8Array(bytesOfId * 256);
let used = pool.length;

/** Random bytes for one id, fetched for many at once: by the id they were the dearest step of preparing a row of a file. */
function rng(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytesOfId;
  return pool.subarray(used - bytesOfId, used);
}

/** A new UUIDv7. Of the ids of one millisecond none is before another. */
export const makeId = (): string => uuidv7({ rng });
