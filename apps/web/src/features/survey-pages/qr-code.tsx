"use client";

import { Button } from "@heard/ui/button";
import { DownloadIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { encode } from "uqr";
import { saveFile } from "#lib/save-file.ts";
import { qrSvg } from "./qr-svg.ts";

type Props = { address: string /** Of the files that are saved. */; name: string };

/** As large as a poster wants it: 37 modules and more, in whole pixels. */
const pngPixels = 1200;

/** A QR code to be scanned from the screen, or saved for print. Black on white whatever the theme: readers of codes know no other. */
export default function QrCode({ address, name }: Props) {
  const t = useTranslations("surveyPages.links");
  const svg = useMemo(() => qrSvg(encode(address, { ecc: "M", border: 4 }).data), [address]);
  const source = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  const savePng = () => void asPng(source).then((png) => saveFile(png, `${name}.png`));
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      {/* biome-ignore lint/performance/noImgElement: drawn here, in a data address */}
      <img
        src={source}
        alt={t("qrOf", { address })}
        width={192}
        height={192}
        className="size-48 rounded-chip border border-line"
      />
      <div className="flex flex-wrap gap-2" data-print="hide">
        <Button
          icon={<DownloadIcon />}
          onClick={() => saveFile(new Blob([svg], { type: "image/svg+xml" }), `${name}.svg`)}
        >
          {t("svg")}
        </Button>
        <Button icon={<DownloadIcon />} onClick={savePng}>
          {t("png")}
        </Button>
      </div>
    </div>
  );
}

async function asPng(source: string): Promise<Blob> {
  const image = new Image(pngPixels, pngPixels);
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = pngPixels;
  canvas.height = pngPixels;
  const paper = canvas.getContext("2d");
  if (!paper) throw new Error("this browser draws no pictures");
  paper.imageSmoothingEnabled = false;
  paper.drawImage(image, 0, 0, pngPixels, pngPixels);
  return new Promise((resolve, reject) =>
    canvas.toBlob((png) => (png ? resolve(png) : reject(new Error("the picture could not be packed"))), "image/png"),
  );
}
