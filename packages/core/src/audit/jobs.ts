const everyMs = 20_000;

/**
 * When a worker looks for entries without a seal in every organisation, not only in those that the database names: it looks from the last seal on, and after the clock was set
 * back what is written lies before that. Not the whole log, though: an entry whose seal somebody took away is to be found, not sealed anew. By a clock that nobody sets.
 */
export class SealLooks {
  readonly #elapsedMs: () => number;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(elapsedMs: () => number = () => performance.now()) {
    this.#elapsedMs = elapsedMs;
  }

  isDue(): boolean {
    const now = this.#elapsedMs();
    if (now - this.#lookedAt < everyMs) return false;
    this.#lookedAt = now;
    return true;
  }
}
