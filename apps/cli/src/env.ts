import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const rootFolder = fileURLToPath(new URL("../../..", import.meta.url));

export type Env = {
  port: number;
  gatewayPort: number;
  /** The address that processes listen on. */
  host: string;
  /** `null`: the embedded PostgreSQL. */
  databaseUrl: string | null;
  dataDir: string;
  /** Where people reach the dashboard. */
  url: string;
  /** Where respondents and systems reach the gateway. */
  gatewayUrl: string;
  /** `null`: no letter leaves this installation. */
  smtpUrl: string | null;
  demo: boolean | null;
  authSecret: string;
  /** Where a secret is to be kept that was made just now, for none was given or kept; `null` otherwise. */
  newSecretFile: string | null;
  /** The last day of the demo world; today when absent. */
  demoLastDay: string | null;
};

/** Thrown for a setting that cannot be used; the message names it, its value and what would do. */
export class EnvError extends Error {}

/** Reads the environment once: the root `.env` first, then what the shell says. @throws EnvError */
export function readEnv(source: NodeJS.ProcessEnv = loadedEnv()): Env {
  const dataDir = resolve(rootFolder, source.HEARD_DATA_DIR || ".data");
  const port = portOf(source, "PORT", 3000);
  const gatewayPort = portOf(source, "GATEWAY_PORT", 3001);
  if (port === gatewayPort)
    throw new EnvError(`PORT and GATEWAY_PORT are both ${port}; the dashboard and the gateway need one each.`);
  return {
    port,
    gatewayPort,
    host: source.HEARD_HOST || "127.0.0.1",
    databaseUrl: databaseUrlOf(source.DATABASE_URL),
    dataDir,
    url: urlOf(source, "HEARD_URL", `http://localhost:${port}`),
    gatewayUrl: urlOf(source, "HEARD_GATEWAY_URL", `http://localhost:${gatewayPort}`),
    smtpUrl: source.SMTP_URL || null,
    demo: source.HEARD_DEMO === undefined || source.HEARD_DEMO === "" ? null : source.HEARD_DEMO === "1",
    ...(source.AUTH_SECRET ? { authSecret: source.AUTH_SECRET, newSecretFile: null } : secretIn(dataDir)),
    demoLastDay: dayOf("HEARD_DEMO_LAST_DAY", source.HEARD_DEMO_LAST_DAY),
  };
}

function loadedEnv(): NodeJS.ProcessEnv {
  const file = join(rootFolder, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

function portOf(source: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = source[name];
  if (text === undefined || text === "") return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new EnvError(`${name} is "${text}"; it must be a port from 1 to 65535.`);
  return port;
}

function urlOf(source: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const text = source[name] || fallback;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new EnvError(`${name} is "${text}"; it must be an http or https address.`);
  return url.origin;
}

function databaseUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  if (!URL.canParse(text) || !["postgres:", "postgresql:"].includes(new URL(text).protocol)) {
    throw new EnvError("DATABASE_URL must look like postgres://owner:password@host:5432/heard.");
  }
  return text;
}

/** A day that exists, as `name` says it; `null` where nothing is said. @throws EnvError */
export function dayOf(name: string, text: string | undefined): string | null {
  if (!text) return null;
  // The language's own reading takes 30 February for 2 March.
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !new Date(Date.parse(text) || 0).toISOString().startsWith(text))
    throw new EnvError(`${name} is "${text}"; it must be a day such as 2026-06-30.`);
  return text;
}

/** The installation's secret. One that is made is kept by `keepSecret`, when it is known that nobody lives in the database by another. */
function secretIn(dataDir: string): Pick<Env, "authSecret" | "newSecretFile"> {
  const file = join(dataDir, "auth-secret");
  return existsSync(file)
    ? { authSecret: readFileSync(file, "utf8").trim(), newSecretFile: null }
    : { authSecret: randomBytes(48).toString("base64url"), newSecretFile: file };
}

/** Keeps a secret that was made just now in the data folder, for the owner's eyes only. */
export function keepSecret({ authSecret, newSecretFile, dataDir }: Env): void {
  if (newSecretFile === null) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(newSecretFile, authSecret, { mode: 0o600, flag: "wx" });
}
