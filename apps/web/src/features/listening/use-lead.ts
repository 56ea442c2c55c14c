import type { ListeningCoverage } from "@heard/core/listening-paths";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";

const mostNamed = 3;
const gaps = ["none", "silent", "waiting"] as const;

/** The gaps of the map, each with where it is: touchpoints first, then ways that fell silent where others are still heard. */
export function useLead({ touchpoints }: Pick<ListeningCoverage, "touchpoints">, format: Format): string {
  const t = useTranslations("listening.lead");
  const locale = useLocale();
  const listed = (all: string[]) => {
    const more = all.length - mostNamed;
    return format.list(more > 0 ? [...all.slice(0, mostNamed), t("more", { count: more })] : all);
  };
  const said = gaps.flatMap((state) => {
    const found = touchpoints.filter((touchpoint) => touchpoint.state === state);
    const names = listed(found.map(({ name }) => nameIn(locale, name)));
    return found.length === 0 ? [] : [t(state, { count: found.length, names })];
  });
  const quiet = touchpoints
    .filter(({ state }) => state !== "silent")
    .flatMap(({ name, paths }) =>
      paths
        .filter(({ state }) => state === "silent")
        .map(({ source }) => t("pathAt", { source: source.name, touchpoint: nameIn(locale, name) })),
    );
  if (quiet.length > 0) said.push(t("silentPaths", { count: quiet.length, names: listed(quiet) }));
  return said.length === 0 ? t("heard") : said.join(locale === "en" ? " " : "");
}
