"use client";

import { buttonStyle } from "@heard/ui/button-style";
import { cx } from "@heard/ui/cx";
import { UploadIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import type { Format } from "#lib/format.ts";

type Props = {
  mostBytes: number;
  format: Format;
  onFile: (file: File) => void;
  onRefuse: (text: string) => void;
};

const readable = /\.(csv|tsv|txt|xlsx)$/i;

/** A field to drop a file on, which is also a file button: the native input does the work, so keyboard and screen reader are served. */
export function FileDrop({ mostBytes, format, onFile, onRefuse }: Props) {
  const t = useTranslations("imports.upload");
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    if (!readable.test(file.name)) return onRefuse(t("kind", { name: file.name }));
    if (file.size > mostBytes)
      return onRefuse(t("tooLarge", { name: file.name, size: format.bytes(file.size), most: format.bytes(mostBytes) }));
    onFile(file);
  };
  // Also as a ref: a file may have been chosen before this page had its script.
  const takeOnce = (input: HTMLInputElement | null) => {
    if (!input?.files?.length) return;
    take(input.files);
    input.value = "";
  };
  const hover = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <label
      onDragOver={hover(true)}
      onDragLeave={hover(false)}
      onDrop={(event) => {
        hover(false)(event);
        take(event.dataTransfer.files);
      }}
      className={cx(
        "flex min-h-56 cursor-pointer flex-col items-center justify-center gap-3 rounded-block border border-dashed p-6 text-center transition-colors",
        "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
        over ? "border-accent bg-accent-soft" : "border-control",
      )}
    >
      <UploadIcon className="size-6 text-ink-3" />
      <span className="text-chart">{t("drop")}</span>
      <span className={buttonStyle("primary")}>{t("choose")}</span>
      <input
        type="file"
        className="sr-only"
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        aria-label={t("choose")}
        ref={takeOnce}
        onChange={(event) => takeOnce(event.target)}
      />
      <span className="text-ink-3 text-small">{t("limits", { size: format.bytes(mostBytes) })}</span>
    </label>
  );
}
