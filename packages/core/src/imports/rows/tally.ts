import { hash } from "node:crypto";

const emptyCount = 0;

/**
 * Counts texts of which there may be millions: an open-addressing table of 64-bit hashes with a 32-bit number each, 24 bytes a text at most
 * where a Map of strings takes over a hundred. Two texts of the same hash (one chance in 10⁷ at a million texts) count as one.
 */
export class Tally {
  #size = 1 << 12;
  #used = 0;
  #keys = new BigUint64Array(this.#size);
  #counts = new Uint32Array(this.#size);

  /** Counts a text once more and returns how often it has come before. */
  add(text: string): number {
    const at = this.#placeOf(keyOf(text));
    const before = this.#counts[at] ?? emptyCount;
    this.#counts[at] = before + 1;
    return before;
  }

  /** Keeps a number from 0 to 2³¹ − 1 with a text; returns the one kept before, or `null` the first time. */
  keep(text: string, value: number): number | null {
    const at = this.#placeOf(keyOf(text));
    const before = this.#counts[at] ?? emptyCount;
    // Stored one higher: 0 marks a free place.
    if (before === emptyCount) this.#counts[at] = value + 1;
    return before === emptyCount ? null : before - 1;
  }

  /** How many different texts there are. */
  get distinct(): number {
    return this.#used;
  }

  #placeOf(key: bigint): number {
    if (this.#used > this.#size * 0.6) this.#grow();
    let at = Number(key & BigInt(this.#size - 1));
    for (;;) {
      const known = this.#keys[at];
      if (known === key) return at;
      if (known === 0n) {
        this.#keys[at] = key;
        this.#used += 1;
        return at;
      }
      at = (at + 1) & (this.#size - 1);
    }
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#size *= 2;
    this.#used = 0;
    this.#keys = new BigUint64Array(this.#size);
    this.#counts = new Uint32Array(this.#size);
    for (const [index, key] of keys.entries()) {
      if (key !== 0n) this.#counts[this.#placeOf(key)] = counts[index] ?? emptyCount;
    }
  }
}

function keyOf(text: string): bigint {
  const key = hash("sha256", text, "buffer").readBigUInt64BE(0);
  return key === 0n ? 1n : key;
}
