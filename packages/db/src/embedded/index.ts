import { mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { findBinaries, type PostgresVersion } from "./binaries.ts";
import {
  answers,
  createDatabase,
  freePort,
  initialise,
  launch,
  livingPostmaster,
  readRecord,
  type ServerRecord,
  shutDown,
  urlOf,
  writeRecord,
} from "./cluster.ts";
import { type Place, placeOf } from "./place.ts";

export type { PostgresVersion } from "./binaries.ts";
export { isMarkedProcessRunning, markOf, type ProcessMark } from "./process.ts";

export type StartOptions = {
  /** The installation's data folder; the cluster lives in a folder of its version inside. */
  dataDir: string;
  version?: PostgresVersion;
  port?: number;
  /** `false` for clusters that may lose everything when the machine dies: tests. */
  durable?: boolean;
  log?: (line: string) => void;
};

export type EmbeddedServer = {
  /** The owner's address of the database "postgres". */
  url: string;
  /** The owner's address of a database, which is made when it is not there. */
  databaseUrl: (name: string) => Promise<string>;
  port: number;
  version: PostgresVersion;
  /** It ran already, left by a process that was killed, and was taken over. */
  adopted: boolean;
  /** A new cluster was made. */
  created: boolean;
  stop: () => Promise<void>;
  /** Removes the cluster; for tests. */
  remove: () => Promise<void>;
};

/**
 * Starts the PostgreSQL that comes with the npm packages, making its cluster on first use. A server that a killed supervisor left behind is
 * adopted when it answers and stopped when it does not.
 */
export async function startEmbedded(options: StartOptions): Promise<EmbeddedServer> {
  const { version = 18, durable = true, log = () => {} } = options;
  const place = await findPlace(options);
  const known = readRecord(place);
  if (known && (await answers(known))) return serverOf(place, known, { adopted: true, created: false });
  if (livingPostmaster(place) !== null) {
    log("A PostgreSQL left by an earlier run does not answer; stopping it");
    await shutDown(place);
  }
  const password = known?.password ?? initialise(place, version);
  const record: ServerRecord = { port: await freePort(options.port ?? known?.port), password, version };
  writeRecord(place, record);
  await launch(place, record, durable);
  return serverOf(place, record, { adopted: false, created: known === null });
}

/** The running server of a data folder, for commands beside it; `null` when none answers. */
export async function findRunning(
  options: Pick<StartOptions, "dataDir" | "version" | "log">,
): Promise<EmbeddedServer | null> {
  const place = await findPlace(options);
  const known = readRecord(place);
  return known && (await answers(known)) ? serverOf(place, known, { adopted: true, created: false }) : null;
}

async function findPlace({
  dataDir,
  version = 18,
  log = () => {},
}: Pick<StartOptions, "dataDir" | "version" | "log">): Promise<Place> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return placeOf(dataDir, await findBinaries(version), `postgres-${version}`, log);
}

function serverOf(place: Place, record: ServerRecord, how: { adopted: boolean; created: boolean }): EmbeddedServer {
  const stop = () => shutDown(place);
  return {
    url: urlOf(record),
    databaseUrl: async (name) => {
      await createDatabase(record, name);
      return urlOf(record, name);
    },
    port: record.port,
    version: record.version,
    ...how,
    stop,
    remove: async () => {
      await stop();
      rmSync(place.folder, { recursive: true, force: true });
      removeWhenEmpty(dirname(place.folder));
    },
  };
}

function removeWhenEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
