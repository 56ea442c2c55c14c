/** Comments that one act of correction speaks of. */
export const mostAtOnce = 200;

/** Signs that turn what follows about, until one of another kind ends it: an isolate, or an embedding or override. */
const isolates = /[\u2066-\u2068]/;
const isolateEnd = "\u2069";
const embeddingEnd = "\u202c";
const signs = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that does not turn about what stands behind it: directions that it begins and leaves open end with it, as Unicode Standard Annex #9 pairs them.
 * A paragraph ends them too, so only those of the last one are open.
 */
export function closeDirections(text: string): string {
  const last = text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"), text.lastIndexOf("\u2029")) + 1);
  const open: string[] = [];
  // Counted, so that an end with nothing to end looks through no stack: time grows with the text.
  let openIsolates = 0;
  for (const [sign] of last.matchAll(signs)) {
    if (sign === isolateEnd) {
      if (openIsolates === 0) continue;
      open.length = open.lastIndexOf(isolateEnd);
      openIsolates -= 1;
    } else if (sign === embeddingEnd) {
      if (open.at(-1) === embeddingEnd) open.pop();
    } else if (isolates.test(sign)) {
      open.push(isolateEnd);
      openIsolates += 1;
    } else open.push(embeddingEnd);
  }
  return text + open.reverse().join("");
}
