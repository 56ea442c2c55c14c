"use client";

import type { ExportContent, ExportFormat } from "@heard/core/exports";
import { type ButtonTone, buttonStyle } from "@heard/ui/button-style";
import { cx } from "@heard/ui/cx";
import { ChevronDownIcon, DownloadIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { notify } from "@heard/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { takeExport } from "./take-export.ts";

export type ExportMenuProps = {
  organisation: string;
  /** What leaves: this very part of the screen with its filters. */
  content: ExportContent;
  canExport: boolean;
  /** Names the part, where a screen has several menus: "Trend". */
  of: string;
  /** `quiet` for a part of a screen: the bordered one is for the whole. */
  tone?: ButtonTone;
};

/** The way out for a part of a screen: CSV, Excel, paper. Everybody may print what they see. */
export function ExportMenu({ organisation, content, canExport, of, tone = "plain" }: ExportMenuProps) {
  const t = useTranslations("common.export");
  const separator = useTranslations("common.list")("separator");
  const { take, busy } = useExport(organisation, content);
  const refused = canExport ? {} : { disabledReason: t("refused") };
  const label = [t("label"), of].join(separator);
  return (
    <MenuButton
      label={label}
      // Words without a border end where the part ends, not twelve pixels before.
      className={cx(buttonStyle(tone), "max-rail:min-w-11", tone === "quiet" && "-mr-3")}
      placement="bottom end"
      groups={[
        {
          id: "files",
          items: [
            { id: "csv", label: t("csv"), hint: t("csvHint"), onAction: () => void take("csv"), ...refused },
            { id: "xlsx", label: t("xlsx"), hint: t("xlsxHint"), onAction: () => void take("xlsx"), ...refused },
          ],
        },
        {
          id: "paper",
          items: [{ id: "print", label: t("print"), hint: t("printHint"), onAction: () => setTimeout(window.print) }],
        },
      ]}
    >
      <span aria-hidden="true" className={cx("inline-flex items-center gap-2", busy && "animate-pulse")}>
        <DownloadIcon className="text-ink-3" />
        {/* A phone has room for the arrow alone beside a title; the name is read out below. */}
        <span className="max-rail:hidden">{t("label")}</span>
        <ChevronDownIcon className="text-ink-3 max-rail:hidden" />
      </span>
      <span className="sr-only">{label}</span>
    </MenuButton>
  );
}

function useExport(organisation: string, content: ExportContent) {
  const t = useTranslations("common.export.progress");
  const locale = useLocale();
  const refusalText = useRefusalText();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const [busy, setBusy] = useState(false);
  const take = async (format: ExportFormat) => {
    if (busy) return;
    setBusy(true);
    try {
      const taken = await takeExport(organisation, { content, format, locale });
      notify({ text: taken.kind === "file" ? t("made", { name: taken.name }) : t("started") });
      if (taken.kind === "job") await queryClient.invalidateQueries({ queryKey: trpc.exports.pathKey() });
    } catch (error) {
      notify({ text: refusalText(error), tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  return { take, busy };
}
