import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { encode } from "uqr";
import { qrSvg } from "#features/survey-pages/qr-svg.ts";

/** The secret of the second step, for a camera and for fingers. Black on white whatever the theme: readers of codes know no other. */
export function SecretToScan({ secret, address }: { secret: string; address: string }) {
  const t = useTranslations("account.secondFactor");
  const source = useMemo(() => {
    const svg = qrSvg(encode(address, { ecc: "M", border: 4 }).data);
    return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  }, [address]);
  return (
    <>
      <p className="sentence text-body text-ink-2">{t("scan")}</p>
      {/* biome-ignore lint/performance/noImgElement: drawn here, in a data address */}
      <img src={source} alt={t("qr")} width={192} height={192} className="size-48 rounded-chip border border-line" />
      <div>
        <p className="mb-1 text-small text-ink-3">{t("secret")}</p>
        <code className="block break-all rounded-control border border-control bg-page p-3 font-mono text-ui">
          {(secret.match(/.{1,4}/g) ?? []).join(" ")}
        </code>
      </div>
    </>
  );
}
