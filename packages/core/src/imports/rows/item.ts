import type { ScaleShape } from "../../catalogue/rules.ts";

/** One response as a row of a file gives it: the shape that `recordResponses` takes, with everything already checked. */
export type ImportItem = {
  externalId: string;
  occurredAt?: string;
  occurredOn?: string;
  channel?: string;
  touchpoint?: string;
  language?: string;
  customer?: string;
  segments?: Record<string, string>;
  scores: { metric: string; touchpoint?: string; scale: ScaleShape; value: number }[];
  comments: { text: string; touchpoint?: string }[];
  answers: { question: string; value: string | number }[];
};

/** An item that still lacks its id. */
export type Unidentified = Omit<ImportItem, "externalId"> & { externalId?: string };
