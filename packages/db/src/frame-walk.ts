const nothing: DataView = new DataView(new ArrayBuffer(0));
/** The longest body that is looked into; of longer ones only the type counts. */
const longestRead = 64;

/**
 * Walks over the messages of PostgreSQL's protocol in the pieces in which they pass: one byte of type, four of length, the body. `found` hears of each
 * when it has passed wholly; the body of a short one comes with it, if its first bytes came in one piece.
 */
export class FrameWalk {
  readonly #found: (type: number, body: DataView) => void;
  readonly #header = new Uint8Array(5);
  #headerLength = 0;
  #left = 0;
  #body = nothing;

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
        if (this.#headerLength === 5) this.#begin(piece, at);
        continue;
      }
      const passed = Math.min(this.#left, piece.length - at);
      this.#left -= passed;
      at += passed;
      if (this.#left === 0) this.#end();
    }
  }

  #begin(piece: Uint8Array, at: number): void {
    this.#left = Math.max(0, new DataView(this.#header.buffer).getUint32(1) - 4);
    const inPiece = Math.min(this.#left, piece.length - at);
    const isWhole = this.#left <= longestRead && inPiece === this.#left;
    this.#body = isWhole ? new DataView(piece.buffer, piece.byteOffset + at, inPiece) : nothing;
    if (this.#left === 0) this.#end();
  }

  #end(): void {
    const type = this.#header[0] ?? 0;
    this.#headerLength = 0;
    this.#header[0] = 0;
    this.#found(type, this.#body);
    this.#body = nothing;
  }
}
