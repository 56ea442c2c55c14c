import type { ScaleReference } from "../scale-reference.ts";
import type { Texts } from "../texts.ts";

/** A text in the three languages of the templates. */
export const t = (en: string, hans: string, hant: string): Texts => ({ en, "zh-Hans": hans, "zh-Hant": hant });

const higher = { version: 1, direction: "higherIsBetter" } as const;

const satisfaction = {
  very: t("Very satisfied", "非常满意", "非常滿意"),
  satisfied: t("Satisfied", "满意", "滿意"),
  rather: t("Rather satisfied", "比较满意", "比較滿意"),
  neither: t("Neither", "一般", "普通"),
  ratherDis: t("Rather dissatisfied", "比较不满意", "比較不滿意"),
  dissatisfied: t("Dissatisfied", "不满意", "不滿意"),
  veryDis: t("Very dissatisfied", "非常不满意", "非常不滿意"),
};

export const nps: ScaleReference = {
  ...higher,
  key: "nps-0-10",
  min: 0,
  max: 10,
  labels: {
    0: t("Not at all likely", "完全不可能", "完全不可能"),
    10: t("Extremely likely", "非常可能", "非常可能"),
  },
};

export const csat5: ScaleReference = {
  ...higher,
  key: "csat-1-5",
  min: 1,
  max: 5,
  labels: {
    1: satisfaction.veryDis,
    2: satisfaction.dissatisfied,
    3: satisfaction.neither,
    4: satisfaction.satisfied,
    5: satisfaction.very,
  },
};

export const csat7: ScaleReference = {
  ...higher,
  key: "csat-1-7",
  min: 1,
  max: 7,
  labels: {
    1: satisfaction.veryDis,
    2: satisfaction.dissatisfied,
    3: satisfaction.ratherDis,
    4: satisfaction.neither,
    5: satisfaction.rather,
    6: satisfaction.satisfied,
    7: satisfaction.very,
  },
};

const hard = t("Very hard", "非常困难", "非常困難");
const easy = t("Very easy", "非常容易", "非常容易");
const effortless = t("Very easy", "非常容易", "非常容易");
const effortful = t("Very effortful", "非常费力", "非常費力");

/** The wording of new surveys: 1 is very hard, 7 very easy. */
export const ces7Easy: ScaleReference = {
  ...higher,
  key: "ces-1-7-easy",
  min: 1,
  max: 7,
  labels: { 1: hard, 7: easy },
};
export const ces5Easy: ScaleReference = { ...ces7Easy, key: "ces-1-5-easy", max: 5, labels: { 1: hard, 5: easy } };

/** The other published wording: 1 is very easy, 7 very effortful, so less is better. */
export const ces7Effort: ScaleReference = {
  version: 1,
  direction: "lowerIsBetter",
  key: "ces-1-7-effort",
  min: 1,
  max: 7,
  labels: { 1: effortless, 7: effortful },
};
export const ces5Effort: ScaleReference = {
  ...ces7Effort,
  key: "ces-1-5-effort",
  max: 5,
  labels: { 1: effortless, 5: effortful },
};

export const stars5: ScaleReference = { ...higher, key: "stars-1-5", min: 1, max: 5, labels: {} };

export const likelihood5: ScaleReference = {
  ...higher,
  key: "likelihood-1-5",
  min: 1,
  max: 5,
  labels: {
    1: t("Very unlikely", "非常不可能", "非常不可能"),
    2: t("Unlikely", "不太可能", "不太可能"),
    3: t("Neither", "说不准", "說不準"),
    4: t("Likely", "可能", "可能"),
    5: t("Very likely", "非常可能", "非常可能"),
  },
};

export const helpfulness5: ScaleReference = {
  ...higher,
  key: "helpfulness-1-5",
  min: 1,
  max: 5,
  labels: {
    1: t("Not helpful at all", "完全没有帮助", "完全沒有幫助"),
    5: t("Very helpful", "非常有帮助", "非常有幫助"),
  },
};
