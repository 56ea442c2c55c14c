"use client";

import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import { addQuestions } from "./edit-definition.ts";
import { removeRule } from "./edit-rules.ts";
import { type Finding, isAt, withoutWords } from "./findings.ts";
import { replacedText, textAt } from "./replaced-text.ts";
import { splitQuestion } from "./split-question.ts";
import { useFindingText } from "./use-finding-text.ts";
import { whyFor } from "./why-question.ts";

/** What was found at one field, in the language that is edited: reason and repair directly below it. */
export function FindingsAt({ question, field }: { question: string; field: string }) {
  const { findings, language } = useBuilder();
  const found = findings.filter(
    (one) => isAt(one, question) && one.field === field && (one.language === null || one.language === language),
  );
  return found.map((finding) => <FindingNote key={finding.key} finding={finding} />);
}

/** The same for a part of the survey that is no question. */
export function FindingsOfPart({ part, field }: { part: "opening" | "ending" | "parameters"; field?: string }) {
  const { findings, language } = useBuilder();
  const found = findings.filter(
    (one) =>
      one.place === part &&
      (field === undefined || one.field === field) &&
      (one.language === null || one.language === language),
  );
  return found.map((finding) => <FindingNote key={finding.key} finding={finding} />);
}

export function FindingNote({ finding }: { finding: Finding }) {
  const t = useTranslations("surveyBuilder");
  const { textOf } = useFindingText();
  return (
    <div
      className={cx(
        "mt-1.5 flex flex-col items-start gap-1.5 border-l-2 pl-2.5",
        finding.isMust ? "border-danger" : "border-control",
      )}
    >
      <p className="text-small">
        <Chip tone={finding.isMust ? "danger" : "neutral"}>{t(finding.isMust ? "list.must" : "list.advice")}</Chip>{" "}
        <span className="text-ink-2">{textOf(finding)}</span>
      </p>
      <Repair finding={finding} />
    </div>
  );
}

/** What puts it right with one press, where one press can. */
export function Repair({ finding }: { finding: Finding }) {
  const t = useTranslations("surveyBuilder.findings");
  const { definition, change, isReadOnly, say } = useBuilder();
  const { excerpt, place, field, language, text, rule } = finding;
  if (isReadOnly) return null;
  if (excerpt !== null && language !== null && typeof place === "object") {
    const asked = definition.questions.find(({ id }) => id === place.question);
    const left = asked && withoutWords(textAt(asked, field, language) ?? "", excerpt);
    if (left)
      return (
        <Button
          onClick={() => {
            change((now) => replacedText(now, { question: place.question, field, language }, left.rest));
            say(t("takenOut", { excerpt: left.words }));
          }}
        >
          {t("takeOut", { excerpt: left.words })}
        </Button>
      );
  }
  if (text.code === "double_barrelled" && typeof place === "object" && field === "text")
    return <Split question={place.question} />;
  if (text.code === "why_missing" && typeof place === "object") {
    const score = definition.questions.find(({ id }) => id === place.question);
    if (score)
      return (
        <Button onClick={() => change((now) => addQuestions(now, [whyFor(score, now)], score.id))}>
          {t("addWhy")}
        </Button>
      );
  }
  if (text.code === "rule_dead" && rule !== null)
    return <Button onClick={() => change((now) => removeRule(now, rule))}>{t("removeRule")}</Button>;
  const own = definition.logic?.filter((one) => one.do !== "jump" && isSamePlace(one.question, place)) ?? [];
  if (text.code === "unreachable" && own.length > 0)
    return (
      <Button onClick={() => change((now) => own.reduce((left, one) => removeRule(left, one.id), now))}>
        {t("askAlways")}
      </Button>
    );
  return null;
}

/** Two things in one question become two questions, in every language in which the check has found both. */
function Split({ question }: { question: string }) {
  const t = useTranslations("surveyBuilder.findings");
  const { definition, change, findings, measuring, publishedIds, select, say } = useBuilder();
  const doubled = findings.filter((one) => one.text.code === "double_barrelled" && isAt(one, question));
  const excerpts = new Map(
    doubled.flatMap(({ field, language, text }) =>
      field === "text" && language !== null ? [[language, String(text.params.excerpt)] as const] : [],
    ),
  );
  const takenElsewhere = publishedIds ?? new Set<string>();
  const made = splitQuestion(definition, question, { excerpts, measuring, takenElsewhere });
  if (made === null) return null;
  return (
    <Button
      onClick={() => {
        change(() => made.definition);
        select({ question: made.id }, "text");
        say(t("isSplit"));
      }}
    >
      {t("split")}
    </Button>
  );
}

const isSamePlace = (question: string, place: Finding["place"]) =>
  typeof place === "object" && place.question === question;
