import { originalSpan } from "./normalise.ts";
import { simplify } from "./simplify.ts";
import type { Span } from "./span.ts";

/**
 * The sentences of a text as given, without the space around them. A full stop between digits or letters, or after a
 * title such as Mr., ends none.
 *
 * @example
 * sentences("菜很好。服务一般！").map(({ start, end }) => "菜很好。服务一般！".slice(start, end)); // => ["菜很好。", "服务一般！"]
 * sentences("Version 2.5 is out. Nice").length; // => 2
 */
export function sentences(text: string): Span[] {
  const simplified = simplify(text);
  return sentenceSpans(simplified.text).map((span) => originalSpan(simplified, span));
}

/**
 * The clauses of a text as given: its sentences cut at commas and before words that turn (但是, 不过, but, although).
 * A clause is what usually holds one opinion.
 *
 * @example
 * clauses("菜很好但是太贵，下次不来了").length; // => 3
 * clauses("Great food but slow service"); // => [{ start: 0, end: 10 }, { start: 11, end: 27 }]
 */
export function clauses(text: string): Span[] {
  const simplified = simplify(text);
  return sentenceSpans(simplified.text)
    .flatMap((sentence) => clauseSpans(simplified.text, sentence))
    .map((span) => originalSpan(simplified, span));
}

const SENTENCE_END =
  /[。!?;\n]+["'”’」』)]*|\.{2,}|(?<!\b(?:mr|mrs|ms|dr|st|vs|no|e\.g|i\.e))\.(?=\s|$|\p{Script=Han})["'”’)]*/gu;
const CLAUSE_END =
  /[,、:~～—]+|(?=但是|但系|但(?!凡)|可是|不过|然而|只是|就是(?!说)|虽然|尽管)|(?=(?<![a-z])(?:but|however|although|though|except|yet|whereas|while)(?![a-z]))/g;

/** Sentences of text in its normal form. */
export function sentenceSpans(text: string): Span[] {
  return cutAt(text, { start: 0, end: text.length }, SENTENCE_END);
}

/** Clauses of one sentence of a simplified text. */
export function clauseSpans(text: string, sentence: Span): Span[] {
  return cutAt(text, sentence, CLAUSE_END);
}

const WRITTEN = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Cuts after each match, or before one of no length; pieces without a letter, digit or emoji join the one before. */
function cutAt(text: string, { start, end }: Span, cut: RegExp): Span[] {
  const pieces: Span[] = [];
  const add = (from: number, to: number) => {
    const piece = trim(text, from, to);
    if (piece.start === piece.end) return;
    const last = pieces.at(-1);
    if (last !== undefined && !WRITTEN.test(text.slice(piece.start, piece.end))) {
      pieces[pieces.length - 1] = { start: last.start, end: piece.end };
    } else pieces.push(piece);
  };
  let from = start;
  for (const match of text.slice(start, end).matchAll(cut)) {
    const at = start + match.index + match[0].length;
    if (at <= from) continue;
    add(from, at);
    from = at;
  }
  add(from, end);
  return pieces;
}

function trim(text: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}
