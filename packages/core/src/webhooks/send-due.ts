import { lookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { type DeliveryOptions, deliverToWebhook } from "./deliver.ts";

/** So many receivers are delivered to at once, and so many of them may be ones that took nothing the last time. */
const [mostAtOnce, mostFailing] = [12, 4];

/** Who is being delivered to, kept between the rounds. */
export class WebhookTurns {
  readonly #under = new Map<string, { isFailing: boolean; turn: Promise<void> }>();

  isUnder(key: string): boolean {
    return this.#under.has(key);
  }
  hasPlace(isFailing: boolean): boolean {
    const turns = [...this.#under.values()];
    return turns.length < mostAtOnce && (!isFailing || turns.filter((one) => one.isFailing).length < mostFailing);
  }
  begin(key: string, isFailing: boolean, work: Promise<void>): void {
    this.#under.set(key, { isFailing, turn: work.finally(() => this.#under.delete(key)) });
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
    if (turns.isUnder(key) || !turns.hasPlace(isFailing)) continue;
    const work = deliverToWebhook(systemContext(organisation, now), receiverId, options).then(
      () => {},
      (error: unknown) => onError(error, organisation.key),
    );
    turns.begin(key, isFailing, work);
    begun += 1;
  }
  return begun;
}
