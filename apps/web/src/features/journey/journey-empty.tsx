import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";

/** A journey without a place at which customers meet the organisation. */
export function JourneyEmpty({ organisation, canEdit }: { organisation: string; canEdit: boolean }) {
  const t = useTranslations("journey");
  return (
    <>
      <PageHeader title={t("title")} />
      <StateNote
        title={t("empty.title")}
        action={
          canEdit ? (
            <Link href={paths.settings.journey(organisation)} className={buttonStyle("primary")}>
              {t("empty.action")}
            </Link>
          ) : null
        }
      >
        {t(canEdit ? "empty.body" : "empty.ask")}
      </StateNote>
    </>
  );
}
