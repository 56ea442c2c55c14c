import type { QuestionOf } from "../question.ts";
import type { ScaleReference } from "../scale-reference.ts";
import type { SurveyTemplate, TemplateMetric } from "../templates.ts";
import type { Texts } from "../texts.ts";
import { whyOf } from "../why.ts";
import { csat5, likelihood5, t } from "./scales.ts";

type Item = { id: string; name: Texts };
type Battery = {
  key: string;
  name: Texts;
  scope: TemplateMetric["scope"];
  object: TemplateMetric["object"];
};

/** The items as rows, each with a metric of its own, so that they can be compared and weighed as drivers. */
function matrixOf(id: string, text: Texts, prefix: string, scale: ScaleReference, items: readonly Item[]) {
  const rows = items.map((item) => ({ id: item.id, text: item.name, metric: `${prefix}-${item.id}` }));
  return { type: "matrix", id, text, rows, columns: { scale } } satisfies QuestionOf<"matrix">;
}

const metricsOf = ({ key, scope, object }: Battery, items: readonly Item[]): TemplateMetric[] =>
  items.map(({ id, name }) => ({ key: `${key}-${id}`, kind: "driver", scope, object, name }));

const agent: Battery = {
  key: "agent",
  name: t("Support agent: four items", "客服人员：四个子项", "客服人員：四個子項"),
  scope: "transaction",
  object: "agent",
};
const agentItems: readonly Item[] = [
  {
    id: "knowledge",
    name: t(
      "Knowledge and understanding of the product or service",
      "对产品或服务的了解和理解",
      "對產品或服務的了解和理解",
    ),
  },
  { id: "communication", name: t("Communication and responsiveness", "沟通和响应", "溝通和回應") },
  { id: "professionalism", name: t("Professionalism", "专业精神", "專業精神") },
  {
    id: "resolution",
    name: t(
      "Timeliness and effectiveness of problem resolution",
      "问题解决的及时性和有效性",
      "問題解決的及時性和有效性",
    ),
  },
];
const agentMatrix = matrixOf(
  "agent",
  t(
    "How satisfied were you with the person who helped you?",
    "您对为您服务的客服人员满意吗？",
    "您對為您服務的客服人員滿意嗎？",
  ),
  agent.key,
  csat5,
  agentItems,
);

const area: Battery = {
  key: "area",
  name: t("Product and loyalty", "产品与忠诚度", "產品與忠誠度"),
  scope: "relationship",
  object: "product",
};
const quality: Item = { id: "quality", name: t("Quality and reliability", "质量和可靠性", "品質和可靠性") };
const benefits: Item = {
  id: "benefits",
  name: t("Benefits of the product or service", "产品或服务的利益", "產品或服務的利益"),
};
const buyAgain: Item = { id: "buy-again", name: t("Likelihood to buy again", "再次购买的可能性", "再次購買的可能性") };
const future: Item = { id: "future", name: t("Future scenario", "未来情景", "未來情境") };
const areaMatrix = matrixOf(
  "areas",
  t("How satisfied are you with each of these?", "您对以下各项满意吗？", "您對以下各項滿意嗎？"),
  area.key,
  csat5,
  [quality, benefits],
);
const likely = (id: string, text: Texts): QuestionOf<"rating"> => ({
  type: "rating",
  id,
  metric: `area-${id}`,
  scale: likelihood5,
  text,
});
const buyAgainQuestion = likely(
  "buy-again",
  t("How likely are you to buy from us again?", "您再次向我们购买的可能性有多大？", "您再次向我們購買的可能性有多大？"),
);
const futureQuestion = likely(
  "future",
  t(
    "If you were choosing for the first time today, how likely would you be to choose us?",
    "如果今天是您第一次选择，您选择我们的可能性有多大？",
    "如果今天是您第一次選擇，您選擇我們的可能性有多大？",
  ),
);

const driver: Battery = {
  key: "driver",
  name: t("Six drivers of satisfaction", "满意度的六个驱动因素", "滿意度的六個驅動因素"),
  scope: "relationship",
  object: "company",
};
const driverItems: readonly Item[] = [
  { id: "product-quality", name: t("Product quality", "产品质量", "產品品質") },
  { id: "customer-service", name: t("Customer service", "客户服务", "客戶服務") },
  { id: "ease", name: t("Ease of doing business", "与我们打交道的便利程度", "與我們往來的便利程度") },
  { id: "personalisation", name: t("Personalisation", "个性化", "個人化") },
  { id: "brand-reputation", name: t("Brand reputation", "品牌声誉", "品牌聲譽") },
  { id: "price-value", name: t("Price and value", "价格与价值", "價格與價值") },
];
const driverMatrix = matrixOf(
  "drivers",
  t("How satisfied are you with each of these?", "您对我们的以下各方面满意吗？", "您對我們的以下各方面滿意嗎？"),
  driver.key,
  csat5,
  driverItems,
);

/** The batteries of the sources: four agent items, four other areas, six drivers. */
export const itemTemplates: readonly SurveyTemplate[] = [
  {
    key: "agent-items",
    name: agent.name,
    metrics: metricsOf(agent, agentItems),
    questions: [agentMatrix, whyOf(agentMatrix)],
  },
  {
    key: "other-areas",
    name: area.name,
    metrics: metricsOf(area, [quality, benefits, buyAgain, future]),
    questions: [
      areaMatrix,
      whyOf(areaMatrix),
      buyAgainQuestion,
      whyOf(buyAgainQuestion),
      futureQuestion,
      whyOf(futureQuestion),
    ],
  },
  {
    key: "six-drivers",
    name: driver.name,
    metrics: metricsOf(driver, driverItems),
    questions: [driverMatrix, whyOf(driverMatrix)],
  },
];
