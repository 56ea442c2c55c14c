"use client";

import type { Question } from "@heard/survey/runtime";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon } from "@heard/ui/icons";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import type { Test } from "./edit-conditions.ts";
import { comparisonsFor, testOn } from "./edit-rules.ts";
import { TestValue } from "./test-value.tsx";
import { comparedBy } from "./test-values.ts";

type Props = {
  test: Test;
  number: number;
  questions: readonly Question[];
  parameters: readonly string[];
  onChange: (test: Test) => void;
  onRemove: (() => void) | null;
};

/** One comparison: what is looked at, how, and with what. It is complete at every moment. */
export function TestField({ test, number, questions, parameters, onChange, onRemove }: Props) {
  const t = useTranslations("surveyBuilder");
  const { definition, language, isReadOnly } = useBuilder();
  const subject = "question" in test ? `question:${test.question}` : `parameter:${test.parameter}`;
  const question = "question" in test ? (definition.questions.find(({ id }) => id === test.question) ?? null) : null;
  const textOf = (one: Question) => one.text[language] || one.text[definition.defaultLanguage] || one.id;
  const options = [
    ...questions.map((one) => ({
      value: `question:${one.id}`,
      label: t("list.open", { number: definition.questions.indexOf(one) + 1, text: textOf(one) }),
    })),
    ...parameters.map((key) => ({ value: `parameter:${key}`, label: t("rules.parameter", { key }) })),
  ];
  const isListed = options.some(({ value }) => value === subject);
  const look = (chosen: string) => {
    const [kind, id = ""] = chosen.split(":");
    const next = kind === "question" ? (definition.questions.find((one) => one.id === id) ?? null) : null;
    onChange(testOn(next, kind === "parameter" ? id : null));
  };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start gap-1">
        <SelectInput
          aria-label={t("rules.subject")}
          disabled={isReadOnly}
          value={subject}
          onChange={(event) => look(event.target.value)}
          options={[...(isListed ? [] : [{ value: subject, label: subject.split(":")[1] ?? "" }]), ...options]}
        />
        {onRemove && !isReadOnly ? (
          <IconButton label={t("rules.removeTest", { number })} icon={<CloseIcon />} onClick={onRemove} />
        ) : null}
      </div>
      <div className="flex flex-wrap items-start gap-2 pl-3">
        {question?.type === "matrix" && "question" in test && test.is !== "answered" ? (
          <SelectInput
            className="w-auto!"
            aria-label={t("rules.row")}
            disabled={isReadOnly}
            value={test.row ?? ""}
            onChange={(event) => onChange({ ...test, row: event.target.value })}
            options={question.rows.map((row, at) => ({
              value: row.id,
              label: row.text[language] || row.text[definition.defaultLanguage] || t("matrix.row", { number: at + 1 }),
            }))}
          />
        ) : null}
        <SelectInput
          className="w-auto!"
          aria-label={t("rules.is")}
          disabled={isReadOnly}
          value={test.is}
          onChange={(event) => onChange(comparedBy(test, question, event.target.value as Test["is"]))}
          options={comparisonsFor(question).map((is) => ({ value: is, label: t(`rules.${is}`) }))}
        />
        <TestValue test={test} question={question} onChange={onChange} />
      </div>
    </div>
  );
}
