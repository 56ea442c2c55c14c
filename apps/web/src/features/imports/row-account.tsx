"use client";

import type { RejectionGroup } from "@heard/core/imports/dry-run/rejections";
import { AccountBar } from "@heard/ui/charts/account-bar";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useImportContext } from "./import-context.tsx";
import { useRejectionText } from "./use-rejection-text.ts";

export type RowCounts = { rows: number; accepted: number; known: number; rejected: number };

/** Rows by what happens to them, as a bar from 0 to all. */
export function RowBar({ rows, accepted, known, rejected, isDone }: RowCounts & { isDone: boolean }) {
  const t = useTranslations("imports.account");
  const { format } = useImportContext();
  const count = (value: number) => format.count(value);
  const part = (
    key: "accepted" | "acceptedDone" | "knownPart" | "rejectedPart",
    value: number,
    tone: "taken" | "known" | "refused",
  ) =>
    value === 0 && tone !== "taken"
      ? []
      : [{ key, tone, share: rows === 0 ? 0 : value / rows, label: t(key, { count: count(value) }) }];
  return (
    <AccountBar
      label={t("bar", { accepted: count(accepted), known: count(known), rejected: count(rejected) })}
      parts={[
        ...part(isDone ? "acceptedDone" : "accepted", accepted, "taken"),
        ...part("knownPart", known, "known"),
        ...part("rejectedPart", rejected, "refused"),
      ]}
    />
  );
}

type Props = { counts: RowCounts; rejectedBy: readonly RejectionGroup[]; isDone: boolean; children?: ReactNode };

/** The equation that leaves no row out: in the file, less what is here already, less what is rejected (reason by reason). */
export function RowEquation({ counts, rejectedBy, isDone, children }: Props) {
  const t = useTranslations("imports.account");
  const { format } = useImportContext();
  const rejectionText = useRejectionText();
  // The words name the first row's value; the other rows of the group have values of their own.
  const groupText = ({ column, rows, example }: RejectionGroup) => {
    const text = rejectionText(example);
    const said = column === null ? text : t("forColumn", { column, text });
    return rows === 1 ? said : t("forExample", { row: format.count(example.row), text: said });
  };
  const less = (value: number) => (value === 0 ? "0" : `−${format.count(value)}`);
  return (
    <div>
      <h2 className="mb-1 text-chart">{t(isDone ? "titleDone" : "title")}</h2>
      {/* Counts of rows, and what stood in them: no scores, which is said to whoever looks for bare ones. */}
      <table className="w-full text-body" data-figure="count">
        <tbody>
          <Line label={t("inFile")} value={format.count(counts.rows)} />
          <Line label={t("known")} value={less(counts.known)} />
          <Line label={t("rejected")} value={less(counts.rejected)} />
          {rejectedBy.map((group) => (
            <Line
              key={`${group.code}/${group.column ?? ""}`}
              indented
              label={groupText(group)}
              value={format.count(group.rows)}
            />
          ))}
          <Line total label={t(isDone ? "totalDone" : "total")} value={format.count(counts.accepted)} />
        </tbody>
      </table>
      {children}
    </div>
  );
}

function Line({
  label,
  value,
  indented = false,
  total = false,
}: {
  label: ReactNode;
  value: string;
  indented?: boolean;
  total?: boolean;
}) {
  return (
    <tr className={cx("border-line", total ? "border-line-strong border-t font-semibold" : "border-b")}>
      <th
        scope="row"
        className={cx(
          "wrap-anywhere py-1.5 pr-4 text-left align-top",
          indented ? "pl-4 font-normal text-ink-2 text-small" : total ? "font-semibold" : "font-normal",
        )}
      >
        {label}
      </th>
      <td className={cx("py-1.5 text-right align-top tabular-nums", indented && "text-ink-2 text-small")}>{value}</td>
    </tr>
  );
}
