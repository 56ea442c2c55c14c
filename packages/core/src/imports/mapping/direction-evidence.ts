/** How often the comments beside the two ends of a scale read well. Evidence for a person, never an answer. */
export type DirectionEvidence = {
  top: { value: number; positive: number; n: number };
  bottom: { value: number; positive: number; n: number };
};

/** Words that are praise or complaint nearly wherever they stand. A handful of each is enough to tell the ends of a scale apart. */
const good =
  /\b(great|excellent|good|friendly|helpful|love[ds]?|lovely|fantastic|amazing|comfortable|clean|quick|fast|best|pleasant|perfect|recommend|delicious|smooth|happy|wonderful|nice)\b|很好|不错|不錯|满意|滿意|喜欢|喜歡|方便|热情|熱情|周到|专业|專業|耐心|干净|乾淨|舒适|舒適|好吃|推荐|推薦|太棒|赞|讚/giu;
const bad =
  /\b(bad|poor|terrible|awful|dirty|rude|slow|worst|horrible|disappoint\w*|broken|crowded|cold|never again|avoid|unhelpful|unfriendly|waste|wrong|late|noisy|old|lack\w*)\b|不好|很差|太差|糟糕|失望|脏|髒|吵|太慢|很慢|等了很久|态度差|態度差|不满|不滿|难吃|難吃|垃圾|差劲|差勁|投诉|投訴|再也不/giu;
const turned = /\b(not|no|n't|never|hardly|nothing) (?:\w+ ){0,2}$|[不没沒]$/i;

/** 1 for a comment that mostly praises, −1 for one that mostly complains, 0 for neither. */
export function toneOf(comment: string): -1 | 0 | 1 {
  const text = comment.slice(0, 1000);
  let balance = 0;
  for (const match of text.matchAll(good))
    balance += turned.test(text.slice(Math.max(0, match.index - 20), match.index)) ? -1 : 1;
  for (const match of text.matchAll(bad))
    balance -= turned.test(text.slice(Math.max(0, match.index - 20), match.index)) ? -1 : 1;
  return balance > 0 ? 1 : balance < 0 ? -1 : 0;
}

const fewest = 5;

/** Collects the tone of comments by the score beside them. */
export class EvidenceReader {
  readonly #tones = new Map<number, { positive: number; n: number }>();

  add(value: number, tone: -1 | 0 | 1): void {
    if (tone === 0) return;
    const known = this.#tones.get(value) ?? { positive: 0, n: 0 };
    known.n += 1;
    if (tone > 0) known.positive += 1;
    this.#tones.set(value, known);
  }

  /** The evidence for this scale; `null` when too few comments stand beside an end of it. */
  evidence({ min, max }: { min: number; max: number }): DirectionEvidence | null {
    const top = this.#tones.get(max);
    const bottom = this.#tones.get(min);
    if (!top || !bottom || top.n < fewest || bottom.n < fewest) return null;
    return { top: { value: max, ...top }, bottom: { value: min, ...bottom } };
  }
}
