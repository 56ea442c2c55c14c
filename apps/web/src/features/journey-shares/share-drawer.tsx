"use client";

import { Drawer } from "@heard/ui/dialog";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#lib/use-format.ts";
import { MadeLink } from "./made-link.tsx";
import type { ShareButtonProps } from "./share-button.tsx";
import { ShareForm } from "./share-form.tsx";
import { ShareList } from "./share-list.tsx";

/** The journey for people without a seat in the product: what they would see, a new link, and those that were made. */
export default function ShareDrawer({ timeZone, period, onClose }: ShareButtonProps & { onClose: () => void }) {
  const t = useTranslations("journey.share");
  const close = useTranslations("common.actions")("close");
  const format = useFormat(timeZone);
  const [token, setToken] = useState<string | null>(null);
  return (
    <Drawer open onClose={onClose} title={t("title")} closeLabel={close}>
      <p className="sentence mb-6 text-body text-ink-2">{t("lead", { days: format.days(period.from, period.to) })}</p>
      {token === null ? <ShareForm period={period} onMade={setToken} /> : <MadeLink token={token} />}
      <ShareList format={format} />
    </Drawer>
  );
}
