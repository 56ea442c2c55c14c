import type { Conversation } from "./conversation.ts";

/** The connections of a pool that stand. */
export class OpenConversations {
  readonly #open = new Set<Conversation>();
  #onEmpty: (() => void) | null = null;

  add(conversation: Conversation): void {
    this.#open.add(conversation);
  }

  delete(conversation: Conversation): void {
    this.#open.delete(conversation);
    if (this.#open.size === 0) this.#onEmpty?.();
  }

  [Symbol.iterator](): IterableIterator<Conversation> {
    return this.#open.values();
  }

  /** When none stands any more. */
  closed(): Promise<void> {
    if (this.#open.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
    });
  }
}
