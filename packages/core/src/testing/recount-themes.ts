import type { TestDatabase } from "@heard/db/testing";
import { createAnalyser } from "@heard/text/analyse";
import { parseThemeRule } from "@heard/text/themes";
import type { ServiceContext } from "../context.ts";

type Theme = {
  id: number;
  key: string;
  rule: string;
  tone: "asRead" | "negative" | "positive";
  parent_id: number | null;
  merged_into: number | null;
  archived_at: unknown;
};
type Said = { item: number; what: string; theme_id: number; value: string; read_as: string | null };
type Stored = { comments: { item: number; text: string }[]; said: Said[] | null };

const labels = ["negative", "neutral", "mixed", "positive"];
const binOfScore = (score: number) => (score >= 0.12 ? 3 : score <= -0.12 ? 0 : 1);

/**
 * What the numbers of themes should be: recounted from the texts, the tree and what people said, response after response, without the code that counts them.
 * By theme, "" for the comments as a whole: how many responses are negative, neutral, mixed and positive.
 */
export async function recountThemes(
  database: TestDatabase,
  { organisation: { id: org } }: ServiceContext,
): Promise<Record<string, number[]>> {
  const themes = (await database.asOwner(`select * from themes where org_id = ${org}`)) as Theme[];
  const responses = (await database.asOwner(`
    select json_agg(json_build_object('item', c.item, 'text', c.text)) as comments,
      (select json_agg(k) from comment_corrections k where k.response_id = r.id and k.replaced_at is null and k.value is not null) as said
    from responses r join comments c on c.response_id = r.id where r.org_id = ${org} and r.state = 2 group by r.id`)) as Stored[];
  const used = themes.filter((theme) => !theme.archived_at);
  const counts: Record<string, number[]> = Object.fromEntries(["", ...used.map(({ key }) => key)].map(zeroes));
  const read = readBy(used);
  for (const { comments, said } of responses) {
    const bins = new Map<string, number[]>();
    for (const { item, text } of comments)
      for (const [key, bin] of opinions(
        themes,
        read(text),
        (said ?? []).filter((one) => one.item === item),
      ))
        bins.set(key, [...(bins.get(key) ?? []), bin]);
    for (const [key, all] of bins) {
      const row = counts[key] ?? [];
      const bin = together(all);
      row[bin] = (row[bin] ?? 0) + 1;
    }
  }
  return counts;
}

const zeroes = (key: string): [string, number[]] => [key, [0, 0, 0, 0]];

function together(bins: readonly number[]): number {
  const [blamed, isMixed, praised] = [bins.includes(0), bins.includes(2), bins.includes(3)];
  if (isMixed || (blamed && praised)) return 2;
  return praised ? 3 : blamed ? 0 : 1;
}

function readBy(used: readonly Theme[]) {
  return createAnalyser({
    themes: used.map(({ key, rule }) => {
      const parsed = parseThemeRule(rule);
      if (!parsed.ok) throw new Error(`${key}: ${rule}`);
      return { key, rule: parsed.rule };
    }),
  });
}

/** Every theme that one comment speaks of, as often as it is said, with how. */
function opinions(
  themes: readonly Theme[],
  { sentiment, themes: found }: ReturnType<ReturnType<typeof readBy>>,
  said: readonly Said[],
): [key: string, bin: number][] {
  const standing = (id: number | null): Theme | undefined => {
    const theme = themes.find((one) => one.id === id);
    return theme?.archived_at ? standing(theme.merged_into) : theme;
  };
  const words = (theme: Theme, value: string) =>
    said.filter((one) => one.what === "theme" && one.value === value && standing(one.theme_id) === theme).length;
  const saidHow = said.find(({ what }) => what === "sentiment");
  const word = saidHow?.value;
  const isAgreed = saidHow?.value === saidHow?.read_as;
  const whole = word ? labels.indexOf(word) : sentiment.isMixed ? 2 : labels.indexOf(sentiment.label);
  const all: [string, number][] = [["", whole]];
  for (const theme of themes.filter((one) => !one.archived_at)) {
    const match = found.find(({ key }) => key === theme.key);
    const ways = match
      ? [word && word !== "mixed" && !isAgreed ? whole : binOfScore(match.score)]
      : words(theme, "mentioned") > 0
        ? [whole]
        : [];
    if (words(theme, "notMentioned") > 0) continue;
    for (const way of ways) {
      const own = toned(theme, way);
      all.push([theme.key, own]);
      for (let above = standing(theme.parent_id); above; above = standing(above.parent_id))
        if (words(above, "notMentioned") === 0) all.push([above.key, toned(above, own)]);
    }
  }
  return all;
}

const toned = ({ tone }: Theme, bin: number): number => (tone === "asRead" ? bin : tone === "negative" ? 0 : 3);
