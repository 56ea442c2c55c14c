import type { Socket } from "node:net";

/** The connections of a pool that stand. */
export class OpenSockets {
  readonly #open = new Set<Socket>();
  #onEmpty: (() => void) | null = null;

  add(socket: Socket): void {
    this.#open.add(socket);
  }

  delete(socket: Socket): void {
    this.#open.delete(socket);
    if (this.#open.size === 0) this.#onEmpty?.();
  }

  /** When none stands any more. */
  closed(): Promise<void> {
    if (this.#open.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
    });
  }
}
