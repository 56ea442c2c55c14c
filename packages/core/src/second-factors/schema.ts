import * as z from "zod";

export const OwnPasswordInput = z.strictObject({ password: z.string().min(1).max(1024) });
export type OwnPasswordInput = z.input<typeof OwnPasswordInput>;

export const ConfirmSecondFactorInput = z.strictObject({ code: z.string().min(1).max(40) });
export type ConfirmSecondFactorInput = z.input<typeof ConfirmSecondFactorInput>;
