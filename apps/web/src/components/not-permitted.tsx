import { type Permission, permissions } from "@heard/core/permissions";
import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { createFormat } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";

type NotPermittedProps = { permission: Permission; organisation: { key: string; name: string } };

/** A page that the reader's roles do not open: who can see it, and who can change that. */
export async function NotPermitted({ permission, organisation }: NotPermittedProps) {
  const t = await getTranslations("common");
  const format = createFormat(await getLocale(), "UTC");
  const names = format.list(permissions[permission].roles.map((role) => t(`roles.${role}`)));
  return (
    <StateNote
      headingLevel={1}
      title={t("states.notPermittedTitle")}
      action={
        <Link href={paths.home(organisation.key)} className={buttonStyle()}>
          {t("states.goHome")}
        </Link>
      }
    >
      {t("states.notPermittedBody", { roles: names, organisation: organisation.name })}
    </StateNote>
  );
}
