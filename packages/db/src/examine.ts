import postgres, { type Sql } from "postgres";
import { listMigrations } from "./backup/tables.ts";
import { type LoginRole, loginRoles, roleUrl } from "./roles.ts";

/** What a database says of itself to whoever looks after it. */
export type DatabaseFacts = {
  /** As a number, such as 180004. */
  version: number;
  encoding: string;
  /** `builtin`, `icu` or `libc`, with the locale. */
  localeProvider: string;
  locale: string;
  /** How far its clock is ahead of this process's. */
  clockAheadMs: number;
  migrations: number[] | null;
  bytes: number;
  connections: { most: number; open: number };
};

/** @throws Error of the connection, as it is */
export async function examineDatabase(databaseUrl: string): Promise<DatabaseFacts> {
  const client = connect(databaseUrl);
  try {
    const [server] = await client<
      { version: number; encoding: string; provider: string; locale: string; bytes: string }[]
    >`
      select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding, datlocprovider::text as provider,
        coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale', datcollate) as locale, pg_database_size(datname) as bytes
      from pg_database d where datname = current_database()`;
    const [connections] = await client<{ most: number; open: number }[]>`
      select current_setting('max_connections')::int as most, (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as open`;
    const providers: Record<string, string> = { b: "builtin", i: "icu", c: "libc" };
    return {
      version: server?.version ?? 0,
      encoding: server?.encoding ?? "",
      localeProvider: providers[server?.provider ?? ""] ?? "",
      locale: server?.locale ?? "",
      clockAheadMs: await clockAhead(client),
      migrations: await listMigrations(client),
      bytes: Number(server?.bytes ?? 0),
      connections: connections ?? { most: 0, open: 0 },
    };
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** The middle of the way there and back is taken for the moment at which the server looked. */
async function clockAhead(client: Sql): Promise<number> {
  const asked = Date.now();
  const [row] = await client<{ at: string }[]>`select (extract(epoch from clock_timestamp()) * 1000)::text as at`;
  return Math.round(Number(row?.at ?? 0) - (asked + Date.now()) / 2);
}

export type RoleFacts = {
  role: LoginRole;
  /** Why it cannot sign in with the password of this secret; `null` when it can. */
  refused: string | null;
  /** What makes it more than it may be: row-level security would not hold. */
  tooMuch: "superuser" | "bypassrls" | "owner" | null;
};

/** Signs in as each role and looks at what it may. */
export async function examineRoles(databaseUrl: string, authSecret: string): Promise<RoleFacts[]> {
  return Promise.all(
    loginRoles.map(async (role) => {
      const client = connect(roleUrl(databaseUrl, authSecret, role));
      try {
        const [found] = await client<{ tooMuch: RoleFacts["tooMuch"] }[]>`
          select case when rolsuper then 'superuser' when rolbypassrls then 'bypassrls'
            when exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relowner = r.oid) then 'owner' end as "tooMuch"
          from pg_roles r where rolname = current_user`;
        return { role, refused: null, tooMuch: found?.tooMuch ?? null };
      } catch (error) {
        return { role, refused: error instanceof Error ? error.message : String(error), tooMuch: null };
      } finally {
        await client.end({ timeout: 1 });
      }
    }),
  );
}

const connect = (url: string) =>
  postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, connection: { application_name: "heard doctor" } });
