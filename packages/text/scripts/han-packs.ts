// Derives the Han language packs from the character dictionaries of OpenCC.
//   node packages/text/scripts/han-packs.ts        writes src/packs/han-*.json
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import hongKongVariants from "opencc-js/dict/HKVariantsRev";
import simplifiedToTraditional from "opencc-js/dict/STCharacters";
import traditionalToSimplified from "opencc-js/dict/TSCharacters";
import taiwanVariants from "opencc-js/dict/TWVariantsRev";

type Entry = { readonly from: string; readonly to: readonly string[] };

const SOURCE =
  "OpenCC character dictionaries TSCharacters, STCharacters, HKVariantsRev, TWVariantsRev, from opencc-js 1.4.2";
const LICENCE = "Apache-2.0";

/**
 * Pairs that OpenCC knows only inside phrases (計畫 → 计划, 回覆 → 回复) and that customers write often. A pair is
 * listed only where confusing its two characters does a search no harm; 坏 and 坯, for one, stay apart.
 */
const PHRASE_PAIRS = "瞭了 藉借 俱具 覆复 沈沉 彷仿 甦苏 哩里 畫划 薰熏 揹背 像象 鍊链 菓果 籐藤 鎗枪 拏拿 甯宁";

/** Classes of characters that search treats as one, each class led by its Simplified form. */
export function buildFoldPack() {
  const simplified = basicEntries(traditionalToSimplified);
  const parent = new Map<string, string>();
  const root = (character: string): string => {
    const above = parent.get(character);
    return above === undefined || above === character ? character : root(above);
  };
  const pairs = [
    ...[simplified, basicEntries(simplifiedToTraditional), basicEntries(hongKongVariants), basicEntries(taiwanVariants)]
      .flat()
      .flatMap(({ from, to }) => to.map((target) => [from, target] as const)),
    ...PHRASE_PAIRS.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
  ];
  for (const [one, other] of pairs) parent.set(root(one), root(other));

  const classes = Map.groupBy([...new Set(pairs.flat())].sort(), root);
  const uses = Map.groupBy(
    simplified.flatMap(({ to }) => to),
    (character) => character,
  );
  const leader = (members: readonly string[]) =>
    members.toSorted((a, b) => (uses.get(b)?.length ?? 0) - (uses.get(a)?.length ?? 0))[0] ?? "";
  return {
    source: SOURCE,
    licence: LICENCE,
    classes: [...classes.values()]
      .filter((members) => members.length > 1)
      .map((members) => [leader(members), ...members.filter((member) => member !== leader(members))].join(""))
      .sort()
      .join(" "),
  };
}

/**
 * Characters that only one of the two scripts writes. OpenCC's tables say which characters convert; that alone would
 * count 台, 后 and 里, which Traditional text writes too, so the first level of each region's own character set
 * (Big5: the 5,401 frequent ones; GB 2312: all) clears a character of being the other script's.
 */
export function buildScriptPack() {
  const converted = (dictionary: string) =>
    basicEntries(dictionary)
      .filter(({ from, to }) => !to.includes(from))
      .map(({ from }) => from);
  const usedInTraditional = charactersOf("big5", [0xa4, 0xc6], [0x40, 0xfe]);
  const usedInSimplified = charactersOf("gb18030", [0xb0, 0xf7], [0xa1, 0xfe]);
  const simplifiedOnly = converted(simplifiedToTraditional).filter((character) => !usedInTraditional.has(character));
  const traditionalOnly = converted(traditionalToSimplified).filter((character) => !usedInSimplified.has(character));
  const both = new Set(simplifiedOnly.filter((character) => traditionalOnly.includes(character)));
  const listed = (characters: string[]) =>
    characters
      .filter((character) => !both.has(character))
      .sort()
      .join("");
  return {
    source: SOURCE,
    licence: LICENCE,
    simplifiedOnly: listed(simplifiedOnly),
    traditionalOnly: listed(traditionalOnly),
  };
}

/** The characters of a two-byte encoding whose first and second byte lie within the given ranges. */
function charactersOf(encoding: string, [low, high]: [number, number], [from, to]: [number, number]): Set<string> {
  const decoder = new TextDecoder(encoding);
  const bytes = (start: number, end: number) => Array.from({ length: end - start + 1 }, (_, index) => start + index);
  return new Set(
    bytes(low, high).flatMap((first) => bytes(from, to).map((second) => decoder.decode(Uint8Array.of(first, second)))),
  );
}

/** The entries within the Basic Multilingual Plane; the few hundred beyond it are not met in comments. */
function basicEntries(dictionary: string): Entry[] {
  return dictionary
    .split("|")
    .map((line) => line.split(" "))
    .map(([from = "", ...to]) => ({ from, to: to.filter((target) => target.length === 1) }))
    .filter(({ from, to }) => from.length === 1 && to.length > 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const write = (name: string, pack: object) =>
    writeFileSync(new URL(`../src/packs/${name}.json`, import.meta.url), `${JSON.stringify(pack, null, 2)}\n`);
  write("han-fold", buildFoldPack());
  write("han-script", buildScriptPack());
}
