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
  const refusedKey = `${key}:refused`;
  let refused = Number(stored(refusedKey)) || 0;

  function read(): Queued[] {
    try {
      const found = JSON.parse(stored(key) ?? "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  }
  function stored(name: string): string | null {
    try {
      return store().getItem(name);
    } catch {
      return null;
    }
  }
  const write = (next: Queued[]) => {
    held = next;
    keep(key, JSON.stringify(held));
  };
  const keep = (name: string, text: string) => {
    try {
      store().setItem(name, text);
    } catch {
      // Full or forbidden: it is known as long as the page stands.
    }
  };
  /** `cut`: no answer gets through now; `failed`: this one broke something, so it waits and those behind it go on. */
  const attempt = async (item: Queued): Promise<{ html: string; isRefused: boolean } | "cut" | "failed"> => {
    const reply = await post(item.address, item.body).catch(() => null);
    if (!reply || isPassing(reply.status)) return "cut";
    if (reply.status >= 500) return "failed";
    write(held.filter((one) => one !== item));
    return { html: reply.html, isRefused: reply.status >= 400 };
  };
  const drain = async () => {
    for (const item of [...held]) {
      const outcome = held.includes(item) ? await attempt(item) : "failed";
      if (outcome === "cut") return;
      // Whoever gave it has gone: staff are told that it did not arrive.
      if (typeof outcome === "object" && outcome.isRefused) {
        refused += 1;
        keep(refusedKey, String(refused));
      }
    }
  };
  return {
    count: () => held.length,
    /** How many of those that waited were refused in the end: the survey was closed meanwhile, or the page too old. */
    refused: () => refused,
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
