import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { sliceSize } from "#lib/slice.ts";
import type { ScreenContext } from "./screen-context.ts";

/** No answers in this view: why, and the one step that most likely helps. */
export function ScoresEmpty({ screen }: { screen: ScreenContext }) {
  const t = useTranslations("scores.empty");
  const { view, period, format } = screen;
  const filtered = sliceSize(view.slice) > 0;
  return (
    <StateNote
      title={t("title")}
      action={
        <>
          {filtered ? (
            <Link href={screen.hrefOf({ ...view, slice: {} })} className={buttonStyle("primary")}>
              {t("clear")}
            </Link>
          ) : null}
          <Link
            href={screen.hrefOf({ ...view, period: "last-12-months" })}
            className={buttonStyle(filtered ? "plain" : "primary")}
          >
            {t("longer")}
          </Link>
        </>
      }
    >
      {t("body", { from: format.day(period.from), to: format.day(period.to) })}
    </StateNote>
  );
}
