"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

/** What is asked before a draft is lost. */
export default function DiscardDialog({ away, onClose }: { away: string; onClose: () => void }) {
  const t = useTranslations("themeEditor");
  const close = useTranslations("common.actions")("close");
  const router = useRouter();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("discardTitle")}
      closeLabel={close}
      footer={
        <Button tone="danger" onClick={() => router.push(away)}>
          {t("discardDo")}
        </Button>
      }
    >
      <p className="sentence text-body text-ink-2">{t("discardBody")}</p>
    </Dialog>
  );
}
