import { isPassing } from "./sending.ts";

/** One press of a button that has not been answered. */
export type Queued = { address: string; body: string };

type Options = {
  store: () => Pick<Storage, "getItem" | "setItem">;
  key: string;
  post: (address: string, body: string) => Promise<{ status: number; html: string }>;
};

/**
 * Answers that wait for a network, on the device itself, in the order in which they were given. Each carries the number of its way, so one that was
 * sent twice because its reply was lost is kept once.
 */
export function createQueue({ store, key, post }: Options) {
  let held: Queued[] = read();
  let flushing: Promise<void> | null = null;

  function read(): Queued[] {
    try {
      const stored = JSON.parse(store().getItem(key) ?? "[]");
      return Array.isArray(stored) ? stored : [];
    } catch {
      return [];
    }
  }
  const write = (next: Queued[]) => {
    held = next;
    try {
      store().setItem(key, JSON.stringify(held));
    } catch {
      // Full or forbidden: they wait as long as the page stands.
    }
  };
  /** `cut`: no answer gets through now; `failed`: this one broke something, so it waits and those behind it go on. */
  const attempt = async (item: Queued): Promise<{ html: string } | "cut" | "failed"> => {
    const reply = await post(item.address, item.body).catch(() => null);
    if (!reply || isPassing(reply.status)) return "cut";
    if (reply.status >= 500) return "failed";
    write(held.filter((one) => one !== item));
    return { html: reply.html };
  };
  const drain = async () => {
    for (const item of [...held]) if (held.includes(item) && (await attempt(item)) === "cut") return;
  };
  return {
    count: () => held.length,
    /** The page that came back; `null`: it waits. */
    send: async (item: Queued): Promise<string | null> => {
      write([...held, item]);
      const outcome = await attempt(item);
      return typeof outcome === "object" ? outcome.html : null;
    },
    flush: (): Promise<void> => {
      flushing ??= drain().finally(() => {
        flushing = null;
      });
      return flushing;
    },
  };
}
