import type { Span } from "../span.ts";

/** Normalised text with its runs of digits: what every rule reads. */
export type Scan = { readonly text: string; readonly groups: readonly Span[] };

/** Neighbouring runs of digits that may be one number written in parts, such as 138 1234 5678. */
export type NumberWindow = Span & {
  readonly digits: string;
  /** Lengths of the parts, as in `3-4-4`. */
  readonly shape: string;
  /** What stands between the parts, joined. */
  readonly gaps: string;
};

const MOST_PARTS = 6;
const MOST_DIGITS = 19;
const FEWEST_DIGITS = 7;

/** What may stand between two parts of one number: a space or two, a dash or dot, a bracket. */
const GAP = /^(?:[ \t]{1,2}| ?[-.·_‐–—] ?|\) ?-? ?| ?\( ?)$/;

/** Finds the runs of digits of a normalised text. */
export function scanText(text: string): Scan {
  const groups: Span[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const inside = isDigit(text.charCodeAt(at));
    if (inside && start < 0) start = at;
    if (!inside && start >= 0) {
      groups.push({ start, end: at });
      start = -1;
    }
  }
  return { text, groups };
}

/** Every way to read one to six neighbouring runs as a number of 7 to 19 digits; at most six from each run. */
export function* numberWindows({ text, groups }: Scan): Generator<NumberWindow> {
  for (const [first, group] of groups.entries()) {
    const window = { start: group.start, end: group.end, digits: "", shape: "", gaps: "" };
    for (const [part, { start, end }] of groups.slice(first, first + MOST_PARTS).entries()) {
      const gap = part === 0 ? "" : text.slice(window.end, Math.min(start, window.end + 4));
      if ((part > 0 && !GAP.test(gap)) || window.digits.length + end - start > MOST_DIGITS) break;
      window.digits += text.slice(start, end);
      window.shape += `${part === 0 ? "" : "-"}${end - start}`;
      window.gaps += gap;
      window.end = end;
      if (window.digits.length >= FEWEST_DIGITS) yield { ...window };
    }
  }
}

/**
 * The text before a position, at most `length` units of it and not beyond what was redacted: a cue must not reach over
 * it, or a second redaction would find what the first did not.
 */
export function textBefore({ text }: Scan, at: number, length: number): string {
  const before = text.slice(Math.max(0, at - length), at);
  return before.slice(before.lastIndexOf("⟧") + 1);
}

/** The text after a position, at most `length` units of it and not beyond what was redacted. */
export function textAfter({ text }: Scan, at: number, length: number): string {
  const after = text.slice(at, at + length);
  const barrier = after.search(/[⟦⟧]/);
  return barrier < 0 ? after : after.slice(0, barrier);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** ASCII letters and digits: what may not touch a number from outside. */
export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
