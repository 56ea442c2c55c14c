import * as z from "zod";
import { DomainError } from "./errors.ts";

/** What stood in the fields when the editor opened them, by field. An edit without it asks nothing. */
export const Seen = z.record(z.string().max(60), z.unknown()).optional();
type Fields = Readonly<Record<string, unknown>>;

/**
 * Nothing that somebody else has changed meanwhile is written over unseen. The same change twice is none: who pressed twice gets no refusal.
 * @throws DomainError conflict `changed_meanwhile`, naming the first field that collided
 */
export function assertUnchanged(
  { kind: what, id }: { kind: string; id: string | number },
  { seen = {}, stored, wanted }: { seen?: Fields | undefined; stored: Fields; wanted: Fields },
): void {
  const isLost = (field: string) => {
    const now = canonical(stored[field]);
    return now !== canonical(seen[field]) && now !== canonical(wanted[field]);
  };
  const field = Object.keys(wanted).find((one) => Object.hasOwn(seen, one) && isLost(one));
  if (field !== undefined) throw new DomainError("conflict", "changed_meanwhile", { what, id, field });
}

/**
 * What is decided on stands as whoever decides has read it: other words may be worth another answer.
 * @throws DomainError conflict `changed_since_read`, naming the first field that is another one
 */
export function assertAsRead(
  { kind: what, id }: { kind: string; id: string | number },
  { seen = {}, stored }: { seen?: Fields | undefined; stored: Fields },
): void {
  const field = Object.keys(stored).find(
    (one) => Object.hasOwn(seen, one) && canonical(stored[one]) !== canonical(seen[one]),
  );
  if (field !== undefined) throw new DomainError("conflict", "changed_since_read", { what, id, field });
}

/** Absent, null and empty are the same; the order of an object's fields plays no part. */
function canonical(value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = Object.entries(value)
    .filter(([, part]) => canonical(part) !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, part]) => `${name}:${canonical(part)}`).join()}}`;
}
