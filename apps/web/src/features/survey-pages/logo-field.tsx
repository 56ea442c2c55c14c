"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { cx } from "@heard/ui/cx";
import { UploadIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { uploadFile } from "#lib/upload-file.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = {
  survey: SurveyDetail;
  may: { edit: boolean };
  format: Format;
  organisation: { key: string };
  mostBytes: number;
};

const types = ["image/png", "image/jpeg", "image/webp"];

/** The picture in the head of the page: sent at once, and worn from then on. */
export function LogoField({ survey, may, format, organisation, mostBytes }: Props) {
  const t = useTranslations("surveyPages.settings");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveys.pathKey());
  const refusalText = useRefusalText();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const seen = { logoFileId: survey.logoFileId };
  const wear = (logoFileId: string | null) =>
    attempt(() => client.update.mutate({ surveyId: survey.id, logoFileId, seen }), t("saved"));
  const send = async (file: File) => {
    if (!types.includes(file.type)) return setRefusal(t("logoType", { name: file.name }));
    if (file.size > mostBytes)
      return setRefusal(
        t("logoSize", { name: file.name, size: format.bytes(file.size), most: format.bytes(mostBytes) }),
      );
    setBusy(true);
    const upload = uploadFile(organisation.key, file, { purpose: "logo" });
    const failed = await upload.done.then(
      () => null,
      (error: unknown) => refusalText(error),
    );
    setRefusal(failed ?? (await wear(upload.fileId)));
    setBusy(false);
  };
  return (
    <fieldset className="flex flex-col items-start gap-2">
      <legend className="mb-2 font-medium text-ui">{t("logo")}</legend>
      {survey.logoFileId ? (
        // biome-ignore lint/performance/noImgElement: a picture of the organisation's own, as its survey shows it
        <img
          src={paths.file(organisation.key, survey.logoFileId)}
          alt={t("logoOf")}
          className="max-h-12 max-w-60 rounded-chip bg-white object-contain"
        />
      ) : null}
      {may.edit ? (
        <span className="flex flex-wrap gap-2">
          <label
            className={cx(
              buttonStyle(),
              "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
            )}
          >
            <UploadIcon />
            {t("chooseLogo")}
            <input
              type="file"
              className="sr-only"
              accept={types.join(",")}
              disabled={busy}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file) void send(file);
              }}
            />
          </label>
          {survey.logoFileId ? (
            <Button tone="quiet" busy={busy} onClick={() => void wear(null).then(setRefusal)}>
              {t("removeLogo")}
            </Button>
          ) : null}
        </span>
      ) : null}
      {refusal ? (
        <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
          {refusal}
        </p>
      ) : null}
      <p className="text-ink-3 text-small">{t("logoHint", { size: format.bytes(mostBytes) })}</p>
    </fieldset>
  );
}
