import type { PastSetting } from "@heard/core/reading-models";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { bandText } from "./reading-figures.ts";

/** Every change of how comments are read, newest first. */
export function SettingHistory({ history, format }: { history: readonly PastSetting[]; format: Format }) {
  const t = useTranslations("readingModels.history");
  const system = useTranslations("readingModels.now")("system");
  const whatOf = useWhat(format);
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      {history.length === 0 ? (
        <StateNote headingLevel={3} title={t("none")} className="pt-0">
          {t("noneBody")}
        </StateNote>
      ) : (
        <ListTable
          caption={t("title")}
          stacks
          columns={[{ label: t("what") }, { label: t("at") }, { label: t("by") }, { label: t("read") }]}
        >
          {history.map((setting, place) => (
            <tr key={setting.version}>
              <ListName data-figure="setting">{whatOf(setting)}</ListName>
              <Cell>{format.instant(setting.madeAt)}</Cell>
              <Cell>{setting.by ?? system}</Cell>
              <Cell>{setting.readAt ? format.instant(setting.readAt) : t(place === 0 ? "reading" : "notRead")}</Cell>
            </tr>
          ))}
        </ListTable>
      )}
    </Section>
  );
}

function useWhat(format: Format) {
  const t = useTranslations("readingModels.history.verbs");
  return ({ verb, modelVersion, neutralBand }: PastSetting): string => {
    const words = { model: String(modelVersion), band: bandText(format, neutralBand) };
    if (verb === "readingModel.setNeutralBand") return t("setNeutralBand", words);
    if (verb === "readingModel.accept") return t("accept", words);
    return t(modelVersion === null ? "rollBackShipped" : "rollBack", words);
  };
}
