import type { JourneyChange } from "@heard/core/journey";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { type LocalisedText, nameIn } from "#lib/measure.ts";

/** What a version changed, in sentences of the reader's language; touchpoints that were added to one stage in one sentence. */
export function useChangeWords(format: Format): (changes: readonly JourneyChange[]) => string[] {
  const t = useTranslations("journeyEditor.changes");
  const locale = useLocale();
  const one = useOneChange(format);
  return (changes) => {
    const added = changes.filter((change) => change.kind === "touchpointAdded");
    const byStage = Map.groupBy(added, ({ stage }) => (stage ? nameIn(locale, stage) : null));
    const several = [...byStage].filter(([, list]) => list.length > 1);
    const told = new Set<JourneyChange>(several.flatMap(([, list]) => list));
    const sentences = several.map(([stage, list]) => {
      const names = format.list(list.map(({ name }) => nameIn(locale, name)));
      return stage === null ? t("touchpointsAddedOutside", { names }) : t("touchpointsAdded", { stage, names });
    });
    return [...new Set([...changes.filter((change) => !told.has(change)).map(one), ...sentences])];
  };
}

function useOneChange(format: Format): (change: JourneyChange) => string {
  const t = useTranslations("journeyEditor.changes");
  const locale = useLocale();
  const name = (text: LocalisedText) => nameIn(locale, text);
  const stageName = (text: LocalisedText | null) => (text ? name(text) : t("noStage"));
  return (change) => {
    switch (change.kind) {
      case "stageAdded":
      case "stageRemoved":
      case "stageDefined":
      case "touchpointArchived":
      case "touchpointRestored":
        return t(change.kind, { name: name(change.name) });
      case "stageRenamed":
      case "touchpointRenamed": {
        const [now, before] = [name(change.name), name(change.before)];
        if (now !== before) return t(change.kind, { name: now, before });
        return change.kind === "stageRenamed"
          ? t("stageTranslated", { name: now })
          : t("touchpointTranslated", { name: now });
      }
      case "stagesReordered":
        return t("stagesReordered", { names: format.list(change.names.map(name)) });
      case "touchpointAdded":
        return change.stage
          ? t("touchpointAdded", { name: name(change.name), stage: name(change.stage) })
          : t("touchpointAddedOutside", { name: name(change.name) });
      case "touchpointMoved":
        return t("touchpointMoved", {
          name: name(change.name),
          before: stageName(change.before),
          stage: stageName(change.stage),
        });
      case "touchpointsReordered":
        return t("touchpointsReordered", {
          stage: stageName(change.stage),
          names: format.list(change.names.map(name)),
        });
    }
  };
}
