/** What Next.js gives a page of its address. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The same as the browser's own type; a name given twice counts once, the last time. */
export function toUrlSearchParams(params: SearchParams): URLSearchParams {
  const entries = Object.entries(params).flatMap(([key, value]) => {
    const last = Array.isArray(value) ? value.at(-1) : value;
    // What no text can hold is shown as such, and passed on to nobody.
    return last === undefined ? [] : [[key, last.replace(/\p{Cc}/gu, "\ufffd")]];
  });
  return new URLSearchParams(entries);
}
