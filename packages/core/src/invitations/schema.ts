import * as z from "zod";
import { Access } from "../members/schema.ts";
import { RecordId } from "../record-id.ts";
import { Email, LinkToken, NewPassword, PersonName } from "../sign-in/schema.ts";

export const CreateInvitationInput = z.strictObject({
  email: Email,
  ...Access.shape,
  /** The language of the letter, and of the person until they choose. */
  locale: z.enum(["en", "zh-Hans", "zh-Hant"]).default("en"),
});
export type CreateInvitationInput = z.input<typeof CreateInvitationInput>;

export const InvitationInput = z.strictObject({ invitationId: RecordId });
export type InvitationInput = z.input<typeof InvitationInput>;

export const InvitationTokenInput = z.strictObject({ token: LinkToken });
export type InvitationTokenInput = z.input<typeof InvitationTokenInput>;

export const AcceptInvitationInput = z.strictObject({ token: LinkToken, name: PersonName, password: NewPassword });
export type AcceptInvitationInput = z.input<typeof AcceptInvitationInput>;
