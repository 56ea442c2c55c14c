import type { Locale } from "@heard/messages";

/** English dates are written day first: one order for the whole world, never to be mistaken. */
const intlLocales: Record<Locale, string> = { en: "en-GB", "zh-Hans": "zh-Hans-CN", "zh-Hant": "zh-Hant-TW" };

/** The tag by which this product's language writes its dates and numbers. */
export const intlLocaleOf = (locale: Locale): string => intlLocales[locale];

const minus = (text: string) => text.replace("-", "−");
const dayAsDate = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * Every number and date on screen, in one language and one time zone. Units: points as they are, shares in 0…1 (percent
 * exists only here), days as `2026-08-03`, instants as `Date`.
 */
export function createFormat(locale: Locale, timeZone: string) {
  const tag = intlLocales[locale];
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value: number) => minus(format.format(value));
  };
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options);
  // "negative" and "exceptZero" write no sign before what is rounded to zero: −0.0 would be a riddle.
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "negative" } as const;
  const dayFormat = date({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const shortDayFormat = date({ day: "numeric", month: "short", timeZone: "UTC" });
  const monthFormat = date({ month: "short", year: "numeric", timeZone: "UTC" });
  const instantFormat = date({
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    hourCycle: "h23",
    minute: "2-digit",
    timeZone,
  });
  const timeFormat = date({ hour: "2-digit", hourCycle: "h23", minute: "2-digit", timeZone });
  const longDayFormat = date({
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    hourCycle: "h23",
    minute: "2-digit",
    timeZone,
  });
  const names = new Intl.DisplayNames(tag, { type: "language", languageDisplay: "dialect" });
  const list = new Intl.ListFormat(tag, { type: "conjunction" });

  return {
    locale,
    timeZone,
    /** 4,970 */
    count: number({ maximumFractionDigits: 0 }),
    /** +583, −12, 0 */
    signedCount: number({ maximumFractionDigits: 0, signDisplay: "exceptZero" }),
    /** +35.9: NPS and every change */
    points: number({ ...oneDecimal, signDisplay: "exceptZero" }),
    /** +36: where the base is low */
    wholePoints: number({ maximumFractionDigits: 0, signDisplay: "exceptZero" }),
    /** 67.4 */
    decimal: number(oneDecimal),
    /** 67 */
    whole: number({ maximumFractionDigits: 0 }),
    /** 4.16 */
    mean: number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    /** +0.12: a change of a mean */
    signedMean: number({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }),
    /** 81.1% of 0.811 */
    percent: number({ style: "percent", ...oneDecimal }),
    /** 81% of 0.811 */
    wholePercent: number({ style: "percent", maximumFractionDigits: 0 }),
    /** 3 Aug 2026 */
    day: (day: string) => dayFormat.format(dayAsDate(day)),
    /** 3 Aug */
    shortDay: (day: string) => shortDayFormat.format(dayAsDate(day)),
    /** Aug 2026 */
    month: (day: string) => monthFormat.format(dayAsDate(day)),
    /** 3 Aug – 1 Nov 2026 */
    days: (from: string, to: string) => {
      if (from === to) return dayFormat.format(dayAsDate(from));
      if (locale === "en") return plainSpaces(dayFormat.formatRange(dayAsDate(from), dayAsDate(to)));
      return `${dayFormat.format(dayAsDate(from))}至${restOfHanDay(from, to) ?? dayFormat.format(dayAsDate(to))}`;
    },
    /** 3 Aug 2026, 09:14 */
    instant: (at: Date) => instantFormat.format(at),
    /** 09:14 */
    time: (at: Date) => timeFormat.format(at),
    /** Monday 2 November 2026 at 09:14 */
    longInstant: (at: Date) => longDayFormat.format(at),
    /** 6.1 MB */
    bytes: (bytes: number) => formatBytes(bytes, number({ maximumFractionDigits: 1 })),
    /** Deutsch, 日语: the name of a language in the reader's language */
    language: (code: string) => {
      try {
        return names.of(code) ?? code;
      } catch {
        // A file can hold anything where a language is expected; what is none is shown as it stands.
        return code;
      }
    },
    /** a, b and c */
    list: (items: string[]) => (locale === "en" ? list.format(items) : spacedList(list.formatToParts(items))),
  };
}

export type Format = ReturnType<typeof createFormat>;

/** What of a Chinese date must be said again after "至": Intl would write both ends with slashes. */
function restOfHanDay(from: string, to: string): string | null {
  const [year, month, day] = to.split("-").map(Number);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day}日`;
  return from.slice(0, 4) === String(year) ? `${month}月${day}日` : null;
}

/** "Wifi 和 Staff": Intl sets the Chinese "and" close, and between Han and Latin letters or digits stands a space. */
function spacedList(parts: { type: "element" | "literal"; value: string }[]): string {
  const isLatin = (text: string | undefined) => text !== undefined && /^[\p{Script=Latin}\d]$/u.test(text);
  return parts
    .map(({ type, value }, index) => {
      if (type === "element" || !/^\p{Script=Han}$/u.test(value)) return value;
      const before = isLatin(parts[index - 1]?.value.at(-1)) ? " " : "";
      const after = isLatin(parts[index + 1]?.value.at(0)) ? " " : "";
      return `${before}${value}${after}`;
    })
    .join("");
}

function formatBytes(bytes: number, number: (value: number) => string): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${number(bytes / 1000 ** power)} ${units[power]}`;
}

/** Node and browsers carry different releases of ICU, which differ in narrow and thin spaces: a page must not change when it wakes up. */
const plainSpaces = (text: string): string => text.replace(/[\u2009\u202f]/g, " ");
