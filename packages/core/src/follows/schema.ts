import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { RecordId } from "../record-id.ts";

/** What can be followed. */
export const FollowInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("plan"), planId: RecordId }),
  z.strictObject({ kind: z.literal("theme"), theme: CatalogueKey }),
  z.strictObject({ kind: z.literal("touchpoint"), touchpoint: CatalogueKey }),
]);
export type FollowInput = z.input<typeof FollowInput>;
