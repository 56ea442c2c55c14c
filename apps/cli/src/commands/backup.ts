import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  BackupRefusedError,
  eraseAgain,
  NotEmptyError,
  type Restored,
  restoreBackup,
  writeBackup,
} from "@heard/core/backups";
import { closeDatabase, openDatabase } from "@heard/core/database";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { startDatabase } from "../database.ts";
import { type Env, readEnv } from "../env.ts";
import { fromHere } from "../from-here.ts";
import { makeFolder } from "../make-folder.ts";
import { ExitError, runs } from "../output.ts";
import { type Verification, verificationText, verifyInstallation } from "../verification.ts";
import { version } from "../version.ts";

type BackupResult = { folder: string; tables: number; rows: number; files: number; bytes: number; seconds: number };
type RestoreResult = Pick<Restored, "replayed" | "files"> &
  Verification & { createdAt: string; rows: number; seconds: number };

const secondsSince = (started: number) => Math.round((performance.now() - started) / 100) / 10;
const onTable = (table: string, index: number, count: number) => console.error(`${index + 1} of ${count}: ${table}`);

/** `heard backup [FOLDER]`, `heard restore BACKUP` and `heard erase-again` (docs/operations.md) */
export function register(program: Command): void {
  runs<{ keep?: string }, BackupResult>(
    program
      .command("backup")
      .description("write rows, files and the ledger of erasures into a folder, as of one moment, while people work")
      .argument("[folder]", "where backups are gathered; backups/ in the data folder without it")
      .option("--keep <number>", "delete the oldest ones there beyond so many"),
    ({ keep }, folder) => backup(folder, keep),
    ({ folder, rows, files, bytes, seconds }) =>
      `${folder}: ${rows} rows and ${files} files, ${(bytes / 1_000_000).toFixed(1)} MB, in ${seconds} s.\nThe secret AUTH_SECRET is not in it; keep it elsewhere, for nothing opens the backup without it.`,
  );
  runs<{ erasures?: string[] }, RestoreResult>(
    program
      .command("restore")
      .description("bring everything back from a backup into an empty database, erase who was erased since, and verify")
      .argument("<backup>", "the folder that heard backup made")
      .option("--erasures <file...>", "ledgers of erasures that were kept elsewhere"),
    ({ erasures = [] }, folder) => restore(fromHere(folder ?? ""), ledgersAt(erasures)),
    (result) =>
      [
        `Restored as of ${result.createdAt}: ${result.rows} rows and ${result.files} files in ${result.seconds} s.`,
        replayedText(result.replayed),
        verificationText(result),
      ].join("\n"),
  );
  runs<{ erasures?: string[] }, Restored["replayed"]>(
    program
      .command("erase-again")
      .description(
        "erase who was erased before, after the database went back to an older day by other means than restore",
      )
      .option("--erasures <file...>", "ledgers of erasures beside that of the data folder"),
    ({ erasures = [] }) => {
      const ledgers = ledgersAt(erasures);
      return withServer(async ({ authSecret, dataDir }, _, openDoors) => {
        await openDoors();
        return eraseAgain({ authSecret, dataDir, ledgers, now });
      });
    },
    replayedText,
  );
}

const replayedText = ({ responses, contacts, organisations, surveys }: Restored["replayed"]) =>
  `Erased again, for they were erased since: ${responses} responses, ${contacts} contacts, ${organisations} organisations. Surveys that keep answers for as long as was said since: ${surveys}.`;

/** Said before a server is started for nothing. @throws ExitError naming the ledger that is not there */
function ledgersAt(files: readonly string[]): string[] {
  return files.map((file) => {
    const path = fromHere(file);
    if (!existsSync(path)) throw new ExitError(`--erasures: there is no file ${path}.`, 2);
    return path;
  });
}

/** With the doors open and the database as it was found: a server that the command started is stopped. */
async function withServer<T>(
  work: (env: Env, databaseUrl: string, openDoors: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const env = readEnv();
  const open = await startDatabase(env, (line) => console.error(line));
  try {
    const openDoors = () => openDatabase("operator", { databaseUrl: open.url, authSecret: env.authSecret });
    return await work(env, open.url, openDoors);
  } catch (error) {
    if (error instanceof BackupRefusedError || error instanceof NotEmptyError) throw new ExitError(error.message, 1);
    throw error;
  } finally {
    await closeDatabase();
    if (open.embedded && !open.embedded.adopted) await open.embedded.stop();
  }
}

function backup(folder: string | undefined, keep: string | undefined): Promise<BackupResult> {
  if (keep !== undefined && !/^[1-9]\d{0,4}$/.test(keep))
    throw new ExitError(`--keep is "${keep}"; it must be a whole number from 1.`, 2);
  const wanted = folder ? makeFolder(fromHere(folder)) : null;
  return withServer(async (env, databaseUrl, openDoors) => {
    const started = performance.now();
    await openDoors();
    const { authSecret, dataDir } = env;
    const written = await writeBackup({
      ...{ databaseUrl, authSecret, dataDir, heard: version, now, onTable },
      into: wanted ?? join(dataDir, "backups"),
      ...(keep === undefined ? {} : { keep: Number(keep) }),
    });
    const { tables, files } = written.manifest;
    return {
      folder: written.folder,
      tables: tables.length,
      rows: tables.reduce((sum, table) => sum + table.rows, 0),
      files: files.count,
      bytes: files.bytes + tables.reduce((sum, table) => sum + table.bytes, 0),
      seconds: secondsSince(started),
    };
  });
}

function restore(folder: string, ledgers: string[]): Promise<RestoreResult> {
  return withServer(async ({ authSecret, dataDir }, databaseUrl, openDoors) => {
    const started = performance.now();
    const { manifest, replayed, files } = await restoreBackup({
      ...{ databaseUrl, authSecret, dataDir, folder, ledgers, now, openDoors, onTable },
    });
    const seconds = secondsSince(started);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const verification = await verifyInstallation(authSecret);
    return { createdAt: manifest.createdAt, rows, files, replayed, seconds, ...verification };
  });
}
