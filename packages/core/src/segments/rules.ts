import { mostSegmentValues } from "../catalogue/rules.ts";
import { DomainError } from "../errors.ts";

/** How many segment fields an organisation has: as many as a cell has places. */
export const mostSegmentFields = 6;

/** The first place that no field holds. An archived field keeps its place, for its answers do. @throws DomainError limit_exceeded */
export function freeSlot(taken: readonly number[]): number {
  const slot = Array.from({ length: mostSegmentFields }, (_, index) => index + 1).find((one) => !taken.includes(one));
  if (slot === undefined) throw new DomainError("limit_exceeded", "segment_fields_full", { most: mostSegmentFields });
  return slot;
}

/** @throws DomainError limit_exceeded when the field has as many values as a field can have */
export function assertRoomForValue(field: string, count: number): void {
  if (count >= mostSegmentValues)
    throw new DomainError("limit_exceeded", "segment_full", { field, most: mostSegmentValues });
}
