import type { ResponseExplanation } from "@heard/core/ledger";
import type { ResponseDetail } from "@heard/core/responses/queries";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  response: ResponseDetail;
  /** `null`: hidden from the reader's roles. */
  explanation: ResponseExplanation | null;
  organisation: string;
  format: Format;
};

const suspicions = ["honeypot", "tooFast", "manyFromOneAddress", "kioskEnded"] as const;

/** Does it count, and why: in the scores, in the response rate, in the funnel. */
export function ResponseCounting({ response, explanation, organisation, format }: Props) {
  const t = useTranslations("responses.counting");
  const { state, scores, survey } = response;
  const countedScores = scores.filter(({ counted }) => counted).length;
  const suspicion = suspicions.find((one) => one === survey?.suspicion);
  return (
    <dl>
      <Answer question={t("inScores")}>
        {/* A line each: sentences are parted by a space in some languages only. */}
        {[
          t(`states.${state}`),
          scores.length === 0
            ? t("noScores")
            : t("scores", { counted: format.count(countedScores), all: format.count(scores.length) }),
          ...(suspicion ? [t(`suspicions.${suspicion}`)] : []),
        ].map((sentence) => (
          <span key={sentence} className="block">
            {sentence}
          </span>
        ))}
      </Answer>
      {explanation ? (
        <Answer question={t("inFunnel")}>
          <AskedBy askedBy={explanation.askedBy} organisation={organisation} format={format} />
        </Answer>
      ) : null}
      {state === "complete" ? (
        <Answer question={t("where")}>{t(`places.${response.importId === null ? "asItCame" : "imported"}`)}</Answer>
      ) : null}
    </dl>
  );
}

type AskedByProps = Pick<ResponseExplanation, "askedBy"> & Pick<Props, "organisation" | "format">;

function AskedBy({ askedBy, organisation, format }: AskedByProps) {
  const t = useTranslations("responses.counting");
  if (askedBy === null) return t("notAsked");
  const { survey, distribution, sentAt, contactId } = askedBy;
  const sending = (words: ReactNode) => (
    <Link href={paths.surveySending(organisation, survey.key)} className="link">
      {words}
    </Link>
  );
  return (
    <>
      {t.rich("asked", {
        sending,
        name: distribution.name,
        survey: survey.name,
        time: sentAt ? format.instant(sentAt) : t("unknownTime"),
      })}{" "}
      {contactId ? (
        <Link href={paths.customer(organisation, contactId)} className="link">
          {t("whoWasAsked")}
        </Link>
      ) : null}
    </>
  );
}

function Answer({ question, children }: { question: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-line border-b py-2 text-body rail:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="text-ink-2">{question}</dt>
      <dd>{children}</dd>
    </div>
  );
}
