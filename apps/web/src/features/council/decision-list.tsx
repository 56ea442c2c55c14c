import type { CouncilDecision } from "@heard/core/council";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { rankWords } from "./rank-words.ts";

type DecisionListProps = { organisation: string; decisions: readonly CouncilDecision[]; format: Format };

/** What was decided, the newest first, with its reason, its votes and where the plan ranked on that day. */
export function DecisionList({ organisation, decisions, format }: DecisionListProps) {
  const t = useTranslations("council.decisions");
  return (
    <>
      <SectionHeader title={t("title")} lead={decisions.length === 0 ? t("none") : null} />
      <ul className="flex flex-col gap-4">
        {decisions.map((decision) => (
          <li key={decision.id} className="text-ui">
            <strong>{t(`kinds.${decision.decision}`)}</strong>{" "}
            <Link className="link" href={paths.plan(organisation, decision.number)}>
              {decision.number} {decision.title}
            </Link>
            <p className="sentence text-body">{decision.reason}</p>
            <DecisionNote decision={decision} format={format} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who decided when, with how many votes, and the rank of that day. */
export function DecisionNote({ decision, format }: { decision: CouncilDecision; format: Format }) {
  const t = useTranslations("council.decisions");
  const { tally, rank, proposals, by, at } = decision;
  const votes = t("votes", {
    ...{ inFavour: String(tally.for), against: String(tally.against), abstain: String(tally.abstain) },
  });
  return (
    <p className="text-ink-3 text-small">
      {t("line", { votes, name: by ?? "–", time: format.instant(at) })}
      {rank === null ? "" : ` · ${t("rank", { rank: rankWords(rank), count: String(proposals) })}`}
    </p>
  );
}
