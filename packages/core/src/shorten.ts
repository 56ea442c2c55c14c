/**
 * The beginning of a text, never with half a character at its end: half an emoji is no Unicode, and PostgreSQL refuses to keep it in JSON.
 *
 * @example
 * shorten("ab😀", 3) // => "ab"
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** The same with a mark that there is more. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${shorten(text, most)}…` : text;
