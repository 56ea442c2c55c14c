"use client";

import type { ResponseAlertReport } from "@heard/core/response-alerts";
import { StateNote } from "@heard/ui/state-note";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import type { AlertsContext } from "./alerts-screen.tsx";
import { ResponseAlert } from "./response-alert.tsx";

/** Where the part stands on the page. */
export const singleId = "single-responses";

export type ResponsesContext = AlertsContext & { single: ResponseAlertReport };

/** Single responses that a rule is for, apart from what changed: nothing of the promise is theirs. */
export function ResponsesPart(context: ResponsesContext) {
  const { single, format } = context;
  const t = useTranslations("responseAlerts");
  const open = single.alerts.filter(({ handling }) => handling === null);
  const handled = single.alerts.filter(({ handling }) => handling !== null);
  const none = single.rules.length === 0 ? "noRules" : "none";
  return (
    <Section id={singleId}>
      <SectionHeader title={t("title")} lead={t("lead")} />
      {open.length === 0 ? (
        <StateNote title={t(`${none}.title`)} headingLevel={3}>
          {t(`${none}.text`)}
        </StateNote>
      ) : null}
      <ol>
        {open.map((alert) => (
          <ResponseAlert key={alert.id} alert={alert} {...context} />
        ))}
      </ol>
      {single.openCount > open.length ? (
        <p className="mt-3 text-ink-3 text-small">
          {t("notAll", { shown: format.count(open.length), count: format.count(single.openCount) })}
        </p>
      ) : null}
      {handled.length > 0 ? (
        <details className="mt-4">
          <summary className="link inline-block cursor-pointer text-ui">
            {t("handled", { count: handled.length })}
          </summary>
          <ol>
            {handled.map((alert) => (
              <ResponseAlert key={alert.id} alert={alert} {...context} />
            ))}
          </ol>
        </details>
      ) : null}
    </Section>
  );
}
