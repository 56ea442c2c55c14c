import type { Theme } from "@heard/core/themes";
import { noParts, partsOfRule, type RuleParts, ruleOfParts } from "@heard/core/themes/rules";
import { draftOf, type LocalisedDraft } from "#components/localised-fields.tsx";

/** A theme while it is edited. Its rule is put together from parts, or written as it is kept. */
export type ThemeDraft = {
  name: LocalisedDraft;
  parent: string | null;
  tone: Theme["tone"];
  rule: { as: "parts"; parts: RuleParts } | { as: "text"; text: string };
};

export const sourceOf = ({ rule }: Pick<ThemeDraft, "rule">): string =>
  rule.as === "parts" ? ruleOfParts(rule.parts) : rule.text.trim();

/** The draft of a theme that is there; of a new one, that finds a phrase where one was chosen. */
export function draftOfTheme(theme: Theme | null, phrase: string | null): ThemeDraft {
  if (theme === null)
    return {
      name: { ...draftOf(null), en: phrase ?? "" },
      parent: null,
      tone: "asRead",
      rule: { as: "parts", parts: { ...noParts, any: phrase === null ? [] : [phraseRule(phrase)] } },
    };
  const parts = partsOfRule(theme.rule);
  return {
    name: draftOf(theme.name),
    parent: theme.parent,
    tone: theme.tone,
    rule: parts ? { as: "parts", parts } : { as: "text", text: theme.rule },
  };
}

const phraseRule = (phrase: string) => (/\s/.test(phrase) ? `"${phrase.replaceAll('"', "")}"` : phrase);

/** The same rule in the other way of writing it; `null` where it cannot be read yet, and so not be taken apart. */
export function otherWay(draft: ThemeDraft): ThemeDraft["rule"] | null {
  if (draft.rule.as === "parts") return { as: "text", text: sourceOf(draft) };
  if (draft.rule.text.trim() === "") return { as: "parts", parts: noParts };
  const parts = partsOfRule(draft.rule.text);
  return parts && { as: "parts", parts };
}

/** The rule with one piece more in a part of it; as it was while it cannot be read. */
export function taught(rule: ThemeDraft["rule"], part: "any" | "not", piece: string): ThemeDraft["rule"] {
  const parts = rule.as === "parts" ? rule.parts : partsOfRule(rule.text);
  if (parts === null || parts[part].includes(piece)) return rule;
  const next = { ...parts, [part]: [...parts[part], piece] };
  return rule.as === "parts" ? { as: "parts", parts: next } : { as: "text", text: ruleOfParts(next) };
}

/** Whether leaving would lose something. */
export const isChanged = (draft: ThemeDraft, before: ThemeDraft): boolean =>
  JSON.stringify({ ...draft, rule: sourceOf(draft) }) !== JSON.stringify({ ...before, rule: sourceOf(before) });
