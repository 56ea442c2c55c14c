import { Mark } from "@heard/ui/mark";
import { NoticeBar } from "@heard/ui/toast";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TrpcProvider } from "#trpc/client.tsx";

/** A page outside of any organisation: signing in, setting up, an invitation. The mark, one column, nothing else. */
export async function PlainPage({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-4 py-12 rail:py-24">
      <p className="mb-10 flex items-center gap-2.5 font-semibold text-chart">
        <Mark />
        {t("product")}
      </p>
      <main id="content">
        <TrpcProvider organisation={null}>{children}</TrpcProvider>
      </main>
      <NoticeBar closeLabel={t("actions.close")} />
    </div>
  );
}
