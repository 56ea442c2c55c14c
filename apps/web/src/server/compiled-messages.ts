import "server-only";
import { loadMessages, type Messages } from "@heard/messages";
import type { Locale } from "@heard/messages/locale";
import compile from "icu-minify/compile";

const compiled = new Map<Locale, Promise<Messages>>();

/**
 * The texts of one language as next-intl wants them here: read once a process into the form that its small formatter fills in, so that no
 * browser is sent a parser of messages. `next.config.ts` chooses that formatter.
 */
export function compiledMessages(locale: Locale): Promise<Messages> {
  const known = compiled.get(locale) ?? loadMessages(locale).then((messages) => compiledTree(messages) as Messages);
  compiled.set(locale, known);
  return known;
}

function compiledTree(node: unknown): unknown {
  // As JSON and back: the compiler's objects have no prototype, and React hands only plain ones to islands.
  if (typeof node === "string") return JSON.parse(JSON.stringify(compile(node)));
  if (typeof node !== "object" || node === null) throw new TypeError(`A text is ${JSON.stringify(node)}`);
  return Object.fromEntries(Object.entries(node).map(([key, below]) => [key, compiledTree(below)]));
}
