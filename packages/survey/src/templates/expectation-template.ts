import type { SurveyTemplate } from "../templates.ts";
import { t } from "./scales.ts";

/** Below, as or above what was expected, and where the expectation came from. */
export const expectationTemplate: SurveyTemplate = {
  key: "expectation",
  name: t("Expectation", "期望", "期望"),
  metrics: [],
  questions: [
    {
      type: "expectation",
      id: "expectation",
      required: true,
      text: t(
        "Compared with what you expected, how was your experience with us?",
        "与您的期望相比，这次体验如何？",
        "與您的期望相比，這次體驗如何？",
      ),
      labels: {
        below: t("Below what I expected", "低于期望", "低於期望"),
        as: t("As I expected", "符合期望", "符合期望"),
        above: t("Above what I expected", "高于期望", "高於期望"),
      },
    },
    {
      type: "single",
      id: "expectation-source",
      text: t("Where did your expectation come from?", "您的期望主要来自哪里？", "您的期望主要來自哪裡？"),
      choices: [
        { id: "advertising", text: t("Advertising", "广告", "廣告") },
        { id: "word-of-mouth", text: t("What others told me", "口碑", "口碑") },
        { id: "social-media", text: t("Social media", "社交媒体", "社群媒體") },
        { id: "earlier", text: t("My earlier experience", "以往的体验", "以往的體驗") },
        { id: "other", text: t("Something else", "其他", "其他"), other: true },
      ],
    },
  ],
};
