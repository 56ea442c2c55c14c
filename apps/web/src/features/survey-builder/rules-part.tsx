"use client";

import type { Question } from "@heard/survey/runtime";
import { buttonStyle } from "@heard/ui/button-style";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, PlusIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import { ConditionField } from "./condition-field.tsx";
import { withList } from "./edit-definition.ts";
import { newRule, type Rule, removeRule, ruleDoing, rulesOf, setRule, targetsFor } from "./edit-rules.ts";
import { FindingNote } from "./finding-note.tsx";
import { isAt } from "./findings.ts";
import { SettingsGroup } from "./settings-row.tsx";

const kinds = ["show", "skip", "jump"] as const;

/** When a question is asked, and where it goes from there. */
export default function RulesPart({ question }: { question: Question }) {
  const t = useTranslations("surveyBuilder.rules");
  const { definition, change, isReadOnly, findings } = useBuilder();
  const rules = rulesOf(definition, question.id);
  const addable = kinds.flatMap((kind) => {
    const rule = newRule(definition, question.id, kind);
    return rule ? [{ kind, rule }] : [];
  });
  const general = findings.filter(
    (one) => isAt(one, question.id) && one.field === "" && one.text.code !== "why_missing",
  );
  return (
    <SettingsGroup label={t("label")}>
      {rules.length === 0 ? <p className="text-ink-3 text-small rail:pt-1.5">{t("always")}</p> : null}
      <ul className="flex flex-col gap-3">
        {rules.map((rule) => (
          <RuleField key={rule.id} rule={rule} question={question} />
        ))}
      </ul>
      {isReadOnly ? null : (
        <MenuButton
          label={t("add")}
          className={`${buttonStyle("quiet")} mt-1 -ml-3`}
          groups={[
            {
              id: "kinds",
              items: addable.map(({ kind, rule }) => ({
                ...{ id: kind, label: t(kind) },
                onAction: () => change((now) => withList(now, "logic", [...(now.logic ?? []), rule])),
              })),
            },
          ]}
        >
          <PlusIcon />
          {t("add")}
        </MenuButton>
      )}
      {general.map((finding) => (
        <FindingNote key={finding.key} finding={finding} />
      ))}
    </SettingsGroup>
  );
}

function RuleField({ rule, question }: { rule: Rule; question: Question }) {
  const t = useTranslations("surveyBuilder.rules");
  const { definition, change, isReadOnly, findings } = useBuilder();
  const set = (next: Rule) => change((now) => setRule(now, next));
  const found = findings.filter((one) => one.rule === rule.id);
  return (
    <li className="flex flex-col gap-2 border-line border-l-2 pl-3">
      <div className="flex flex-wrap items-center gap-2">
        <SelectInput
          className="w-auto!"
          aria-label={t("do")}
          disabled={isReadOnly}
          value={rule.do}
          onChange={(event) => {
            const next = ruleDoing(rule, event.target.value as Rule["do"], definition);
            if (next) set(next);
          }}
          options={kinds.map((kind) => ({
            value: kind,
            label: t(kind),
            disabled: ruleDoing(rule, kind, definition) === null,
          }))}
        />
        {rule.do === "jump" ? <Target rule={rule} question={question} onChange={set} /> : null}
        {isReadOnly ? null : (
          <IconButton
            className="ml-auto"
            label={t("remove")}
            icon={<CloseIcon />}
            onClick={() => change((now) => removeRule(now, rule.id))}
          />
        )}
      </div>
      <ConditionField rule={rule} question={question} onChange={set} />
      {found.map((finding) => (
        <FindingNote key={finding.key} finding={finding} />
      ))}
    </li>
  );
}

type TargetProps = { rule: Extract<Rule, { do: "jump" }>; question: Question; onChange: (rule: Rule) => void };

function Target({ rule, question, onChange }: TargetProps) {
  const t = useTranslations("surveyBuilder");
  const { definition, isReadOnly, language } = useBuilder();
  const end = "";
  return (
    <SelectInput
      className="min-w-40 flex-1"
      aria-label={t("rules.to")}
      disabled={isReadOnly}
      value={rule.to ?? end}
      onChange={(event) => onChange({ ...rule, to: event.target.value === end ? null : event.target.value })}
      options={[
        ...targetsFor(definition, question.id).map((one) => ({
          value: one.id,
          label: t("list.open", {
            number: definition.questions.indexOf(one) + 1,
            text: one.text[language] || one.text[definition.defaultLanguage] || one.id,
          }),
        })),
        { value: end, label: t("rules.end") },
      ]}
    />
  );
}
