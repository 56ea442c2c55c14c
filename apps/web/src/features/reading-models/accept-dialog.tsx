"use client";

import type { ListedModel } from "@heard/core/reading-models";
import { useTranslations } from "next-intl";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Format } from "#lib/format.ts";
import { bandText } from "./reading-figures.ts";
import { useSettingChanges } from "./use-setting-changes.ts";

type Props = { model: ListedModel; seen: number; format: Format; onClose: () => void };

/** What it means to use a model, before it is used. */
export function AcceptDialog({ model: { version, neutralBand }, seen, format, onClose }: Props) {
  const t = useTranslations("readingModels.offer");
  const { accept } = useSettingChanges(seen);
  const name = { version: String(version) };
  return (
    <FormDialog
      title={t("acceptTitle", name)}
      submitLabel={t("accept", name)}
      onClose={onClose}
      onSubmit={() => accept(version)}
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("acceptBody")}</p>
          {neutralBand.isCalibrated ? (
            <p className="sentence text-body text-ink-2">
              {t("acceptBand", { band: bandText(format, neutralBand.value) })}
            </p>
          ) : null}
          {refusal ? (
            <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
              {refusal}
            </p>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
