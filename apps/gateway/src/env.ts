import { deriveKey } from "@heard/core/auth-store";

export type Env = {
  databaseUrl: string;
  authSecret: string;
  /** Where files are kept that respondents attach. */
  dataDir: string;
  host: string;
  port: number;
  /** Where respondents and systems reach the gateway. */
  url: string;
  /** How many proxies of ours stand in front; only what they write into X-Forwarded-For is believed. */
  trustedProxies: number;
  /** Requests a second that one API key may send in the long run; ten seconds of it at once. */
  keyRequestsPerSecond: number;
  /** What whoever reads /metrics shows; `null`: only this machine itself reads it. */
  metricsToken: string | null;
};

/** The environment, read once. @throws Error naming the variable that is missing or cannot be used */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const port = whole(source, "GATEWAY_PORT", 3001, 1, 65_535);
  return {
    databaseUrl: needed(source, "DATABASE_URL"),
    authSecret: needed(source, "AUTH_SECRET"),
    dataDir: needed(source, "HEARD_DATA_DIR"),
    host: source.HEARD_HOST || "127.0.0.1",
    port,
    url: origin(source, "HEARD_GATEWAY_URL", `http://localhost:${port}`),
    trustedProxies: whole(source, "HEARD_TRUSTED_PROXIES", 0, 0, 20),
    keyRequestsPerSecond: whole(source, "HEARD_API_REQUESTS_PER_SECOND", 200, 1, 1_000_000),
    metricsToken: source.HEARD_METRICS_TOKEN || null,
  };
}

/** The key that names addresses for limits: of its own purpose, like every key derived from the secret. */
export function addressKeyOf(authSecret: string): Buffer {
  return deriveKey(authSecret, "client address");
}

function needed(source: NodeJS.ProcessEnv, name: string): string {
  const value = source[name];
  if (!value) throw new Error(`${name} is not set. Start the gateway with "heard serve gateway" or "npm start".`);
  return value;
}

function whole(source: NodeJS.ProcessEnv, name: string, fallback: number, least: number, most: number): number {
  const text = source[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.`);
  return value;
}

function origin(source: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const text = source[name] || fallback;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error(`${name} is "${text}"; it must be an http or https address.`);
  return new URL(text).origin;
}
