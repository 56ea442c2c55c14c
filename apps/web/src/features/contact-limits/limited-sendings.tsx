import type { LimitedSending } from "@heard/core/contact-limits";
import { StateNote } from "@heard/ui/state-note";
import { Cell, RowHead } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";

type Props = { organisation: string; sendings: readonly LimitedSending[]; format: Format };

/** Every sending under the limit, and what the limit has kept back of it. */
export function LimitedSendings({ organisation, sendings, format }: Props) {
  const t = useTranslations("contactLimits.sendings");
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      {sendings.length === 0 ? (
        <StateNote headingLevel={3} title={t("none")}>
          {t("noneBody")}
        </StateNote>
      ) : (
        <ListTable
          stacks
          caption={t("title")}
          columns={[
            { label: t("sending") },
            { label: t("says") },
            { label: t("waiting"), numeric: true },
            { label: t("dropped"), numeric: true },
          ]}
        >
          {sendings.map(({ id, name, survey, onLimit, waiting, dropped }) => (
            <tr key={id}>
              <RowHead>
                <Link href={paths.surveySending(organisation, survey.key)} className="name-link font-medium">
                  {name}
                </Link>{" "}
                <span className="font-normal text-ink-3 text-small">{survey.name}</span>
              </RowHead>
              <Cell>{t(onLimit)}</Cell>
              <Cell numeric>{format.count(waiting)}</Cell>
              <Cell numeric>{format.count(dropped)}</Cell>
            </tr>
          ))}
        </ListTable>
      )}
    </Section>
  );
}
