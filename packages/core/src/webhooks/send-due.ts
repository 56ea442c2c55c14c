import { workLookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { type DeliveryOptions, deliverToWebhook } from "./deliver.ts";

/**
 * So many receivers are delivered to at once. So many of them may be ones that took nothing the last time, or took their time over it, and so many may be of one organisation;
 * the last few are for organisations that have none.
 */
const [mostAtOnce, mostFailing, mostOfOne, keptForOthers] = [12, 4, 3, 3];
/** A turn that takes longer for a message than this keeps its place as one that fails does. */
const slowMs = 5_000;

type Due = { id: number; receiverId: number; isFailing: boolean };

/** Who is being delivered to and who was, kept between the rounds. */
export class WebhookTurns {
  readonly #under = new Map<string, { isFailing: boolean; organisationId: number; turn: Promise<void> }>();
  readonly #slow = new Set<string>();
  /** When an organisation's latest turn began, by the count of turns. */
  readonly #latest = new Map<number, number>();
  #count = 0;

  isUnder(due: Due): boolean {
    return this.#under.has(keyOf(due));
  }
  hasPlace(due: Due): boolean {
    const turns = [...this.#under.values()];
    const own = this.#underOf(due.id);
    if (turns.length >= (own > 0 ? mostAtOnce - keptForOthers : mostAtOnce) || own >= mostOfOne) return false;
    return !this.#isSlow(due) || turns.filter((one) => one.isFailing).length < mostFailing;
  }
  /** Those that take what they are sent first; among them the organisations with the fewest turns under way, then those whose latest is longest ago. */
  inTurn<T extends Due>(all: readonly T[]): T[] {
    const nth = new Map<number, number>();
    const ranked = all.map((due) => {
      const rank = nth.get(due.id) ?? this.#underOf(due.id);
      nth.set(due.id, rank + 1);
      return { due, order: [Number(this.#isSlow(due)), rank, this.#latest.get(due.id) ?? 0] as const };
    });
    return ranked
      .toSorted(({ order: a }, { order: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
      .map(({ due }) => due);
  }
  begin(due: Due, work: Promise<number>): void {
    const key = keyOf(due);
    const began = performance.now();
    this.#count += 1;
    this.#latest.set(due.id, this.#count);
    const turn = work
      .then((arrived) => {
        if ((performance.now() - began) / Math.max(1, arrived) > slowMs) this.#slow.add(key);
        else this.#slow.delete(key);
      })
      .finally(() => this.#under.delete(key));
    this.#under.set(key, { isFailing: this.#isSlow(due), organisationId: due.id, turn });
  }
  /** Until every turn has ended. */
  async settled(): Promise<void> {
    await Promise.all([...this.#under.values()].map(({ turn }) => turn));
  }

  #underOf(id: number): number {
    return [...this.#under.values()].filter(({ organisationId }) => organisationId === id).length;
  }
  #isSlow(due: Due): boolean {
    return due.isFailing || this.#slow.has(keyOf(due));
  }
}

const keyOf = ({ id, receiverId }: Due): string => `${id}/${receiverId}`;

/**
 * Begins a turn for every receiver that has something to be sent, and waits for none of them: one that takes its time keeps no other waiting, and those that fail have a few
 * places among themselves. Returns how many turns began.
 */
export async function sendDueWebhooks(
  options: DeliveryOptions & {
    now: () => Date;
    turns: WebhookTurns;
    onError: (error: unknown, organisationKey: string) => void;
  },
): Promise<number> {
  const { now, turns, onError } = options;
  let begun = 0;
  for (const due of turns.inTurn(await workLookup.dueWebhooks(now()))) {
    if (turns.isUnder(due) || !turns.hasPlace(due)) continue;
    const { receiverId, isFailing: _, ...organisation } = due;
    const work = deliverToWebhook(systemContext(organisation, now), receiverId, options).catch((error: unknown) => {
      onError(error, organisation.key);
      return 0;
    });
    turns.begin(due, work);
    begun += 1;
  }
  return begun;
}
