import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { sliceSize } from "#lib/slice.ts";
import { AdoptThemes } from "./adopt-themes.tsx";
import { type ThemesContext, themesHref } from "./screen-context.ts";

/** Nothing has ever come in. */
export function NoComments({ organisation }: { organisation: string }) {
  const t = useTranslations("themes.empty");
  return (
    <StateNote
      title={t("none")}
      action={
        <Link href={paths.home(organisation)} className={buttonStyle("primary")}>
          {t("noneWays")}
        </Link>
      }
    >
      {t("noneBody")}
    </StateNote>
  );
}

/** Comments, and nothing yet that is looked for in them. */
export function NoThemes({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("themes.empty");
  return (
    <StateNote title={t("noThemes")} action={canEdit ? <AdoptThemes /> : null}>
      {t(canEdit ? "noThemesBody" : "noThemesAsk")}
    </StateNote>
  );
}

/** No comment in this view: the steps that widen it. */
export function NoCommentsHere({ context }: { context: ThemesContext }) {
  const t = useTranslations("themes.empty");
  const { view, period, format } = context;
  return (
    <StateNote
      title={t("period")}
      action={
        <>
          <Link href={themesHref(context, { ...view, period: "last-12-months" })} className={buttonStyle("primary")}>
            {t("longer")}
          </Link>
          {sliceSize(view.slice) > 0 ? (
            <Link href={themesHref(context, { ...view, slice: {} })} className={buttonStyle()}>
              {t("clear")}
            </Link>
          ) : null}
        </>
      }
    >
      {t("periodBody", { from: format.day(period.from), to: format.day(period.to) })}
    </StateNote>
  );
}
