import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** How the window is called in which nothing is. */
export async function notFoundMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common"))("states.notFoundTitle") };
}

/** No such address, or not one of this reader's: the two are not told apart, on purpose. */
export async function NotFoundNote({ home }: { home: string }) {
  const t = await getTranslations("common");
  return (
    <StateNote
      headingLevel={1}
      title={t("states.notFoundTitle")}
      action={
        <Link href={home} className={buttonStyle()}>
          {t("states.goHome")}
        </Link>
      }
    >
      {t("states.notFoundBody")}
    </StateNote>
  );
}
