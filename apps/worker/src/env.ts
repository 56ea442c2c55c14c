export type Env = {
  databaseUrl: string;
  authSecret: string;
  dataDir: string;
  /** Where people reach the dashboard, and where respondents reach the gateway. */
  url: string;
  gatewayUrl: string;
  /** `null`: letters to customers are kept to be looked at. */
  smtpUrl: string | null;
  mailFrom: string;
  /** `null`: short messages are kept to be looked at. */
  sms: { url: string; token: string | null; secret: string | null } | null;
};

/** What the worker needs from its environment. @throws Error naming the variable that is missing or cannot be used */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const need = (name: string) => {
    const value = source[name];
    if (!value) throw new Error(`${name} is not set. Start the worker with "heard serve worker" or "npm start".`);
    return value;
  };
  const url = address(source, "HEARD_URL", `http://localhost:${source.PORT || 3000}`);
  return {
    databaseUrl: need("DATABASE_URL"),
    authSecret: need("AUTH_SECRET"),
    dataDir: need("HEARD_DATA_DIR"),
    url: new URL(url).origin,
    gatewayUrl: new URL(address(source, "HEARD_GATEWAY_URL", `http://localhost:${source.GATEWAY_PORT || 3001}`)).origin,
    smtpUrl: smtpUrl(source.SMTP_URL),
    mailFrom: source.HEARD_MAIL_FROM || `Heard <no-reply@${new URL(url).hostname}>`,
    sms: source.SMS_URL
      ? {
          url: address(source, "SMS_URL", ""),
          token: source.SMS_TOKEN || null,
          secret: source.SMS_SECRET || null,
        }
      : null,
  };
}

function address(source: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const text = source[name] || fallback;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error(`${name} is "${text}"; it must be an http or https address.`);
  return text;
}

function smtpUrl(text: string | undefined): string | null {
  if (!text) return null;
  // The address holds a password, so the message does not repeat it.
  if (!URL.canParse(text) || !/^smtps?:/.test(text))
    throw new Error("SMTP_URL must look like smtps://name:password@mail.example.org:465.");
  return text;
}
