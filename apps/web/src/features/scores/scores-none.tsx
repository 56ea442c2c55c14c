import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import type { Viewer } from "#server/context.ts";

/** Nothing has ever come in: what will stand here, and the ways in that are open to the reader. */
export function ScoresNone({ viewer: { organisation, permissions } }: { viewer: Viewer }) {
  const t = useTranslations("scores.empty");
  const start = useTranslations("home.start");
  return (
    <StateNote
      title={t("noneTitle")}
      action={
        <>
          {permissions.includes("import.run") ? (
            <Link href={paths.newImport(organisation.key)} className={buttonStyle("primary")}>
              {t("importFile")}
            </Link>
          ) : null}
          {permissions.includes("survey.edit") ? (
            <Link href={paths.newSurvey(organisation.key)} className={buttonStyle()}>
              {start("makeSurvey")}
            </Link>
          ) : null}
          {permissions.includes("apiKey.edit") ? (
            <Link href={paths.apiKeys(organisation.key)} className={buttonStyle()}>
              {t("api")}
            </Link>
          ) : null}
        </>
      }
    >
      {t("noneBody")}
    </StateNote>
  );
}
