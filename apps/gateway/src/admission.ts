/**
 * Who is let in when more comes than can be answered. A queue that only grows is answered too late to be of use to anybody, so systems are turned away once
 * what waits would wait too long; they have their data and try again. Respondents, who say it once, are let in as long as there is room at all.
 */
export type Admission = {
  /** Whether one more is let in now. */
  admits: () => boolean;
  /** A request is whole and waits for its answer. One that is still on its way is not waited for by us: slow senders close no door. */
  arrive: () => void;
  answer: () => void;
  waiting: () => number;
};

/** Nobody is let in to wait longer than this, at the speed of the last second. */
const longestWaitMs = 500;
/** So many may wait whatever the speed: below it the database is not kept busy, and at the start nothing has been answered yet. */
const alwaysAdmitted = 256;
/** A crowd that comes at once and goes again is no overload. */
const patienceMs = 500;
const [slots, slotMs] = [10, 100];

export function createAdmission(now: () => number = () => performance.now()): Admission {
  let waiting = 0;
  let fullSince: number | null = null;
  const answered = countRecent(now);
  return {
    admits() {
      const room = Math.max(alwaysAdmitted, (answered.perSecond() * longestWaitMs) / 1000);
      // Not at the first gap: one that is filled at once would start the patience anew each time.
      if (waiting < room / 2) fullSince = null;
      if (waiting < room) return true;
      fullSince ??= now();
      return now() - fullSince < patienceMs;
    },
    arrive() {
      waiting += 1;
    },
    answer() {
      waiting -= 1;
      answered.count();
    },
    waiting: () => waiting,
  };
}

/** How often something happened in the last second, in tenths of it. */
function countRecent(now: () => number) {
  const counts = new Array<number>(slots).fill(0);
  let latest = Math.floor(now() / slotMs);
  const turn = () => {
    const slot = Math.floor(now() / slotMs);
    for (let past = Math.max(latest + 1, slot - slots + 1); past <= slot; past += 1) counts[past % slots] = 0;
    latest = slot;
    return slot % slots;
  };
  return {
    count() {
      const slot = turn();
      counts[slot] = (counts[slot] ?? 0) + 1;
    },
    perSecond() {
      turn();
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}
