import * as z from "zod";

export const ChooseDigestInput = z.strictObject({ isWanted: z.boolean() });
export type ChooseDigestInput = z.input<typeof ChooseDigestInput>;
