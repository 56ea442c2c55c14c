import { segment, segments } from "@heard/ui/segmented-control";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { dimensions } from "#lib/slice.ts";
import type { ScreenContext } from "./screen-context.ts";

/** What a breakdown can go by, in words: the fixed dimensions and the organisation's own segments. */
export function useDimensionNames(
  catalogue: Catalogue,
  locale: ScreenContext["locale"],
): { by: string; name: string }[] {
  const t = useTranslations("scores.filters");
  const order = ["touchpoint", "stage", "channel", "source", "mode", "language"] as const;
  return [
    ...order.filter((one) => dimensions.includes(one)).map((by) => ({ by, name: t(by) })),
    ...catalogue.segmentFields.map(({ key, name }) => ({ by: `segment:${key}`, name: nameIn(locale, name) })),
  ];
}

/** The other ways to break a metric down, each an address of its own. */
export function BreakdownChoices({
  names,
  current,
  screen,
}: {
  names: { by: string; name: string }[];
  current: string;
  screen: ScreenContext;
}) {
  const t = useTranslations("scores.breakdown");
  return (
    <nav aria-label={t("by")} className={segments}>
      {names.map(({ by, name }) => (
        <Link
          key={by}
          href={screen.hrefOf({ ...screen.view, by })}
          scroll={false}
          aria-current={by === current ? "true" : undefined}
          className={`${segment} no-underline`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
