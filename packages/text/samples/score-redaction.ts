import { type Finding, REDACTION_KINDS, type RedactionKind, redact } from "../src/redact.ts";
import type { LabelledLine } from "./labelled-lines.ts";

/** How redaction did on labelled lines. */
export type RedactionScore = {
  /** Share of the marked data that went whole, and under the right name; `null` when nothing is marked. */
  readonly recall: number | null;
  /** Share of what went that was marked, and not more than what was marked; `null` when nothing went. */
  readonly precision: number | null;
  readonly marked: number;
  readonly found: number;
  /** Lines with anything missed or taken wrongly, as `text → redacted`. */
  readonly mistakes: readonly string[];
};

/** Compares span by span: exact start, end and kind, nothing less. */
export function scoreRedaction(lines: readonly LabelledLine[], kind: RedactionKind | null = null): RedactionScore {
  const counts = { marked: 0, found: 0, right: 0 };
  const mistakes: string[] = [];
  for (const { text, spans } of lines) {
    const result = redact(text);
    const wanted = spans.filter((span) => kind === null || span.kind === kind);
    const found = result.spans.filter((span) => kind === null || span.kind === kind);
    const right = found.filter((span) => wanted.some((other) => isSame(span, other)));
    counts.marked += wanted.length;
    counts.found += found.length;
    counts.right += right.length;
    if (right.length < Math.max(wanted.length, found.length)) mistakes.push(`${text} → ${result.text}`);
  }
  const { marked, found, right } = counts;
  return {
    recall: marked === 0 ? null : right / marked,
    precision: found === 0 ? null : right / found,
    marked,
    found,
    mistakes,
  };
}

/** The score of each kind that is marked in the lines. */
export function scoreByKind(lines: readonly LabelledLine[]): Map<RedactionKind, RedactionScore> {
  return new Map(REDACTION_KINDS.map((kind) => [kind, scoreRedaction(lines, kind)]));
}

function isSame(one: Finding, other: Finding): boolean {
  return one.start === other.start && one.end === other.end && one.kind === other.kind;
}
