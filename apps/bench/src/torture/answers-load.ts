// A process of its own: sends answers and reads measures until it is told to end, and says each step on a line of its standard output.
import { setTimeout as delay } from "node:timers/promises";

const [url = "", key = "", lanes = "12"] = process.argv.slice(2);
const runId = process.pid;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
const say = (...words: (string | number)[]) => process.stdout.write(`${words.join(" ")}\n`);
let isEnding = false;
let sent = 0;
let acknowledged = 0;

process.stdin.on("end", () => {
  isEnding = true;
});
process.stdin.resume();

/** Odd lanes are known by the key of the request alone, even ones by an id of the response: either has to keep a second try from being a second answer. */
async function send(id: string, byKey: boolean): Promise<void> {
  sent += 1;
  say("sent", id);
  const body = JSON.stringify({
    source: "torture",
    responses: [
      {
        ...(byKey ? {} : { externalId: id }),
        occurredAt: new Date().toISOString(),
        scores: [{ metric: "nps", value: sent % 11 }],
      },
    ],
  });
  for (;;) {
    try {
      const reply = await fetch(`${url}/api/v1/responses`, {
        method: "POST",
        headers: byKey ? { ...headers, "Idempotency-Key": id } : headers,
        body,
        signal: AbortSignal.timeout(20_000),
      });
      const text = await reply.text();
      if (reply.ok) {
        const { results } = JSON.parse(text) as { results: { status: string; id: string }[] };
        acknowledged += 1;
        say("stored", id, results[0]?.id ?? `nothing:${results[0]?.status}`);
        return;
      }
      if (reply.status < 500) say("refused", id, reply.status, text.slice(0, 200));
      say("unknown", id, reply.status);
    } catch {
      say("unknown", id, "lost");
    }
    await delay(250);
  }
}

/** What was acknowledged before is in what is read after, and nothing is read that nobody sent. */
async function read(): Promise<void> {
  const least = acknowledged;
  const period = `from=${dayOf(Date.now() - 86_400_000)}&to=${dayOf(Date.now())}`;
  try {
    const reply = await fetch(`${url}/api/v1/measures?metric=nps&${period}`, {
      headers,
      signal: AbortSignal.timeout(20_000),
    });
    const text = await reply.text();
    if (!reply.ok) return;
    const { n } = JSON.parse(text) as { n: number };
    say(n >= least && n <= sent ? "right" : "wrong", least, n, sent);
  } catch {
    // A read that was cut off says nothing.
  }
}

await Promise.all(
  Array.from({ length: Number(lanes) }, async (_, lane) => {
    for (let turn = 0; !isEnding; turn += 1) {
      await send(`${runId}-${lane}-${turn}`, lane % 2 === 1);
      if (turn % 10 === 9) await read();
    }
  }),
);
