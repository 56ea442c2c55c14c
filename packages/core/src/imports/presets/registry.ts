import type { PresetKey } from "../schema.ts";

/** What is known of the exports of a survey tool. Patterns are of column names, several header rows joined. */
export type Preset = {
  key: PresetKey;
  /** The tool's own name, the same in every language. */
  name: string;
  headerRows: 1 | 2 | 3;
  /** Each of these columns is there, or the file is not of this tool. */
  signs: readonly RegExp[];
  externalId: RegExp;
  occurred: RegExp;
  customer: RegExp | null;
  language: RegExp | null;
  /** The one question of a tool that asks NPS; a column up to 5 is none. */
  nps: RegExp | null;
  /** Columns about the sending of the survey or about a person: they are left out. */
  ignored: readonly RegExp[];
  /** Words that stand for "not answered". */
  missing: readonly string[];
};

/** Begins a joined name: `Q1 / How likely … / {"ImportId":"QID1"}` has the part `Q1` in front. */
const first = (name: string) => new RegExp(`^(?:${name})(?: / |$)`, "i");

export const presets: readonly Preset[] = [
  {
    key: "formbricks",
    name: "Formbricks",
    headerRows: 1,
    signs: [/^response id$/i, /^formbricks id( \(internal\))?$|^survey id$/i, /^finished$/i, /^timestamp$/i],
    externalId: /^response id$/i,
    occurred: /^timestamp$/i,
    customer: /^user id$/i,
    language: /^language$/i,
    nps: null,
    ignored: [
      /^no\.$/i,
      /^(survey id|formbricks id.*|finished|quotas|notes?|tags|url|source|country|action|device|os|browser)$/i,
      /^(person|contact) /i,
      /^variables? /i,
    ],
    missing: ["", "dismissed", "[]"],
  },
  {
    key: "surveymonkey",
    name: "SurveyMonkey",
    headerRows: 2,
    signs: [first("respondent id"), first("collector id"), first("(start|end) date|date (created|modified)")],
    externalId: first("respondent id"),
    occurred: first("end date|date modified"),
    customer: null,
    language: null,
    nps: null,
    ignored: [
      first("collector id|start date|date created|ip address|email address|first name|last name"),
      first("custom data.*|custom variable.*"),
    ],
    missing: ["", "N/A"],
  },
  {
    key: "qualtrics",
    name: "Qualtrics",
    headerRows: 3,
    signs: [first("responseid"), first("recordeddate|enddate"), /\{"ImportId":/],
    externalId: first("responseid"),
    occurred: first("recordeddate|enddate"),
    customer: first("externalreference|externaldatareference"),
    language: first("userlanguage"),
    nps: null,
    ignored: [
      first("startdate|enddate|status|ipaddress|progress|duration \\(in seconds\\)|finished|recordeddate"),
      first("recipient(last|first)name|recipientemail|locationlatitude|locationlongitude|distributionchannel"),
      first(".*_NPS_GROUP|SC\\d+|Q_.*|.*_(First Click|Last Click|Page Submit|Click Count)"),
    ],
    missing: ["", "-99"],
  },
  {
    key: "delighted",
    name: "Delighted",
    headerRows: 1,
    signs: [
      /^score$/i,
      /^comment$/i,
      /^(survey )?(responded|created|sent) at$/i,
      /^(id|response id|permalink|survey type)$/i,
    ],
    externalId: /^(id|response id)$/i,
    occurred: /^(survey )?(responded|created) at$/i,
    customer: /^(person id|customer id)$/i,
    language: /^locale$/i,
    nps: /^score$/i,
    ignored: [
      /^(survey )?(sent|updated|created) at$/i,
      /^(person |customer )?(name|email|phone( number)?)$/i,
      /^(permalink|survey type|tags|notes|person (name|email|phone.*)|delighted (source|device type|operating system|browser|email subject|link name))$/i,
    ],
    missing: [""],
  },
  {
    key: "wenjuanxing",
    name: "问卷星",
    headerRows: 1,
    signs: [/^序号$/, /^提交答卷时间$|^提交时间$/, /^所用时间$|^来源$|^来自IP$/],
    externalId: /^序号$/,
    occurred: /^提交答卷时间$|^提交时间$/,
    customer: null,
    language: null,
    nps: null,
    ignored: [/^(所用时间|来源|来源详情|来自IP|总分|姓名|昵称|用户ID|自定义字段.*)$/],
    missing: ["", "(空)", "(跳过)", "（空）", "（跳过）"],
  },
];

/** The survey tools whose exports are known, for lists. */
export const listPresets = (): { key: PresetKey; name: string; headerRows: number }[] =>
  presets.map(({ key, name, headerRows }) => ({ key, name, headerRows }));

/** The tool that a file comes from: every sign of it stands in the first rows, joined as its header would be. */
export function findPreset(namesWith: (headerRows: 1 | 2 | 3) => readonly string[] | null): Preset | null {
  const found = presets.find(({ headerRows, signs }) => {
    const names = namesWith(headerRows);
    return names !== null && signs.every((sign) => names.some((name) => sign.test(name)));
  });
  return found ?? null;
}
