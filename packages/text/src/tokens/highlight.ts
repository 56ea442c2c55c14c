import { originalSpan } from "../normalise.ts";
import type { Span } from "../span.ts";
import { fold } from "./fold.ts";
import { partsOf, type Run, runsOf } from "./runs.ts";

/**
 * Where a query's words stand in a comment, for marking them on screen: stretches of the text as given, in order and
 * without overlap. Follows `searchTokens`: both scripts, whole words, the last one as a beginning.
 *
 * @example
 * highlight("售後態度差", "售后"); // => [{ start: 0, end: 2 }]
 * highlight("Refunds take weeks", "refund"); // => [{ start: 0, end: 6 }]
 */
export function highlight(text: string, query: string): Span[] {
  const folded = fold(text);
  const wanted = [...runsOf(fold(query).text)];
  const last = wanted.at(-1);
  const found = [...runsOf(folded.text)].flatMap((run) =>
    wanted.flatMap((term) => (term.kind === run.kind ? findIn(run, term, term === last) : [])),
  );
  return mergeSpans(found.map((span) => originalSpan(folded, span)));
}

function findIn(run: Run, term: Run, isLast: boolean): Span[] {
  if (run.kind !== "word") return findAll(run, term.text);
  return [run, ...partsOf(run)]
    .filter(({ text }) => text === term.text || (isLast && text.startsWith(term.text)))
    .map(({ start, end, text }) => ({
      start,
      end: text === term.text ? end : Math.min(end, start + term.text.length),
    }));
}

function findAll(run: Run, piece: string): Span[] {
  const spans: Span[] = [];
  for (let at = run.text.indexOf(piece); at >= 0; at = run.text.indexOf(piece, at + 1)) {
    spans.push({ start: run.start + at, end: run.start + at + piece.length });
  }
  return spans;
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start > last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}
