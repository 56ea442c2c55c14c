import { tokens, tsvectorLiteral } from "@heard/text/tokens";
import type { Sql } from "postgres";

const subjects = [
  "退款",
  "送货",
  "客服",
  "安装",
  "结账",
  "包装",
  "delivery",
  "refund",
  "checkout",
  "advice",
  "assembly",
  "parking",
];
const verdicts = [
  "太慢了",
  "很满意",
  "一般",
  "态度很好",
  "没有人接",
  "was slow",
  "was quick",
  "took weeks",
  "could not be better",
  "made me come back",
];

/** Different short comments in Chinese and English; one in 97 holds a rare word. */
export const commentTextCount = 4000;

/** Puts the comments with their search tokens into the table `bench_texts`, numbered from 0. */
export async function copyCommentTexts(owner: Sql): Promise<void> {
  const texts = Array.from({ length: commentTextCount }, (_, n) => {
    const pick = (list: readonly string[], step: number) => list[Math.floor(n / step) % list.length] ?? "";
    return `${pick(subjects, 1)}${pick(verdicts, 12)} ${pick(subjects, 7)} ${pick(verdicts, 3)}${n % 97 === 0 ? " 发票抬头" : ""} ${n}`;
  });
  await owner.unsafe("create unlogged table bench_texts (place int primary key, text text, tokens tsvector)");
  for (let start = 0; start < texts.length; start += 1000) {
    const part = texts.slice(start, start + 1000);
    await owner.unsafe(
      "insert into bench_texts select p, t, v::tsvector from unnest($1::int[], $2::text[], $3::text[]) as x (p, t, v)",
      [part.map((_, n) => start + n), part, part.map((text) => tsvectorLiteral(tokens(text)))],
    );
  }
}
