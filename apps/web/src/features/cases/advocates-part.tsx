import type { Advocate } from "@heard/core/cases";
import { ScoreChip } from "@heard/ui/chip";
import { Cell } from "@heard/ui/table";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";

type AdvocatesPartProps = { organisation: string; advocates: readonly Advocate[]; format: Format };

/** Promoters who have agreed to more than surveys. */
export function AdvocatesPart({ organisation, advocates, format }: AdvocatesPartProps) {
  const t = useTranslations("cases.advocates");
  const ofScale = useTranslations("common.figures");
  const locale = useLocale();
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      {advocates.length === 0 ? (
        <p className="text-body text-ink-2">{t("none")}</p>
      ) : (
        <ListTable
          caption={t("title")}
          stacks
          columns={(["name", "purpose", "score", "day"] as const).map((key) => ({ label: t(`columns.${key}`) }))}
        >
          {advocates.map(({ name, purpose, score }, place) => (
            <tr key={`${String(place)} ${purpose.en}`}>
              <ListName>{name ?? "–"}</ListName>
              <Cell>{nameIn(locale, purpose)}</Cell>
              <Cell>
                <ScoreChip tone="promoter" label={ofScale("ofScale", { value: String(score.value), max: "10" })}>
                  {score.value}
                </ScoreChip>
              </Cell>
              <Cell>
                {score.responseId === null ? (
                  format.day(score.day)
                ) : (
                  <Link className="link" href={paths.response(organisation, score.responseId)}>
                    {format.day(score.day)}
                  </Link>
                )}
              </Cell>
            </tr>
          ))}
        </ListTable>
      )}
    </Section>
  );
}
