import * as z from "zod";

export const OwnPasswordInput = z.strictObject({ password: z.string().min(1).max(1024) });
export type OwnPasswordInput = z.input<typeof OwnPasswordInput>;

/** An open device and a password that somebody knows are not enough: also a code of the application, or a recovery code. */
export const OwnProofInput = OwnPasswordInput.extend({ code: z.string().max(40) });
export type OwnProofInput = z.input<typeof OwnProofInput>;

export const ConfirmSecondFactorInput = z.strictObject({ code: z.string().min(1).max(40) });
export type ConfirmSecondFactorInput = z.input<typeof ConfirmSecondFactorInput>;
