"use client";

import { useBuilder } from "./builder-context.tsx";
import { EndingPanel } from "./ending-panel.tsx";
import { OpeningPanel } from "./opening-panel.tsx";
import { ParametersPanel } from "./parameters-panel.tsx";
import { QuestionPanel } from "./question-panel.tsx";

/** What is chosen in the list, whole. */
export function OpenPanel() {
  const { selected, definition } = useBuilder();
  const question =
    typeof selected === "object" ? definition.questions.find(({ id }) => id === selected.question) : undefined;
  return (
    <section id="panel" aria-labelledby="panel-title">
      {question ? <QuestionPanel key={question.id} question={question} /> : null}
      {selected === "opening" ? <OpeningPanel /> : null}
      {selected === "ending" ? <EndingPanel /> : null}
      {selected === "parameters" ? <ParametersPanel /> : null}
    </section>
  );
}
