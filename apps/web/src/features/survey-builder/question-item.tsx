"use client";

import type { Question } from "@heard/survey/runtime";
import { Chip } from "@heard/ui/chip";
import { cx } from "@heard/ui/cx";
import { IconButton } from "@heard/ui/icon-button";
import { BranchIcon, DownIcon, GripIcon, UpIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { isSelected, useBuilder } from "./builder-context.tsx";
import { rulesOf } from "./edit-rules.ts";
import { isAt } from "./findings.ts";
import { typeWord } from "./type-word.ts";
import type { Moves } from "./use-moves.ts";

/** What a dragged question is carried as. */
const dragType = "application/x-heard-question";

type Props = {
  question: Question;
  /** Its place among the questions that move, and how many do. */
  place: number;
  count: number;
  isWhy: boolean;
  moves: Moves;
};

/** One question of the list: it opens, is dragged, and moves by its buttons or with Alt and the arrow keys. A why stays behind its score. */
export function QuestionItem({ question, place, count, isWhy, moves }: Props) {
  const t = useTranslations("surveyBuilder.list");
  const { definition, language, selected, select, isReadOnly } = useBuilder();
  const [isOver, setOver] = useState(false);
  const number = definition.questions.indexOf(question) + 1;
  const isOpen = isSelected(selected, { question: question.id });
  const text = question.text[language] || question.text[definition.defaultLanguage];
  const canMove = !isReadOnly && !isWhy;
  const isRuled = rulesOf(definition, question.id).some((rule) => rule.do !== "jump");
  return (
    <li
      data-question={isWhy ? undefined : question.id}
      draggable={canMove}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, question.id);
        event.dataTransfer.effectAllowed = "move";
      }}
      {...(isReadOnly ? {} : dropTarget((id) => moves.to(id, place), setOver))}
      className={cx(
        "group relative border-b",
        isOver ? "border-accent" : "border-line",
        isOpen && "-mx-2 border-l-2 border-l-accent bg-accent-soft px-2",
        isWhy && "ml-6",
        isWhy && isOpen && "mr-[-0.5rem] ml-4",
      )}
    >
      {isRuled ? (
        <p className="flex items-center gap-1.5 pt-2 pl-3 text-ink-3 text-small">
          <BranchIcon className="size-3.5" />
          {t("conditional")}
        </p>
      ) : null}
      <div className="flex items-start">
        <span aria-hidden="true" className={cx("mt-3 w-4 shrink-0 text-ink-3", canMove && "cursor-grab")}>
          {canMove ? <GripIcon /> : null}
        </span>
        <button
          type="button"
          aria-current={isOpen || undefined}
          data-keep={`open-${question.id}`}
          onClick={() => select({ question: question.id })}
          className="flex min-w-0 grow items-start gap-2 py-2.5 text-left"
        >
          <span className="w-4 shrink-0 text-right text-ink-3 text-small leading-(--line-ui) tabular-nums">
            {number}
          </span>
          <span className="min-w-0 grow">
            <Facts question={question} />
            <span
              lang={language}
              className={cx("wrap-anywhere line-clamp-5 text-ui", isOpen && "font-semibold", !text && "text-ink-3")}
            >
              {text || t("noText")}
            </span>
          </span>
        </button>
        {canMove ? (
          <span
            className={cx(
              "flex shrink-0 flex-col py-1 pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100",
              isOpen && "pointer-fine:opacity-100",
            )}
            data-print="hide"
          >
            <MoveButton id={question.id} by={-1} isEnd={place === 0} label={t("up", { number })} moves={moves} />
            <MoveButton
              id={question.id}
              by={1}
              isEnd={place === count - 1}
              label={t("down", { number })}
              moves={moves}
            />
          </span>
        ) : null}
      </div>
    </li>
  );
}

/** Its kind, and what has to be known of it at a glance. */
function Facts({ question }: { question: Question }) {
  const t = useTranslations("surveyBuilder");
  const { definition, findings, publishedIds } = useBuilder();
  const own = findings.filter((one) => isAt(one, question.id));
  const type = t(`types.${typeWord(question)}`);
  const onScale = question.type === "matrix" ? question.columns : question;
  const { min = null, max = null } = "scale" in onScale ? onScale.scale : {};
  const words = [
    min !== null && max !== null ? t("scaleOf", { type, min: String(min), max: String(max) }) : type,
    ...(question.required ? [] : [t("list.optional")]),
    ...(publishedIds && !publishedIds.has(question.id) ? [t("list.fresh")] : []),
    ...(definition.shuffle?.some((group) => group.includes(question.id)) ? [t("list.random")] : []),
  ];
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 text-ink-3 text-small">
      {words.join(" · ")}
      {own.some(({ isMust }) => isMust) ? (
        <Chip tone="danger">{t("list.must")}</Chip>
      ) : own.length > 0 ? (
        <Chip>{t("list.advice")}</Chip>
      ) : null}
    </span>
  );
}

type MoveButtonProps = { id: string; by: -1 | 1; isEnd: boolean; label: string; moves: Moves };

function MoveButton({ id, by, isEnd, label, moves }: MoveButtonProps) {
  return (
    <IconButton
      label={label}
      data-keep={`move-${id}-${by}`}
      icon={by < 0 ? <UpIcon className="size-3.5" /> : <DownIcon className="size-3.5" />}
      aria-disabled={isEnd || undefined}
      className="h-6! w-7! aria-disabled:cursor-not-allowed aria-disabled:text-line-strong pointer-coarse:size-11!"
      onClick={() => moves.by(id, by)}
    />
  );
}

/** Where a dragged question may be let go, and what that looks like meanwhile. */
function dropTarget(onDrop: (id: string) => void, setOver: (isOver: boolean) => void) {
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      const id = event.dataTransfer.getData(dragType);
      if (id === "") return;
      event.preventDefault();
      onDrop(id);
    },
  };
}
