"use client";

import type { Mapping } from "@heard/core/imports/schema";
import type { Locale } from "@heard/messages";
import { useLocale } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Catalogue, Named } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { useFormat } from "#lib/use-format.ts";

export type ImportContext = {
  organisation: { key: string; timeZone: string };
  catalogue: Catalogue;
  locale: Locale;
  format: Format;
  may: { run: boolean; undo: boolean };
  /** The name of something by its key; of what does not exist yet, as the mapping calls it, else made from the key. */
  nameOf: (
    kind: "metrics" | "touchpoints" | "channels" | "sources" | "segmentFields",
    key: string,
    mapping?: Pick<Mapping, "names" | "source">,
  ) => string;
};

const Context = createContext<ImportContext | null>(null);

export type ImportContextProps = Pick<ImportContext, "organisation" | "catalogue" | "may"> & { children: ReactNode };

/** What every part of an import's page needs to know about organisation and reader. */
export function ImportContextProvider({ organisation, catalogue, may, children }: ImportContextProps) {
  const locale = useLocale();
  const format = useFormat(organisation.timeZone);
  const value = useMemo(
    (): ImportContext => ({
      organisation,
      catalogue,
      locale,
      format,
      may,
      nameOf: (kind, key, mapping) => {
        const list: readonly Named[] = catalogue[kind];
        const found = list.find((one) => one.key === key);
        return found ? nameIn(locale, found.name) : (calledIn(mapping, kind, key) ?? plainName(key));
      },
    }),
    [organisation, catalogue, locale, format, may],
  );
  return <Context value={value}>{children}</Context>;
}

export function useImportContext(): ImportContext {
  const value = useContext(Context);
  if (!value) throw new Error("useImportContext: no ImportContextProvider above");
  return value;
}

function calledIn(
  mapping: Pick<Mapping, "names" | "source"> | undefined,
  kind: string,
  key: string,
): string | undefined {
  const { source, touchpoints, channels, segments } = mapping?.names ?? {};
  if (kind === "sources") return mapping?.source === key ? source : undefined;
  if (kind === "touchpoints") return touchpoints?.[key];
  return kind === "channels" ? channels?.[key] : kind === "segmentFields" ? segments?.[key] : undefined;
}

/** As the import itself names what it makes: `lounge-staff` is "Lounge staff". */
function plainName(key: string): string {
  return `${key.charAt(0).toUpperCase()}${key.slice(1)}`.replaceAll("-", " ");
}

/** The keys of a list, with one more that the mapping uses and the organisation does not have yet. */
export const withOwn = (list: readonly { key: string }[], own: string | null | undefined): string[] => [
  ...new Set([...list.map(({ key }) => key), ...(own ? [own] : [])]),
];
