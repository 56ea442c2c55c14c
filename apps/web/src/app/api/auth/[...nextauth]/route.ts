import NextAuth from "next-auth";
import { authOptions } from "#server/auth.ts";

type Props = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, props: Props): Promise<Response> {
  return NextAuth(authOptions())(request, props);
}

export { handle as GET, handle as POST };
