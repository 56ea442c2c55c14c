// A process of its own: sends requests as it is told, and says at the end what became of them, as one line of JSON on its standard output.
import { setPriority } from "node:os";
import { setTimeout as delay, setImmediate as immediate } from "node:timers/promises";
import { Connection } from "./connection.ts";
import type { GeneratorOptions } from "./generate.ts";
import { createRequests } from "./requests.ts";
import { createTally, type Outcome, type Tally } from "./tally.ts";

const options: GeneratorOptions = JSON.parse(process.argv[2] ?? "");
const { port, key, request, seconds, deadlineMs, load, niceness = 0, everySeconds = seconds } = options;
if (niceness > 0) setPriority(niceness);
const nextRequest = createRequests(request, { port, key });
const idle: Connection[] = [];
/** Asked and not answered yet, the oldest first: a map keeps the order in which it was filled. */
const waiting = new Map<Connection, number>();
let tally = createTally(deadlineMs);

function send(then: (outcome: Outcome) => void): void {
  const connection = takeConnection();
  if (!connection) {
    then({ status: "unsent" });
    return;
  }
  waiting.set(connection, performance.now());
  connection.ask(nextRequest(), (outcome) => {
    waiting.delete(connection);
    if (connection.isOpen) idle.push(connection);
    then(outcome);
  });
}

function takeConnection(): Connection | null {
  for (let kept = idle.pop(); kept; kept = idle.pop()) if (kept.isOpen) return kept;
  return waiting.size < options.mostConnections ? new Connection(port) : null;
}

/** Who has waited until the deadline waits no longer, as people and systems do. */
function abandonLate(): void {
  const oldest = performance.now() - deadlineMs;
  for (const [connection, since] of waiting) {
    if (since > oldest) return;
    connection.abandon();
  }
}

const note = (outcome: Outcome) => tally.note(outcome);
const startedAt = performance.now();
const endsAt = startedAt + seconds * 1000;
const reported: Tally[] = [];
let periodAt = startedAt;
function endPeriod(): void {
  const now = performance.now();
  reported.push(tally.end((now - periodAt) / 1000));
  if (options.everySeconds !== undefined) process.stdout.write(`${JSON.stringify(reported.at(-1))}\n`);
  tally = createTally(deadlineMs);
  periodAt = now;
}

if ("lanes" in load) {
  const keepAsking = () => {
    if (performance.now() >= endsAt) return;
    send((outcome) => {
      note(outcome);
      // A refusal is taken at its word for a moment, or a lane would do nothing else.
      if (outcome.status === 200) keepAsking();
      else setTimeout(keepAsking, 20);
    });
  };
  for (let lane = 0; lane < load.lanes; lane += 1) keepAsking();
}
let sent = 0;
while (performance.now() < endsAt) {
  const now = performance.now();
  if ("perSecond" in load)
    for (const due = Math.floor(((now - startedAt) / 1000) * load.perSecond); sent < due; sent += 1) send(note);
  // What has arrived meanwhile is read first: whoever gave way for a while has not been left without an answer.
  await immediate();
  abandonLate();
  if (now - periodAt >= everySeconds * 1000) endPeriod();
  await delay(2);
}
const [lastAt, lastSeconds] = [performance.now(), (performance.now() - periodAt) / 1000];
while (waiting.size > 0 && performance.now() - lastAt < deadlineMs + 1000) {
  await delay(5);
  await immediate();
  abandonLate();
}
process.stdout.write(`${JSON.stringify(tally.end(lastSeconds))}\n`);
process.exit(0);
