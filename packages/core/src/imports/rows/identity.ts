import { hash } from "node:crypto";
import { ownIdPrefix } from "../../responses/schema.ts";
import type { Unidentified } from "./item.ts";

/**
 * What a row says: its mapped fields. Scales are left out, so a file that is imported again under a corrected direction is the same file, and undo
 * comes first.
 */
export function rowContent(item: Unidentified): string {
  const segments = Object.entries(item.segments ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    item.occurredAt ?? item.occurredOn ?? null,
    item.channel ?? null,
    item.touchpoint ?? null,
    item.language ?? null,
    item.customer ?? null,
    segments,
    item.scores.map(({ metric, touchpoint, value }) => [metric, touchpoint ?? null, value]),
    item.comments.map(({ text, touchpoint }) => [text, touchpoint ?? null]),
    item.answers.map(({ question, value }) => [question, value]),
  ]);
}

/** What a row without an id is known by: 128 bits of its content, in base64url. */
export const rowHash = (item: Unidentified): string => hash("sha256", rowContent(item), "base64url").slice(0, 22);

/** The id of a row that has none of its own: two honest twins in one file have ordinals 0 and 1, and keep them when the file comes again. */
export const rowId = (hashed: string, ordinal: number): string => `${ownIdPrefix}row:${hashed}:${ordinal}`;
