import { modes } from "@heard/core/catalogue/rules";
import { useTranslations } from "next-intl";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { type MeasureGroup, type MeasureResult, nameIn } from "#lib/measure.ts";
import { BreakdownChoices, useDimensionNames } from "./breakdown-choices.tsx";
import type { BreakdownRow } from "./breakdown-data.ts";
import { BreakdownSection } from "./breakdown-section.tsx";
import { exportContents } from "./export-content.ts";
import { GroupGaps } from "./group-gaps.tsx";
import type { ScreenContext } from "./screen-context.ts";

export type BreakdownPartProps = {
  result: MeasureResult;
  focus: MeasureResult;
  by: string;
  catalogue: Catalogue;
  screen: ScreenContext;
};

/** A breakdown with its rows named: modes and languages by the product, everything else by the organisation. */
export function BreakdownPart({ result, focus, by, catalogue, screen }: BreakdownPartProps) {
  const t = useTranslations("scores.breakdown");
  const nameOf = useGroupName(by, screen);
  const names = useDimensionNames(catalogue, screen.locale);
  const stages = new Map(catalogue.stages.map(({ key, name }) => [key, nameIn(screen.locale, name)]));
  const rows = (result.groups ?? []).map(
    (group): BreakdownRow => ({
      key: group.key,
      name: nameOf(group),
      under: group.stage ? (stages.get(group.stage) ?? null) : null,
      measure: group.measure,
      hasListeningPath: group.hasListeningPath,
    }),
  );
  const dimension = names.find((one) => one.by === by)?.name ?? by;
  return (
    <>
      <BreakdownSection
        result={result}
        rows={rows}
        dimensionName={dimension}
        screen={screen}
        choices={
          <div className="flex max-w-full grow justify-between gap-2">
            <BreakdownChoices names={names} current={by} screen={screen} />
            <ExportMenu
              tone="quiet"
              organisation={screen.organisation.key}
              content={exportContents(screen).breakdown(result, by, screen.view.sort)}
              canExport={screen.canExport}
              of={dimension}
            />
          </div>
        }
      />
      {by === "language" || by === "mode" ? (
        <GroupGaps
          result={result}
          by={by}
          nameOf={(key) => rows.find((row) => row.key === key)?.name ?? key}
          screen={screen}
        />
      ) : null}
      {focus.total.metric === result.total.metric ? null : (
        <p className="sentence mt-1 text-ink-3 text-small">
          {t("relationship", { metric: nameIn(screen.locale, focus.total.name) })}
        </p>
      )}
    </>
  );
}

function useGroupName(by: string, { locale, format }: ScreenContext): (group: MeasureGroup) => string {
  const t = useTranslations();
  return ({ key, name }) => {
    if (key === null) return t("scores.breakdown.none");
    const mode = by === "mode" ? modes.find((one) => one === key) : undefined;
    if (mode) return t(`common.modes.${mode}`);
    if (by === "language") return format.language(key);
    return name ? nameIn(locale, name) : key;
  };
}
