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
  const said = answerIn(error);
  return said?.reason === "unexpected" ? null : said;
}

/** The request in which the server broke, as it is in its log; `null` when it refused, or never answered. */
export function unexpectedIn(error: unknown): string | null {
  const said = answerIn(error);
  return said?.reason === "unexpected" ? said.requestId : null;
}

function answerIn(error: unknown): Refusal | null {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : null;
  const isAnswer = typeof data === "object" && data !== null && "reason" in data && typeof data.reason === "string";
  return isAnswer ? (data as Refusal) : null;
}
