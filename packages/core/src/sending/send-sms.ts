import { createHmac } from "node:crypto";
import { MailError } from "../mail/create.ts";

export type ShortMessage = { id: string; to: string; text: string };
/** Hands a short message to whoever sends them. @throws MailError */
export type SmsSender = (message: ShortMessage) => Promise<void>;

/**
 * The HTTP adapter for short messages. It posts `{ id, to, text }` as JSON to one address, signed as Standard Webhooks are (`webhook-id`,
 * `webhook-timestamp`, `webhook-signature: v1,<base64 of HMAC-SHA256 over id.timestamp.body>`), with `Authorization: Bearer` where a token is set.
 * Any 2xx is acceptance; 429 and 5xx say that nothing was sent, and are tried again with the same id; any other answer refuses the number. Where no
 * answer comes the message may have gone, and is not sent again.
 */
export function sendSms(config: {
  url: string;
  token: string | null;
  secret: Buffer | null;
  now: () => Date;
  timeoutMs?: number;
}): SmsSender {
  const { url, token, secret, now, timeoutMs = 15_000 } = config;
  return async (message) => {
    const body = JSON.stringify(message);
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const signed = secret && createHmac("sha256", secret).update(`${message.id}.${timestamp}.${body}`).digest("base64");
    const response = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        "Content-Type": "application/json",
        "webhook-id": message.id,
        "webhook-timestamp": timestamp,
        ...(signed ? { "webhook-signature": `v1,${signed}` } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body,
    }).catch((error: unknown) => {
      throw new MailError(isUnreached(error) ? "unavailable" : "unknown", error);
    });
    await response.body?.cancel();
    if (response.ok) return;
    const status = String(response.status);
    const failure = response.status === 429 || response.status >= 500 ? "later" : "refused";
    throw new MailError(failure, new Error(`The SMS service answered ${status}`), {
      status,
      // An answer about this installation is no answer about the number.
      isRecipient: failure === "refused" && ![401, 403, 404, 405].includes(response.status),
    });
  };
}

/** Nobody was there to take it. */
function isUnreached(error: unknown): boolean {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: string };
  return code !== undefined && ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}
