import "server-only";

export type Env = {
  databaseUrl: string;
  authSecret: string;
  dataDir: string;
  /** Where people reach the dashboard: the only origin that may change anything. */
  url: string;
  gatewayUrl: string;
};

let read: Env | null = null;

/**
 * The environment, read once when the server starts and never while it is built.
 * @throws Error naming the variable that is missing or cannot be used
 */
export function env(source: NodeJS.ProcessEnv = process.env): Env {
  read ??= {
    databaseUrl: needed(source, "DATABASE_URL"),
    authSecret: needed(source, "AUTH_SECRET"),
    dataDir: needed(source, "HEARD_DATA_DIR"),
    url: origin(source, "HEARD_URL", `http://localhost:${source.PORT || 3000}`),
    gatewayUrl: origin(source, "HEARD_GATEWAY_URL", `http://localhost:${source.GATEWAY_PORT || 3001}`),
  };
  return read;
}

function needed(source: NodeJS.ProcessEnv, name: string): string {
  const value = source[name];
  if (!value) throw new Error(`${name} is not set. Start the dashboard with "heard serve web" or "npm start".`);
  return value;
}

function origin(source: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const text = source[name] || fallback;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error(`${name} is "${text}"; it must be an http or https address.`);
  return new URL(text).origin;
}
