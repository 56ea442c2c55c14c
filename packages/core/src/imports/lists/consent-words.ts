import { normalName } from "../rows/names.ts";

const yes = [
  "yes",
  "y",
  "true",
  "1",
  "x",
  "✓",
  "✔",
  "given",
  "granted",
  "opt-in",
  "opted in",
  "subscribed",
  "是",
  "同意",
  "已同意",
  "愿意",
  "願意",
  "有",
  "订阅",
  "訂閱",
  "已订阅",
  "已訂閱",
];
const no = [
  "no",
  "n",
  "false",
  "0",
  "✗",
  "withdrawn",
  "refused",
  "opt-out",
  "opted out",
  "unsubscribed",
  "否",
  "不同意",
  "未同意",
  "拒绝",
  "拒絕",
  "不愿意",
  "不願意",
  "无",
  "無",
  "已撤回",
  "退订",
  "退訂",
  "已退订",
  "已退訂",
];

/** Makes the reader of a column of consents: yes, no, nothing (`null`), or a word that nobody has given a meaning (`undefined`). */
export function consentReader(
  words: Readonly<Record<string, boolean | null>> = {},
): (text: string) => boolean | null | undefined {
  const known = new Map<string, boolean | null>([
    ...yes.map((word) => [normalName(word), true] as const),
    ...no.map((word) => [normalName(word), false] as const),
    ...Object.entries(words).map(([word, says]) => [normalName(word), says] as const),
  ]);
  return (text) => (text === "" ? null : known.get(normalName(text)));
}

/** Whether a column of these values speaks of consent: most of its words are known, the others are for a person to say. */
export function areConsentWords(values: readonly string[]): boolean {
  const read = consentReader();
  const known = values.filter((value) => read(value) !== undefined).length;
  return values.length <= 12 && known > 0 && known >= values.length / 2;
}
