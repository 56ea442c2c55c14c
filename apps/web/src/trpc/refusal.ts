import type { Messages } from "@heard/messages";

export type Refusal = {
  reason: keyof Messages["errors"];
  params: Readonly<Record<string, string | number>>;
  fields: Record<string, string[]> | null;
  requestId: string;
};

/** What the server says about a refusal; `null` when it never answered, or is broken. */
export function refusalOf(error: unknown): Refusal | null {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : null;
  if (typeof data !== "object" || data === null || !("reason" in data) || typeof data.reason !== "string") return null;
  return data.reason === "unexpected" ? null : (data as Refusal);
}
