import * as z from "zod";
import { Seen } from "../seen.ts";
import { Email, LinkToken, NewPassword, PersonName } from "../sign-in/schema.ts";

export const UpdateAccountInput = z.strictObject({
  name: PersonName.optional(),
  /** `null`: whatever the browser asks for. */
  locale: z.enum(["en", "zh-Hans", "zh-Hant"]).nullable().optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  seen: Seen,
});
export type UpdateAccountInput = z.input<typeof UpdateAccountInput>;

export const ChangePasswordInput = z.strictObject({ current: z.string().min(1).max(1024), next: NewPassword });
export type ChangePasswordInput = z.input<typeof ChangePasswordInput>;

export const EndSessionInput = z.strictObject({ sessionId: z.uuid() });
export type EndSessionInput = z.input<typeof EndSessionInput>;

/** An account elsewhere. */
export const IdentityInput = z.strictObject({
  issuer: z.string().min(1).max(500),
  subject: z.string().min(1).max(500),
});
export type IdentityInput = z.input<typeof IdentityInput>;

/** What opens the account for good takes more than a device that lies open. */
export const LinkIdentityInput = IdentityInput.extend({ password: z.string().min(1).max(1024) });
export type LinkIdentityInput = z.input<typeof LinkIdentityInput>;

export const RequestLinkInput = z.strictObject({ email: Email });
export type RequestLinkInput = z.input<typeof RequestLinkInput>;

export const PasswordTokenInput = z.strictObject({ token: LinkToken });
export type PasswordTokenInput = z.input<typeof PasswordTokenInput>;

export const ResetPasswordInput = z.strictObject({ token: LinkToken, password: NewPassword });
export type ResetPasswordInput = z.input<typeof ResetPasswordInput>;
