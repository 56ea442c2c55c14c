/** How many views one member keeps on all screens together; a list longer than this is no help to anybody. */
export const mostSavedViews = 100;

/**
 * A query in its one spelling: parameters by name, empty ones left out, so that the view that is open can be told from its address.
 *
 * @example
 * normalQuery("?touchpoint=checkout&metric="); // => "touchpoint=checkout"
 */
export function normalQuery(query: string): string {
  const params = new URLSearchParams(query.startsWith("?") ? query.slice(1) : query);
  const pairs = [...params].filter(([, value]) => value !== "").sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new URLSearchParams(pairs).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}
