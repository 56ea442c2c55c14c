import * as z from "zod";
import type { ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { keptText } from "../visible-text.ts";
import { type MovedSource, moveSource } from "./move.ts";

export const DeleteSourceInput = z.strictObject({ source: keptText(60) });
export type DeleteSourceInput = z.infer<typeof DeleteSourceInput>;

/**
 * Puts a source into the bin. Its responses leave every measure, search and list with it, thousands of them by a job, and come back with
 * {@link restoreSource}; what each of them was (partial, complete, quarantined) is kept.
 * @throws DomainError not_found, invalid_state when it is there already
 */
export async function deleteSource(ctx: ServiceContext, input: DeleteSourceInput): Promise<MovedSource> {
  requirePermission(ctx, "source.edit");
  return moveSource(ctx, input.source, "bin");
}
