import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";
import { languageTag } from "../catalogue/languages.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readLanguages, type SentimentLabel } from "../readings/rules.ts";
import {
  type GivenScore,
  type Label,
  mostByPeople,
  mostByScores,
  mostWalked,
  type Side,
  sideOfScores,
} from "./rules.ts";

const pageSize = 2000;
/** More of a comment than this teaches little and takes memory. */
const longestText = 1200;

type Row = {
  day: string;
  response_id: string;
  item: number;
  language: number;
  text: string;
  said: SentimentLabel | null;
  scores: { measure: number; bin: number; here: boolean }[] | null;
};
type Place = Pick<Row, "day" | "response_id" | "item">;

/** That a person said how the comment `c` comes across. */
const isSaid = sql.raw(`exists (select from comment_corrections k
  where k.shard_key = c.shard_key and k.response_id = c.response_id and k.item = c.item and k.what = 'sentiment' and k.replaced_at is null and k.value is not null)`);

/**
 * The comments that say how they are meant: by the word of a person, or by the scores that the customer gave with them. The newest ones, a page at a time,
 * each page in a transaction of its own: whoever records or reads meanwhile waits for nothing.
 */
export async function collectLabels(ctx: ServiceContext, onPage: () => Promise<void>): Promise<Label[]> {
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  const catalogue = await inTenant(whole, readCatalogue);
  const byPeople = await walk(whole, catalogue, isSaid, { most: mostByPeople, onPage });
  const byScores = await walk(whole, catalogue, sql`not ${isSaid}`, { most: mostByScores, onPage });
  return [...byPeople, ...byScores];
}

async function walk(
  ctx: ServiceContext,
  catalogue: Catalogue,
  which: SQL,
  { most, onPage }: { most: number; onPage: () => Promise<void> },
): Promise<Label[]> {
  const labels: Label[] = [];
  let after: Place | null = null;
  for (let walked = 0; walked < mostWalked && labels.length < most; walked += pageSize) {
    const rows: Row[] = await inTenant(ctx, (tx) => readPage(tx, ctx, which, after));
    labels.push(...rows.flatMap((row) => labelOf(row, catalogue)));
    await onPage();
    after = rows.at(-1) ?? null;
    if (rows.length < pageSize) break;
  }
  return labels.slice(0, most);
}

async function readPage(tx: Transaction, ctx: ServiceContext, which: SQL, after: Place | null): Promise<Row[]> {
  const paged = after
    ? sql` and ((c.day, c.response_id) < (${after.day}::date, ${after.response_id}::uuid)
        or ((c.day, c.response_id) = (${after.day}::date, ${after.response_id}::uuid) and c.item > ${after.item}))`
    : sql``;
  const rows = await tx.execute<Row>(sql`
    select c.day::text as day, c.response_id, c.item, c.language, left(c.text, ${longestText}) as text,
      (select k.value from comment_corrections k
        where k.shard_key = c.shard_key and k.response_id = c.response_id and k.item = c.item and k.what = 'sentiment' and k.replaced_at is null) as said,
      (select json_agg(json_build_object('measure', s.measure_id, 'bin', s.bin, 'here', s.touchpoint_id = c.touchpoint_id) order by s.item)
        from scores s where s.shard_key = c.shard_key and s.response_id = c.response_id and s.counted) as scores
    from comments c where c.org_id = ${ctx.organisation.id} and c.counted and c.language = any (${`{${readLanguages.join(",")}}`}::int[]) and ${which}${paged}
    order by c.day desc, c.response_id desc, c.item limit ${pageSize}`);
  return [...rows];
}

function labelOf({ day, response_id, item, language, text, said, scores }: Row, catalogue: Catalogue): Label[] {
  const side = said === null ? sideOfScores(givenScores(scores ?? [], catalogue)) : saidSide[said];
  if (side === null) return [];
  const place = { day, responseId: response_id, item, language: languageTag(language) };
  return [{ ...place, text, side, saidBy: said === null ? "score" : "person" }];
}

/** What praises one thing and blames another is an example of neither. */
const saidSide: Record<SentimentLabel, Side | null> = {
  negative: "negative",
  neutral: "neutral",
  mixed: null,
  positive: "positive",
};

/** Those of the comment's own touchpoint where there are any, else those of the whole response. A driver is about one thing and not about the comment. */
function givenScores(scores: NonNullable<Row["scores"]>, { measures }: Catalogue): GivenScore[] {
  const known = scores.flatMap(({ measure, bin, here }) => {
    const found = measures.get(measure);
    if (!found || found.metric.kind === "driver") return [];
    const { min, max, direction } = found.scale;
    const share = bin / (max - min);
    return [{ kind: found.metric.kind, place: direction === "lowerIsBetter" ? 1 - share : share, here }];
  });
  const own = known.filter(({ here }) => here);
  return own.length > 0 ? own : known;
}
