import { Chip } from "@heard/ui/chip";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import type { CaseContext } from "./case-screen.tsx";
import { outcomeTones } from "./outcome-tones.ts";

/** Each time it was closed, and what the customer said of it. */
export function ClosingsPart({ one, format }: CaseContext) {
  const t = useTranslations("cases.closings");
  const causes = useTranslations("cases.causes");
  const system = useTranslations("cases.history")("system");
  return (
    <Section>
      <SectionHeader
        title={t(one.kind === "recovery" ? "title" : "titleThanks")}
        lead={one.kind === "recovery" ? t("lead") : undefined}
      />
      <ul className="flex flex-col gap-4">
        {one.closings.map(({ at, by, cause, action, isAsked, outcome }) => {
          const said = outcome ?? (isAsked ? "waiting" : "unreachable");
          return (
            <li key={at.getTime()} className="text-ui">
              <span className="flex flex-wrap items-center justify-between gap-2">
                <span>{t("of", { at: format.instant(at), by: by ?? system, cause: causes(cause) })}</span>
                {/* Whoever praised is thanked, and never asked whether it is settled. */}
                {one.kind === "recovery" ? <Chip tone={outcomeTones[said]}>{t(`outcomes.${said}`)}</Chip> : null}
              </span>
              <p className="sentence wrap-anywhere whitespace-pre-line text-ink-2">{action}</p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
