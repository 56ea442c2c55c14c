export type TextPart = { text: string; isNew: boolean };

/** Texts of more pieces than this are compared at their beginnings and ends alone. */
const mostCompared = 250_000;
/** What both have between two changes counts as kept from this length on, a Han character as two letters: a lone word in common says nothing. */
const leastKept = 5;
const lengthOf = (text: string): number => text.trim().replace(/\p{Script=Han}/gu, "··").length;

/**
 * The later of two texts in parts: what it keeps of the earlier one, and what is new. Cut at whole characters, and for Latin letters at whole words.
 */
export function parted(before: string, after: string): TextPart[] {
  const [old, now] = [piecesOf(before), piecesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1;
  const middle = now.slice(start, now.length - end);
  return joined([
    { text: now.slice(0, start).join(""), isNew: false },
    ...betweenEnds(old.slice(start, old.length - end), middle),
    { text: now.slice(now.length - end).join(""), isNew: false },
  ]);
}

const piecesOf = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}'’]+|./gsu) ?? [];

/** What lies between a common beginning and a common end: the longest common subsequence is kept, less its crumbs. */
function betweenEnds(old: readonly string[], now: readonly string[]): TextPart[] {
  if (old.length * now.length > mostCompared) return [{ text: now.join(""), isNew: true }];
  const kept = joined(commonTo(old, now));
  return kept.map((part) => ({ ...part, isNew: part.isNew || lengthOf(part.text) < leastKept }));
}

function commonTo(old: readonly string[], now: readonly string[]): TextPart[] {
  const width = now.length + 1;
  // How long the longest subsequence of both is, from each place on.
  const lengths = new Uint16Array((old.length + 1) * width);
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === now[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const parts: TextPart[] = [];
  for (let i = 0, j = 0; j < now.length; ) {
    const isKept = i < old.length && old[i] === now[j];
    if (!isKept && i < old.length && lengthAt(i + 1, j) >= lengthAt(i, j + 1)) {
      i += 1;
      continue;
    }
    parts.push({ text: now[j] ?? "", isNew: !isKept });
    j += 1;
    if (isKept) i += 1;
  }
  return parts;
}

/** Neighbours of one kind as one part; empty ones fall out. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const done: TextPart[] = [];
  for (const { text, isNew } of parts) {
    const last = done.at(-1);
    if (text === "") continue;
    if (last?.isNew === isNew) last.text += text;
    else done.push({ text, isNew });
  }
  return done;
}
