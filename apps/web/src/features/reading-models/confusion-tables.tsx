import type { ListedModel } from "@heard/core/reading-models";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";

const sides = ["negative", "neutral", "positive"] as const;

/** What comments are and what each model read, a neutral middle included: where a model goes wrong is seen here. */
export function ConfusionTables({ model: { version, own, shipped }, format }: { model: ListedModel; format: Format }) {
  const t = useTranslations("readingModels.tables");
  const name = String(version);
  if (own.accuracy === null || shipped.accuracy === null) return null;
  return (
    <div className="mt-8" data-figure="count">
      <h3 className="font-semibold text-ui">{t("title")}</h3>
      <p className="sentence mt-1 mb-4 text-ink-3 text-small">
        {t("lead", {
          version: name,
          own: format.percent(own.accuracy),
          shipped: format.percent(shipped.accuracy),
          ownF1: format.mean(own.macroF1),
          shippedF1: format.mean(shipped.macroF1),
        })}
      </p>
      <div className="grid gap-x-12 gap-y-6 wide:grid-cols-2">
        <ConfusionTable title={t("own", { version: name })} table={own.table} format={format} />
        <ConfusionTable title={t("shipped")} table={shipped.table} format={format} />
      </div>
    </div>
  );
}

type TableProps = { title: string; table: ListedModel["own"]["table"]; format: Format };

function ConfusionTable({ title, table, format }: TableProps) {
  const t = useTranslations("readingModels.tables");
  return (
    <Table>
      <caption className="pb-1 text-left font-medium text-ui">{title}</caption>
      <thead>
        <tr>
          <Column>{t("is")}</Column>
          {sides.map((side) => (
            <Column key={side} numeric>
              {t("readAs", { side: t(`sides.${side}`) })}
            </Column>
          ))}
        </tr>
      </thead>
      <tbody>
        {sides.map((side, at) => (
          <tr key={side}>
            <RowHead className="first-letter:uppercase">{t(`sides.${side}`)}</RowHead>
            {sides.map((read, place) => (
              <Cell key={read} numeric className={at === place ? "font-semibold" : "text-ink-2"}>
                {format.count(table[at]?.[place] ?? 0)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
