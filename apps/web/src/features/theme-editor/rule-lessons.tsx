"use client";

import type { Lesson, Lessons } from "@heard/core/themes";
import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";

type Props = {
  lessons: Lessons | null;
  format: Format;
  /** Takes a piece over into what the rule finds, or into what it leaves out. */
  onTake: (part: "any" | "not", rule: string) => void;
};

/** How far the draft agrees with what people said of single comments, and the words by which it would come nearer: one press takes each over. */
export function RuleLessons({ lessons, format, onTake }: Props) {
  const t = useTranslations("themeEditor.lessons");
  if (lessons === null || lessons.saidCount === 0) return null;
  const { saidCount, draftAgrees, storedAgrees, add, leaveOut } = lessons;
  const agrees = t("agrees", { draft: format.count(draftAgrees), stored: format.count(storedAgrees) });
  return (
    <section className="mb-8">
      <SectionHeader title={t("title")} lead={`${t("said", { count: saidCount })} ${agrees}`} />
      {add.length + leaveOut.length > 0 ? (
        <ul aria-label={t("words")}>
          {add.map((lesson) => (
            <Taught key={lesson.rule} part="any" {...{ lesson, onTake }} />
          ))}
          {leaveOut.map((lesson) => (
            <Taught key={lesson.rule} part="not" {...{ lesson, onTake }} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Taught({ part, lesson, onTake }: { part: "any" | "not"; lesson: Lesson } & Pick<Props, "onTake">) {
  const t = useTranslations("themeEditor.lessons");
  const { phrase, rule, count } = lesson;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-2">
      <span className="wrap-anywhere min-w-0 text-ui">
        {t(part === "any" ? "missed" : "strayed", { count, phrase })}
      </span>
      <Button onClick={() => onTake(part, rule)}>{t(part === "any" ? "add" : "leaveOut", { phrase })}</Button>
    </li>
  );
}
