import { DomainError } from "../errors.ts";
import known from "./common-passwords.json" with { type: "json" };
import { hashPassword } from "./hash.ts";

const common: ReadonlySet<string> = new Set(known.passwords.split("\n"));

/** Whether a password is one of those that are tried first: often used and leaked, its person's own address, or one character again and again. */
export function isCommonPassword(password: string, email: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  const [local = ""] = email.split("@");
  return common.has(plain) || plain === email || plain === local || new Set(plain).size === 1;
}

/**
 * What is stored of a password that somebody chooses. What others chose as well is tried within the tries that everybody has.
 * @throws DomainError invalid_input `password_common`
 */
export async function hashNewPassword(password: string, email: string): Promise<string> {
  if (isCommonPassword(password, email)) throw new DomainError("invalid_input", "password_common");
  return hashPassword(password);
}
