import type { Condition } from "@heard/survey";
import type { SurveyDefinition } from "@heard/survey/runtime";
import type { useTranslations } from "next-intl";

export type Rule = NonNullable<SurveyDefinition["logic"]>[number];
export type RuleWords = {
  definition: SurveyDefinition;
  locale: string;
  t: ReturnType<typeof useTranslations<"surveyPages.diff.rule">>;
  list: (items: string[]) => string;
};

/** A rule as people say it: what it does, and when. */
export function ruleInWords(rule: Rule, words: RuleWords): string {
  const { t } = words;
  const when = rule.when ? conditionInWords(rule.when, words) : t("always");
  const number = numberOf(rule.do === "jump" ? rule.after : rule.question, words);
  if (rule.do !== "jump") return t(rule.do, { number, when });
  const to = rule.to === null ? t("toEnd") : t("toQuestion", { number: numberOf(rule.to, words) });
  return t("jump", { number, to, when });
}

const numberOf = (id: string, { definition }: RuleWords) => definition.questions.findIndex((one) => one.id === id) + 1;

function conditionInWords(condition: Condition, words: RuleWords): string {
  const { t, list } = words;
  if ("all" in condition) return t("all", { list: list(condition.all.map((one) => conditionInWords(one, words))) });
  if ("any" in condition) return t("any", { list: list(condition.any.map((one) => conditionInWords(one, words))) });
  if ("not" in condition) return t("not", { when: conditionInWords(condition.not, words) });
  const subject =
    "parameter" in condition
      ? t("parameter", { key: condition.parameter })
      : t("toQuestion", { number: numberOf(condition.question, words) });
  if (condition.is === "answered" || condition.is === "given") return t(condition.is, { subject });
  const id = "question" in condition ? condition.question : null;
  const values = condition.is === "oneOf" ? condition.values : [condition.value];
  return t(condition.is, { subject, values: list(values.map((value) => valueInWords(value, id, words))) });
}

/** A choice by its text, anything else as it stands. */
function valueInWords(
  value: string | number | boolean,
  question: string | null,
  { definition, locale }: RuleWords,
): string {
  const asked = definition.questions.find(({ id }) => id === question);
  const choice = asked && "choices" in asked ? asked.choices.find(({ id }) => id === value) : undefined;
  return choice?.text[locale] ?? choice?.text[definition.defaultLanguage] ?? String(value);
}
