import { shorten } from "../../shorten.ts";
/** What makes a column personal data: such columns are left out of a proposal, for nobody has said what they would be for. */
export type PersonalKind = "name" | "email" | "phone" | "address" | "id";

const headers: readonly (readonly [kind: PersonalKind, pattern: RegExp])[] = [
  ["email", /e-?mail|邮箱|郵箱|电子邮件|電子郵件|信箱/i],
  ["phone", /\b(phone|mobile|tel(ephone)?|cell|whatsapp|fax)\b|手机|手機|电话|電話/i],
  [
    "name",
    /^((first|last|full|user|customer|respondent|contact|guest|reviewer|author|recipient)[ _-]?)?name$|^(author|reviewer|respondent|contact|recipient(first|last)name)$|姓名|名字|昵称|暱稱|联系人|聯絡人/i,
  ],
  [
    "address",
    /^ip( ?address)?$|ip[_ ]?address|来自ip|(postal|street|home) ?address|地址|^lat(itude)?$|^lon(gitude)?$|location ?(lat|long)itude/i,
  ],
  ["id", /passport|身份证|身分證|id card|social security|openid|unionid|微信|wechat|date of birth|birthday|生日/i],
];

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const phonePattern = /^\+?[\d][\d\s().-]{8,18}\d$/;

/** The kind of personal data that a header announces, or `null`. */
export function personalHeader(header: string): PersonalKind | null {
  const plain = header.replaceAll("_", " ").trim();
  return headers.find(([, pattern]) => pattern.test(plain) || pattern.test(header.trim()))?.[0] ?? null;
}

/** The kind of personal data that a value is beyond doubt, or `null`. */
export function personalValue(text: string): PersonalKind | null {
  if (text.length > 100) return null;
  if (emailPattern.test(text)) return "email";
  return phonePattern.test(text) && text.replace(/\D/g, "").length >= 10 && /[\s()+-]|^1[3-9]\d{9}$/.test(text)
    ? "phone"
    : null;
}

/** A value as a proposal may show it: enough to recognise its kind, nothing to recognise a person by. */
export function hidden(text: string): string {
  const [head = "", domain] = text.split("@");
  return domain === undefined ? `${shorten(head, 1)}…` : `${shorten(head, 1)}…@…`;
}
