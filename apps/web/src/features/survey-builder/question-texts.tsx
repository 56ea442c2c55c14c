"use client";

import type { Question, Texts } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { PlusIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { useBuilder } from "./builder-context.tsx";
import { without, withText } from "./edit-definition.ts";
import { FindingsAt } from "./finding-note.tsx";
import { SettingsRow } from "./settings-row.tsx";
import { TextInput } from "./text-input.tsx";
import { useChange } from "./use-change.ts";

/** What is asked, and the hint below it; both can repeat earlier answers. */
export function QuestionTexts({ question }: { question: Question }) {
  const t = useTranslations("surveyBuilder.question");
  const { isReadOnly, findings, language } = useBuilder();
  const change = useChange(question);
  const { hint } = question;
  const isWrong = (field: string) =>
    findings.some(
      (one) =>
        one.isMust &&
        typeof one.place === "object" &&
        one.place.question === question.id &&
        one.field === field &&
        (one.language === null || one.language === language),
    );
  return (
    <>
      <PipedText
        label={t(question.type === "consent" ? "agreed" : "text")}
        field="text"
        question={question}
        texts={question.text}
        isInvalid={isWrong("text")}
        onChange={(text) => change({ ...question, text })}
      />
      {hint ? (
        <PipedText
          label={t("hint")}
          field="hint"
          question={question}
          texts={hint}
          isInvalid={isWrong("hint")}
          onChange={(next) => change({ ...question, hint: next })}
          onRemove={() => change(without(question, "hint") as Question)}
        />
      ) : isReadOnly ? null : (
        <SettingsRow label={t("hint")}>
          <Button tone="quiet" icon={<PlusIcon />} className="-ml-3" onClick={() => change({ ...question, hint: {} })}>
            {t("addHint")}
          </Button>
        </SettingsRow>
      )}
    </>
  );
}

type PipedTextProps = {
  label: string;
  field: string;
  question: Question;
  texts: Texts;
  isInvalid: boolean;
  onChange: (texts: Texts) => void;
  onRemove?: () => void;
};

/** A text into which an earlier answer can be put where the cursor stands. */
function PipedText({ label, field, question, texts, isInvalid, onChange, onRemove }: PipedTextProps) {
  const t = useTranslations("surveyBuilder.question");
  const { language, isReadOnly } = useBuilder();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const insert = (pipe: string) => {
    const said = texts[language] ?? "";
    const at = input.current?.selectionStart ?? said.length;
    const to = input.current?.selectionEnd ?? at;
    onChange(withText(texts, language, `${said.slice(0, at)}${pipe}${said.slice(to)}`));
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at + pipe.length, at + pipe.length);
    });
  };
  return (
    <SettingsRow label={label} htmlFor={id}>
      <TextInput id={id} inputRef={input} texts={texts} onChange={onChange} field={field} isInvalid={isInvalid} />
      <FindingsAt question={question.id} field={field} />
      {isReadOnly ? null : (
        <div className="mt-1 flex flex-wrap gap-1">
          <InsertMenu question={question} onInsert={insert} />
          {onRemove ? (
            <Button tone="quiet" onClick={onRemove}>
              {t("removeHint")}
            </Button>
          ) : null}
        </div>
      )}
    </SettingsRow>
  );
}

const withoutWords: readonly Question["type"][] = ["matrix", "file", "consent"];

/** Earlier questions whose answer has words, and what links carry. */
function InsertMenu({ question, onInsert }: { question: Question; onInsert: (pipe: string) => void }) {
  const t = useTranslations("surveyBuilder");
  const { definition, language } = useBuilder();
  const { questions, parameters = [] } = definition;
  const at = questions.findIndex(({ id }) => id === question.id);
  const earlier = questions.slice(0, at).filter(({ type }) => !withoutWords.includes(type));
  const instead = t("question.insertInstead");
  const items = [
    ...earlier.map((one) => ({
      id: one.id,
      label: t("list.open", {
        number: questions.indexOf(one) + 1,
        text: one.text[language] || one.text[definition.defaultLanguage] || one.id,
      }),
      onAction: () => onInsert(`{{answer.${one.id}|${instead}}}`),
    })),
    ...parameters.map(({ key }) => ({
      id: `parameter-${key}`,
      label: t("rules.parameter", { key }),
      onAction: () => onInsert(`{{parameter.${key}|${instead}}}`),
    })),
  ];
  if (items.length === 0) return null;
  return (
    <MenuButton
      label={t("question.insert")}
      className={`${buttonStyle("quiet")} -ml-3`}
      groups={[{ id: "earlier", items }]}
    >
      {t("question.insert")}
    </MenuButton>
  );
}
