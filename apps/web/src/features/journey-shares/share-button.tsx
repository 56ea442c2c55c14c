"use client";

import { Button } from "@heard/ui/button";
import { LinkIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DayRange } from "#lib/days.ts";

const ShareDrawer = latePart(() => import("./share-drawer.tsx"), MissingDialog);

export type ShareButtonProps = { timeZone: string; period: DayRange };

/** Opens the links to the journey; their code comes with the first press. */
export function ShareButton(props: ShareButtonProps) {
  const t = useTranslations("journey.share");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<LinkIcon />} onClick={() => setOpen(true)} onPointerEnter={ShareDrawer.preload}>
        {t("action")}
      </Button>
      {open ? <ShareDrawer {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
