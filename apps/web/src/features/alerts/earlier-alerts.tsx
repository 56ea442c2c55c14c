"use client";

import { useTranslations } from "next-intl";
import { Section } from "#components/section.tsx";
import { AlertMarks } from "./alert-marks.tsx";
import type { AlertsContext } from "./alerts-screen.tsx";
import { useAlertWords } from "./use-alert-words.ts";

/** What lies further back, what was put away and what is no longer found, in one line each. */
export function EarlierAlerts({ report, format }: AlertsContext) {
  const t = useTranslations("alerts");
  const words = useAlertWords(format);
  const earlier = report.alerts.filter(({ isCurrent }) => !isCurrent);
  if (earlier.length === 0) return null;
  return (
    <Section>
      <details>
        <summary className="link inline-block cursor-pointer text-ui">
          {t("earlier", { count: earlier.length })}
        </summary>
        <ul className="mt-4 flex flex-col gap-4">
          {earlier.map((alert) => (
            <li key={alert.id} data-figure="effect">
              <AlertMarks alert={alert} format={format} />
              <p className="text-ui">
                {words.title(alert)} <span className="text-ink-3 text-small">{format.day(alert.changeFrom)}</span>
              </p>
              {alert.handling ? (
                <p className="sentence text-ink-3 text-small">
                  {t("handled", { kind: t(`handlings.${alert.handling.kind}`), reason: alert.handling.reason })}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
