"use client";

import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { SkeletonRows } from "@heard/ui/skeleton";
import { useBuilder } from "./builder-context.tsx";

const places = <SkeletonRows rows={6} />;
const QuestionPanel = latePart(() => import("./question-panel.tsx"), MissingPanel, places);
const EndingPanel = latePart(() => import("./ending-panel.tsx"), MissingPanel, places);
const OpeningPanel = latePart(() => import("./opening-panel.tsx"), MissingPanel, places);
const ParametersPanel = latePart(() => import("./parameters-panel.tsx"), MissingPanel, places);

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
