import { paths } from "./paths.ts";

/** Whether next-auth can read where somebody wants to go on to. */
function isReadable(address: string, base: string): boolean {
  const url = URL.parse(address, address.startsWith("/") ? base : undefined);
  return url !== null && /^https?:$/.test(url.protocol);
}

/** Where somebody goes on to after signing in or out: to a page of ours, whatever was asked for. */
export function ownCallback(address: string, base: string): string {
  const url = URL.parse(address, address.startsWith("/") ? base : undefined);
  return url?.origin === base ? url.href : `${base}${paths.root()}`;
}

/**
 * The refusal of a request whose `callbackUrl` is no address; `null` for every other. next-auth would take it for a fault of the installation and answer 500.
 * Where it stands in the cookie, the cookie goes, so that the next request is answered.
 */
export function refuseCallback(request: Request, { base, cookie }: { base: string; cookie: string }): Response | null {
  const asked = new URL(request.url).searchParams.getAll("callbackUrl");
  const kept = cookiesNamed(cookie, request.headers.get("cookie") ?? "");
  const isKeptBroken = kept.some((address) => !isReadable(address, base));
  if (!isKeptBroken && asked.every((address) => address === "" || isReadable(address, base))) return null;
  return Response.json(
    { message: "callbackUrl must be an http or https address or a path" },
    {
      status: 400,
      headers: {
        "Cache-Control": "no-store",
        ...(isKeptBroken
          ? {
              "Set-Cookie": `${cookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${cookie.startsWith("__Host-") ? "; Secure" : ""}`,
            }
          : {}),
      },
    },
  );
}

function cookiesNamed(name: string, header: string): string[] {
  return header.split(/; */).flatMap((pair) => {
    const [key, ...value] = pair.split("=");
    const text = value.join("=");
    if (key !== name || text === "") return [];
    try {
      return [decodeURIComponent(text)];
    } catch {
      // Read by nobody: next-auth finds it as it stands.
      return [text];
    }
  });
}
