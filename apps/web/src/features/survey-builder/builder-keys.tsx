"use client";

import { KeyHint } from "@heard/ui/key-hint";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useListKeys } from "#lib/use-list-keys.ts";
import { addQuestionId, useBuilder } from "./builder-context.tsx";

/** The keys of the builder, and where somebody at a desk reads them. */
export default function BuilderKeys() {
  useBuilderKeys();
  return <KeyBar />;
}

/** j and k go through the questions, n begins one, l takes the next language: nothing of it while somebody types. */
function useBuilderKeys(): void {
  const t = useTranslations("surveyBuilder.said");
  const { definition, selected, select, language, setLanguage, format, say } = useBuilder();
  const { questions, languages } = definition;
  const at = typeof selected === "object" ? questions.findIndex(({ id }) => id === selected.question) : -1;
  const open = (index: number) => {
    const question = questions[index];
    if (question) select({ question: question.id }, "");
  };
  useListKeys({ count: questions.length, at: at < 0 ? null : at, onMove: open, onOpen: open });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "n") {
        event.preventDefault();
        document.getElementById(addQuestionId)?.querySelector("button")?.click();
      }
      if (event.key === "l" && languages.length > 1) {
        const next = languages[(languages.indexOf(language) + 1) % languages.length] ?? language;
        setLanguage(next);
        say(t("language", { language: format.language(next) }));
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [languages, language, setLanguage, format, say, t]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, dialog, [role=dialog], [role=menu], [role=textbox]") !== null
  );
}

function KeyBar() {
  const t = useTranslations("surveyBuilder.keys");
  const rows = [
    { keys: ["j"], does: t("next") },
    { keys: ["k"], does: t("previous") },
    { keys: ["Alt ↑", "Alt ↓"], does: t("move") },
    { keys: ["n"], does: t("new") },
    { keys: ["l"], does: t("language") },
    { keys: ["?"], does: t("all") },
  ];
  return (
    <section
      aria-label={t("label")}
      className="mt-10 flex flex-wrap gap-x-5 gap-y-1 border-line border-t pt-3 text-ink-2 text-small pointer-coarse:hidden max-rail:hidden"
      data-print="hide"
    >
      {rows.map(({ keys, does }) => (
        <span key={does} className="flex items-center gap-1.5">
          {keys.map((key) => (
            <KeyHint key={key}>{key}</KeyHint>
          ))}
          {does}
        </span>
      ))}
    </section>
  );
}
