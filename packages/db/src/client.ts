import { randomBytes } from "node:crypto";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { deriveKey } from "./derive-key.ts";
import { isLostWrite } from "./lost-write.ts";
import { OpenConversations } from "./open-conversations.ts";
import { type LoginRole, roleUrl } from "./roles.ts";
import { SilenceWatch } from "./silence-watch.ts";
import { openSocket } from "./socket.ts";

export type DatabaseConfig = {
  /** Where the database is; its own login is used by migrations only. */
  databaseUrl: string;
  /** The installation's secret, from which the roles' passwords derive. */
  authSecret: string;
  /** Connections per pool. */
  maxConnections?: number;
};

export type Pool = { sql: Sql; db: PostgresJsDatabase };
/** What runs inside a door's transaction. */
export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

type State = { config: DatabaseConfig | null; pools: Map<LoginRole, Pool>; isWatched: boolean };

// A page and a route handler of Next.js load separate instances of this module; the pools must exist once in a process.
const stateKey = Symbol.for("heard.database");
const globals = globalThis as typeof globalThis & { [stateKey]?: State };

function state(): State {
  globals[stateKey] ??= { config: null, pools: new Map(), isWatched: false };
  return globals[stateKey];
}

/** Says where the database is. Call once at the start of a process; nothing connects before the first use. */
export function configureDatabase(config: DatabaseConfig): void {
  const current = state();
  if (current.pools.size > 0) throw new Error("configureDatabase: connections are open already; close them first");
  current.config = config;
}

/** A key for one purpose, by the secret of the installation whose database is open. */
export function ownKey(purpose: string): Buffer {
  const { config } = state();
  if (!config) throw new Error("ownKey: call configureDatabase at the start of the process");
  return deriveKey(config.authSecret, purpose);
}

/** What PostgreSQL is told at the start of a connection, where its own choice is not ours. */
const settings: Partial<Record<LoginRole, Record<string, string>>> = {
  // A generic plan: the statement is the same for every group, and planning it afresh costs more than it saves.
  heard_ingest: { plan_cache_mode: "force_generic_plan" },
  // Starting helpers takes longer than a tile does, and takes cores from the other tiles: only what is long anyway is shared out.
  heard_app: { parallel_setup_cost: "10000" },
};

/** The pool of one role, made on first use. Internal to this package: everybody else goes through a door. */
export function pool(role: LoginRole): Pool {
  const current = state();
  const open = current.pools.get(role);
  if (open) return open;
  if (!current.config)
    throw new Error("The database is not configured: call configureDatabase at the start of the process");
  const { databaseUrl, authSecret, maxConnections = 10 } = current.config;
  const url = roleUrl(databaseUrl, authSecret, role);
  // Of this pool alone, so that at the server its connections are told from those of other processes.
  const name = `${role} ${randomBytes(4).toString("hex")}`;
  const conversations = new OpenConversations();
  const watch = new SilenceWatch({ url, name }, conversations, retireAll);
  const options = {
    max: maxConnections,
    idle_timeout: 60,
    connect_timeout: 10,
    connection: {
      application_name: name,
      // A server that is cut off from its client lets go of what it holds for it after half a minute, not after two hours.
      ...{ tcp_keepalives_idle: 10, tcp_keepalives_interval: 2 },
      ...settings[role],
    },
    onnotice: () => {},
    // The library's own way chooses among several hosts; ours goes to the one there is.
    ...(new URL(databaseUrl).host.includes(",")
      ? {}
      : {
          socket: openSocket({
            noDelay: role === "heard_app",
            isLeft: () => left.has(made),
            onLost: () => retire(role, made, conversations),
            onOpen: (conversation) => {
              conversations.add(conversation);
              watch.start();
            },
            onClosed: (conversation) => conversations.delete(conversation),
          }),
        }),
  };
  const client = postgres(url, options);
  const made: Pool = { sql: client, db: drizzle(client, { casing: "snake_case" }) };
  current.pools.set(role, made);
  conversationsOf.set(made, conversations);
  renewAfterLostWrites(current);
  return made;
}

const graceSeconds = 30;

const queueMs = 2000;

const conversationsOf = new WeakMap<Pool, OpenConversations>();

/** One connection fell silent, and those of the other roles go the same way: whoever asks next asks on a new one, and need not find that out role by role. */
function retireAll(): void {
  for (const [role, made] of state().pools) {
    const conversations = conversationsOf.get(made);
    if (conversations) retire(role, made, conversations);
  }
}

/** Pools that nobody waits for any more; what comes to be connected for in one of them is refused. */
const left = new WeakSet<Pool>();

/**
 * Takes a pool that lost a connection out of use; the next query makes another. postgres.js keeps in a connection that broke what it was about to
 * send and whom it was about to answer, and would let a later query of that connection wait for the connect timeout, or for ever.
 */
function retire(role: LoginRole, lost: Pool, conversations: OpenConversations): void {
  const { pools } = state();
  if (pools.get(role) !== lost) return;
  pools.delete(role);
  // What waits there for a free connection is served first: a pool that is ending serves nobody any more.
  setTimeout(() => void leave(lost, conversations), queueMs).unref();
}

/**
 * Ends a pool whose other connections are whole: each closes when its own query or transaction has ended, however long that takes, for an export takes
 * minutes. Who then still waits in the one that broke would wait for ever and is refused.
 */
async function leave(lost: Pool, conversations: OpenConversations): Promise<void> {
  const { sql } = lost;
  left.add(lost);
  // It ends each connection; `end` would do the same, but only once, and could not refuse anybody later. The types of the library leave it out.
  void (sql as typeof sql & { close: () => Promise<void> }).close();
  await conversations.closed();
  await sql.end({ timeout: 0 });
}

/**
 * A lost write leaves a pool with a place that answers nobody, so the next use makes new pools; the old ones end when their queries have, and what
 * waits for ever in them is refused. Whether the process goes on is not decided here. Where the socket is ours its pool has been retired by then; under
 * TLS, which takes the socket over, and among several hosts nothing else says that a connection was lost.
 */
function renewAfterLostWrites(current: State): void {
  if (current.isWatched) return;
  current.isWatched = true;
  process.on("uncaughtExceptionMonitor", (error) => {
    if (!isLostWrite(error)) return;
    const lost = [...current.pools.values()];
    current.pools.clear();
    for (const { sql } of lost) void sql.end({ timeout: graceSeconds });
  });
}

/** Ends every connection, waiting up to `timeoutSeconds` for queries under way. */
export async function closeDatabase(timeoutSeconds = 5): Promise<void> {
  const current = state();
  const pools = [...current.pools.values()];
  current.pools.clear();
  current.config = null;
  await Promise.all(pools.map(({ sql }) => sql.end({ timeout: timeoutSeconds })));
}

/**
 * Refuses to go on as a role that row-level security does not bind.
 * @throws Error naming the role and what it is (superuser, BYPASSRLS or the owner of a table)
 */
export async function assertSafeRoles(roles: readonly LoginRole[]): Promise<void> {
  for (const role of roles) {
    const [found] = await pool(role).sql<{ name: string; super: boolean; bypass: boolean; owner: boolean }[]>`
      select rolname as name, rolsuper as super, rolbypassrls as bypass,
        exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relowner = r.oid) as owner
      from pg_roles r where rolname = current_user`;
    if (!found || found.name !== role)
      throw new Error(`The database answered as "${found?.name}" where "${role}" was expected`);
    const reason = found.super
      ? "a superuser"
      : found.bypass
        ? "a BYPASSRLS role"
        : found.owner
          ? "the owner of tables"
          : null;
    if (reason)
      throw new Error(`Refusing to serve: database role "${role}" is ${reason}, so row-level security would not hold`);
  }
}
