/** The first free key of a kind, for names that cannot be spelt in one: `touchpoint-1`, `touchpoint-2` … */
export function numberedKey(stem: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
