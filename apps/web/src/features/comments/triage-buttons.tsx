"use client";

import type { CommentItem } from "@heard/core/comments/search";
import { Button } from "@heard/ui/button";
import { CheckIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import type { NamedTheme } from "./use-comment-names.ts";
import type { Triage } from "./use-triage.ts";

const SentimentDialog = latePart(() => import("./sentiment-dialog.tsx"), MissingDialog);
const ThemesDialog = latePart(() => import("./themes-dialog.tsx"), MissingDialog);

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

export type AskingProps = {
  what: Asked | null;
  comments: readonly CommentItem[];
  themes: readonly NamedTheme[];
  triage: Triage;
  onClose: () => void;
};

/** The question that is open, if any is. */
export function Asking({ what, themes, ...saying }: AskingProps) {
  if (saying.comments.length === 0 || what === null) return null;
  return what === "sentiment" ? <SentimentDialog {...saying} /> : <ThemesDialog {...saying} themes={themes} />;
}
