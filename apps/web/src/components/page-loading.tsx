import { Skeleton, SkeletonRows } from "@heard/ui/skeleton";
import { getTranslations } from "next-intl/server";

/**
 * A page on its way: its head, a row of figures and rows of text in their final places. It brings a title for the window: the one of the page
 * that was left goes with it, and the new one comes with the page.
 */
export async function PageLoading() {
  const t = await getTranslations("common");
  return (
    <div role="status" aria-busy="true">
      <title>{`${t("states.loading")} · ${t("product")}`}</title>
      <span className="sr-only">{t("states.loading")}</span>
      <Skeleton className="h-8 w-48" />
      <div className="mt-8 grid grid-cols-2 gap-8 wide:grid-cols-4">
        {["a", "b", "c", "d"].map((name) => (
          <Skeleton key={name} className="h-24" />
        ))}
      </div>
      <SkeletonRows rows={8} className="mt-10" />
    </div>
  );
}
