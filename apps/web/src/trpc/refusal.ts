import type { Messages } from "@heard/messages";

export type Refusal = {
  reason: keyof Messages["errors"];
  params: Readonly<Record<string, string | number>>;
  /** What would have been accepted, where that is a text of ours and no list of values. */
  accepted: { form: keyof Messages["accepted"]; params: Readonly<Record<string, string | number>> } | null;
  fields: Record<string, string[]> | null;
  requestId: string;
};

/** What the server says about a refusal; `null` when it never answered, or is broken. */
export function refusalOf(error: unknown): Refusal | null {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : null;
  if (typeof data !== "object" || data === null || !("reason" in data) || typeof data.reason !== "string") return null;
  return data.reason === "unexpected" ? null : (data as Refusal);
}
