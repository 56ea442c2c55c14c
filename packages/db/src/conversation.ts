import type { Socket } from "node:net";
import { FrameWalk } from "./frame-walk.ts";

const code = (letter: string) => letter.charCodeAt(0);
const from = { keyData: code("K"), readyForQuery: code("Z") };
const to = { flush: code("H"), query: code("Q"), sync: code("S") };
/** What a client asks before anything else where it wants TLS: all that follows is sealed. */
const sslRequest = 80_877_103;

/**
 * What one connection to PostgreSQL says and hears, as far as it takes to know whether somebody waits for an answer: each Sync and each simple query is
 * answered by one ReadyForQuery, and after a Flush the client has more to say once it is answered.
 */
export class Conversation {
  readonly socket: Socket;
  /** The server's process for this connection; `null` until it has said so. */
  pid: number | null = null;
  /** Nothing can be told of what is sealed. */
  isSealed = false;
  /** Anything, since it was opened. */
  hasHeard = false;
  /** Anything, since somebody last asked by `takeHeard`. */
  hasJustHeard = false;
  #asked = 1;
  #answered = 0;
  #lastSaid = 0;
  #saidSince = 0;
  readonly #hearing = new FrameWalk((type, body) => this.#hear(type, body));
  readonly #saying = new FrameWalk((type, body) => this.#say(type, body), { startsUntyped: true });

  constructor(socket: Socket) {
    this.socket = socket;
    const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
    socket.write = (piece: unknown, ...given: unknown[]) => {
      if (!this.isSealed && piece instanceof Uint8Array) {
        this.#saidSince += piece.length;
        this.#saying.walk(piece);
      }
      return write(piece, ...given);
    };
  }

  hear(piece: Uint8Array): void {
    this.hasHeard = true;
    this.hasJustHeard = true;
    this.#saidSince = 0;
    if (!this.isSealed) this.#hearing.walk(piece);
  }

  takeHeard(): boolean {
    const was = this.hasJustHeard;
    this.hasJustHeard = false;
    return was;
  }

  /** The client has said all it has to, and the connection closes. */
  get isOver(): boolean {
    return this.socket.writableEnded;
  }

  get isWaiting(): boolean {
    // Whoever reads more slowly than it comes waits for itself.
    if (this.isSealed || this.socket.isPaused()) return false;
    return this.isOver || this.#asked > this.#answered || this.#lastSaid === to.flush;
  }

  /** Bytes said since anything was heard: on a narrow line they take their time. */
  get saidSince(): number {
    return this.#saidSince;
  }

  #hear(type: number, body: DataView): void {
    if (type === from.readyForQuery) this.#answered += 1;
    else if (type === from.keyData && body.byteLength >= 4) this.pid = body.getInt32(0);
  }

  #say(type: number, body: DataView): void {
    if (type === 0) {
      this.isSealed = body.byteLength === 4 && body.getInt32(0) === sslRequest;
      return;
    }
    this.#lastSaid = type;
    if (type === to.sync || type === to.query) this.#asked += 1;
  }
}
