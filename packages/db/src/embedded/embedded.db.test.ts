import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type EmbeddedServer, findRunning, startEmbedded } from "./index.ts";
import { isRunning } from "./process.ts";

let dataDir: string;
let servers: EmbeddedServer[];
beforeEach(() => {
  // Of mode 0700, as every mktemp -d is: root's server, which runs as another user, cannot even enter it.
  dataDir = mkdtempSync(join(tmpdir(), "heard-embedded-"));
  chmodSync(dataDir, 0o700);
  servers = [];
});
afterEach(async () => {
  await servers[0]?.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(durable = false): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, durable });
  servers.push(server);
  return server;
}

async function ask<Row extends object>(url: string, statement: string): Promise<Row | undefined> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await client.unsafe<Row[]>(statement);
    return row;
  } finally {
    await client.end({ timeout: 1 });
  }
}

const postmasterOf = async ({ url }: EmbeddedServer): Promise<number> => {
  const file = await ask<{ text: string }>(url, "select pg_read_file('postmaster.pid') as text");
  return Number(file?.text.split("\n")[0]);
};

describe("the embedded server", () => {
  test("makes a cluster in a folder of mode 0700: UTF-8, sorted by code point, checked by checksums", async () => {
    const server = await start();
    expect(server).toMatchObject({ created: true, adopted: false, version: 18 });
    const url = await server.databaseUrl("heard");
    const facts = `select current_database() as name, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider,
      datlocale as locale, current_setting('data_checksums') as checksums from pg_database where datname = current_database()`;
    expect(await ask(url, facts)).toEqual({
      name: "heard",
      encoding: "UTF8",
      provider: "b",
      locale: "C.UTF-8",
      checksums: "on",
    });
    expect(await server.databaseUrl("heard")).toBe(url);
  });

  test("keeps data and password over a stop, and starts again without making anything", async () => {
    const first = await start();
    await ask(first.url, "create table kept as select 41 + 1 as answer");
    await first.stop();
    expect(await findRunning({ dataDir })).toBeNull();
    const second = await start();
    expect(second).toMatchObject({ created: false, adopted: false, url: first.url });
    expect(await ask(second.url, "select answer from kept")).toEqual({ answer: 42 });
  });

  test("is adopted while it answers: commands beside a running product use its server", async () => {
    const first = await start();
    expect(await start()).toMatchObject({ adopted: true, url: first.url });
    expect(await findRunning({ dataDir })).toMatchObject({ adopted: true, url: first.url });
  });

  test("recovers after it was killed: the file of the dead server does not stand in the way", async () => {
    const first = await start(true);
    await ask(first.url, "create table kept as select 1 as one");
    const pid = await postmasterOf(first);
    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000 });
    const second = await start();
    expect(second).toMatchObject({ created: false, adopted: false });
    expect(await ask(second.url, "select count(*)::int as count from pg_class where relname = 'kept'")).toEqual({
      count: 1,
    });
  });

  test("that lives but does not answer is stopped and started anew", async () => {
    const first = await start();
    const pid = await postmasterOf(first);
    process.kill(pid, "SIGSTOP");
    const said: string[] = [];
    const waiting = startEmbedded({ dataDir, durable: false, log: (line) => said.push(line) });
    // A stopped process acts on no signal but the last one; this one wakes to find that it was asked to end.
    const stopping = "A PostgreSQL left by an earlier run does not answer; stopping it";
    await vi.waitFor(() => expect(said).toContain(stopping), { timeout: 20_000 });
    process.kill(pid, "SIGCONT");
    servers.unshift(await waiting);
    expect(await postmasterOf(servers[0] as EmbeddedServer)).not.toBe(pid);
  });

  test("keeps its password for its owner's eyes only", async () => {
    const server = await start();
    const folder = await ask<{ at: string }>(server.url, "select current_setting('data_directory') as at");
    const record = join(folder?.at ?? "", "..", "server.json");
    expect(statSync(record).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(record, "utf8")).password).toBe(new URL(server.url).password);
    expect(existsSync(join(folder?.at ?? "", "..", "initial-password"))).toBe(false);
  });

  test("leaves nothing behind when it is removed", async () => {
    const server = await start();
    const folder = await ask<{ at: string }>(server.url, "select current_setting('data_directory') as at");
    await server.remove();
    servers.length = 0;
    expect(existsSync(join(folder?.at ?? "", ".."))).toBe(false);
  });
});
