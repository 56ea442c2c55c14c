/** How a column writes its dates. `format` is `null` where day and month could be either way round: then `candidates` holds both. */
export type DateGuess = {
  format: string | null;
  candidates: readonly string[];
  /** How many cells have this form, and the days above 12 that prove which number is the day. */
  count: number;
  proof: number;
};

const datePart = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:([ T])(.+))?$/;
const monthNamePart = /^(\d{1,2})([ -])([A-Za-z]{3,9})\2(\d{4})(?: (.+))?$/;
const americanName = /^([A-Za-z]{3,9}) (\d{1,2}), (\d{4})(?: (.+))?$/;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*(.+))?$/;

type Shape = { base: string; first: number | null; second: number | null };

/** Collects the forms of a column's dates, value by value. */
export class DateGuesser {
  readonly #shapes = new Map<string, { count: number; firstAbove12: number; secondAbove12: number }>();

  add(text: string, count = 1): boolean {
    const shape = text.length < 40 ? shapeOf(text) : null;
    if (!shape) return false;
    const known = this.#shapes.get(shape.base) ?? { count: 0, firstAbove12: 0, secondAbove12: 0 };
    known.count += count;
    if (shape.first !== null && shape.first > 12) known.firstAbove12 += count;
    if (shape.second !== null && shape.second > 12) known.secondAbove12 += count;
    this.#shapes.set(shape.base, known);
    return true;
  }

  /** The form of most dates; `null` when there was none. */
  guess(): DateGuess | null {
    const [found] = [...this.#shapes].toSorted(([, a], [, b]) => b.count - a.count);
    if (!found) return null;
    const [base, { count, firstAbove12, secondAbove12 }] = found;
    if (!base.includes("#1")) return { format: base, candidates: [base], count, proof: count };
    const dayFirst = base.replace("#1", "dd").replace("#2", "MM");
    const monthFirst = base.replace("#1", "MM").replace("#2", "dd");
    const candidates = [dayFirst, monthFirst];
    // A stray impossible date must not turn the order round.
    if (firstAbove12 > 20 * secondAbove12) return { format: dayFirst, candidates, count, proof: firstAbove12 };
    if (secondAbove12 > 20 * firstAbove12) return { format: monthFirst, candidates, count, proof: secondAbove12 };
    return { format: null, candidates, count, proof: 0 };
  }
}

function shapeOf(text: string): Shape | null {
  const numeric = datePart.exec(text);
  if (numeric) return numericShape(numeric);
  const named = monthNamePart.exec(text);
  if (named) return withTime(`d${named[2]}${nameToken(named[3])}${named[2]}yyyy`, named[5]);
  const american = americanName.exec(text);
  if (american) return withTime(`${nameToken(american[1])} d, yyyy`, american[4]);
  const han = chinese.exec(text);
  return han ? withTime("yyyy年M月d日", han[4]) : null;
}

const nameToken = (name = "") => (name.length > 3 ? "MMMM" : "MMM");

function numericShape([, a = "", mark = "", b = "", c = "", gap, time]: RegExpExecArray): Shape | null {
  if (gap === "T" || (a.length === 4 && mark === "-" && time !== undefined && /(Z|UTC|[+-]\d{2}:?\d{2})$/.test(time)))
    return a.length === 4 ? { base: "iso8601", first: null, second: null } : null;
  if (a.length === 4 && c.length <= 2) {
    const padded = b.length === 2 && c.length === 2 && mark === "-";
    return withTime(padded ? "yyyy-MM-dd" : `yyyy${mark}M${mark}d`, time);
  }
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return null;
  const shape = withTime(`#1${mark}#2${mark}${c.length === 4 ? "yyyy" : "yy"}`, time);
  return shape && { ...shape, first: Number(a), second: Number(b) };
}

function withTime(base: string, time: string | undefined): Shape | null {
  const shape = (suffix: string): Shape => ({ base: `${base}${suffix}`, first: null, second: null });
  if (time === undefined) return shape("");
  const match = /^\d{1,2}:\d{2}(:\d{2})?(\.\d{1,6})?(?:\s?([AaPp]\.?[Mm]\.?))?(\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/.exec(
    time.trim(),
  );
  if (!match) return null;
  const [, seconds, fraction, half, offset] = match;
  return shape(
    ` ${half ? "h" : "HH"}:mm${seconds ? ":ss" : ""}${fraction ? ".SSS" : ""}${half ? (/\s[AaPp]/.test(time) ? " a" : "a") : ""}${offset ? `${offset.startsWith(" ") ? " " : ""}XXX` : ""}`,
  );
}
