"use client";

import type { Question } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { CopyIcon, TrashIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { SkeletonRows } from "@heard/ui/skeleton";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import { copyQuestion, isScored, removeQuestion } from "./edit-definition.ts";
import { OrderPart } from "./order-part.tsx";
import { QuestionTexts } from "./question-texts.tsx";
import { ScorePart } from "./score-part.tsx";
import { typeWord } from "./type-word.ts";
import { WhyPart } from "./why-part.tsx";

// A score is what most questions are; what other kinds need comes when one of them is opened.
const rows = <SkeletonRows rows={2} />;
const ChoicesPart = latePart(() => import("./choices-part.tsx"), MissingPanel, rows);
const LimitsPart = latePart(() => import("./limits-part.tsx"), MissingPanel, rows);
const MatrixPart = latePart(() => import("./matrix-part.tsx"), MissingPanel, rows);
const RulesPart = latePart(() => import("./rules-part.tsx"), MissingPanel, rows);
const limited: readonly Question["type"][] = ["text", "number", "date", "file", "consent", "expectation"];

/** All that one question is: its words, what it measures, what can be answered, when it is asked. */
export default function QuestionPanel({ question }: { question: Question }) {
  const t = useTranslations("surveyBuilder");
  const { definition, isReadOnly } = useBuilder();
  const number = definition.questions.indexOf(question) + 1;
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line border-b pb-3">
        <div className="min-w-0">
          <h2 id="panel-title" tabIndex={-1} className="text-chart outline-none">
            {t("question.title", { number })}{" "}
            <span className="font-normal text-ink-3">{t(`types.${typeWord(question)}`)}</span>
          </h2>
          <p className="wrap-anywhere text-ink-3 text-small">{t("question.id", { id: question.id })}</p>
        </div>
        {isReadOnly ? null : <Deeds question={question} number={number} />}
      </header>
      <QuestionTexts question={question} />
      {"metric" in question ? <ScorePart question={question} /> : null}
      {question.type === "single" || question.type === "multiple" || question.type === "rank" ? (
        <ChoicesPart question={question} />
      ) : null}
      {question.type === "matrix" ? <MatrixPart question={question} /> : null}
      {limited.includes(question.type) ? <LimitsPart question={question} /> : null}
      {isScored(question) && (question.type === "matrix" || "metric" in question) ? (
        <WhyPart key={question.id} question={question} />
      ) : null}
      <OrderPart question={question} />
      <RulesPart question={question} />
    </>
  );
}

/** A copy, or away: with the way back in the notice. */
function Deeds({ question, number }: { question: Question; number: number }) {
  const t = useTranslations("surveyBuilder");
  const { definition, change, select, say, publishedIds } = useBuilder();
  const copy = () => {
    const made = copyQuestion(definition, question.id, publishedIds ?? new Set());
    change(() => made.definition);
    select({ question: made.id }, "text");
    say(t("said.copied", { number: made.definition.questions.findIndex(({ id }) => id === made.id) + 1 }));
  };
  const remove = () => {
    const before = definition;
    const left = removeQuestion(definition, question.id);
    const next = left.questions[Math.min(number - 1, left.questions.length - 1)];
    change(() => left);
    select(next ? { question: next.id } : "opening");
    notify({
      text: t("said.deleted", { number }),
      undo: {
        label: t("undo"),
        // What was typed in other questions since then stays as it is now.
        onUndo: () => {
          change((now) => {
            const kept = new Map(now.questions.map((one) => [one.id, one]));
            const fresh = now.questions.filter((one) => !before.questions.some(({ id }) => id === one.id));
            const questions = [...before.questions.map((one) => kept.get(one.id) ?? one), ...fresh];
            const { logic, shuffle } = before;
            return { ...now, questions, ...(logic && { logic }), ...(shuffle && { shuffle }) };
          });
          select({ question: question.id });
        },
      },
    });
  };
  return (
    <div className="-mr-3 flex" data-print="hide">
      <Button tone="quiet" icon={<CopyIcon />} onClick={copy}>
        {t("question.copy")}
      </Button>
      {definition.questions.length > 1 ? (
        <Button tone="quiet" icon={<TrashIcon />} onClick={remove}>
          {t("question.delete")}
        </Button>
      ) : null}
    </div>
  );
}
