"use client";

import { PlusIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { useTranslations } from "next-intl";
import { addQuestionId, useBuilder } from "./builder-context.tsx";
import { addQuestions } from "./edit-definition.ts";
import { type Kind, type KindGroup, kindGroups } from "./question-kinds.ts";

/** Every kind of question that there is. A score comes with the “why” behind it. */
export default function AddQuestion() {
  const t = useTranslations("surveyBuilder");
  const { definition, change, select, selected, say, measuring, publishedIds } = useBuilder();
  // What a new question begins with is fetched when somebody shows interest in one.
  const add = async (kind: Kind) => {
    const { newQuestions } = await import("./new-question.ts");
    const added = newQuestions(kind, definition, { measuring, takenElsewhere: publishedIds ?? new Set() });
    const after = typeof selected === "object" ? selected.question : null;
    const next = addQuestions(definition, added, after);
    const [first] = added;
    if (!first) return;
    change(() => next);
    select({ question: first.id }, "text");
    say(t("said.added", { number: next.questions.findIndex(({ id }) => id === first.id) + 1 }));
  };
  return (
    <span id={addQuestionId} className="mt-3 block" data-print="hide">
      <MenuButton
        label={t("list.addTo")}
        className="flex min-h-9 w-full items-center justify-center gap-2 rounded-control border border-control border-dashed font-medium text-ui hover:border-ink-3 pointer-coarse:min-h-11"
        groups={(Object.keys(kindGroups) as KindGroup[]).map((group) => ({
          id: group,
          label: t(`groups.${group}`),
          items: kindGroups[group].map((kind: Kind) => ({
            ...{ id: kind, label: t(`kinds.${kind}`) },
            onAction: () => void add(kind),
          })),
        }))}
      >
        <PlusIcon />
        {t("list.add")}
      </MenuButton>
    </span>
  );
}
