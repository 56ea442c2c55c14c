import type { ListeningCoverage } from "@heard/core/listening-paths";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { waysOf } from "./ways.ts";

/** The ways of listening that are in use, by what they bring, and those that nobody uses. */
export function WaysTable({ coverage, format }: { coverage: ListeningCoverage; format: Format }) {
  const t = useTranslations("listening");
  const kinds = useTranslations("common.feedbackKinds");
  const { ways, unused } = waysOf(coverage);
  return (
    <>
      <SectionHeader title={t("ways.title", { count: ways.length })} lead={t("ways.lead")} />
      {ways.length === 0 ? null : (
        <ListTable
          caption={t("ways.title", { count: ways.length })}
          stacks
          columns={[
            { label: t("ways.kind") },
            { label: t("ways.sources") },
            { label: t("ways.touchpoints"), numeric: true, className: "whitespace-nowrap" },
            {
              label: t("columns.recent", { days: format.count(coverage.recentDays) }),
              numeric: true,
              className: "whitespace-nowrap",
            },
          ]}
        >
          {ways.map(({ kind, sources, touchpointCount, recentCount }) => (
            <tr key={kind}>
              <ListName>{kinds(kind)}</ListName>
              <Cell className="wrap-anywhere">{format.list(sources)}</Cell>
              <Cell numeric>{format.count(touchpointCount)}</Cell>
              <Cell numeric>{format.count(recentCount)}</Cell>
            </tr>
          ))}
        </ListTable>
      )}
      {unused.length === 0 ? null : (
        <p className="sentence mt-4 text-ink-2 text-ui">
          {t("ways.unused", { kinds: format.list(unused.map((kind) => kinds(kind))) })}
        </p>
      )}
    </>
  );
}
