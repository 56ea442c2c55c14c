import type { LocalisedText } from "@heard/db/schema/columns";
import type { ThemeRow } from "@heard/db/schema/themes";
import { languageTag } from "../catalogue/languages.ts";
import type { Catalogue } from "../catalogue/queries.ts";
import { modeOf } from "../catalogue/rules.ts";
import { type Method, type Unit, unitOf } from "../measures/methods.ts";

/** What is counted, as screens name it. */
export type AlertMeasure = {
  kind: "score" | "theme" | "comments" | "volume" | "silent";
  key: string | null;
  name: LocalisedText | null;
  unit: Unit;
  method: Method | null;
  /** Of a score: `csat-1-5@2`. */
  scale: string | null;
};
/** Of which answers: a value of a dimension, as filters name both. Without a name the key is what there is to say. */
export type AlertPlace = { dimension: string; key: string; name: LocalisedText | null; field: LocalisedText | null };
export type Namer = { measure: (name: string) => AlertMeasure; place: (slice: string) => AlertPlace | null };

/** The names of series by the catalogue of now; what is no longer there is named by its number. */
export function nameSeries(catalogue: Catalogue, themes: readonly ThemeRow[]): Namer {
  return {
    measure: (name) => {
      const [kind = "", id = ""] = name.split(":");
      if (kind === "score") return scoreOf(catalogue, Number(id));
      const theme = kind === "theme" ? themes.find((one) => one.id === Number(id)) : undefined;
      return {
        kind: kind as AlertMeasure["kind"],
        ...{ key: theme?.key ?? null, name: theme?.name ?? null, method: null, scale: null },
        unit: kind === "volume" || kind === "silent" ? "responses" : "share",
      };
    },
    place: (slice) => {
      const [dimension = "", id] = slice.split(":");
      return id === undefined ? null : placeOf(catalogue, dimension, Number(id));
    },
  };
}

function scoreOf({ measures }: Catalogue, id: number): AlertMeasure {
  const found = measures.get(id);
  const method = (found?.metric.headlineMethod ?? "mean") as Method;
  return {
    ...{ kind: "score", key: found?.metric.key ?? null, name: found?.metric.name ?? null, method },
    ...{ unit: unitOf[method], scale: found ? `${found.scale.key}@${found.scale.version}` : null },
  };
}

function placeOf(catalogue: Catalogue, dimension: string, id: number): AlertPlace {
  const none = { name: null, field: null };
  const named = (rows: Iterable<{ id: number; key: string; name: LocalisedText | string }>): AlertPlace => {
    const row = [...rows].find((one) => one.id === id);
    const name = typeof row?.name === "string" ? { en: row.name } : (row?.name ?? null);
    return { dimension, key: row?.key ?? String(id), name, field: null };
  };
  switch (dimension) {
    case "touchpoint":
      return named(catalogue.touchpoints.values());
    case "channel":
      return named(catalogue.channels.values());
    case "source":
      return named(catalogue.sources.values());
    case "mode":
      return { dimension, key: modeOf(id), ...none };
    case "language":
      return { dimension, key: languageTag(id), ...none };
    default: {
      const field = [...catalogue.segmentFields.values()].find(({ slot }) => `segment${slot}` === dimension);
      const value = [...(field?.values.values() ?? [])].find((one) => one.id === id);
      return {
        dimension: field ? `segment:${field.key}` : dimension,
        ...{ key: value?.value ?? String(id), name: value?.name ?? null, field: field?.name ?? null },
      };
    }
  }
}
