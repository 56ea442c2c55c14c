"use client";

import { Button } from "@heard/ui/button";
import { PrintIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";

/** The page on paper, or as a PDF. */
export function PrintButton() {
  const t = useTranslations("common.actions");
  return (
    <Button icon={<PrintIcon />} onClick={() => window.print()}>
      {t("print")}
    </Button>
  );
}
