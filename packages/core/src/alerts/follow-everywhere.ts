import { workLookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import { followAlerts } from "./follow.ts";

const minuteMs = 60_000;
/** How long an organisation rests after it failed once, twice … in a row. */
const restMinutes = [1, 5, 30, 120] as const;

/** Which organisations failed, kept between the rounds of one worker. */
export class FollowRests {
  readonly #failed = new Map<number, { times: number; until: number }>();

  isResting(organisationId: number, now: Date): boolean {
    return now.getTime() < (this.#failed.get(organisationId)?.until ?? 0);
  }
  fail(organisationId: number, now: Date): void {
    const times = (this.#failed.get(organisationId)?.times ?? 0) + 1;
    const minutes = restMinutes[Math.min(times, restMinutes.length) - 1] ?? 0;
    this.#failed.set(organisationId, { times, until: now.getTime() + minutes * minuteMs });
  }
  succeed(organisationId: number): void {
    this.#failed.delete(organisationId);
  }
}

/**
 * Follows every organisation whose day has not been followed yet. Whoever dies in the middle has kept nothing, so the next round begins it again; one
 * organisation that fails does not keep the others waiting, and rests before it is tried again. Returns how many alerts are new.
 */
export async function followAlertsEverywhere({
  now,
  rests,
  onError,
}: {
  now: () => Date;
  rests: FollowRests;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let raised = 0;
  for (const organisation of await workLookup.organisationsToFollow(now())) {
    if (rests.isResting(organisation.id, now())) continue;
    try {
      raised += (await followAlerts(systemContext(organisation, now))).raised;
      rests.succeed(organisation.id);
    } catch (error) {
      rests.fail(organisation.id, now());
      onError(error, organisation.key);
    }
  }
  return raised;
}
