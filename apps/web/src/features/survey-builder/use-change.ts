"use client";

import type { Question } from "@heard/survey/runtime";
import { useBuilder } from "./builder-context.tsx";
import { setQuestion } from "./edit-definition.ts";

/** Puts the question as it is now in the place of what it was. */
export function useChange<Asked extends Question>(_question: Asked): (next: Asked | Question) => void {
  const { change } = useBuilder();
  return (next) => change((now) => setQuestion(now, next));
}
