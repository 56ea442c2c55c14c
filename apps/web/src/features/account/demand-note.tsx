import { buttonStyle } from "@heard/ui/button-style";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";

/** An organisation stays closed until its reader has a second step of signing in. */
export type Demand = { key: string; name: string; isMet: boolean };

/** Why somebody who wanted to go to an organisation stands here, and the way on once they have done what it asks for. */
export function DemandNote({
  demand: { key, name, isMet },
  hasPassword,
  email,
}: {
  demand: Demand;
  hasPassword: boolean;
  email: string;
}) {
  const t = useTranslations("account.demand");
  return (
    <div role="status" className="mb-8 flex flex-col items-start gap-4 border-accent border-l-2 pl-4">
      <p className="sentence text-body">
        {isMet ? t("met") : t(hasPassword ? "body" : "bodyWithoutPassword", { organisation: name })}
      </p>
      {isMet ? (
        <Link href={paths.home(key)} className={buttonStyle("primary")}>
          {t("goOn", { organisation: name })}
        </Link>
      ) : null}
      {isMet || hasPassword ? null : (
        <Link href={paths.forgotPassword({ email })} className={buttonStyle()}>
          {t("choosePassword")}
        </Link>
      )}
    </div>
  );
}
