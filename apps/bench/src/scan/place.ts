import type { RecordIds } from "@heard/core/testing/one-of-each";

/** What the addresses and inputs of a scan name: an organisation with one record of each kind, made for it, and the demo company with its answers. */
export type Place = {
  /** The organisation of the scan, and the demo company. */
  organisation: string;
  demo: string;
  ids: Readonly<RecordIds>;
  /** The survey of the organisation of the scan, which nobody published, and the published one of the demo company. */
  survey: string;
  publishedSurvey: string;
  /** Tokens that this installation signed: the links of its letters and of a journey that is shown to others. */
  tokens: { unsubscribe: string; opening: string; digest: string; share: string };
};

/** Stands in for a token that is spent: as long as a real one, so that the database is asked. */
export const unknownToken = "unknown".padEnd(43, "-");
