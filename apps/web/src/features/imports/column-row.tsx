"use client";

import type { ColumnProfile } from "@heard/core/imports/mapping/profile";
import type { Mapping } from "@heard/core/imports/schema";
import { cx } from "@heard/ui/cx";
import { SelectInput } from "@heard/ui/select";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ColumnName } from "./column-name.tsx";
import { roleOf, setRole } from "./column-role.ts";
import { useImportContext } from "./import-context.tsx";
import { columnNamed, putColumn } from "./mapping-edit.ts";
import { TouchpointPick } from "./touchpoint-pick.tsx";
import { useRoleOptions } from "./use-role-options.ts";

type Props = {
  profile: ColumnProfile;
  mapping: Mapping;
  isOpen: boolean;
  problem: string | null;
  onChange: (mapping: Mapping) => void;
};

/** One column of the file: its name, a few of its values, where it goes, and what it holds. */
export function ColumnRow({ profile, mapping, isOpen, problem, onChange }: Props) {
  const t = useTranslations("imports.columns");
  const { may } = useImportContext();
  const { name, examples } = profile;
  const role = roleOf(mapping, name);
  const isOut = role === "ignore";
  const column = columnNamed(mapping, name);
  const options = useRoleOptions(mapping, name);
  return (
    <tr
      className={cx(
        "max-rail:-mx-4 max-rail:block max-rail:border-line max-rail:border-b max-rail:px-4 max-rail:py-3",
        isOpen && "bg-accent-soft",
      )}
    >
      <RowHead
        className={cx(
          "font-normal text-ui max-rail:block max-rail:border-0 max-rail:p-0",
          isOut && "text-ink-3",
          isOpen && "pl-2.5 shadow-[inset_2px_0_var(--accent)] max-rail:pl-0 max-rail:shadow-none",
        )}
      >
        <ColumnName name={name} />
      </RowHead>
      <Cell className={cx(cellOnPhone, isOut ? "text-ink-3" : "text-ink-2")}>
        <span className="line-clamp-2 wrap-anywhere">{examples.map(shortened).join(" · ")}</span>
      </Cell>
      <Cell className={cellOnPhone}>
        <div className="flex flex-wrap gap-2 max-rail:mt-2">
          <SelectInput
            className="max-w-58"
            aria-label={`${t("goesTo")}: ${name}`}
            aria-invalid={problem ? true : undefined}
            value={role}
            absent={isOut}
            disabled={!may.run}
            options={options}
            onChange={(event) => onChange(setRole(mapping, name, event.target.value))}
          />
          {column?.as === "score" || column?.as === "comment" ? (
            <TouchpointPick
              column={name}
              value={column.touchpoint ?? null}
              mapping={mapping}
              onPick={(edited, touchpoint) => onChange(putColumn(edited, { ...column, touchpoint }))}
            />
          ) : null}
        </div>
        {problem ? <p className="mt-1 border-danger border-l-2 pl-2 text-danger text-small">{problem}</p> : null}
      </Cell>
      <Cell className={cx(cellOnPhone, "text-ink-3 text-small rail:max-wide:hidden")}>
        <Holds profile={profile} />
      </Cell>
    </tr>
  );
}

const cellOnPhone = "max-rail:block max-rail:border-0 max-rail:p-0 max-rail:text-small";

function Holds({ profile: { filled, distinct, valuesAreAll, personal } }: { profile: ColumnProfile }) {
  const t = useTranslations("imports.columns");
  const { format } = useImportContext();
  return (
    <>
      {valuesAreAll
        ? t("filled", { count: format.count(filled), distinct: format.count(distinct) })
        : t("filledMany", { count: format.count(filled) })}
      {personal ? <span className="block">{t("personal")}</span> : null}
    </>
  );
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
