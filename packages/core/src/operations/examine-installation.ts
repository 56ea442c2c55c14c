import { randomBytes } from "node:crypto";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseFacts, examineDatabase, examineRoles } from "@heard/db/examine";
import { knownMigrations } from "@heard/db/migrate";
import * as z from "zod";
import { probeMail } from "../mail/probe.ts";
import { readLastBackup } from "./read-place.ts";
import {
  type AddressAnswer,
  type Finding,
  judgeAddress,
  judgeBackup,
  judgeDatabase,
  judgeDisk,
  judgeMail,
  judgeRoles,
} from "./rules.ts";

export type InstallationSettings = {
  databaseUrl: string;
  authSecret: string;
  dataDir: string;
  url: string;
  gatewayUrl: string;
  smtpUrl: string | null;
  now: () => Date;
};

/** Looks at everything that an installation stands on, one after the other; what cannot be looked at is a finding as well. */
export async function examineInstallation(settings: InstallationSettings): Promise<Finding[]> {
  const { authSecret, dataDir, url, gatewayUrl, smtpUrl, now } = settings;
  return [
    ...(await lookAtDatabase(settings.databaseUrl, authSecret)),
    await lookAtDisk(dataDir),
    judgeBackup((await readLastBackup(dataDir))?.endedAt ?? null, now()),
    judgeAddress("HEARD_URL", url, await askDashboard(url)),
    judgeAddress("HEARD_GATEWAY_URL", gatewayUrl, await askGateway(gatewayUrl)),
    judgeMail(smtpUrl, smtpUrl === null ? null : await probeMail(smtpUrl)),
  ];
}

async function lookAtDatabase(databaseUrl: string, authSecret: string): Promise<Finding[]> {
  let facts: DatabaseFacts;
  try {
    facts = await examineDatabase(databaseUrl);
  } catch (error) {
    const says = `The database does not answer: ${error instanceof Error ? error.message : String(error)}.`;
    const advice = "Check DATABASE_URL, that the server runs, and that this machine may reach it.";
    return [{ what: "database", state: "fault", says, advice }];
  }
  return [...judgeDatabase(facts, knownMigrations()), ...judgeRoles(await examineRoles(databaseUrl, authSecret))];
}

async function lookAtDisk(dataDir: string): Promise<Finding> {
  const probe = join(dataDir, `.probe-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(probe, "x", { mode: 0o600 });
    await rm(probe);
    const { bavail, blocks, bsize } = await statfs(dataDir);
    return judgeDisk({ path: dataDir, freeBytes: bavail * bsize, allBytes: blocks * bsize });
  } catch (error) {
    const says = `Nothing can be written to ${dataDir}: ${error instanceof Error ? error.message : String(error)}.`;
    return { what: "disk", state: "fault", says, advice: "Let the user of the processes own HEARD_DATA_DIR." };
  }
}

const patienceMs = 10_000;

async function ask(url: string, addressIn: (body: unknown) => string | null): Promise<AddressAnswer> {
  try {
    const reply = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    const location = reply.headers.get("location");
    if (location) {
      const target = new URL(location, url).origin;
      return { status: 200, says: target };
    }
    const body: unknown = await reply.json().catch(() => null);
    return { status: reply.status, says: reply.ok ? addressIn(body) : null };
  } catch {
    return { status: null, says: null };
  }
}

const originOf = (text: string | undefined) => (text && URL.canParse(text) ? new URL(text).origin : null);
const Providers = z.record(z.string(), z.object({ callbackUrl: z.string() }));
const Description = z.object({ servers: z.array(z.object({ url: z.string() })) });

/** The sign-in names the address to which it sends people back. */
const askDashboard = (url: string): Promise<AddressAnswer> =>
  ask(`${url}/api/auth/providers`, (body) => {
    const parsed = Providers.safeParse(body);
    return parsed.success ? originOf(Object.values(parsed.data)[0]?.callbackUrl) : null;
  });

/** The description of the public API names the address at which it is reached. */
const askGateway = (url: string): Promise<AddressAnswer> =>
  ask(`${url}/api/v1/openapi.json`, (body) => {
    const parsed = Description.safeParse(body);
    return parsed.success ? originOf(parsed.data.servers[0]?.url) : null;
  });
