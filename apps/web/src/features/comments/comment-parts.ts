export type CommentPart =
  | { kind: "text"; text: string }
  | { kind: "hit"; text: string }
  | { kind: "removed"; what: string };

/** What redaction leaves: white square brackets around the kind of detail that stood there. */
const placeholder = /⟦([a-z]+)⟧/g;

/**
 * A comment as the pieces to draw: words, hits of the search, and places where a detail of a person was removed. Hits are
 * offsets into the text in UTF-16 units, sorted or not, and never inside a placeholder.
 */
export function partsOf(text: string, hits: readonly { start: number; end: number }[]): CommentPart[] {
  const removed = [...text.matchAll(placeholder)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    part: { kind: "removed", what: match[1] ?? "" } as CommentPart,
  }));
  const found = hits
    .filter(({ start, end }) => start < end && !removed.some((one) => start < one.end && end > one.start))
    .map(({ start, end }) => ({ start, end, part: { kind: "hit", text: text.slice(start, end) } as CommentPart }));
  const parts: CommentPart[] = [];
  let at = 0;
  for (const { start, end, part } of [...removed, ...found].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) parts.push({ kind: "text", text: text.slice(at, start) });
    parts.push(part);
    at = end;
  }
  if (at < text.length) parts.push({ kind: "text", text: text.slice(at) });
  return parts;
}
