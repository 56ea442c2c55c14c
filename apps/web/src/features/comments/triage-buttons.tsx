"use client";

import { Button } from "@heard/ui/button";
import { CheckIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { SentimentDialog, ThemesDialog } from "./triage-dialogs.ts";

/** What somebody is asked to say of some comments. */
export type Asked = "sentiment" | "themes";

/** What can be said of comments: how they come across, what they speak of, or that they were read rightly. */
export function TriageButtons({ onAsk, onConfirm }: { onAsk: (what: Asked) => void; onConfirm: () => void }) {
  const t = useTranslations("comments.triage");
  return (
    <>
      <Button onPointerEnter={SentimentDialog.preload} onClick={() => onAsk("sentiment")}>
        {t("sentiment")}
      </Button>
      <Button onPointerEnter={ThemesDialog.preload} onClick={() => onAsk("themes")}>
        {t("themes")}
      </Button>
      <Button icon={<CheckIcon />} onClick={onConfirm}>
        {t("confirm")}
      </Button>
    </>
  );
}
