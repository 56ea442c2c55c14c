import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import type { Refused } from "#lib/refused.ts";

export type RefusedNoteProps = {
  refused: readonly Refused[];
  catalogue: Catalogue;
  /** The same view, with an address that says only what the screen shows. */
  href: string;
};

const filters = ["period", "compare", "source", "stage", "touchpoint", "channel", "mode", "language"] as const;
const others = ["metric", "method", "by", "sort", "journey", "trace", "score", "theme", "sentiment", "asOf"] as const;
const shownAtMost = 5;
const longestShown = 60;

/** What an address asks for and this organisation does not have: named, left out, and easily taken out of the address. */
export function RefusedNote({ refused, catalogue, href }: RefusedNoteProps) {
  const t = useTranslations();
  const locale = useLocale();
  if (refused.length === 0) return null;
  const nameOf = (part: string) => {
    const filter = filters.find((one) => one === part);
    if (filter) return t(`scores.filters.${filter}`);
    const other = others.find((one) => one === part);
    if (other) return t(`scores.refused.parts.${other}`);
    const key = part.replace(/^segment\./, "");
    const field = catalogue.segmentFields.find((one) => one.key === key);
    return field ? nameIn(locale, field.name) : `${t("scores.filters.segment")} ${shortened(key)}`;
  };
  const rest = refused.length - shownAtMost;
  return (
    <div role="status" className="mt-4 border-accent border-l-2 pl-3 text-ui">
      <p className="sentence">{t("scores.refused.lead")}</p>
      <ul className="my-1 wrap-anywhere">
        {refused.slice(0, shownAtMost).map(({ part, value }) => (
          <li key={`${part} ${value}`}>{t("scores.refused.item", { part: nameOf(part), value: shortened(value) })}</li>
        ))}
        {rest > 0 ? <li>{t("scores.refused.more", { count: rest })}</li> : null}
      </ul>
      <Link href={href} className="link">
        {t("scores.refused.remove")}
      </Link>
    </div>
  );
}

const shortened = (value: string) => (value.length > longestShown ? `${value.slice(0, longestShown)}…` : value);
