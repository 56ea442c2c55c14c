"use client";

import type { Account } from "@heard/core/accounts";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SideSection } from "#components/section.tsx";

const SwitchOn = latePart(() => import("./second-factor-on.tsx"), MissingDialog);
const SwitchOff = latePart(() => import("./second-factor-off.tsx"), MissingDialog);
const Renewal = latePart(() => import("./recovery-codes-renewal.tsx"), MissingDialog);
const RecoveryCodes = latePart(() => import("./recovery-codes.tsx"), MissingDialog);

/** Whether signing in asks for a code besides the password, and how that is changed. */
export function SecondFactorSection({ hasPassword, secondFactor }: Pick<Account, "hasPassword" | "secondFactor">) {
  const t = useTranslations("account.secondFactor");
  const router = useRouter();
  const [open, setOpen] = useState<"on" | "off" | "renew" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setOpen(null);
  /** The page behind is read anew once the codes have been seen. */
  const putAway = () => {
    setCodes(null);
    router.refresh();
  };
  return (
    <SideSection title={t("title")} lead={hasPassword ? t("lead") : t("none")}>
      {secondFactor ? (
        <p className="sentence mb-4 text-body text-ink-2">{t("isOn", { count: secondFactor.recoveryCodesLeft })}</p>
      ) : null}
      {hasPassword ? (
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => setOpen(secondFactor ? "off" : "on")}>
            {t(secondFactor ? "switchOff" : "switchOn")}
          </Button>
          {secondFactor ? <Button onClick={() => setOpen("renew")}>{t("renewTitle")}</Button> : null}
        </div>
      ) : null}
      {open === "on" ? <SwitchOn onClose={close} /> : null}
      {open === "off" ? <SwitchOff onClose={close} /> : null}
      {open === "renew" ? <Renewal onClose={close} onRenewed={setCodes} /> : null}
      {codes ? <RecoveryCodes codes={codes} onClose={putAway} /> : null}
    </SideSection>
  );
}
