import { createHmac } from "node:crypto";

const prefix = "whsec_";
/** As Standard Webhooks ask for: at least 24 bytes. */
export const secretBytes = 32;

/** A secret as its receiver is given it. */
export const signingSecretText = (secret: Uint8Array): string => `${prefix}${Buffer.from(secret).toString("base64")}`;

const mac = (key: string | Uint8Array, text: string): string => createHmac("sha256", key).update(text).digest("base64");

/** The headers of Standard Webhooks 1.0.0. While a secret is being exchanged both sign, and a receiver may know either. */
export function signStandard(
  secrets: readonly Uint8Array[],
  { id, at, body }: { id: string; at: Date; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${mac(secret, `${id}.${timestamp}.${body}`)}`);
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

/** DingTalk signs the time in milliseconds and takes both in the address. */
export function signForDingtalk(url: URL, secret: string, at: Date): URL {
  const timestamp = String(at.getTime());
  const signed = new URL(url);
  signed.searchParams.set("timestamp", timestamp);
  signed.searchParams.set("sign", mac(secret, `${timestamp}\n${secret}`));
  return signed;
}

/** Feishu signs nothing with time and secret as the key, and takes both in the message. */
export function signForFeishu(secret: string, at: Date): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { timestamp, sign: mac(`${timestamp}\n${secret}`, "") };
}
