/** The longest body that is looked into; of longer ones only the type counts. */
const longestRead = 64;

/**
 * Walks over the messages of PostgreSQL's protocol in the pieces in which they pass: one byte of type, four of length, the body. `found` hears of each
 * when it has passed wholly; the body of a short one comes with it, and is good until `found` returns.
 */
export class FrameWalk {
  readonly #found: (type: number, body: DataView) => void;
  readonly #header = new Uint8Array(5);
  #headerLength = 0;
  readonly #body = new Uint8Array(longestRead);
  #bodyLength = 0;
  #isRead = false;
  #left = 0;

  constructor(found: (type: number, body: DataView) => void, { startsUntyped = false } = {}) {
    this.#found = found;
    // The first message of a client has no type: its header is a byte shorter.
    if (startsUntyped) this.#headerLength = 1;
  }

  walk(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      if (this.#headerLength < 5) {
        this.#header[this.#headerLength] = piece[at] ?? 0;
        this.#headerLength += 1;
        at += 1;
        if (this.#headerLength === 5) this.#begin();
        continue;
      }
      const passed = Math.min(this.#left, piece.length - at);
      if (this.#isRead) {
        this.#body.set(piece.subarray(at, at + passed), this.#bodyLength);
        this.#bodyLength += passed;
      }
      this.#left -= passed;
      at += passed;
      if (this.#left === 0) this.#end();
    }
  }

  #begin(): void {
    this.#bodyLength = 0;
    this.#left = Math.max(0, new DataView(this.#header.buffer).getUint32(1) - 4);
    this.#isRead = this.#left <= longestRead;
    if (this.#left === 0) this.#end();
  }

  #end(): void {
    const type = this.#header[0] ?? 0;
    this.#headerLength = 0;
    this.#header[0] = 0;
    this.#found(type, new DataView(this.#body.buffer, 0, this.#bodyLength));
  }
}
