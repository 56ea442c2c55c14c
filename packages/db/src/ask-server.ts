import postgres from "postgres";
import { arrayLiteral } from "./array-literal.ts";
import type { Conversation } from "./conversation.ts";
import { openSocket, silenceError } from "./socket.ts";

/** A server's process behind a connection. Its number alone may be anybody's: another server, after a failover, counts for itself. */
export type Session = { pid: number; name: string };
export type Server = {
  /** It has work, or it waits for its client. `null`: it has no process any more. */
  stateOf: (session: Session) => "works" | "waits" | null;
  end: (sessions: readonly Session[], lostSinceMs?: number) => Promise<void>;
};

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
    const rows = await sql<{ pid: number; name: string; own: number; waits: boolean }[]>`
      select pid, application_name as name, pg_backend_pid() as own, state like 'idle%' or coalesce(wait_event = 'ClientWrite', false) as waits
      from pg_stat_activity where usename = current_user and state is distinct from 'disabled'`;
    const [first] = rows;
    if (first?.own !== asked[0]?.pid) return;
    const key = ({ pid, name }: Session) => `${pid} ${name}`;
    const states = new Map(rows.map((row) => [key(row), row.waits ? ("waits" as const) : ("works" as const)]));
    await look({
      stateOf: (session) => states.get(key(session)) ?? null,
      // A number may be another process's by now, which began after that.
      end: async (sessions, lostSinceMs = 0) => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user
          and pid || ' ' || application_name = any(${arrayLiteral(sessions.map(key))}::text[])
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
