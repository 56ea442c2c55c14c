const dayMs = 24 * 60 * 60 * 1000;
const secondMs = 1000;
/** Day 0 of the 1900 system, counted so that 61 (1 March 1900) and everything after it is right. */
const origin1900 = Date.UTC(1899, 11, 30);
const origin1904 = Date.UTC(1904, 0, 1);
const mostSerial = 2_958_466; // 1 January 10000

export type DateShape = { hasDate: boolean; hasTime: boolean };

/**
 * A date that a spreadsheet stores as the number of its day: `yyyy-MM-dd`, with `THH:mm:ss` where the number or its format has a time.
 * `null` for what is no such day, among them the 60 that the 1900 system calls 29 February 1900.
 *
 * @example
 * serialDate(45_356.5, { system1904: false, hasTime: true }) // => "2024-03-05T12:00:00"
 */
export function serialDate(
  serial: number,
  { system1904, hasTime }: { system1904: boolean; hasTime: boolean },
): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= mostSerial) return null;
  const day = Math.floor(serial);
  if (!system1904 && day === 60) return null;
  const shift = !system1904 && day < 60 ? dayMs : 0;
  const ms = Math.round((serial * dayMs) / secondMs) * secondMs;
  const text = new Date((system1904 ? origin1904 : origin1900) + shift + ms).toISOString();
  return hasTime || ms % dayMs !== 0 ? text.slice(0, 19) : text.slice(0, 10);
}

/** Formats that every workbook knows by number, the East Asian ones included (ECMA-376 part 1, 18.8.30). */
const dateFormats = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const timeFormats = new Set([18, 19, 20, 21, 32, 33, 34, 35, 55, 56, 45, 46, 47]);

/** Whether a number with this format is a date, a time of day or both; neither for plain numbers and for spans such as `[h]:mm`. */
export function dateShapeOf(formatId: number, code: string | undefined): DateShape {
  if (code === undefined) {
    if (formatId === 22) return { hasDate: true, hasTime: true };
    return { hasDate: dateFormats.has(formatId), hasTime: timeFormats.has(formatId) };
  }
  const [positive = ""] = code
    .replace(/\\./g, "")
    .replace(/"[^"]*"/g, "")
    .replace(/_./g, "")
    .split(";");
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return { hasDate: false, hasTime: false };
  const letters = positive
    .replace(/\[[^\][]*\]/g, "")
    .replace(/general/gi, "")
    .toLowerCase();
  const hasTime = /[hs]/.test(letters) || /上午|下午|am\/pm/.test(letters);
  return { hasDate: /[yd]/.test(letters) || (/m/.test(letters) && !hasTime), hasTime };
}
