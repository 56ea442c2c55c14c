import * as z from "zod";
import { widestNeutralBand } from "./rules.ts";

const Version = z.int().min(1).max(2_147_483_647);
/** The reading setting that the caller looked at; when another one holds by now, nothing is changed. */
const Seen = z.int().min(0).max(2_147_483_647).optional();

export const AcceptReadingModelInput = z.strictObject({ version: Version, seen: Seen });
export type AcceptReadingModelInput = z.input<typeof AcceptReadingModelInput>;

export const RollBackReadingModelInput = z.strictObject({
  /** A model that was in use before; `null`: the one that ships. */
  version: Version.nullable(),
  seen: Seen,
});
export type RollBackReadingModelInput = z.input<typeof RollBackReadingModelInput>;

export const SetNeutralBandInput = z.strictObject({
  /** In hundredths of a score. */
  neutralBand: z.int().min(0).max(widestNeutralBand),
  seen: Seen,
});
export type SetNeutralBandInput = z.input<typeof SetNeutralBandInput>;
