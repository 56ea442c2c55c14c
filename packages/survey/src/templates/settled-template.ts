import type { SurveyTemplate } from "../templates.ts";
import { t } from "./scales.ts";

/** Whether a customer whose case was closed calls it settled: one question, and room for what is missing. */
export const settledTemplate: SurveyTemplate = {
  key: "case-follow-up",
  name: t("After a case", "个案跟进", "個案跟進"),
  metrics: [],
  questions: [
    {
      type: "single",
      id: "settled",
      required: true,
      text: t("Is the matter settled for you?", "您反映的问题解决了吗？", "您反映的問題解決了嗎？"),
      choices: [
        { id: "yes", text: t("Yes, it is settled", "解决了", "解決了") },
        { id: "partly", text: t("In part", "解决了一部分", "解決了一部分") },
        { id: "no", text: t("No, it is not", "没有解决", "沒有解決") },
      ],
    },
    {
      type: "text",
      id: "missing",
      text: t("What is still missing?", "哪些地方仍未解决？", "哪些地方仍未解決？"),
    },
  ],
};
