import { type Locale, loadMessages, type Messages } from "@heard/messages";
import { createTranslator } from "use-intl/core";
import { DomainError } from "../errors.ts";
import type { Mailer } from "./create.ts";

export type LetterKind = keyof Messages["mail"];
export type Letter = {
  kind: LetterKind;
  to: string;
  /** The recipient's own language. */
  locale: Locale;
  params: Record<string, string | number>;
};

/**
 * Sends a letter in the recipient's language: plain text, which every mail program shows as it is.
 * @throws DomainError invalid_state `mail_failed` when the mail server does not take it
 */
export async function sendLetter(mailer: Mailer, letter: Letter): Promise<void> {
  const messages = await loadMessages(letter.locale);
  const t = createTranslator({ locale: letter.locale, messages, namespace: `mail.${letter.kind}` });
  const say = t as unknown as (key: "subject" | "text", params: Letter["params"]) => string;
  try {
    await mailer.send({ to: letter.to, subject: say("subject", letter.params), text: say("text", letter.params) });
  } catch (cause) {
    throw new DomainError("invalid_state", "mail_failed", {}, { cause });
  }
}
