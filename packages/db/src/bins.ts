/** The places of a score scale, which has eleven points at the most: columns h0 … h10 of every rollup, counted from the scale's minimum. */
export const bins = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
