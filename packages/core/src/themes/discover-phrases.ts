import { setImmediate } from "node:timers/promises";
import type { Transaction } from "@heard/db";
import { groupNearDuplicates } from "@heard/text/duplicates";
import { findPhrase, type KeyPhrase, keyPhrases } from "@heard/text/phrases";
import { read } from "@heard/text/reading";
import { listPlaceholders } from "@heard/text/redact";
import { sql } from "drizzle-orm";
import { readComments } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { everyComment } from "../readings/rules.ts";
import { leastSayers, mostDiscoveredFrom, ruleOfPhrase } from "./rules.ts";
import { DiscoverPhrasesInput } from "./schema.ts";

type DiscoveredPhrase = {
  /** As customers write it. */
  phrase: string;
  /** Finds it, as the rule of a theme. */
  rule: string;
  /** Customers, or answers of nobody known, that say it in comments without a theme; near copies count once. */
  sayers: number;
  /** Comments of the period that a search for it finds, those with a theme as well. */
  matches: number;
  matchesAreCapped: boolean;
};
type DiscoveredPhrases = {
  /** Comments without a theme that were looked at, and whether those are all of the period. */
  readCount: number;
  isAll: boolean;
  phrases: DiscoveredPhrase[];
};

/**
 * What comments without a theme repeat: phrases that hold together, counted once a customer and without near copies, of the newest
 * {@link mostDiscoveredFrom} comments of a period. Two phrases of which most sayers say both are one.
 */
export async function discoverPhrases(ctx: ServiceContext, input: DiscoverPhrasesInput): Promise<DiscoveredPhrases> {
  requirePermission(ctx, "comment.read");
  const { period, limit } = DiscoverPhrasesInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const rows = await commentsWithoutTheme(tx, ctx, period);
      // Others are answered in between.
      await setImmediate();
      const documents = documentsOf(rows.slice(0, mostDiscoveredFrom));
      await setImmediate();
      const phrases: DiscoveredPhrase[] = [];
      for (const { phrase, sayers } of distinct(documents, limit)) {
        const { count, countIsCapped } = await readComments(tx, ctx, { words: phrase, period, limit: 1 });
        phrases.push({
          ...{ phrase, sayers, rule: ruleOfPhrase(phrase) },
          ...{ matches: count, matchesAreCapped: countIsCapped },
        });
      }
      const isAll = rows.length <= mostDiscoveredFrom;
      return { readCount: Math.min(rows.length, mostDiscoveredFrom), isAll, phrases };
    },
    { snapshot: true },
  );
}

type CommentRow = { response_id: string; customer: string | null; text: string };

/** Those that were read and found to speak of no theme, newest first; one more than is looked at says whether there are more. */
async function commentsWithoutTheme(
  tx: Transaction,
  ctx: ServiceContext,
  { from, to }: { from: string; to: string },
): Promise<CommentRow[]> {
  const rows = await tx.execute<CommentRow>(sql`
    select c.response_id, r.customer, c.text
    from comments c join responses r on r.shard_key = c.shard_key and r.id = c.response_id
    where c.org_id = ${ctx.organisation.id} and c.counted and c.day between ${from} and ${to}
      and exists (select from mentions m where m.shard_key = c.shard_key and m.response_id = c.response_id
        and m.theme_id = ${everyComment} and m.replaced_at is null)
      and not exists (select from mentions m where m.shard_key = c.shard_key and m.response_id = c.response_id
        and m.theme_id <> ${everyComment} and m.replaced_at is null)
    order by c.day desc, c.response_id desc, c.item limit ${mostDiscoveredFrom + 1}`);
  return [...rows];
}

/** What each customer says, without near copies of what was said before and without what redaction has put there. */
function documentsOf(rows: readonly CommentRow[]): string[] {
  const copies = new Set(groupNearDuplicates(rows.map(({ text }) => text)).flatMap((group) => group.slice(1)));
  const said = new Map<string, string[]>();
  for (const [place, { customer, response_id, text }] of rows.entries()) {
    if (copies.has(place)) continue;
    const who = customer === null ? response_id : `customer ${customer}`;
    said.set(who, [...(said.get(who) ?? []), withoutPlaceholders(text)]);
  }
  return [...said.values()].map((texts) => texts.join("\n"));
}

const withoutPlaceholders = (text: string): string =>
  listPlaceholders(text)
    .toReversed()
    .reduce((left, { start, end }) => `${left.slice(0, start)}.${left.slice(end)}`, text);

/** Two phrases of which this share of the rarer one's sayers say both are one topic. */
const sameTopic = 0.5;

function distinct(documents: readonly string[], limit: number): { phrase: string; sayers: number }[] {
  const found = keyPhrases(documents, { limit: 4 * limit, minComments: leastSayers });
  const texts = documents.map((document) => read(document).text);
  const kept: { phrase: string; sayers: Set<number> }[] = [];
  for (const { phrase } of found.toSorted(bySayers)) {
    const sayers = new Set([...texts.keys()].filter((at) => texts[at]?.includes(phrase)));
    const isSame = (other: (typeof kept)[number]) =>
      [...sayers].filter((at) => other.sayers.has(at)).length > sameTopic * Math.min(sayers.size, other.sayers.size);
    if (sayers.size >= leastSayers && !kept.some(isSame))
      kept.push({ phrase: asWritten(documents, sayers, phrase), sayers });
  }
  return kept.slice(0, limit).map(({ phrase, sayers }) => ({ phrase, sayers: sayers.size }));
}

const bySayers = (a: KeyPhrase, b: KeyPhrase): number => b.commentCount - a.commentCount || b.score - a.score;

/** In the characters of whoever said it last; Latin words in small letters. */
function asWritten(documents: readonly string[], sayers: ReadonlySet<number>, phrase: string): string {
  const [newest = 0] = sayers;
  const document = documents[newest] ?? "";
  const [span] = findPhrase(document, phrase);
  return span ? document.slice(span.start, span.end).toLowerCase() : phrase;
}
