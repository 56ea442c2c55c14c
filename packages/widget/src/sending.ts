/** What the gateway said. */
export type Reply = { status: number; html: string; goesTo: string | null };

export type SendingOptions = {
  fetch: typeof globalThis.fetch;
  /** Resolves after a while, or as soon as there is a network again. */
  pause: (ms: number) => Promise<void>;
  onWaiting: () => void;
};

const firstPauseMs = 2000;
const longestPauseMs = 60_000;
/** Full, restarting or behind a gateway that is: worth another try, and nothing was kept yet. */
export const isPassing = (status: number) => [429, 502, 503, 504].includes(status);

/**
 * Sends until there is an answer: through cuts of the network and a gateway that restarts. The token in the body makes every repetition the
 * same submission, so it does not matter whether a lost reply had been a lost request.
 */
export async function send(address: string, body: BodyInit, options: SendingOptions): Promise<Reply> {
  let pauseMs = firstPauseMs;
  for (;;) {
    const reply = await attempt(address, body, options.fetch);
    if (reply && !isPassing(reply.status)) return reply;
    options.onWaiting();
    await options.pause(Math.max(pauseMs, reply?.afterMs ?? 0));
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

async function attempt(address: string, body: BodyInit, fetch: SendingOptions["fetch"]) {
  try {
    const reply = await fetch(address, { method: "POST", body, headers: { "X-Survey-Script": "1" } });
    return {
      status: reply.status,
      html: await reply.text(),
      goesTo: reply.headers.get("X-Survey-Goes-To"),
      afterMs: Number(reply.headers.get("Retry-After")) * 1000,
    };
  } catch {
    return null;
  }
}
