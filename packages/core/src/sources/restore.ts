import * as z from "zod";
import type { ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { keptText } from "../visible-text.ts";
import { type MovedSource, moveSource } from "./move.ts";

export const RestoreSourceInput = z.strictObject({ source: keptText(60) });
export type RestoreSourceInput = z.infer<typeof RestoreSourceInput>;

/**
 * Takes a source out of the bin: every measure, response and comment is as it was before it went in, thousands of them by a job.
 * @throws DomainError not_found, also when it was purged; invalid_state when it is not in the bin
 */
export async function restoreSource(ctx: ServiceContext, input: RestoreSourceInput): Promise<MovedSource> {
  requirePermission(ctx, "bin.restore");
  return moveSource(ctx, input.source, "use");
}
