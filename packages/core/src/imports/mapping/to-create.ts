import type { FeedbackKind } from "@heard/db/schema/sources";
import type { ScaleShape } from "../../catalogue/rules.ts";
import { namedTwice } from "../../metrics/rules.ts";
import type { NewName } from "../rows/names.ts";
import type { Mapping } from "../schema.ts";
import type { ImportCatalogue, NamedKey } from "./catalogue.ts";
import { newScales } from "./check.ts";

/** What the organisation does not have yet and the import makes. */
export type ToCreate = {
  source: (NewName & { feedbackKind: FeedbackKind }) | null;
  touchpoints: NewName[];
  channels: NewName[];
  segments: NewName[];
  scales: { metric: string; scale: ScaleShape }[];
  /** Metrics of which one response gives several scores: their honest home is the touchpoint. */
  itemMetrics: string[];
};

/** A name made from a key: `lounge-staff` is "Lounge staff". */
const nameFromKey = (key: string) => `${key.charAt(0).toUpperCase()}${key.slice(1)}`.replaceAll("-", " ");

/** What the mapping itself names and the organisation lacks. Names in the cells of the file come to it as the rows are read. */
export function namedInMapping(mapping: Mapping, catalogue: ImportCatalogue): ToCreate {
  const { columns, constants, create, source, feedbackKind, names } = mapping;
  const lacking = (
    known: readonly NamedKey[],
    keys: readonly (string | null | undefined)[],
    called: Readonly<Record<string, string>> = {},
  ): NewName[] =>
    [...new Set(keys)].flatMap((key) =>
      key && !known.some((one) => one.key === key) ? [{ key, name: called[key] ?? nameFromKey(key) }] : [],
    );
  const may = (what: Mapping["create"][number], names: NewName[]) => (create.includes(what) ? names : []);
  const touchpoints = columns.flatMap((column) => {
    if (column.as === "touchpoint") return Object.values(column.values ?? {});
    return column.as === "score" || column.as === "comment" ? [column.touchpoint] : [];
  });
  const channels = columns.flatMap((column) => (column.as === "channel" ? Object.values(column.values ?? {}) : []));
  const segments = columns.flatMap((column) => (column.as === "segment" ? [column.segment] : []));
  const scored = columns.flatMap((column) => (column.as === "score" ? [column.metric] : []));
  const called = names?.source ? { [source]: names.source } : {};
  const [newSource] = may("source", lacking(catalogue.sources, [source], called));
  return {
    source: newSource ? { ...newSource, feedbackKind: feedbackKind ?? "other" } : null,
    touchpoints: may(
      "touchpoints",
      lacking(catalogue.touchpoints, [constants.touchpoint, ...touchpoints], names?.touchpoints),
    ),
    channels: may("channels", lacking(catalogue.channels, [constants.channel, ...channels], names?.channels)),
    segments: may("segments", lacking(catalogue.segmentFields, segments, names?.segments)),
    scales: newScales(mapping, catalogue),
    itemMetrics: namedTwice(scored),
  };
}
