import { segment, segments } from "@heard/ui/segmented-control";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import type { ScreenContext } from "./screen-context.ts";

/** Which metric the lower half of the screen is about; nothing to choose, nothing shown. */
export function MetricChoices({
  catalogue,
  current,
  screen,
}: {
  catalogue: Catalogue;
  current: string;
  screen: ScreenContext;
}) {
  const t = useTranslations("scores.tiles");
  if (catalogue.metrics.length < 2) return null;
  return (
    <div className={segments} data-print="hide">
      {catalogue.metrics.map(({ key, name }) => {
        const metric = nameIn(screen.locale, name);
        return (
          <Link
            key={key}
            href={screen.hrefOf({ ...screen.view, metric: key, method: null })}
            scroll={false}
            aria-current={key === current ? "true" : undefined}
            aria-label={t("focus", { metric })}
            className={`${segment} no-underline`}
          >
            {metric}
          </Link>
        );
      })}
    </div>
  );
}
