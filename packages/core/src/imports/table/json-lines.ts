/**
 * What stands in a file, one JSON text a line. Only "\n" ends a line: Node's `readline` also ends one at U+2028 and U+2029, which JSON leaves as they
 * are and which cells have where somebody pasted them from a word processor.
 */
export async function* jsonLines<T>(content: AsyncIterable<Uint8Array>): AsyncGenerator<T> {
  const decoder = new TextDecoder();
  let begun = "";
  for await (const chunk of content) {
    const lines = (begun + decoder.decode(chunk, { stream: true })).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as T;
  }
  if (begun !== "") yield JSON.parse(begun) as T;
}
