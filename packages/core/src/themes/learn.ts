import { setImmediate } from "node:timers/promises";
import type { Transaction } from "@heard/db";
import { findPhrase, keyPhrases } from "@heard/text/phrases";
import { read } from "@heard/text/reading";
import { compileThemes, type ThemeRule } from "@heard/text/themes";
import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { isReadLanguage } from "../readings/rules.ts";
import { ruleOfPhrase } from "./rules.ts";

/** Words that would bring a rule nearer to what people said. */
export type Lesson = {
  /** As customers write it. */
  phrase: string;
  /** As a piece of a rule. */
  rule: string;
  /** Comments in which the rule and people differ, and which say it. */
  count: number;
};
export type Lessons = {
  /** Comments of which people said whether they speak of the theme: the newest ones. */
  saidCount: number;
  draftAgrees: number;
  storedAgrees: number;
  /** What comments say that people put to the theme and the draft passes over. */
  add: Lesson[];
  /** What comments say that people took from the theme and the draft finds. */
  leaveOut: Lesson[];
};

/** Comments with a person's word that a draft is held against while it is typed. */
const mostSaid = 2_000;
/** And what they hold together, so that long ones take no more time than many: then fewer of the newest are judged. */
const mostSaidCharacters = 400_000;
/** Of a comment that only weighs a phrase its beginning is enough. */
const mostWeighedCharacters = 500;
/** How many comments are judged before others get their turn. */
const atATime = 200;
/** One comment teaches nothing about others. */
const leastComments = 2;
const mostLessons = 3;
const mostWeighed = 400;
/** Whether the parts of a phrase hold together shows only beside comments that do not say it. */
const background = 200;
/** So many times as common where rule and people differ as elsewhere: what everybody says is no reason. */
const leastLift = 3;

type Said = { text: string; isMentioned: boolean };
type Judged = Said & { form: string; byDraft: boolean; byStored: boolean };

/**
 * What people's words on single comments teach a rule: how far draft and stored rule agree with them, and which words would bring the draft nearer. What they
 * said stands in any case; this is about the comments that nobody has looked at. `others` are texts that the draft finds or not, to weigh a phrase against.
 */
export async function learnFromWords(
  tx: Transaction,
  ctx: ServiceContext,
  {
    themeId,
    draft,
    stored,
    others,
  }: {
    themeId: number;
    draft: ThemeRule;
    stored: ThemeRule;
    others: { found: readonly string[]; notFound: readonly string[] };
  },
): Promise<Lessons> {
  const judged = await judge(await readSaid(tx, ctx, themeId), { draft, stored });
  const texts = new Set(judged.map(({ text }) => text));
  const unsaid = (all: readonly string[]) =>
    all.filter((text) => !texts.has(text)).map((text) => text.slice(0, mostWeighedCharacters));
  const of = (isMentioned: boolean, byDraft: boolean) =>
    judged.filter((one) => one.isMentioned === isMentioned && one.byDraft === byDraft);
  const add = lessonsOf(of(true, false), of(false, false), unsaid(others.notFound));
  await setImmediate();
  return {
    saidCount: judged.length,
    draftAgrees: judged.filter(({ isMentioned, byDraft }) => isMentioned === byDraft).length,
    storedAgrees: judged.filter(({ isMentioned, byStored }) => isMentioned === byStored).length,
    add,
    leaveOut: lessonsOf(of(false, true), of(true, true), unsaid(others.found)),
  };
}

async function judge(all: readonly Said[], rules: { draft: ThemeRule; stored: ThemeRule }): Promise<Judged[]> {
  const match = compileThemes([
    { key: "draft", rule: rules.draft },
    { key: "stored", rule: rules.stored },
  ]);
  const judged: Judged[] = [];
  for (const said of all) {
    const reading = read(said.text);
    const keys = match(reading).map(({ key }) => key);
    judged.push({ ...said, form: reading.text, byDraft: keys.includes("draft"), byStored: keys.includes("stored") });
    if (judged.length % atATime === 0) await setImmediate();
  }
  await setImmediate();
  return judged;
}

async function readSaid(tx: Transaction, ctx: ServiceContext, themeId: number): Promise<Said[]> {
  const rows = await tx.execute<{ text: string; language: number; value: string }>(sql`
    select text, language, value from (
      select c.text, c.language, k.value, k.made_at, k.response_id, k.item,
        sum(length(c.text)) over (order by k.made_at desc, k.response_id, k.item rows unbounded preceding) as so_far
      from comment_corrections k
      join comments c on c.shard_key = k.shard_key and c.response_id = k.response_id and c.item = k.item and c.counted
      where k.org_id = ${ctx.organisation.id} and k.what = 'theme' and k.theme_id = ${themeId} and k.replaced_at is null and k.value is not null
      order by k.made_at desc, k.response_id, k.item limit ${mostSaid}
    ) newest where so_far <= ${mostSaidCharacters} order by made_at desc, response_id, item`);
  return [...rows].flatMap(({ text, language, value }) =>
    isReadLanguage(language) ? [{ text, isMentioned: value === "mentioned" }] : [],
  );
}

/** Phrases of the comments in which a rule is wrong, that none says in which it is right, the most said first. */
function lessonsOf(wrong: readonly Judged[], right: readonly Judged[], others: readonly string[]): Lesson[] {
  if (wrong.length < leastComments) return [];
  const elsewhere = others.map((text) => read(text).text);
  const share = (forms: readonly string[], phrase: string) =>
    forms.length === 0 ? 0 : forms.filter((form) => form.includes(phrase)).length / forms.length;
  const texts = [...wrong.map(({ text }) => text), ...others.slice(0, background)];
  return keyPhrases(texts, { minComments: leastComments, limit: mostWeighed })
    .map(({ phrase, score }) => ({ phrase, score, count: wrong.filter(({ form }) => form.includes(phrase)).length }))
    .filter(({ phrase, count }) => count >= leastComments && !right.some(({ form }) => form.includes(phrase)))
    .filter(({ phrase, count }) => count / wrong.length >= leastLift * share(elsewhere, phrase))
    .toSorted((a, b) => b.count - a.count || b.score - a.score)
    .slice(0, mostLessons)
    .map(({ phrase, count }) => {
      const written = asWritten(wrong, phrase);
      return { phrase: written, rule: ruleOfPhrase(written), count };
    });
}

function asWritten(comments: readonly Said[], phrase: string): string {
  for (const { text } of comments) {
    const [span] = findPhrase(text, phrase);
    if (span) return text.slice(span.start, span.end).toLowerCase();
  }
  return phrase;
}
