import { textsOf } from "./check/texts.ts";
import { format, type SurveyDefinition } from "./definition.ts";
import type { Question } from "./question.ts";
import { expectationTemplate } from "./templates/expectation-template.ts";
import { itemTemplates } from "./templates/item-templates.ts";
import { t } from "./templates/scales.ts";
import { cesTemplates, csatTemplates, npsTemplate } from "./templates/score-templates.ts";
import { settledTemplate } from "./templates/settled-template.ts";
import type { Texts } from "./texts.ts";

export type TemplateMetric = {
  key: string;
  kind: "nps" | "csat" | "ces" | "driver";
  scope: "relationship" | "transaction";
  object: "company" | "product" | "service" | "support" | "agent";
  name: Texts;
};

/** A survey ready to be asked: the wording of the sources in three languages, and the metrics that its scores count for. */
export type SurveyTemplate = {
  key: string;
  name: Texts;
  metrics: readonly TemplateMetric[];
  questions: readonly Question[];
};

export const templateLanguages = ["en", "zh-Hans", "zh-Hant"] as const;

/** All templates, in the order in which they are offered. */
export const surveyTemplates: readonly SurveyTemplate[] = [
  npsTemplate,
  ...csatTemplates,
  ...cesTemplates,
  ...itemTemplates,
  expectationTemplate,
  settledTemplate,
];

/** What a new survey is called and where it belongs. */
export type FromTemplateOptions = {
  id: string;
  languages?: readonly (typeof templateLanguages)[number][];
  touchpoint?: string;
};

/**
 * A first version made from a template, in all three languages or in some of them.
 * @throws RangeError when no language is wanted
 */
export function surveyFromTemplate(template: SurveyTemplate, options: FromTemplateOptions): SurveyDefinition {
  const { id, languages = templateLanguages, touchpoint } = options;
  const [defaultLanguage] = languages;
  if (defaultLanguage === undefined) throw new RangeError("A survey speaks at least one language");
  const definition: SurveyDefinition = {
    format,
    id,
    version: 1,
    languages: [...languages],
    defaultLanguage,
    title: { ...template.name },
    questions: structuredClone([...template.questions]),
    ...(touchpoint !== undefined && { touchpoint }),
    ending: {
      thankYou: t(
        "Thank you. Your answers help us improve.",
        "谢谢您。您的回答会帮助我们改进。",
        "謝謝您。您的回答會幫助我們改進。",
      ),
    },
  };
  const spoken: readonly string[] = languages;
  const own = structuredClone(definition);
  for (const { texts } of textsOf(own))
    for (const language of Object.keys(texts)) if (!spoken.includes(language)) delete texts[language];
  return own;
}
