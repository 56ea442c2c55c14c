import { Mark } from "@heard/ui/mark";
import { NoticeBar } from "@heard/ui/toast";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { paths } from "#lib/paths.ts";
import { TrpcProvider } from "#trpc/client.tsx";

/** A page of a person's own, outside of any organisation: the mark leads back to where they came from. */
export async function PersonPage({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <div className="mx-auto w-full max-w-4xl px-4 pt-6 pb-16 rail:px-10">
      <p className="mb-8 flex items-center justify-between gap-4">
        <Link
          href={paths.root()}
          className="flex items-center gap-2.5 font-semibold text-chart pointer-coarse:min-h-11"
        >
          <Mark />
          {t("product")}
        </Link>
        <Link href={paths.root()} className="finger-high text-ui">
          {t("states.goHome")}
        </Link>
      </p>
      <main id="content">
        <TrpcProvider organisation={null}>{children}</TrpcProvider>
      </main>
      <NoticeBar closeLabel={t("actions.close")} />
    </div>
  );
}
