import cantonese from "../packs/cantonese.json" with { type: "json" };
import script from "../packs/han-script.json" with { type: "json" };

const SIMPLIFIED = 1;
const TRADITIONAL = 2;
const CANTONESE = 3;

/** What each UTF-16 unit says about the variety of Chinese it stands in. */
const EVIDENCE = new Uint8Array(0x10000);
for (const [characters, evidence] of [
  [cantonese.characters, CANTONESE],
  [script.simplifiedOnly, SIMPLIFIED],
  [script.traditionalOnly, TRADITIONAL],
] as const) {
  for (let at = 0; at < characters.length; at++) EVIDENCE[characters.charCodeAt(at)] = evidence;
}

/**
 * Which Chinese a Chinese text is: the script that more of its one-sided characters belong to; written Cantonese
 * decides a draw; then `fallback` if that is a Chinese tag, else `zh-Hans`.
 */
export function hanVariety(text: string, fallback: string): string {
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const evidence = EVIDENCE[text.charCodeAt(at)] ?? 0;
    counts[evidence] = (counts[evidence] ?? 0) + 1;
  }
  const [, simplified = 0, traditional = 0, cantoneseCount = 0] = counts;
  if (simplified !== traditional) return simplified > traditional ? "zh-Hans" : "zh-Hant";
  if (cantoneseCount > 0) return "zh-Hant";
  return /^zh\b/i.test(fallback) ? fallback : "zh-Hans";
}
