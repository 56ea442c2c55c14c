type Held = { locks: Pick<LockManager, "request">; session: () => Pick<Storage, "getItem" | "setItem"> };

/** More tabs of one address than anybody answers in share the last. */
const mostTabs = 20;
/** A page that goes away gives its lock back in less. */
const patienceMs = 500;

/**
 * Under which key the draft of this tab lies: where it lay before a reload, else the first of its address that no tab holds, which may be what somebody left
 * who closed theirs. It is held by a lock as long as the page stands, so that two tabs never write over each other; a tab that was doubled is a second one.
 */
export async function claimDraft(key: string, { locks, session }: Held): Promise<string> {
  const own = recall(session, key);
  if (own !== null && (await hold(locks, own, { signal: AbortSignal.timeout(patienceMs) }))) return own;
  const all = [key, ...Array.from({ length: mostTabs - 1 }, (_, at) => `${key}#${at + 1}`)];
  const free = await firstOf(all, (one) => hold(locks, one, { ifAvailable: true }));
  const taken = free ?? all.at(-1) ?? key;
  remember(session, key, taken);
  return taken;
}

async function firstOf(keys: readonly string[], isFree: (key: string) => Promise<boolean>): Promise<string | null> {
  for (const key of keys) if (await isFree(key)) return key;
  return null;
}

/** Whether the lock is this page's from now on. */
function hold(locks: Held["locks"], name: string, options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const forGood = new Promise<void>(() => {});
    locks
      .request(name, options, (lock) => {
        resolve(lock !== null);
        return lock ? forGood : undefined;
      })
      .catch(() => resolve(false));
  });
}

const nameOf = (key: string) => `${key}:tab`;

function recall(session: Held["session"], key: string): string | null {
  try {
    return session().getItem(nameOf(key));
  } catch {
    return null;
  }
}

function remember(session: Held["session"], key: string, taken: string): void {
  try {
    session().setItem(nameOf(key), taken);
  } catch {
    // Forbidden: after a reload it takes the first that is free.
  }
}
