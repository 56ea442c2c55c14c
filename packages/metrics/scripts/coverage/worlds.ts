import type { ThemeWorld } from "./theme.ts";

/** Themes small and large, cheap and dear; each with at least 30 answers on either side in most draws. */
export const themeWorlds: readonly ThemeWorld[] = [
  { n: 200, share: 0.3, mentioning: { promoters: 0.2, detractors: 0.6 }, rest: { promoters: 0.6, detractors: 0.1 } },
  { n: 400, share: 0.15, mentioning: { promoters: 0.1, detractors: 0.8 }, rest: { promoters: 0.7, detractors: 0.1 } },
  { n: 1000, share: 0.1, mentioning: { promoters: 0.45, detractors: 0.25 }, rest: { promoters: 0.5, detractors: 0.2 } },
  { n: 300, share: 0.5, mentioning: { promoters: 0.3, detractors: 0.4 }, rest: { promoters: 0.8, detractors: 0.05 } },
];
