import { connect, type Socket } from "node:net";
import type { Outcome } from "./tally.ts";

type Asked = { startedAt: number; answer: (outcome: Outcome) => void };

/**
 * A connection that is kept and sends one request after the other. By hand, because a client library takes as long for a request as the server does,
 * and the load has to leave the processors to whom it loads.
 */
export class Connection {
  #socket: Socket;
  #asked: Asked | null = null;
  #received = "";
  isOpen = true;

  constructor(port: number) {
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    // What is asked and answered is read by its length in characters: every byte is one.
    this.#socket.setEncoding("latin1");
    this.#socket.on("data", (text: string) => this.#read(text));
    this.#socket.on("error", () => this.#end("lost"));
    this.#socket.on("close", () => this.#end("lost"));
  }

  /** Sends one request; the answer comes once, whatever happens. */
  ask(bytes: string, answer: (outcome: Outcome) => void): void {
    this.#asked = { startedAt: performance.now(), answer };
    this.#socket.write(bytes);
  }

  /** Gives up as whoever waits no longer does. */
  abandon(): void {
    this.#end("unanswered");
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    const head = this.#received.slice(0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`An answer without Content-Length cannot be read here: ${head}`);
    if (this.#received.length < headEnd + 4 + Number(length)) return;
    this.#received = "";
    const asked = this.#asked;
    this.#asked = null;
    if (/\r\nconnection: close/i.test(head)) {
      this.isOpen = false;
      this.#socket.destroy();
    }
    asked?.answer({
      status: Number(head.slice(9, 12)),
      retryAfter: /\r\nretry-after: \d/i.test(head),
      ms: performance.now() - asked.startedAt,
    });
  }

  #end(status: "lost" | "unanswered"): void {
    this.isOpen = false;
    const asked = this.#asked;
    this.#asked = null;
    asked?.answer({ status });
  }
}
