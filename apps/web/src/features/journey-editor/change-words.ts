import type { JourneyChange } from "@heard/core/journey";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { type LocalisedText, nameIn } from "#lib/measure.ts";

/** What an edit did, in a sentence of the reader's language. */
export function useChangeWords(format: Format): (change: JourneyChange) => string {
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
