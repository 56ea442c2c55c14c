import { isCompactDate } from "./borders.ts";
import type { Finding } from "./kinds.ts";
import { MAINLAND_HOTLINE } from "./phone-plans.ts";
import type { Scan } from "./scan.ts";

const SERVICE =
  /(?<service>微信|薇信|威信|v信|加v|扣扣|(?<![A-Za-z])(?:wechat|weixin|wx|vx|qq))(?<label> ?(?:群?[号號]码?碼?|群|id|账号|帳號|賬號|name|number|no\.?)?)(?<link> ?(?:is|是|为|為|[:=])? ?)(?<name>[A-Za-z0-9][\w-]{3,29})(?![A-Za-z0-9_@])/gi;

/** Services whose names are everyday words in a sentence: “the line is great”. */
const LABELLED_SERVICE =
  /(?<![A-Za-z])(?:line|telegram|tg|skype)(?: id ?(?:is|是|[:=])?| ?(?:账号|帳號|賬號|的?id) ?(?:是|[:=])?|:) ?@?(?<name>[A-Za-z0-9][\w.-]{3,29})(?![A-Za-z0-9_@])/gi;

/**
 * Names on WeChat, QQ, LINE and Telegram, which only the word before them gives away. A name with digits or an
 * underscore is taken after the service's word alone; plain letters only after a label such as 微信号, or a colon with
 * nothing in Latin letters behind, for “WeChat: great service” is no name.
 */
export function findAccounts({ text }: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: found, index, groups } of text.matchAll(SERVICE)) {
    const { service = "", label = "", link = "", name = "" } = groups ?? {};
    const end = index + found.length;
    const labelled = label.trim() !== "";
    const linked = link.trim() !== "" || labelled || /^加/.test(service);
    const taken = /^\d{1,30}$/.test(name)
      ? isAccountNumber(name) && (linked || /qq|扣扣/i.test(service))
      : isAccountName(name, labelled, linked, /^ ?[A-Za-z]/.test(text.slice(end, end + 2)));
    if (taken) findings.push({ start: end - name.length, end, kind: "account" });
  }
  for (const { 0: found, index, groups } of text.matchAll(LABELLED_SERVICE)) {
    const name = (groups?.name ?? "").replace(/[.-]$/, "");
    const end = index + found.length - (groups?.name?.length ?? 0) + name.length;
    if (/[\d_]/.test(name) || /id/i.test(found)) findings.push({ start: end - name.length, end, kind: "account" });
  }
  return findings;
}

function isAccountNumber(digits: string): boolean {
  return digits.length >= 5 && digits.length <= 11 && !isCompactDate(digits) && !MAINLAND_HOTLINE.test(digits);
}

function isAccountName(name: string, labelled: boolean, linked: boolean, wordsFollow: boolean): boolean {
  if (name.length < 5 || !(labelled || /^[A-Za-z]/.test(name))) return false;
  if (/[\d_]/.test(name)) return true;
  return labelled || (linked && !wordsFollow);
}
