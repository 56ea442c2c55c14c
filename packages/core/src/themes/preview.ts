import { setImmediate } from "node:timers/promises";
import type { Transaction } from "@heard/db";
import { read } from "@heard/text/reading";
import { compileStops, compileThemes, parseThemeRule, type ThemeRule } from "@heard/text/themes";
import { sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { type CommentItem, itemsOf } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { isReadLanguage } from "../readings/rules.ts";
import { checkRule } from "./check-rule.ts";
import { type Lessons, learnFromWords } from "./learn.ts";
import { readThemes, usedTheme } from "./queries.ts";
import { mostPreviewed } from "./rules.ts";
import { PreviewThemeInput } from "./schema.ts";

type TextSpan = { start: number; end: number };
export type PreviewExample = {
  comment: CommentItem;
  /** What the draft does to it: finds it where the stored rule does not, or the other way round. */
  change: "new" | "dropped" | null;
  /** The words found: by the draft, or by the stored rule where the draft drops the comment. */
  spans: TextSpan[];
  /** The words of a NOT by which alone the draft drops the comment. */
  stoppedBy: TextSpan[];
};
export type ThemePreview = {
  /** Comments that both rules were tried on: the newest ones, or all there are. */
  readCount: number;
  isAll: boolean;
  /** How many of them the draft finds, and the stored rule, which is `null` for a theme that is not there yet. */
  draftCount: number;
  storedCount: number | null;
  newCount: number;
  droppedCount: number;
  /** The newest that the draft finds, and the newest between which and the stored rule it makes a difference. */
  found: PreviewExample[];
  changed: PreviewExample[];
  /** What people's words on single comments teach; `null` for a theme that is not there yet. */
  lessons: Lessons | null;
};

/**
 * Says what a draft of a rule would find, before it is kept: tried on the newest comments that the caller may see, redacted, by the very matcher of the
 * worker. What bounds it is {@link mostPreviewed}: 20,000 comments of two sentences are read and matched in about 0.2 s, and others are answered in between.
 * What people said of single comments, and themes under this one, play no part in the counts; what they said teaches the rule by {@link Lessons}.
 * @throws DomainError invalid_input with what is wrong in the rule and where, not_found, invalid_state for a theme that is put away
 */
export async function previewTheme(ctx: ServiceContext, input: PreviewThemeInput): Promise<ThemePreview> {
  requirePermission(ctx, "theme.edit");
  requirePermission(ctx, "comment.read");
  const { key, rule, examples } = PreviewThemeInput.parse(input);
  checkRule(rule);
  return inTenant(
    ctx,
    async (tx) => {
      const theme = key === undefined ? null : usedTheme(await readThemes(tx), key);
      const stored = theme && ruleOf(theme.rule);
      const draft = ruleOf(rule);
      const rows = await newestComments(tx, ctx);
      const tried = await tryRules(rows, { draft, stored });
      const count = (of: (one: Tried) => boolean) => tried.filter(of).length;
      const show = (of: (one: Tried) => boolean) => examplesOf(tx, tried.filter(of).slice(0, examples));
      return {
        readCount: Math.min(rows.length, mostPreviewed),
        isAll: rows.length <= mostPreviewed,
        draftCount: count(({ change }) => change !== "dropped"),
        storedCount: stored === null ? null : count(({ change }) => change !== "new"),
        newCount: stored === null ? 0 : count(({ change }) => change === "new"),
        droppedCount: count(({ change }) => change === "dropped"),
        found: await show(({ change }) => change !== "dropped"),
        changed: stored === null ? [] : await show(({ change }) => change !== null),
        lessons:
          theme && stored
            ? await learnFromWords(tx, ctx, { themeId: theme.id, draft, stored, others: othersOf(rows, tried) })
            : null,
      };
    },
    { snapshot: true },
  );
}

type CommentRow = { shard_key: number; response_id: string; item: number; language: number; text: string };
type Tried = Pick<PreviewExample, "change" | "spans" | "stoppedBy"> & { row: CommentRow };

function ruleOf(source: string): ThemeRule {
  const parsed = parseThemeRule(source);
  if (!parsed.ok) throw new Error(`a rule that was checked is not read: ${parsed.error.reason}`);
  return parsed.rule;
}

/** One more than are tried, which says whether there are more. */
async function newestComments(tx: Transaction, ctx: ServiceContext): Promise<CommentRow[]> {
  const rows = await tx.execute<CommentRow>(sql`
    select shard_key, response_id, item, language, text from comments
    where org_id = ${ctx.organisation.id} and counted order by day desc, response_id desc, item limit ${mostPreviewed + 1}`);
  return [...rows];
}

/** Enough of the newest to know what everybody says. */
const mostWeighedAgainst = 1_000;

/** Texts that the draft finds and that it does not. */
function othersOf(rows: readonly CommentRow[], tried: readonly Tried[]) {
  const found = new Set(tried.flatMap(({ row, change }) => (change === "dropped" ? [] : [row])));
  const newest = rows.filter(({ language }) => isReadLanguage(language)).slice(0, mostWeighedAgainst);
  return {
    found: newest.flatMap((row) => (found.has(row) ? [row.text] : [])),
    notFound: newest.flatMap((row) => (found.has(row) ? [] : [row.text])),
  };
}

/** How many comments are tried before others get their turn: some milliseconds. */
const atATime = 500;

/** The comments that one of the rules finds, in their order. */
async function tryRules(
  rows: readonly CommentRow[],
  { draft, stored }: { draft: ThemeRule; stored: ThemeRule | null },
): Promise<Tried[]> {
  const match = compileThemes([
    { key: "draft", rule: draft },
    ...(stored === null ? [] : [{ key: "stored", rule: stored }]),
  ]);
  const stops = compileStops(draft);
  const tried: Tried[] = [];
  for (const [at, row] of rows.slice(0, mostPreviewed).entries()) {
    if (at % atATime === atATime - 1) await setImmediate();
    if (!isReadLanguage(row.language)) continue;
    const reading = read(row.text);
    const found = match(reading);
    const spansOf = (key: string) => found.find((one) => one.key === key)?.spans.map(reading.toOriginal) ?? null;
    const [now, before] = [spansOf("draft"), spansOf("stored")];
    if (now) tried.push({ row, change: stored !== null && !before ? "new" : null, spans: now, stoppedBy: [] });
    else if (before)
      tried.push({ row, change: "dropped", spans: before, stoppedBy: stops(reading).map(reading.toOriginal) });
  }
  return tried;
}

async function examplesOf(tx: Transaction, tried: readonly Tried[]): Promise<PreviewExample[]> {
  const items = await itemsOf(
    tx,
    await readCatalogue(tx),
    tried.map(({ row }) => row),
    "",
  );
  return tried.flatMap(({ row, change, spans, stoppedBy }) => {
    const comment = items.find((one) => one.responseId === row.response_id && one.item === row.item);
    return comment ? [{ comment, change, spans, stoppedBy }] : [];
  });
}
