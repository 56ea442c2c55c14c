"use client";

import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import type { MappingFile } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { delimiterOptions, encodingOptions } from "./file-names.ts";

type Props = { batchId: number; file: FileProfile | null; onClose: () => void; onReadAgain: () => void };
type Chosen = { encoding: string; delimiter: string; sheet: string; headerRows: string; layout: string };

/** Encoding, delimiter, sheet, header rows and layout, where they were found out wrongly. */
export default function ReadAgainDialog({ batchId, file, onClose, onReadAgain }: Props) {
  const t = useTranslations("imports.facts");
  const close = useTranslations("common.actions")("close");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const formId = useId();
  const [chosen, setChosen] = useState<Chosen>({
    encoding: file?.encoding ?? "",
    delimiter: file?.delimiter ?? "",
    sheet: file?.sheet ?? "",
    headerRows: String(file?.headerRows ?? 1),
    layout: file?.layout ?? "responsePerRow",
  });
  const read = useMutation(
    trpc.imports.read.mutationOptions({
      onSuccess: () => {
        onReadAgain();
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    read.mutate({ batchId, file: fileOf(chosen) });
  };
  const field = (key: keyof Chosen) => ({
    value: chosen[key],
    onChange: (event: { target: { value: string } }) => setChosen({ ...chosen, [key]: event.target.value }),
  });
  const auto = { value: "", label: t("auto") };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("changeTitle")}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={read.isPending}>
          {t("submit")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <p className="sentence text-body text-ink-2">{t("changeBody")}</p>
        {file?.kind === "xlsx" ? (
          <Select
            label={t("sheet")}
            {...field("sheet")}
            options={file.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          />
        ) : (
          <>
            <Select label={t("encoding")} {...field("encoding")} options={[auto, ...encodingOptions]} />
            <Select
              label={t("delimiter")}
              {...field("delimiter")}
              options={[
                auto,
                ...delimiterOptions.map(({ value, name }) => ({ value, label: t(`delimiters.${name}`) })),
              ]}
            />
          </>
        )}
        <Select
          label={t("header")}
          {...field("headerRows")}
          options={[1, 2, 3].map((count) => ({ value: String(count), label: t("headerRows", { count }) }))}
        />
        <Select
          label={t("layout")}
          {...field("layout")}
          options={(["responsePerRow", "answerPerRow"] as const).map((layout) => ({
            value: layout,
            label: t(`layouts.${layout}`),
          }))}
        />
        {read.isError ? (
          <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
            {refusalText(read.error)}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

/** The choices are values of the lists above, which are those of the schema. */
function fileOf({ encoding, delimiter, sheet, headerRows, layout }: Chosen): Partial<MappingFile> {
  return {
    encoding: (encoding || null) as MappingFile["encoding"],
    delimiter: (delimiter || null) as MappingFile["delimiter"],
    sheet: sheet || null,
    headerRows: Number(headerRows),
    layout: layout as MappingFile["layout"],
  };
}
