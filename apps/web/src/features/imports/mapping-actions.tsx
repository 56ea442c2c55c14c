"use client";

import type { ListMapping } from "@heard/core/imports/lists/schema";
import type { Mapping } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { BookmarkIcon, DownloadIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useImportContext } from "./import-context.tsx";

const SaveMappingDialog = latePart(() => import("./save-mapping-dialog.tsx"), MissingDialog);

type Props = {
  mapping: Mapping | ListMapping;
  kind: "responses" | "contacts" | "suppressions";
  mappingName: string | null;
  fileName: string;
};

/** Keeps the mapping for next time, here or as a file that the command line reads. */
export function MappingActions({ mapping, kind, mappingName, fileName }: Props) {
  const t = useTranslations("imports.mapping");
  const { may } = useImportContext();
  const [saving, setSaving] = useState(false);
  return (
    <>
      {may.run ? (
        <Button icon={<BookmarkIcon />} onClick={() => setSaving(true)}>
          {t("save")}
        </Button>
      ) : null}
      <Button icon={<DownloadIcon />} onClick={() => downloadMapping(mapping, fileName)}>
        {t("download")}
      </Button>
      {saving ? (
        <SaveMappingDialog
          mapping={mapping}
          kind={kind}
          name={mappingName ?? fileName.replace(/\.[^.]+$/, "")}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  );
}

function downloadMapping(mapping: Mapping | ListMapping, fileName: string): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName.replace(/\.[^.]+$/, "")}.mapping.json`;
  link.click();
  URL.revokeObjectURL(url);
}
