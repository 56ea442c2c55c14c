import "server-only";

export type Oidc = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  trustsEmail: boolean;
  /** It never lets anybody in by one step alone. */
  hasSecondStep: boolean;
};

export type Env = {
  databaseUrl: string;
  authSecret: string;
  dataDir: string;
  /** Where people reach the dashboard: the only origin that may change anything. */
  url: string;
  gatewayUrl: string;
  /** How many proxies stand in front and write X-Forwarded-For. */
  trustedProxies: number;
  /** `null`: nobody signs in elsewhere. */
  oidc: Oidc | null;
  /** `null`: this installation sends no mail, and links are shown once instead. */
  smtpUrl: string | null;
  mailFrom: string;
};

let read: Env | null = null;

/**
 * The environment, read once when the server starts and never while it is built.
 * @throws Error naming the variable that is missing or cannot be used
 */
export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}

/** The same from a given environment. */
function readEnv(source: NodeJS.ProcessEnv): Env {
  const url = origin(source, "HEARD_URL", `http://localhost:${source.PORT || 3000}`);
  return {
    databaseUrl: needed(source, "DATABASE_URL"),
    authSecret: needed(source, "AUTH_SECRET"),
    dataDir: needed(source, "HEARD_DATA_DIR"),
    url,
    gatewayUrl: origin(source, "HEARD_GATEWAY_URL", `http://localhost:${source.GATEWAY_PORT || 3001}`),
    trustedProxies: proxies(source.HEARD_TRUSTED_PROXIES),
    oidc: oidc(source),
    smtpUrl: smtpUrl(source.SMTP_URL),
    mailFrom: source.HEARD_MAIL_FROM || `Heard <no-reply@${new URL(url).hostname}>`,
  };
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

function proxies(text: string | undefined): number {
  const count = Number(text || 0);
  if (!Number.isInteger(count) || count < 0 || count > 20)
    throw new Error(`HEARD_TRUSTED_PROXIES is "${text}"; it must be a whole number from 0 to 20.`);
  return count;
}

/** All of it or nothing: half a provider would only fail when somebody signs in. */
function oidc(source: NodeJS.ProcessEnv): Oidc | null {
  const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const missing = names.filter((name) => !source[name]);
  if (missing.length === names.length) return null;
  if (missing.length > 0) {
    const are = missing.length > 1 ? "are" : "is";
    throw new Error(`${missing.join(" and ")} ${are} not set, but ${names.join(", ")} go together.`);
  }
  const issuer = source.OIDC_ISSUER ?? "";
  if (!URL.canParse(issuer) || !/^https?:/.test(issuer))
    throw new Error(`OIDC_ISSUER is "${issuer}"; it must be the https address of the provider.`);
  return {
    issuer: issuer.replace(/(?<!\/)\/+$/, ""),
    clientId: source.OIDC_CLIENT_ID ?? "",
    clientSecret: source.OIDC_CLIENT_SECRET ?? "",
    name: source.OIDC_NAME || new URL(issuer).hostname,
    trustsEmail: source.OIDC_TRUST_EMAIL === "1",
    hasSecondStep: source.OIDC_HAS_SECOND_STEP === "1",
  };
}

function smtpUrl(text: string | undefined): string | null {
  if (!text) return null;
  // The address holds a password, so the message does not repeat it.
  if (!URL.canParse(text) || !["smtp:", "smtps:"].includes(new URL(text).protocol))
    throw new Error("SMTP_URL must look like smtps://name:password@mail.example.org:465.");
  return text;
}
