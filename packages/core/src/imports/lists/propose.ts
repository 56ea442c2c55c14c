import type { ImportKind } from "@heard/db/schema/imports";
import { keyFromName } from "../../catalogue/rules.ts";
import { freeKey } from "../../catalogue/schema.ts";
import type { ContactCatalogue } from "../../contacts/prepare.ts";
import { defaultPurposeKey } from "../../contacts/rules.ts";
import type { FileProfile } from "../mapping/file-profile.ts";
import type { ColumnProfile } from "../mapping/profile.ts";
import { areConsentWords } from "./consent-words.ts";
import { contactsFormat, type ListMappingInput, suppressionsFormat } from "./schema.ts";

/** Words of headers, from what says most to what says least. */
const says = {
  email: /e-?mail|邮箱|郵箱|电子邮件|電子郵件|信箱/i,
  phone: /\b(phone|mobile|tel(ephone)?|cell|msisdn|whatsapp|sms)\b|手机|手機|电话|電話/i,
  key: /^((customer|client|account|user|member|contact|external)[ _-]?)?(id|no|nr|number|key|code|ref(erence)?)\.?$|^(客户|客戶|会员|會員|用户|用戶)(编号|編號|号|號|ID|代码|代碼)$/i,
  name: /^((first|last|full|customer|contact|display|given|family)[ _-]?)?name$|姓名|名字|称呼|稱呼|昵称|暱稱/i,
  language: /^(preferred[ _-]?)?(language|locale|lang)$|^(首选|首選)?(语言|語言)$/i,
  timeZone: /^time[ _-]?zone$|^tz$|^时区$|^時區$/i,
  consentAt:
    /(consent|opt[ _-]?in|agreed|subscribed|permission).*(date|on|at|when)$|(同意|授权|授權|订阅|訂閱).*(日期|时间|時間)/i,
  consentSource: /(consent|opt[ _-]?in|permission).*(source|from|where|channel)$|(同意|授权|授權).*(来源|來源)/i,
  consent: /consent|opt[ _-]?in|permission|agreed|subscribed|同意|授权|授權|订阅|訂閱/i,
  at: /date|time|(^|[ _-])(on|at|since)$|日期|时间|時間/i,
  source: /source|reason|note|origin|来源|來源|原因|备注|備註/i,
};
type Said = keyof typeof says;

const alwaysMissing = ["", "NULL", "N/A"];
const plain = (name: string) => name.replaceAll("_", " ").trim();
const isSaid = (said: Said, { name }: ColumnProfile) => says[said].test(plain(name)) || says[said].test(name.trim());

/** A first mapping for a list: what each column most probably is, by its header and by what stands in it. */
export function proposeListMapping(
  kind: Exclude<ImportKind, "responses">,
  profile: FileProfile,
  catalogue: ContactCatalogue,
): ListMappingInput {
  const { encoding, delimiter, sheet, headerRows } = profile;
  const missing = [...new Set([...alwaysMissing, ...profile.columns.flatMap((column) => column.missing)])].slice(0, 50);
  const howRead = { file: { encoding, delimiter, sheet, headerRows }, missing };
  return kind === "contacts"
    ? { format: contactsFormat, ...howRead, ...contactColumns(profile.columns, catalogue), create: ["fields"] }
    : { format: suppressionsFormat, ...howRead, columns: suppressionColumns(profile.columns) };
}

type ContactColumnInput = Extract<ListMappingInput, { format: typeof contactsFormat }>["columns"][number];

function contactColumns(profiles: readonly ColumnProfile[], catalogue: ContactCatalogue) {
  const taken = new Set<string>();
  const once = (as: string) => {
    if (taken.has(as)) return false;
    taken.add(as);
    return true;
  };
  const names: Record<string, string> = {};
  const fieldKeys = new Set(catalogue.fields.keys());
  const purpose = catalogue.purposes.has(defaultPurposeKey) ? defaultPurposeKey : [...catalogue.purposes.keys()][0];
  const columnOf = (profile: ColumnProfile): ContactColumnInput => {
    const { name: column, personal, filled } = profile;
    if (filled === 0) return { column, as: "ignore" };
    if ((personal === "email" || isSaid("email", profile)) && once("email")) return { column, as: "email" };
    if ((personal === "phone" || isSaid("phone", profile)) && once("phone")) return { column, as: "phone" };
    if (isSaid("consentAt", profile) && once("consentAt"))
      return { column, as: "consentAt", format: formatOf(profile) };
    if (isSaid("consentSource", profile) && once("consentSource")) return { column, as: "consentSource" };
    if (isConsent(profile) && purpose && once("consent")) return { column, as: "consent", purpose };
    for (const as of ["language", "timeZone", "name", "key"] as const)
      if (isSaid(as, profile) && once(as)) return { column, as };
    return personal ? { column, as: "ignore" } : attributeOf(profile);
  };
  const attributeOf = (profile: ColumnProfile): ContactColumnInput => {
    const { name: column } = profile;
    const wanted = keyFromName(column);
    const known = fieldKeys.has(wanted);
    const key = known ? wanted : freeKey(wanted, new Set([...fieldKeys, ...Object.keys(names)]), "field");
    if (!once(`attribute ${key}`)) return { column, as: "ignore" };
    if (known) {
      const isDate = catalogue.fields.get(key)?.kind === "date";
      return { column, as: "attribute", field: key, ...(isDate ? { format: formatOf(profile) } : {}) };
    }
    names[key] = column.slice(0, 200);
    return { column, as: "attribute", field: key, ...kindOf(profile) };
  };
  const columns = profiles.map(columnOf);
  return { columns, ...(Object.keys(names).length > 0 ? { names } : {}) };
}

const isConsent = (profile: ColumnProfile) =>
  isSaid("consent", profile) && profile.valuesAreAll && areConsentWords(profile.values.map(({ value }) => value));

function kindOf(profile: ColumnProfile) {
  const { filled, dates, numbers } = profile;
  if (dates && dates.count >= 0.9 * filled) return { kind: "date" as const, format: formatOf(profile) };
  if (numbers && numbers.count >= 0.95 * filled) {
    const commas = numbers.decimalCommas > 0.5 * numbers.count;
    return { kind: "number" as const, ...(commas ? { decimal: "," as const } : {}) };
  }
  return { kind: "text" as const };
}

/** `null` where day and month could be either way round: that is asked. */
const formatOf = ({ dates }: ColumnProfile): string | null => (dates ? dates.format : "iso8601");

type SuppressionColumnInput = Extract<ListMappingInput, { format: typeof suppressionsFormat }>["columns"][number];

function suppressionColumns(profiles: readonly ColumnProfile[]): SuppressionColumnInput[] {
  const address =
    profiles.find(({ personal }) => personal === "email" || personal === "phone") ??
    profiles.find((profile) => isSaid("email", profile) || isSaid("phone", profile) || /^address$/i.test(profile.name));
  const at = profiles.find((profile) => profile !== address && profile.dates && isSaid("at", profile));
  const source = profiles.find((profile) => profile !== address && profile !== at && isSaid("source", profile));
  return profiles.map((profile): SuppressionColumnInput => {
    const { name: column } = profile;
    if (profile === address) return { column, as: "address" };
    if (profile === at) return { column, as: "at", format: formatOf(profile) };
    return profile === source ? { column, as: "source" } : { column, as: "ignore" };
  });
}
