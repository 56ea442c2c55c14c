/** What a text said, before it is known whether there is such a day. */
export type DateParts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Minutes east of Greenwich, where the text says so. */
  offset: number | null;
  /** Whether this text holds a time of day. */
  hasTime: boolean;
};

export type DateFormat = {
  /** `null` where each text says for itself. */
  hasTime: boolean | null;
  /** The parts, or `null` for a text of another form. */
  parse(text: string): DateParts | null;
};

type Field = "year" | "month" | "day" | "hour" | "half" | "minute" | "second" | "fraction" | "offset";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName = "([A-Za-z]{3,9})\\.?";
const tokens: readonly (readonly [token: string, pattern: string, field: Field])[] = [
  ["yyyy", "(\\d{4})", "year"],
  ["yy", "(\\d{2})", "year"],
  ["MMMM", monthName, "month"],
  ["MMM", monthName, "month"],
  ["MM", "(\\d{1,2})", "month"],
  ["M", "(\\d{1,2})", "month"],
  ["dd", "(\\d{1,2})", "day"],
  ["d", "(\\d{1,2})", "day"],
  ["HH", "(\\d{1,2})", "hour"],
  ["H", "(\\d{1,2})", "hour"],
  ["hh", "(\\d{1,2})", "hour"],
  ["h", "(\\d{1,2})", "hour"],
  ["mm", "(\\d{2})", "minute"],
  ["m", "(\\d{1,2})", "minute"],
  ["ss", "(\\d{2})", "second"],
  ["s", "(\\d{1,2})", "second"],
  ["SSS", "(\\d{1,9})", "fraction"],
  ["XXX", "(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})", "offset"],
  ["a", "([AaPp]\\.?[Mm]\\.?|上午|下午)", "half"],
];

const known = new Map<string, DateFormat | null>();

/** The format of this name or pattern (the letters of Unicode's date patterns; text between single quotes stands for itself), or `null`. */
export function compileDateFormat(format: string): DateFormat | null {
  const made = known.get(format);
  if (made !== undefined) return made;
  const compiled = named[format] ?? fromPattern(format);
  known.set(format, compiled);
  return compiled;
}

function fromPattern(pattern: string): DateFormat | null {
  const fields: Field[] = [];
  let source = "";
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    const quoted = /^'([^']*)'/.exec(rest);
    const token = quoted ? undefined : tokens.find(([letters]) => rest.startsWith(letters));
    if (token) {
      source += token[1];
      fields.push(token[2]);
      at += token[0].length;
    } else if (!quoted && /^[A-Za-z]/.test(rest)) return null;
    else {
      const literal = quoted ? (quoted[1] ?? "") : (rest[0] ?? "");
      source += literal === " " ? "\\s+" : literal.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
      at += quoted ? quoted[0].length : 1;
    }
  }
  if (!(["year", "month", "day"] as const).every((field) => fields.filter((one) => one === field).length === 1))
    return null;
  const regex = new RegExp(`^${source}$`);
  const hasTime = fields.includes("hour");
  return {
    hasTime,
    parse(text) {
      const match = regex.exec(text);
      return match ? partsOf(fields, match, hasTime) : null;
    },
  };
}

function partsOf(fields: readonly Field[], match: RegExpExecArray, hasTime: boolean): DateParts | null {
  const parts: DateParts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, offset: null, hasTime };
  let half: string | null = null;
  for (const [index, field] of fields.entries()) {
    const text = match[index + 1] ?? "";
    if (field === "half") half = text;
    else if (field === "offset") parts.offset = offsetOf(text);
    else if (field === "month" && !/^\d/.test(text)) parts.month = months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
    else if (field === "year" && text.length === 2) parts.year = Number(text) + (Number(text) < 70 ? 2000 : 1900);
    else if (field !== "fraction") parts[field] = Number(text);
  }
  if (half !== null) {
    if (parts.hour < 1 || parts.hour > 12) return null;
    parts.hour = (parts.hour % 12) + (/^p|下午/i.test(half) ? 12 : 0);
  }
  return parts;
}

function offsetOf(text: string): number {
  if (/^[A-Z]/.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith("-") ? -minutes : minutes;
}

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/;

/** ISO 8601, with or without a time and an offset: also how dates come out of a workbook. */
export const isoFormat: DateFormat = {
  hasTime: null,
  parse(text) {
    const match = isoPattern.exec(text);
    if (!match) return null;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
      .slice(1, 7)
      .map((part) => Number(part ?? 0));
    const offset = match[7] === undefined ? null : offsetOf(match[7]);
    return { year, month, day, hour, minute, second, offset, hasTime: match[4] !== undefined };
  },
};

/** Numbers that count days or seconds; `offset` 0 where the number is an instant. */
function counted(toMs: (value: number) => number, isInstant: boolean): DateFormat {
  return {
    hasTime: isInstant ? true : null,
    parse(text) {
      if (!/^\d+(\.\d+)?$/.test(text)) return null;
      const date = new Date(Math.round(toMs(Number(text)) / 1000) * 1000);
      if (Number.isNaN(date.getTime())) return null;
      return {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
        offset: isInstant ? 0 : null,
        hasTime: isInstant || text.includes("."),
      };
    },
  };
}

const dayMs = 24 * 60 * 60 * 1000;
const named: Record<string, DateFormat> = {
  iso8601: isoFormat,
  excel: counted((days) => Date.UTC(1899, 11, 30) + days * dayMs, false),
  excel1904: counted((days) => Date.UTC(1904, 0, 1) + days * dayMs, false),
  unixSeconds: counted((seconds) => seconds * 1000, true),
  unixMilliseconds: counted((ms) => ms, true),
};
