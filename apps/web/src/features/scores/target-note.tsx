import Link from "next/link";
import { useTranslations } from "next-intl";
import { formatValue } from "#lib/figures.ts";
import type { Measure } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { Slice } from "#lib/slice.ts";
import type { ScreenContext } from "./screen-context.ts";

type TargetNoteProps = { target: { value: number; dueOn: string }; total: Measure; screen: ScreenContext };

/** What this score is meant to be and by when, with the way to how it is expected to go. */
export function TargetNote({ target, total, screen: { organisation, format } }: TargetNoteProps) {
  const t = useTranslations("scores.target");
  return (
    <p data-figure="target" className="mt-2 text-small">
      <Link href={paths.targets(organisation.key)} prefetch={false} className="link inline-flex min-h-6 items-center">
        {t("note", { value: formatValue(format, total.unit, target.value), day: format.day(target.dueOn) })}
      </Link>
    </p>
  );
}

/** The touchpoint of a view that is of one touchpoint alone; `null` for the whole, `undefined` for any other part, which has no target. */
export function targetPlaceOf({ touchpoint = [], ...rest }: Slice): string | null | undefined {
  if (Object.keys(rest).length > 0 || touchpoint.length > 1) return undefined;
  return touchpoint[0] ?? null;
}
