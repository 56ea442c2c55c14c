import { lookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { type DeliveryOptions, deliverToWebhook } from "./deliver.ts";

/** So many receivers are delivered to at once; so many of them may be ones that took nothing the last time, and so many may be of one organisation. */
const [mostAtOnce, mostFailing, mostOfOne] = [12, 4, 3];

/** Who is being delivered to, kept between the rounds. */
export class WebhookTurns {
  readonly #under = new Map<string, { isFailing: boolean; organisationId: number; turn: Promise<void> }>();

  isUnder(key: string): boolean {
    return this.#under.has(key);
  }
  hasPlace({ isFailing, id }: { isFailing: boolean; id: number }): boolean {
    const turns = [...this.#under.values()];
    if (turns.length >= mostAtOnce) return false;
    if (turns.filter(({ organisationId }) => organisationId === id).length >= mostOfOne) return false;
    return !isFailing || turns.filter((one) => one.isFailing).length < mostFailing;
  }
  begin(key: string, { isFailing, id }: { isFailing: boolean; id: number }, work: Promise<void>): void {
    this.#under.set(key, { isFailing, organisationId: id, turn: work.finally(() => this.#under.delete(key)) });
  }
  /** Until every turn has ended. */
  async settled(): Promise<void> {
    await Promise.all([...this.#under.values()].map(({ turn }) => turn));
  }
}

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
  for (const { receiverId, isFailing, ...organisation } of await lookup.dueWebhooks(now())) {
    const key = `${organisation.id}/${receiverId}`;
    if (turns.isUnder(key) || !turns.hasPlace({ isFailing, id: organisation.id })) continue;
    const work = deliverToWebhook(systemContext(organisation, now), receiverId, options).then(
      () => {},
      (error: unknown) => onError(error, organisation.key),
    );
    turns.begin(key, { isFailing, id: organisation.id }, work);
    begun += 1;
  }
  return begun;
}
