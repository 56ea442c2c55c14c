"use client";

import type { Question } from "@heard/survey/runtime";
import { Checkbox } from "@heard/ui/checkbox";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import { isShuffled, setShuffled, unitsOf, without } from "./edit-definition.ts";
import { SettingsGroup } from "./settings-row.tsx";
import { useChange } from "./use-change.ts";

/** Whether it has to be answered, where a page begins, and whether it changes places with its neighbour. */
export function OrderPart({ question }: { question: Question }) {
  const t = useTranslations("surveyBuilder");
  const { definition, change, isReadOnly } = useBuilder();
  const set = useChange(question);
  const heads = unitsOf(definition.questions).flatMap(([head]) => (head ? [head.id] : []));
  const at = heads.indexOf(question.id);
  const before = heads[at - 1];
  return (
    <>
      <SettingsGroup label={t("question.required")}>
        <SegmentedControl
          label={t("question.required")}
          name={`required-${question.id}`}
          value={question.required ? "must" : "may"}
          onChange={(value) => {
            if (isReadOnly) return;
            set(value === "must" ? { ...question, required: true } : (without(question, "required") as Question));
          }}
          options={[
            { value: "must", label: t("question.must") },
            { value: "may", label: t("question.may") },
          ]}
        />
      </SettingsGroup>
      <SettingsGroup label={t("question.page")}>
        <Checkbox
          className="rail:pt-1"
          label={t("question.newPage")}
          checked={question.newPage ?? false}
          disabled={isReadOnly}
          onChange={(event) =>
            set(event.target.checked ? { ...question, newPage: true } : (without(question, "newPage") as Question))
          }
        />
      </SettingsGroup>
      {at > 0 && before !== undefined ? (
        <SettingsGroup label={t("order.label")}>
          <Checkbox
            className="rail:pt-1"
            label={
              <>
                {t("order.random")}
                <span className="block text-ink-3 text-small">{t("order.randomHint")}</span>
              </>
            }
            checked={isShuffled(definition, before, question.id)}
            disabled={isReadOnly}
            onChange={(event) => {
              const isOn = event.target.checked;
              change((now) => setShuffled(now, question.id, isOn));
            }}
          />
        </SettingsGroup>
      ) : null}
    </>
  );
}
