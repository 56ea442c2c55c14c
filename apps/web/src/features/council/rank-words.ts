/** 3, or 1–2 where ranks are shared. */
export const rankWords = ([from, to]: readonly [number, number]): string => (from === to ? `${from}` : `${from}–${to}`);
