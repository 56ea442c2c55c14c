import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Binaries, binariesIn } from "./binaries.ts";

export type Identity = { uid: number; gid: number };
export type Place = {
  /** Where the cluster lives. */
  folder: string;
  binaries: Binaries;
  /** Who runs the server; `null`: whoever started this process. */
  identity: Identity | null;
};

const serverUser = "postgres";

/**
 * Where and as whom the server runs. PostgreSQL refuses to run as root, so root hands it to the user "postgres"; when that user cannot reach
 * the data folder or node_modules (a folder of mode 0700 anywhere above), a copy runs from the system's state folder, and `log` says so.
 */
export function placeOf(dataDir: string, binaries: Binaries, name: string, log: (line: string) => void): Place {
  const wanted = resolve(dataDir, name);
  if (process.getuid?.() !== 0) return { folder: wanted, binaries, identity: null };
  const identity = serverIdentity();
  const stateFolder = existsSync("/var/lib") ? "/var/lib/heard" : join(tmpdir(), "heard-state");
  const folder = reachable(wanted, identity) ? wanted : join(stateFolder, digest(wanted), name);
  if (folder !== wanted) log(`The user "${serverUser}" cannot reach ${wanted}; the database lives in ${folder}`);
  mkdirSync(folder, { recursive: true });
  chownSync(folder, identity.uid, identity.gid);
  return {
    folder,
    binaries: reachable(binaries.folder, identity) ? binaries : copied(binaries, stateFolder, log),
    identity,
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Whether every folder on the way may be entered by somebody who is neither root nor in root's groups. */
function reachable(path: string, { uid, gid }: Identity): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid: owner, gid: group } = statSync(at);
      const entry = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
      if ((mode & entry) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}

function copied(binaries: Binaries, stateFolder: string, log: (line: string) => void): Binaries {
  const target = join(stateFolder, `binaries-${digest(binaries.folder + statSync(binaries.postgres).mtimeMs)}`);
  if (!existsSync(target)) {
    log(`The user "${serverUser}" cannot reach ${binaries.folder}; the server runs from a copy in ${target}`);
    const partial = `${target}.${process.pid}`;
    cpSync(binaries.folder, partial, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(partial, target);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return binariesIn(target);
}

function serverIdentity(): Identity {
  return identityOf(serverUser) ?? createdIdentity();
}

function identityOf(user: string): Identity | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

/** `useradd` on most Linuxes, BusyBox's `adduser` on Alpine. */
function createdIdentity(): Identity {
  const attempts: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", serverUser]],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", serverUser]],
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: "ignore" });
    } catch {
      continue;
    }
    const made = identityOf(serverUser);
    if (made) return made;
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and a user "${serverUser}" could not be made. Create one, start as an ordinary user, or set DATABASE_URL.`,
  );
}
