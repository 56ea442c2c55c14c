"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { createContext, useContext } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import type { Finding } from "./findings.ts";
import type { Measuring } from "./measuring.ts";

/** What is open beside the list: a question, or a part of the survey that is none. */
export type Selected = { question: string } | "opening" | "ending" | "parameters";

/** What every part of the builder works with. */
export type Builder = {
  organisation: { key: string; name: string; timeZone: string };
  survey: SurveyDetail;
  definition: SurveyDefinition;
  /** The questions of what is published: all others are new. */
  publishedIds: ReadonlySet<string> | null;
  change: (next: (now: SurveyDefinition) => SurveyDefinition) => void;
  isReadOnly: boolean;
  language: string;
  setLanguage: (language: string) => void;
  selected: Selected;
  /** Opens it; `field` is where to begin typing. */
  select: (selected: Selected, field?: string) => void;
  findings: readonly Finding[];
  measuring: Measuring;
  catalogue: Pick<Catalogue, "touchpoints" | "channels" | "segmentFields">;
  format: Format;
  /** Tells those who cannot see it what was done. */
  say: (text: string) => void;
};

const Context = createContext<Builder | null>(null);
export const BuilderProvider = Context.Provider;

/** @throws Error outside of the builder */
export function useBuilder(): Builder {
  const builder = useContext(Context);
  if (!builder) throw new Error("a part of the survey builder stands outside of it");
  return builder;
}

export const isSelected = (selected: Selected, other: Selected): boolean =>
  typeof selected === "object" && typeof other === "object" ? selected.question === other.question : selected === other;

/** Where the menu of new questions stands, for the key that opens it. */
export const addQuestionId = "add-question";
