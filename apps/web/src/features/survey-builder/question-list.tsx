"use client";

import { effortOf } from "@heard/api/http/survey-page/effort";
import { cx } from "@heard/ui/cx";
import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { Skeleton } from "@heard/ui/skeleton";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { isSelected, type Selected, useBuilder } from "./builder-context.tsx";
import { unitsOf } from "./edit-definition.ts";
import { QuestionItem } from "./question-item.tsx";
import { useMoves } from "./use-moves.ts";

const AddQuestion = latePart(() => import("./add-question.tsx"), MissingPanel, <Skeleton className="mt-3 h-9" />);

/** The whole survey from top to bottom: opening, questions, end, and what links carry. */
export function QuestionList() {
  const t = useTranslations("surveyBuilder");
  const { definition, language, isReadOnly } = useBuilder();
  const { defaultLanguage, ending, parameters = [] } = definition;
  const list = useRef<HTMLOListElement>(null);
  const moves = useMoves(list);
  const units = unitsOf(definition.questions);
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const item = (event.target as HTMLElement).closest<HTMLElement>("[data-question]")?.dataset.question;
    if (item === undefined) return;
    event.preventDefault();
    moves.by(item, event.key === "ArrowUp" ? -1 : 1);
  };
  const titleOf = (texts: Readonly<Record<string, string>>) => texts[language] || texts[defaultLanguage] || "";
  return (
    <section aria-label={t("list.label")}>
      <h2 className="text-chart">{t("list.title", effortOf(definition.questions))}</h2>
      <p className="mb-3 text-ink-3 text-small">{t("list.estimate")}</p>
      <ol ref={list} onKeyDown={moveByKey} className="border-line border-t">
        <PartItem part="opening" name={t("list.opening")}>
          {titleOf(definition.title) || t("list.noText")}
        </PartItem>
        {units.map((unit, place) =>
          unit.map((question, at) => (
            <QuestionItem
              key={question.id}
              question={question}
              place={place}
              count={units.length}
              isWhy={at > 0}
              moves={moves}
            />
          )),
        )}
        <PartItem part="ending" name={t("list.ending")}>
          {"thankYou" in ending
            ? titleOf(ending.thankYou) || t("list.noText")
            : t("list.redirect", { host: URL.parse(ending.redirect)?.host ?? ending.redirect })}
        </PartItem>
        <PartItem part="parameters" name={t("list.parameters")}>
          {t("list.parameterCount", { count: parameters.length })}
        </PartItem>
      </ol>
      {isReadOnly ? null : <AddQuestion />}
    </section>
  );
}

type PartItemProps = { part: Exclude<Selected, object>; name: string; children: ReactNode };

function PartItem({ part, name, children }: PartItemProps) {
  const { selected, select, findings } = useBuilder();
  const t = useTranslations("surveyBuilder.list");
  const isOpen = isSelected(selected, part);
  const hasMust = findings.some((one) => one.isMust && one.place === part);
  return (
    <li className={cx("border-line border-b", isOpen && "-mx-2 border-l-2 border-l-accent bg-accent-soft px-2")}>
      <button
        type="button"
        aria-current={isOpen || undefined}
        onClick={() => select(part)}
        className="block w-full py-2.5 pl-9 text-left"
      >
        <span className="flex items-center gap-2 text-ink-3 text-small">
          {name}
          {hasMust ? <span className="font-medium text-danger">{t("must")}</span> : null}
        </span>
        <span className={cx("line-clamp-2 text-ui", isOpen && "font-semibold")}>{children}</span>
      </button>
    </li>
  );
}
