"use client";

import { cx } from "@heard/ui/cx";
import { controlStyle } from "@heard/ui/field";
import { RadioList } from "@heard/ui/radio-rows";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { useBuilder } from "./builder-context.tsx";
import { FindingsOfPart } from "./finding-note.tsx";
import { PanelHead } from "./panel-head.tsx";
import { SettingsGroup, SettingsRow } from "./settings-row.tsx";
import { TextInput } from "./text-input.tsx";

/** What respondents meet when they are done: thanks in their language, or an address of the organisation's. */
export default function EndingPanel() {
  const t = useTranslations("surveyBuilder.ending");
  const { definition, change, isReadOnly, survey, format } = useBuilder();
  const ids = { text: useId(), address: useId() };
  const { ending } = definition;
  const kind = "thankYou" in ending ? "thanks" : "redirect";
  // Whoever tries the other one finds what they wrote when they come back.
  const other = useRef({ thankYou: {}, redirect: "" });
  if ("thankYou" in ending) other.current.thankYou = ending.thankYou;
  else other.current.redirect = ending.redirect;
  const take = (next: "thanks" | "redirect") => {
    if (isReadOnly || next === kind) return;
    const { thankYou, redirect } = other.current;
    change((now) => ({ ...now, ending: next === "thanks" ? { thankYou } : { redirect } }));
  };
  const hosts = survey.redirectHosts.length > 0 ? format.list(survey.redirectHosts) : t("noHosts");
  return (
    <>
      <PanelHead title={t("title")} lead={t("lead")} />
      <SettingsGroup label={t("how")}>
        <div className="rail:pt-1">
          <RadioList
            legend={t("how")}
            legendHidden
            name="ending"
            value={kind}
            onChange={take}
            options={[
              { value: "thanks", label: t("thanks"), disabled: isReadOnly },
              { value: "redirect", label: t("redirect"), disabled: isReadOnly },
            ]}
          />
        </div>
      </SettingsGroup>
      {"thankYou" in ending ? (
        <SettingsRow label={t("text")} htmlFor={ids.text}>
          <TextInput
            id={ids.text}
            field="ending/thankYou"
            texts={ending.thankYou}
            onChange={(thankYou) => change((now) => ({ ...now, ending: { thankYou } }))}
          />
          <FindingsOfPart part="ending" />
        </SettingsRow>
      ) : (
        <SettingsRow label={t("address")} htmlFor={ids.address}>
          <input
            id={ids.address}
            type="url"
            data-field="ending/redirect"
            value={ending.redirect}
            readOnly={isReadOnly}
            maxLength={2000}
            placeholder="https://"
            onChange={(event) => {
              const redirect = event.target.value;
              change((now) => ({ ...now, ending: { redirect } }));
            }}
            className={cx(controlStyle)}
          />
          <p className="mt-1 text-ink-3 text-small">{t("addressHint", { hosts })}</p>
          <FindingsOfPart part="ending" />
        </SettingsRow>
      )}
    </>
  );
}
