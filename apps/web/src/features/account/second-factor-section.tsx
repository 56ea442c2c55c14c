"use client";

import type { Account } from "@heard/core/accounts";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";

const SwitchOn = latePart(() => import("./second-factor-on.tsx"), MissingDialog);
const SwitchOff = latePart(() => import("./second-factor-off.tsx"), MissingDialog);

/** Whether signing in asks for a code besides the password, and how that is changed. */
export function SecondFactorSection({ hasPassword, secondFactor }: Pick<Account, "hasPassword" | "secondFactor">) {
  const t = useTranslations("account.secondFactor");
  const [open, setOpen] = useState<"on" | "off" | null>(null);
  const close = () => setOpen(null);
  return (
    <Section>
      <SectionHeader title={t("title")} lead={hasPassword ? t("lead") : t("none")} />
      {secondFactor ? (
        <p className="sentence mb-4 text-body text-ink-2">{t("isOn", { count: secondFactor.recoveryCodesLeft })}</p>
      ) : null}
      {hasPassword ? (
        <Button onClick={() => setOpen(secondFactor ? "off" : "on")}>
          {t(secondFactor ? "switchOff" : "switchOn")}
        </Button>
      ) : null}
      {open === "on" ? <SwitchOn onClose={close} /> : null}
      {open === "off" ? <SwitchOff onClose={close} /> : null}
    </Section>
  );
}
