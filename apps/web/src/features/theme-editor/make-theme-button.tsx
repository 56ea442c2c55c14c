"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useThemeEdits } from "./use-theme-edits.ts";

/** Makes a theme of a phrase at once; what was done can be undone where it is said. */
export function MakeThemeButton({ phrase, rule }: { phrase: string; rule: string }) {
  const t = useTranslations("themeEditor");
  const { client, run } = useThemeEdits();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    await run(() => client.create.mutate({ name: { en: phrase }, rule }), t("done.created", { name: phrase }));
    setBusy(false);
  };
  return (
    <Button busy={busy} onClick={() => void make()}>
      {t("make")}
      <span className="sr-only">{t("makeOf", { name: phrase })}</span>
    </Button>
  );
}
