/**
 * The place of the first score of several that somebody answered, -1 for none: what a screen is about as long as nobody chose a score, so that a company
 * that asks for satisfaction alone is not shown an empty NPS.
 */
export const firstAnswered = (results: readonly ({ total: { n: number } } | undefined)[]): number =>
  results.findIndex((result) => (result?.total.n ?? 0) > 0);
