import type { Sentiment } from "./comments-view.ts";

type Span = { start: number; end: number };
export type CommentPart =
  | { kind: "text"; text: string }
  | { kind: "hit"; text: string }
  | { kind: "spoken"; text: string; sentiment: Sentiment }
  | { kind: "removed"; what: string };

/** What redaction leaves: white square brackets around the kind of detail that stood there. */
const placeholder = /⟦([a-z]+)⟧/g;

/**
 * A comment as the pieces to draw: words, hits of the search, and places where a detail of a person was removed. Hits are
 * offsets into the text in UTF-16 units, sorted or not, and never inside a placeholder; words that speak of a theme give way to a hit among them.
 */
export function partsOf(
  text: string,
  hits: readonly Span[],
  spoken: readonly (Span & { sentiment: Sentiment })[] = [],
): CommentPart[] {
  const removed = [...text.matchAll(placeholder)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    part: { kind: "removed", what: match[1] ?? "" } as CommentPart,
  }));
  const isFree = ({ start, end }: Span, taken: readonly Span[]) =>
    start < end && !taken.some((one) => start < one.end && end > one.start);
  const found = hits
    .filter((hit) => isFree(hit, removed))
    .map(({ start, end }) => ({ start, end, part: { kind: "hit", text: text.slice(start, end) } as CommentPart }));
  const said = spoken
    .filter((words) => isFree(words, [...removed, ...found]))
    .map(({ start, end, sentiment }) => ({
      ...{ start, end },
      part: { kind: "spoken", text: text.slice(start, end), sentiment } as CommentPart,
    }));
  const parts: CommentPart[] = [];
  let at = 0;
  for (const { start, end, part } of [...removed, ...found, ...said].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) parts.push({ kind: "text", text: text.slice(at, start) });
    parts.push(part);
    at = end;
  }
  if (at < text.length) parts.push({ kind: "text", text: text.slice(at) });
  return parts;
}
