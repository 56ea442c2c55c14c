"use client";

import type { Question } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import { without } from "./edit-definition.ts";
import { conditionOf, type FlatCondition, flatOf, type Rule, subjectsFor, type Test, testOn } from "./edit-rules.ts";
import { TestField } from "./test-field.tsx";

type Props = { rule: Rule; question: Question; onChange: (rule: Rule) => void };

/** When a rule applies: comparisons side by side, all of which hold or any. */
export function ConditionField({ rule, question, onChange }: Props) {
  const t = useTranslations("surveyBuilder.rules");
  const { definition, isReadOnly } = useBuilder();
  const flat = flatOf(rule.when);
  if (flat === null) return <p className="text-ink-3 text-small">{t("written")}</p>;
  const { questions, parameters } = subjectsFor(definition, question.id, rule.do);
  const set = (next: FlatCondition) => {
    const when = conditionOf(next);
    if (when) onChange({ ...rule, when } as Rule);
    // Only a jump can do without one.
    else if (rule.do === "jump") onChange(without(rule, "when") as Rule);
  };
  const replace = (at: number, test: Test | null) =>
    set({ ...flat, tests: flat.tests.flatMap((one, place) => (place === at ? (test ? [test] : []) : [one])) });
  const last = questions.at(-1);
  const isEmpty = !last && parameters.length === 0;
  const least = rule.do === "jump" ? 0 : 1;
  return (
    <>
      {flat.tests.length > 1 ? (
        <SelectInput
          className="w-auto! self-start"
          aria-label={t("joined")}
          disabled={isReadOnly}
          value={flat.join}
          onChange={(event) => set({ ...flat, join: event.target.value as FlatCondition["join"] })}
          options={(["all", "any"] as const).map((join) => ({ value: join, label: t(join) }))}
        />
      ) : null}
      {flat.tests.length === 0 ? <p className="text-ink-3 text-small">{t("everybody")}</p> : null}
      {flat.tests.map((test, at) => (
        <TestField
          // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no names; their place is who they are
          key={at}
          test={test}
          number={at + 1}
          questions={questions}
          parameters={parameters}
          onChange={(next) => replace(at, next)}
          onRemove={flat.tests.length > least ? () => replace(at, null) : null}
        />
      ))}
      {isReadOnly ? null : isEmpty ? (
        <p className="text-ink-3 text-small">{t("nothingBefore")}</p>
      ) : (
        <span>
          <Button
            tone="quiet"
            icon={<PlusIcon />}
            className="-ml-3"
            onClick={() => set({ ...flat, tests: [...flat.tests, testOn(last ?? null, parameters[0] ?? null)] })}
          >
            {t("addTest")}
          </Button>
        </span>
      )}
    </>
  );
}
