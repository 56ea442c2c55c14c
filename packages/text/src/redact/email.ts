import type { Finding } from "./kinds.ts";
import { isAlphanumeric, type Scan } from "./scan.ts";

const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;

/** The at sign and the ways people write around address harvesters. */
const AT = /@|[([{] ?at ?[)\]}]/gi;
const DOMAIN = /^(?:[a-z0-9\u00C0-\u024F](?:[a-z0-9\u00C0-\u024F-]{0,61}[a-z0-9\u00C0-\u024F])?\.){1,8}[a-z]{2,24}/i;

/** Providers that are known well enough to forgive a space beside the at sign. */
const PROVIDER =
  /^(?:qq|163|126|yeah|139|189|sina|sohu|foxmail|aliyun|gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|protonmail|netvigator|pchome|seed|hinet)\.(?:com|net|cn|me|hk|tw)(?:\.(?:cn|hk|tw))?/i;

/**
 * E-mail addresses (the dot-atom form of RFC 5322 with a domain that ends in letters). Walks outwards from each at
 * sign for a bounded number of steps.
 */
export function findEmails({ text }: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const sign of text.matchAll(AT)) {
    const afterSign = sign.index + sign[0].length;
    const spaced = text[sign.index - 1] === " " || text[afterSign] === " ";
    const localEnd = spaced && text[sign.index - 1] === " " ? sign.index - 1 : sign.index;
    const domainStart = spaced && text[afterSign] === " " ? afterSign + 1 : afterSign;
    const start = localStart(text, localEnd);
    const rest = text.slice(domainStart, domainStart + LONGEST_DOMAIN);
    const domain = (spaced ? PROVIDER : DOMAIN).exec(rest)?.[0];
    if (start === localEnd || domain === undefined) continue;
    const end = domainStart + domain.length;
    if (!isAlphanumeric(text.charCodeAt(end))) findings.push({ start, end, kind: "email" });
  }
  return findings;
}

/** Where the local part that ends at `end` starts; `end` itself when there is none. */
function localStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_LOCAL && /[\w.%+'\u00C0-\u024F-]/.test(text.charAt(start - 1))) start -= 1;
  while (start < end && /[.'-]/.test(text.charAt(start))) start += 1;
  return text.charAt(end - 1) === "." ? end : start;
}
