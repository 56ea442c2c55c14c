/**
 * The later of two texts in three parts: how both begin, what differs, how both end. Cut at whole characters, and for Latin letters at whole words.
 */
export function parted(before: string, after: string): { start: string; middle: string; end: string } {
  const [old, now] = [partsOf(before), partsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1;
  return {
    start: now.slice(0, start).join(""),
    middle: now.slice(start, now.length - end).join(""),
    end: now.slice(now.length - end).join(""),
  };
}

const partsOf = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}'’]+|./gsu) ?? [];
