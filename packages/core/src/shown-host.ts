import { domainToUnicode } from "node:url";

/**
 * A host as people read it. It is kept and compared in the letters that addresses have.
 * @example
 * shownHost("xn--fiqs8s.example:8443"); // => "中国.example:8443"
 */
export function shownHost(host: string): string {
  const [name = "", ...port] = host.split(":");
  return [domainToUnicode(name) || name, ...port].join(":");
}
