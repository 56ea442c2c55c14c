"use client";

import type { ShownLetter } from "@heard/core/ledger";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";

/** What customers would have got, where this installation sends nothing. Not there where there is none. */
export function LettersPart({ surveyId, format }: { surveyId: number; format: Format }) {
  const t = useTranslations("distribution.letters");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.ledger.letters.queryOptions({ surveyId }));
  if (!data || data.items.length === 0) return null;
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      {data.items.map((letter) => (
        <Kept key={letter.id} letter={letter} format={format} />
      ))}
    </Section>
  );
}

/** A letter in its plain form: nothing of it runs or is fetched. */
function Kept({ letter, format }: { letter: ShownLetter; format: Format }) {
  const t = useTranslations("distribution.letters");
  return (
    <details className="border-line border-b py-3">
      <summary className="cursor-pointer text-ui pointer-coarse:py-3">
        <span className="font-medium">{letter.subject || letter.text.slice(0, 60)}</span>{" "}
        <span className="text-ink-3 text-small">
          {t("to", {
            recipient: letter.recipient,
            time: format.instant(letter.createdAt),
            until: format.instant(letter.expiresAt),
          })}
        </span>
      </summary>
      <pre className="mt-2 whitespace-pre-wrap wrap-anywhere rounded-block bg-sunk p-4 font-sans text-ui">
        {letter.text}
      </pre>
    </details>
  );
}
