"use client";

import { useEffect, useState } from "react";
import { paths } from "#lib/paths.ts";

/** Stands in a drawn page where the picture goes. */
export { logoPlace } from "@heard/api/http/survey-page/logo-place";

/** The logo as the page itself can hold it: an address in it would not be fetched from inside a frame that may do nothing. */
export function useLogo(organisation: string, fileId: string | null): string | null {
  const [logo, setLogo] = useState<string | null>(null);
  useEffect(() => {
    setLogo(null);
    if (fileId === null) return;
    const call = new AbortController();
    fetch(paths.file(organisation, fileId), { signal: call.signal })
      .then((reply) => (reply.ok ? reply.blob() : Promise.reject(new Error(`logo: ${reply.status}`))))
      .then(asDataUrl)
      // Without its picture the page is drawn with the name.
      .then(setLogo, () => {});
    return () => call.abort();
  }, [organisation, fileId]);
  return logo;
}

async function asDataUrl(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return `data:${typeOf(bytes)};base64,${btoa(letters)}`;
}

/** A download comes as bytes; what it is, its beginning says. */
function typeOf([first, second]: Uint8Array): string {
  if (first === 0x89 && second === 0x50) return "image/png";
  return first === 0xff && second === 0xd8 ? "image/jpeg" : "image/webp";
}
