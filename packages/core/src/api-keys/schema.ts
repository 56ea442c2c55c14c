import * as z from "zod";
import { visibleText } from "../visible-text.ts";
import { grantableScopes } from "./rules.ts";

export const CreateApiKeyInput = z.strictObject({
  name: visibleText(80),
  scopes: z
    .array(z.enum(grantableScopes))
    .min(1)
    .refine((scopes) => new Set(scopes).size === scopes.length, "each scope once"),
  /** When it stops working by itself; never when absent. */
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});
export type CreateApiKeyInput = z.input<typeof CreateApiKeyInput>;

export const RevokeApiKeyInput = z.strictObject({ keyId: z.string().regex(/^[A-Za-z0-9]{8}$/) });
export type RevokeApiKeyInput = z.input<typeof RevokeApiKeyInput>;
