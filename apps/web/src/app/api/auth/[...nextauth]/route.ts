import NextAuth from "next-auth";
import { refuseCallback } from "#lib/callback-address.ts";
import { env } from "#lib/env.ts";
import { authOptions } from "#server/auth.ts";

type Props = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, props: Props): Promise<Response> {
  const options = authOptions();
  const cookie = options.cookies.callbackUrl.name;
  return refuseCallback(request, { base: env().url, cookie }) ?? NextAuth(options)(request, props);
}

export { handle as GET, handle as POST };
