"use client";

import type { Question } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useBuilder } from "./builder-context.tsx";
import { addQuestions, removeQuestion, setQuestion, whyOfScore, without } from "./edit-definition.ts";
import { FindingsAt } from "./finding-note.tsx";
import { SettingsGroup } from "./settings-row.tsx";
import { useChange } from "./use-change.ts";
import { whyFor } from "./why-question.ts";

type WithReason = Extract<Question, { noWhy?: string | undefined }>;
const shortest = 10;

/** The open “why” behind a score. It is there unless somebody says why not, and the reason is kept with the version. */
export function WhyPart({ question }: { question: WithReason }) {
  const t = useTranslations("surveyBuilder.why");
  const { definition, change, isReadOnly } = useBuilder();
  const [isLeaving, setLeaving] = useState(false);
  const why = whyOfScore(definition, question.id);
  const isAsked = question.noWhy === undefined && !isLeaving;
  const ask = () => {
    setLeaving(false);
    change((now) => {
      const asked = setQuestion(now, without(question, "noWhy") as Question);
      return whyOfScore(now, question.id) ? asked : addQuestions(asked, [whyFor(question, asked)], question.id);
    });
  };
  const leaveOut = (reason: string) => {
    setLeaving(false);
    change((now) => {
      const reasoned = setQuestion(now, { ...question, noWhy: reason });
      const asked = whyOfScore(reasoned, question.id);
      return asked ? removeQuestion(reasoned, asked.id) : reasoned;
    });
  };
  return (
    <SettingsGroup label={t("label")}>
      <Checkbox
        className="rail:pt-1"
        checked={isAsked}
        disabled={isReadOnly}
        onChange={(event) => (event.target.checked ? ask() : setLeaving(true))}
        label={
          <>
            {t("asked")}
            {isAsked && why ? (
              <span className="block text-ink-3 text-small">
                {t("askedHint", { number: definition.questions.indexOf(why) + 1 })}
              </span>
            ) : null}
          </>
        }
      />
      {isLeaving ? <Reason onLeaveOut={leaveOut} onKeep={() => setLeaving(false)} /> : null}
      {question.noWhy === undefined ? null : <KnownReason question={{ ...question, noWhy: question.noWhy }} />}
      <FindingsAt question={question.id} field="" />
      <FindingsAt question={question.id} field="noWhy" />
    </SettingsGroup>
  );
}

function Reason({ onLeaveOut, onKeep }: { onLeaveOut: (reason: string) => void; onKeep: () => void }) {
  const t = useTranslations("surveyBuilder.why");
  const [reason, setReason] = useState("");
  const isShort = reason.trim().length < shortest;
  return (
    <div className="mt-2 flex flex-col gap-2">
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        value={reason}
        rows={2}
        maxLength={500}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button disabledReason={isShort ? t("short") : null} onClick={() => onLeaveOut(reason.trim())}>
          {t("leaveOut")}
        </Button>
        <Button tone="quiet" onClick={onKeep}>
          {t("keep")}
        </Button>
      </div>
    </div>
  );
}

/** A reason that was given can be said better; shorter than it may be it is not kept. */
function KnownReason({ question }: { question: WithReason & { noWhy: string } }) {
  const t = useTranslations("surveyBuilder.why");
  const { isReadOnly } = useBuilder();
  const change = useChange(question);
  const [reason, setReason] = useState(question.noWhy);
  return (
    <div className="mt-2">
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        error={reason.trim().length < shortest ? t("short") : null}
        value={reason}
        rows={2}
        maxLength={500}
        readOnly={isReadOnly}
        onChange={(event) => {
          const next = event.target.value;
          setReason(next);
          if (next.trim().length >= shortest) change({ ...question, noWhy: next.trim() });
        }}
      />
    </div>
  );
}
