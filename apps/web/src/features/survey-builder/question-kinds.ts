/** What can be added, in the order in which it is offered. */
export const kindGroups = {
  scores: ["nps", "csat5", "csat7", "ces7Easy", "ces5Easy", "ces7Effort", "ces5Effort", "stars", "rating"],
  choices: ["single", "multiple", "rank", "matrix"],
  open: ["text", "number", "date", "file"],
  more: ["consent", "expectation"],
} as const;
export type KindGroup = keyof typeof kindGroups;
export type Kind = (typeof kindGroups)[KindGroup][number];
