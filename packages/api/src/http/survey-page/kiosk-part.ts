import { fillPipes, type Session, type SurveyDefinition } from "@heard/survey/runtime";
import type { Words } from "./words.ts";

/** What the script of a kiosk has to know, read once and kept while the device stands there, with or without a network. */
export type KioskFacts = {
  idleSeconds: number;
  countSeconds: number;
  thanksSeconds: number;
  thanks: string;
  words: Record<(typeof wordsOfKiosk)[number], string>;
};

const wordsOfKiosk = [
  ...(["countdown", "next", "noNetwork", "staff", "pin", "check", "cancel", "wrong", "later"] as const),
  ...(["offline", "waiting", "refused", "leave", "left", "leftWaiting"] as const),
] as const;

/** Untouched for twenty seconds it begins again, and counts the last ten of them aloud. */
export function kioskFacts(definition: SurveyDefinition, session: Session, language: string, words: Words): KioskFacts {
  const { ending } = definition;
  const own = "thankYou" in ending ? fillPipes(ending.thankYou, definition, session, language) : "";
  // Filled in by the script, which counts.
  const later = { seconds: "%", count: "%" };
  return {
    ...{ idleSeconds: 20, countSeconds: 10, thanksSeconds: 6 },
    thanks: own || words.say("kiosk.thanks"),
    words: Object.fromEntries(
      wordsOfKiosk.map((name) => [name, words.say(`kiosk.${name}`, later)]),
    ) as KioskFacts["words"],
  };
}

/** Targets for a finger at arm's length, and nothing to select or drag. */
export const kioskStyle =
  "body{touch-action:manipulation;-webkit-user-select:none;user-select:none;-webkit-touch-callout:none}main{max-width:760px;padding-top:4vh}" +
  "input,textarea{-webkit-user-select:text;user-select:text}h1{font-size:34px}.g span{height:84px;font-size:28px}.n11{grid-template-columns:repeat(11,1fr)}.n11 label:nth-child(7){grid-column:auto}" +
  ".row{min-height:72px;font-size:20px}.go button{min-height:76px;font-size:22px}nav button{min-height:56px;padding:0 14px;font-size:17px}" +
  ".staff{position:fixed;inset-block-end:8px;inset-inline-end:8px;min-width:64px;min-height:56px;border:0;background:none;color:var(--ink-3);font:inherit;font-size:14px}" +
  ".clock{position:fixed;inset-block-start:0;inset-inline:0;margin:0;padding:14px;background:var(--ink);color:var(--page);text-align:center;font-size:20px;font-variant-numeric:tabular-nums}.clock[hidden]{display:none}" +
  "dialog{width:min(420px,90vw);padding:24px;border:1px solid var(--control);border-radius:14px;background:var(--page);color:inherit}dialog::backdrop{background:rgb(0 0 0/.6)}dialog form{flex:none;gap:12px}dialog p{margin:0}dialog button{min-height:60px;border:1px solid var(--control);border-radius:10px;background:none;color:inherit;font:inherit;font-weight:600}dialog .act{margin:0;border:0;background:var(--go);color:var(--on-go)}dialog .field{margin-top:6px;font-size:24px}" +
  "@media (max-width:700px){.n11{grid-template-columns:repeat(6,1fr)}.n11 label:nth-child(7){grid-column:2}.g span{height:64px}}";
