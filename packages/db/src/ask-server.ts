import postgres from "postgres";
import type { Conversation } from "./conversation.ts";
import { openSocket, silenceError } from "./socket.ts";

/** What the server's process behind a connection does: it has work, or it waits for its client. Whoever is not listed has no process any more. */
export type Sessions = ReadonlyMap<number, "works" | "waits">;
export type Server = { sessions: Sessions; end: (pids: readonly number[], lostSinceMs?: number) => Promise<void> };

const patienceMs = 2000;

/**
 * Asks the server over a connection of its own what its processes do for this role, and lets `look` end some of them. A server that has no room has
 * answered, and where somebody between keeps the numbers of its processes to themselves nobody is looked at.
 * @throws Error when nothing comes from it in time
 */
export async function askServer(url: string, look: (server: Server) => Promise<void>): Promise<void> {
  const asked: Conversation[] = [];
  // The types of the library leave `socket` out.
  const options = {
    ...{ max: 1, fetch_types: false, prepare: false, onnotice: () => {} },
    connection: { application_name: "heard watch" },
    socket: openSocket({
      noDelay: true,
      onLost: () => {},
      onOpen: (conversation) => asked.push(conversation),
      onClosed: () => {},
    }),
  };
  const sql = postgres(url, options);
  const timer = setTimeout(() => {
    for (const { socket } of asked)
      socket.destroy(silenceError("The database does not answer a new connection either"));
  }, patienceMs);
  try {
    const rows = await sql<{ pid: number; own: number; waits: boolean }[]>`
      select pid, pg_backend_pid() as own, state like 'idle%' or coalesce(wait_event = 'ClientWrite', false) as waits
      from pg_stat_activity where usename = current_user and state is distinct from 'disabled'`;
    const [first] = rows;
    if (first?.own !== asked[0]?.pid) return;
    await look({
      sessions: new Map(rows.map(({ pid, waits }) => [pid, waits ? "waits" : "works"])),
      // A number may be another process's by now, which began after that.
      end: async (pids, lostSinceMs = 0) => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid = any(${`{${pids.join(",")}}`}::int[])
          and backend_start <= clock_timestamp() - make_interval(secs => ${lostSinceMs / 1000}::float8)`;
      },
    });
  } catch (error) {
    // A server that has no room has answered all the same.
    if (!asked.some(({ hasHeard }) => hasHeard)) throw error;
  } finally {
    clearTimeout(timer);
    void sql.end({ timeout: 0 });
  }
}
