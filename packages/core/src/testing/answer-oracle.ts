/** What one answer is, as whoever sends it says it. */
export type Said = { key: string; value: number; day: string; touchpoint: "checkout" | "delivery" };
export type Kept = Said & {
  id: string;
  /** What was said at first: whoever sends that again is known, whatever was corrected since. */
  said: string;
  batchId: number | null;
  isDoubted: boolean;
};
export type Verdict = "accepted" | "duplicate" | "rejected";

const contentOf = ({ value, day, touchpoint }: Said): string => `${value} ${day} ${touchpoint}`;

/** What the product has to know, kept in memory in the plainest way: the answers of two sources, by their keys. */
export class AnswerOracle {
  readonly submitted = new Map<string, Kept>();
  readonly imported = new Map<string, Kept>();
  /** Imports that can be taken back. */
  readonly batches = new Set<number>();

  get all(): Kept[] {
    return [...this.submitted.values(), ...this.imported.values()];
  }

  at(place: number): Kept | null {
    const { all } = this;
    return all[place % Math.max(1, all.length)] ?? null;
  }

  static judge(kept: ReadonlyMap<string, Kept>, answer: Said): Verdict {
    const known = kept.get(answer.key);
    if (!known) return "accepted";
    return known.said === contentOf(answer) ? "duplicate" : "rejected";
  }

  static keep(kept: Map<string, Kept>, answer: Said, id: string, batchId: number | null): void {
    kept.set(answer.key, { ...answer, id, said: contentOf(answer), batchId, isDoubted: false });
  }

  erase(id: string): void {
    for (const kept of [this.submitted, this.imported])
      for (const [key, answer] of kept) if (answer.id === id) kept.delete(key);
  }

  undo(batchId: number): void {
    for (const [key, answer] of this.imported) if (answer.batchId === batchId) this.imported.delete(key);
    this.batches.delete(batchId);
  }

  /** Answers that count, by what `of` calls them: how often each value was given. */
  counts(of: (answer: Kept) => string): Record<string, number[]> {
    const found: Record<string, number[]> = {};
    for (const answer of this.all) {
      if (answer.isDoubted) continue;
      const values = found[of(answer)] ?? new Array(11).fill(0);
      found[of(answer)] = values;
      values[answer.value] = (values[answer.value] ?? 0) + 1;
    }
    return found;
  }
}
