"use client";

import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { delimiterName, encodingName } from "./file-names.ts";
import { useImportContext } from "./import-context.tsx";

const ReadAgainDialog = latePart(() => import("./read-again-dialog.tsx"), MissingDialog);

type Props = { batchId: number; file: FileProfile; presetName: string | null; onReadAgain: () => void };

/** How the file was read, and the way to read it otherwise. */
export function FileFacts({ batchId, file, presetName, onReadAgain }: Props) {
  const t = useTranslations("imports.facts");
  const { format, may } = useImportContext();
  const [changing, setChanging] = useState(false);
  const delimiter = delimiterName(file.delimiter);
  return (
    <section className="mt-7">
      <h2 className="mb-2 text-chart">{t("title")}</h2>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-ui">
        <Fact name={t("size")}>
          {t("sizeText", {
            size: format.bytes(file.size),
            rows: file.rows,
            columns: file.columns.length,
          })}
        </Fact>
        {file.encoding ? (
          <Fact name={t("encoding")}>
            {encodingName(file.encoding)}
            <span className="text-ink-3"> · {t(file.encodingSure ? "sure" : "notSure")}</span>
          </Fact>
        ) : null}
        {delimiter ? <Fact name={t("delimiter")}>{t(`delimiters.${delimiter}`)}</Fact> : null}
        {file.sheet === null ? null : <Fact name={t("sheet")}>{file.sheet}</Fact>}
        <Fact name={t("header")}>{t("headerRows", { count: file.headerRows })}</Fact>
        <Fact name={t("layout")}>{t(`layouts.${file.layout}`)}</Fact>
        {file.broken > 0 ? (
          <Fact name={t("broken")}>
            <span className="text-danger">{t("brokenRows", { count: file.broken })}</span>
          </Fact>
        ) : null}
        {presetName ? <Fact name={t("preset")}>{presetName}</Fact> : null}
      </dl>
      {may.run ? (
        <Button className="mt-3" onClick={() => setChanging(true)}>
          {t("change")}
        </Button>
      ) : null}
      {changing ? (
        <ReadAgainDialog batchId={batchId} file={file} onClose={() => setChanging(false)} onReadAgain={onReadAgain} />
      ) : null}
    </section>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
