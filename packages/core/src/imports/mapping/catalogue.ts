import type { Catalogue } from "../../catalogue/queries.ts";
import type { ScaleShape } from "../../catalogue/rules.ts";

export type NamedKey = { key: string; names: readonly string[]; archived: boolean };

/** What a mapping may refer to, as plain values: the part of an organisation's catalogue that reading a file needs. */
export type ImportCatalogue = {
  timeZone: string;
  metrics: readonly (NamedKey & { kind: "nps" | "csat" | "ces" | "driver"; scales: readonly ScaleShape[] })[];
  touchpoints: readonly NamedKey[];
  channels: readonly NamedKey[];
  sources: readonly NamedKey[];
  segmentFields: readonly (NamedKey & { values: readonly string[] })[];
};

/** The organisation's catalogue as an import sees it. */
export function importCatalogueOf(catalogue: Catalogue, timeZone: string): ImportCatalogue {
  return {
    timeZone,
    metrics: [...catalogue.metrics.values()].map(({ kind, measures, ...row }) => ({
      ...named(row),
      kind,
      scales: measures.map(({ scale: { min, max, direction } }) => ({ min, max, direction })),
    })),
    touchpoints: [...catalogue.touchpoints.values()].map(named),
    channels: [...catalogue.channels.values()].map(named),
    sources: [...catalogue.sources.values()].map(({ key, name, deletedAt }) => ({
      key,
      names: [name],
      archived: deletedAt !== null,
    })),
    segmentFields: [...catalogue.segmentFields.values()].map(({ values, ...row }) => ({
      ...named(row),
      values: [...values.keys()],
    })),
  };
}

function named(row: { key: string; name: Partial<Record<string, string>>; archivedAt: Date | null }): NamedKey {
  const names = Object.values(row.name).filter((name) => name !== undefined);
  return { key: row.key, names, archived: row.archivedAt !== null };
}
