"use client";

import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";

const LiftDialog = latePart(() => import("./lift-dialog.tsx"), MissingDialog);

/** Takes one entry off the suppression list, after asking why. */
export function LiftButton({ id, address }: { id: string; address: string }) {
  const t = useTranslations("contacts.suppressions");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button aria-label={t("liftOf", { address })} onClick={() => setAsking(true)}>
        {t("lift")}
      </Button>
      {asking ? <LiftDialog id={id} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
