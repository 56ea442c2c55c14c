const tables = new Map<string, Map<string, Buffer>>();

/** Text as bytes of GB18030 (two-byte part) or Big5: Node decodes these and does not encode them, so the table is the decoder turned round. */
export function encode(text: string, encoding: "gb18030" | "big5"): Buffer {
  const table = tables.get(encoding) ?? inverted(encoding);
  tables.set(encoding, table);
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = character.charCodeAt(0) < 0x80 ? Buffer.from(character) : table.get(character);
      if (!bytes) throw new RangeError(`${character} is not in the two-byte part of ${encoding}`);
      return bytes;
    }),
  );
}

function inverted(encoding: string): Map<string, Buffer> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && character !== "\ufffd" && !table.has(character)) table.set(character, bytes);
    }
  }
  return table;
}
