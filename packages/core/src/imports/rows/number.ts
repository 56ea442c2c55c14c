/** Digits and signs as people type them, in the form that programs read: full-width digits, the true minus, spaces inside numbers. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll("−", "-")
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "")
    .trim();
}

/**
 * A number with thousands separators, `null` for what is none. Which mark is the decimal one has to be said, for "1,234" is two numbers. No
 * thousands begin with a nought, so "0,125" is none where the point is decimal.
 *
 * @example
 * parseNumber("1,234.5", ".") // => 1234.5
 * parseNumber("1.234,5", ",") // => 1234.5
 */
export function parseNumber(text: string, decimal: "." | ","): number | null {
  const given = plain(text);
  const swapped = decimal === "." ? given : given.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(swapped)) return Number(swapped.replaceAll(",", ""));
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(swapped) ? Number(swapped) : null;
}

/**
 * A score as a number: "5", "5.0", "5,0" and "５" are 5. Groups of three after a comma are thousands and never a decimal part, so "1,000" is not 1.
 */
export function parseScore(text: string): number | null {
  const given = plain(text);
  return parseNumber(given, /^[+-]?\d+,\d{1,2}$/.test(given) ? "," : ".");
}
