import type { QuestionOf, ScoreQuestion } from "../question.ts";
import type { ScaleReference } from "../scale-reference.ts";
import type { SurveyTemplate, TemplateMetric } from "../templates.ts";
import type { Texts } from "../texts.ts";
import { whyOf } from "../why.ts";
import { ces7Easy, csat5, helpfulness5, nps, t } from "./scales.ts";

const npsMetric: TemplateMetric = {
  key: "nps",
  kind: "nps",
  scope: "relationship",
  object: "company",
  name: t("NPS", "净推荐值", "淨推薦值"),
};

export const npsTemplate: SurveyTemplate = {
  key: "nps",
  name: t("NPS and why", "净推荐值与原因", "淨推薦值與原因"),
  metrics: [npsMetric],
  questions: withWhy({
    type: "nps",
    id: "nps",
    metric: "nps",
    scale: nps,
    required: true,
    text: t(
      "From 0 to 10, how likely are you to recommend us to a friend or colleague?",
      "从 0 到 10，您向朋友或同事推荐我们的可能性有多大？",
      "從 0 到 10，您向朋友或同事推薦我們的可能性有多大？",
    ),
  }),
};

type Rated = { key: string; object: TemplateMetric["object"]; name: Texts; text: Texts };

function withWhy(score: ScoreQuestion) {
  return [score, whyOf(score)];
}

function scoreTemplate(
  kind: "csat" | "ces",
  scale: ScaleReference,
  { key, object, name, text }: Rated,
): SurveyTemplate {
  const metricName =
    kind === "csat" ? t("CSAT", "满意度", "滿意度") : t("Ease (CES)", "省力指数（费力度）", "省力指數（費力度）");
  return {
    key: `${kind}-${key}`,
    name,
    metrics: [{ key: kind, kind, scope: "transaction", object, name: metricName }],
    questions: withWhy({ type: kind, id: kind, metric: kind, scale, required: true, text }),
  };
}

const csatAfter = (rated: Rated) => scoreTemplate("csat", csat5, rated);

const support = csatAfter({
  key: "support",
  object: "support",
  name: t("CSAT after support", "支持后的满意度", "支援後的滿意度"),
  text: t(
    "Please rate how satisfied you are with your most recent support, where 1 is very dissatisfied and 5 is very satisfied.",
    "请您对最近一次支持服务的满意度进行评分，1 表示非常不满意，5 表示非常满意。",
    "請您對最近一次支援服務的滿意度進行評分，1 表示非常不滿意，5 表示非常滿意。",
  ),
});

const purchase = csatAfter({
  key: "purchase",
  object: "product",
  name: t("CSAT after a purchase", "购买后的满意度", "購買後的滿意度"),
  text: t(
    "Please rate how satisfied you are with the product or service you bought, where 1 is very dissatisfied and 5 is very satisfied.",
    "请您对所购买的产品或服务的满意度进行评分，1 表示非常不满意，5 表示非常满意。",
    "請您對所購買的產品或服務的滿意度進行評分，1 表示非常不滿意，5 表示非常滿意。",
  ),
});

const onboarding = csatAfter({
  key: "onboarding",
  object: "service",
  name: t("CSAT after onboarding", "入门引导后的满意度", "入門引導後的滿意度"),
  text: t(
    "Please rate how satisfied you are with how you were helped to get started, where 1 is very dissatisfied and 5 is very satisfied.",
    "请您对入门引导的满意度进行评分，1 表示非常不满意，5 表示非常满意。",
    "請您對入門引導的滿意度進行評分，1 表示非常不滿意，5 表示非常滿意。",
  ),
});

const components: QuestionOf<"matrix"> = {
  type: "matrix",
  id: "components",
  text: t(
    "How helpful was each of these in getting you started?",
    "以下各项对您上手有多大帮助？",
    "以下各項對您上手有多大幫助？",
  ),
  rows: [
    { id: "guide", text: t("Getting-started guide", "入门指南", "入門指南") },
    { id: "videos", text: t("Videos", "教学视频", "教學影片") },
    { id: "training", text: t("Training session", "培训课", "培訓課程") },
    { id: "person", text: t("The person who helped you", "协助您的人员", "協助您的人員") },
  ],
  columns: { scale: helpfulness5 },
};

export const csatTemplates: readonly SurveyTemplate[] = [
  support,
  purchase,
  // Which components help, and which do not, is what this moment is asked for.
  { ...onboarding, questions: [...onboarding.questions, components] },
];

const cesAfter = (rated: Omit<Rated, "object">) => scoreTemplate("ces", ces7Easy, { ...rated, object: "service" });

/** CES by type of task: seeking information, asking, buying, getting support; and signing up for a trial. */
export const cesTemplates: readonly SurveyTemplate[] = [
  cesAfter({
    key: "support",
    name: t("CES: getting support", "费力度：获得支持", "費力度：獲得支援"),
    text: t("How easy was it to solve your issue today?", "您今天解决问题有多容易？", "您今天解決問題有多容易？"),
  }),
  cesAfter({
    key: "information",
    name: t("CES: finding information", "费力度：寻找信息", "費力度：尋找資訊"),
    text: t(
      "How easy was it to find the information you were looking for today?",
      "您今天找到所需信息有多容易？",
      "您今天找到所需資訊有多容易？",
    ),
  }),
  cesAfter({
    key: "question",
    name: t("CES: asking a question", "费力度：提出问题", "費力度：提出問題"),
    text: t(
      "How easy was it to get your question answered today?",
      "您今天得到问题的答复有多容易？",
      "您今天得到問題的答覆有多容易？",
    ),
  }),
  cesAfter({
    key: "purchase",
    name: t("CES: buying", "费力度：购买", "費力度：購買"),
    text: t("How easy was it to make your purchase today?", "您今天完成购买有多容易？", "您今天完成購買有多容易？"),
  }),
  cesAfter({
    key: "trial",
    name: t("CES: signing up for a trial", "费力度：注册试用", "費力度：註冊試用"),
    text: t("How easy was it to sign up for the free trial?", "您注册免费试用有多容易？", "您註冊免費試用有多容易？"),
  }),
];
