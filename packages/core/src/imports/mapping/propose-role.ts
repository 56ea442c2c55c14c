import type { MappingInput } from "../schema.ts";
import type { ColumnProfile } from "./profile.ts";
import { proposePoints } from "./words.ts";

type Column = NonNullable<MappingInput["columns"]>[number];
/** What a column most probably is, before keys are chosen. */
export type Role =
  | { as: "score"; metric: string; scale?: { min: number; max: number } }
  | { as: Exclude<Column["as"], "score" | "segment"> }
  | { as: "segment" };

const says = {
  nps: /\bnps\b|net promoter|净推荐|淨推薦/i,
  npsOnly: /^nps( (score|rating))?$|^净推荐值$|^淨推薦值$/i,
  recommend: /\bnps\b|recommend|net promoter|推荐|推薦|^how likely\??$|^likelihood$/i,
  effort: /\bces\b|effort|\beas(y|e)\b|省力|费力|費力|容易|轻松|輕鬆/i,
  rated: /rating|rate\b|score|satisf|csat|stars?\b|how (would|do) you|满意|滿意|评分|評分|打分|评价|評價/i,
  notRated:
    /(^|[ _-])(id|no|count|age|year|month|number|duration|seconds|amount|price|total|group|version|progress|status)([ _-]|$)|年龄|年齡|总分|總分/i,
  text: /open-ended|do better|anything else|tell us|comment|feedback|review|content|reason|why|verbatim|remark|suggest|improve|意见|意見|建议|建議|评论|評論|原因|理由|留言|想说|想說/i,
  /** Names that say nothing else: then also short words are what somebody wrote. */
  comment: /^(comments?|verbatims?|remarks?|意见|意見|建议|建議|评论|評論|留言|备注|備註)$/i,
  /** One value for each answer: never a group to break numbers down by, also where a file repeats some. */
  rowId:
    /^((response|respondent|submission|answer|survey|row|record)[ _-]?)?(id|uuid)$|^(答卷)?(编号|序号|編號|序號)$/i,
  label: /(^|[ _-])(title|name|subject|link|url|airport|city|address)$|^(标题|標題|名称|名稱|链接|連結)$/i,
  language: /^(user)?[ _-]?(language|locale|lang)$|^语言$|^語言$/i,
  channel: /^channel$|^渠道$|^通路$/i,
  touchpoint: /^touch ?point$|^触点$|^接触点$|^觸點$|^接觸點$/i,
  customer:
    /^(customer|client|account|user|member|contact)[ _-]?(id|no|number|key)$|^(客户|客戶|会员|會員|用户|用戶)(编号|編號|号|號|ID)$/i,
};

const mostSegmentValues = 200;
const plainName = (name: string) => name.replaceAll("_", " ");

/** What a column most probably is: by its name where the values agree, else by its values. */
export function proposeRole(column: ColumnProfile, rows: number): Role {
  const name = plainName(column.name);
  if (says.customer.test(column.name) && column.personal !== "email") return { as: "customer" };
  if (column.personal || column.filled === 0) return { as: "ignore" };
  if (says.language.test(name)) return { as: "language" };
  if (says.channel.test(name)) return { as: "channel" };
  if (says.touchpoint.test(name)) return { as: "touchpoint" };
  if (says.comment.test(name) && column.texts.count > 0.5 * column.filled) return { as: "comment" };
  return scoreRole(column, name) ?? textRole(column, name, rows);
}

function scoreRole(column: ColumnProfile, name: string): Role | null {
  const { numbers, filled, values, valuesAreAll, texts } = column;
  if (numbers && numbers.count >= 0.8 * filled && numbers.whole >= 0.9 * numbers.count) {
    const isNamed = says.recommend.test(name) || says.effort.test(name) || says.rated.test(name);
    const fits = numbers.min >= 0 && numbers.max <= 10 && numbers.max >= 2;
    if (fits && isNamed && !says.notRated.test(name)) return numberRole(name, numbers);
  }
  // Called so and nothing else: a few odd values are rejected with their reasons, and do not hide the column.
  if (says.npsOnly.test(name) && numbers && numbers.count > 0.5 * filled) return { as: "score", metric: "nps" };
  if (!valuesAreAll || values.length > 30 || texts.count === 0 || texts.meanLength > 60) return null;
  const points = proposePoints(values.map(({ value }) => value));
  if (!points) return null;
  const role = numberRole(name, { min: points.min, max: points.max });
  return role.as === "score" && role.metric !== "nps" ? { ...role, scale: { min: points.min, max: points.max } } : role;
}

/** The scale that the numbers speak of, without the direction: that is asked. */
function numberRole(name: string, { min, max }: { min: number; max: number }): Extract<Role, { as: "score" }> {
  // A short file may hold no answer above 5; a question about recommending may be on 1–5, what is called NPS is not.
  if (says.nps.test(name) || (says.recommend.test(name) && max > 5)) return { as: "score", metric: "nps" };
  const metric = says.effort.test(name) ? "ces" : "csat";
  // A ten that began as a five is one column with a break: the dry run finds it.
  const top = max <= 5 ? 5 : max <= 7 ? 7 : 10;
  // A zero on 0–10 is an answer; below 1–5 it is what forms write for none.
  return { as: "score", metric, scale: { min: top === 10 && min === 0 && /0 ?[-–] ?10/.test(name) ? 0 : 1, max: top } };
}

function textRole(column: ColumnProfile, name: string, rows: number): Role {
  const { texts, filled, distinct, dates, numbers } = column;
  if (dates && dates.count > 0.5 * filled) return { as: "ignore" };
  const isLabel = says.label.test(name);
  // Han says in ten characters what takes sixty Latin letters.
  const isProse = texts.meanLength > (texts.hanShare > 0.3 ? 10 : 40) && distinct > 0.5 * filled;
  if (texts.count > 0.5 * filled && !isLabel && (isProse || (says.text.test(name) && texts.meanLength > 3)))
    return { as: "comment" };
  const isText = texts.count > 0.8 * filled && texts.meanLength <= 60;
  const isGroup = distinct >= 2 && distinct <= mostSegmentValues && distinct <= Math.max(12, filled / 3);
  if (isText && isGroup && !/(link|url)$/i.test(name) && !says.rowId.test(name) && filled > 0.3 * rows)
    return { as: "segment" };
  if (numbers && numbers.count > 0.8 * filled && says.rated.test(name) && !says.notRated.test(name))
    return { as: "number" };
  return { as: "ignore" };
}
