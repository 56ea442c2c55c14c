import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";
import { parse, stringify } from "uuid";

/** What a token opens: the survey, for one answer; the list of what its person is written to about; or nothing, but that a letter was. */
type Purpose = "survey invitation" | "unsubscribe" | "letter opening";
export type InvitationClaim = { organisationId: number; invitationId: string };

const [idBytes, organisationBytes, macBytes] = [16, 4, 16];

function macOf(body: Buffer, purpose: Purpose, authSecret: string): Buffer {
  return createHmac("sha256", deriveKey(authSecret, purpose)).update(body).digest().subarray(0, macBytes);
}

function sign({ organisationId, invitationId }: InvitationClaim, purpose: Purpose, authSecret: string): string {
  const body = Buffer.alloc(idBytes + organisationBytes);
  body.set(parse(invitationId));
  body.writeUInt32BE(organisationId, idBytes);
  return Buffer.concat([body, macOf(body, purpose, authSecret)]).toString("base64url");
}

/** `null` for what this installation never signed for this purpose. */
function read(token: string, purpose: Purpose, authSecret: string): InvitationClaim | null {
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, idBytes + organisationBytes);
  const mac = bytes.subarray(idBytes + organisationBytes);
  const isOurs = mac.length === macBytes && timingSafeEqual(mac, macOf(body, purpose, authSecret));
  if (!isOurs || bytes.toString("base64url") !== token) return null;
  return { organisationId: body.readUInt32BE(idBytes), invitationId: stringify(body.subarray(0, idBytes)) };
}

/** The token of a personal link. It says whose it is to nobody but us: 48 characters, of which 128 bits cannot be guessed. */
export const signInvitation = (claim: InvitationClaim, authSecret: string): string =>
  sign(claim, "survey invitation", authSecret);
export const readInvitation = (token: string, authSecret: string): InvitationClaim | null =>
  read(token, "survey invitation", authSecret);

/** The token of the link by which a person says no. It stays good: nobody should have to ask twice. */
export const signUnsubscribe = (claim: InvitationClaim, authSecret: string): string =>
  sign(claim, "unsubscribe", authSecret);
export const readUnsubscribe = (token: string, authSecret: string): InvitationClaim | null =>
  read(token, "unsubscribe", authSecret);

/** The token of the picture in a letter: it tells that the letter was opened, and opens nothing. */
export const signOpening = (claim: InvitationClaim, authSecret: string): string =>
  sign(claim, "letter opening", authSecret);
export const readOpening = (token: string, authSecret: string): InvitationClaim | null =>
  read(token, "letter opening", authSecret);
