import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";

/** The encodings that a file of feedback may have. The label is TextDecoder's. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

export type EncodingFinding = {
  encoding: Encoding;
  /** False where the bytes would also make sense in another encoding: the screen then asks. */
  sure: boolean;
};

const sampleBytes = 256 * 1024;
const sliceBytes = 32 * 1024;

/**
 * Finds the encoding of a text file: its byte order mark, else strict UTF-8 over the whole file (a file that is valid UTF-8 is never anything
 * else by chance), else whichever of GB18030, Big5 and Windows-1252 its bytes fit best.
 */
export async function detectEncoding(path: string): Promise<EncodingFinding> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const samples: Buffer[] = [];
  let sampled = 0;
  let valid = true;
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    if (first) {
      const marked = byteOrderMark(chunk) ?? wideText(chunk);
      if (marked) return { encoding: marked, sure: true };
      first = false;
    }
    if (sampled < sampleBytes) {
      const from = chunk.findIndex((byte) => byte >= 0x80);
      if (from >= 0) {
        // Behind ASCII the first high byte leads its character, so the sample begins in step.
        samples.push(chunk.subarray(from, from + sliceBytes));
        sampled += sliceBytes;
      }
    }
    if (valid) valid = decodes(utf8, chunk);
    else if (sampled >= sampleBytes) break;
  }
  if (valid && decodes(utf8, null)) return { encoding: "utf-8", sure: true };
  return mostLikely(samples);
}

function decodes(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function byteOrderMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: line ends and separators have a NUL at the same side, always. */
function wideText(head: Buffer): Encoding | null {
  const pairs = Math.min(head.length, 4096) >> 1;
  if (pairs < 4) return null;
  let low = 0;
  let high = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[2 * pair] === 0) high += 1;
    if (head[2 * pair + 1] === 0) low += 1;
  }
  if (low > pairs * 0.2 && high === 0) return "utf-16le";
  return high > pairs * 0.2 && low === 0 ? "utf-16be" : null;
}

/**
 * Ranks the encodings that no byte pattern rules out. Chinese text is mostly made of the common characters, and both double-byte sets keep those
 * in a block of their own (GB 2312 level 1, Big5 level 1): read in the wrong set, the same bytes land outside it. Latin letters with accents
 * stand alone between ASCII letters, where a double-byte character would swallow its neighbour.
 */
function mostLikely(samples: readonly Buffer[]): EncodingFinding {
  const ranked = (
    [
      ["gb18030", fitOf(samples, gbWeight)],
      ["big5", fitOf(samples, big5Weight)],
      ["windows-1252", latinFit(samples)],
    ] as const
  ).toSorted((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (!best || !second) return { encoding: "utf-8", sure: false };
  return { encoding: best[0], sure: best[1] >= 0.7 && best[1] - second[1] >= 0.15 };
}

type Weigh = (lead: number, trail: number) => number | null;

/** The mean weight of the double-byte characters; 0 when a byte fits no character at all. */
function fitOf(samples: readonly Buffer[], weigh: Weigh): number {
  let sum = 0;
  let count = 0;
  let broken = 0;
  for (const bytes of samples) {
    for (let at = 0; at < bytes.length - 1; at += 1) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) continue;
      const weight = weigh(lead, bytes[at + 1] ?? 0);
      if (weight === null) broken += 1;
      else {
        sum += weight;
        at += 1;
      }
      count += 1;
    }
  }
  return count === 0 || broken > count * 0.01 ? 0 : sum / count;
}

const gbWeight: Weigh = (lead, trail) => {
  if (trail >= 0x30 && trail <= 0x39 && lead >= 0x81 && lead <= 0xfe) return 0.3; // the first half of a four-byte character
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail === 0x7f || trail === 0xff) return null;
  if (trail < 0xa1) return 0.3;
  if (lead >= 0xb0 && lead <= 0xd7) return 1;
  return lead >= 0xa1 && lead <= 0xa3 ? 0.9 : 0.3;
};

const big5Weight: Weigh = (lead, trail) => {
  const trailing = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe);
  if (lead < 0x81 || lead > 0xfe || !trailing) return null;
  if (lead >= 0xa4 && lead <= 0xc6) return 1;
  return lead >= 0xa1 && lead <= 0xa3 ? 0.9 : 0.2;
};

function latinFit(samples: readonly Buffer[]): number {
  let alone = 0;
  let count = 0;
  for (const bytes of samples) {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) continue;
      count += 1;
      if ((bytes[at - 1] ?? 0x20) < 0x80 && (bytes[at + 1] ?? 0x20) < 0x80) alone += 1;
    }
  }
  return count === 0 ? 0 : alone / count;
}

/** Windows-1252 in 0x80–0x9F, where Node 24's decoder answers with control characters. */
const windowsPunctuation = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The text of a file, piece by piece. Bytes that are no text in this encoding become U+FFFD. */
export async function* decodeText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    yield mended(decoder.decode(chunk, { stream: true }), encoding);
  }
  yield mended(decoder.decode(), encoding);
}

function mended(decoded: string, encoding: Encoding): string {
  // PostgreSQL has no NUL in its texts, and a file has it only by mistake.
  const text = decoded.includes("\0") ? decoded.replaceAll("\0", "") : decoded;
  if (encoding === "windows-1252") {
    return text.replace(/[\u0080-\u009f]/g, (control) => windowsPunctuation[control.charCodeAt(0) - 0x80] ?? control);
  }
  // ICU's Big5 maps the bytes that are no lead to a private character and to U+0080 instead of refusing them.
  return encoding === "big5" ? text.replace(/[\uf8f8\u0080]/g, "\ufffd") : text;
}

/** Whether every byte of the file is text in this encoding. */
export async function isValidIn(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    if (!decodes(decoder, chunk)) return false;
  }
  // Of Big5 the decoder accepts everything; its rows are looked at one by one.
  return decodes(decoder, null) && encoding !== "big5";
}
