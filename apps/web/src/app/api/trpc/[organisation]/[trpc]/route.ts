import { handleTrpcRequest } from "@heard/api/trpc";
import { env } from "#lib/env.ts";
import { paths, personKey } from "#lib/paths.ts";
import { apiContext } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }> };

async function handle(request: Request, { params }: Props): Promise<Response> {
  const { organisation } = await params;
  return handleTrpcRequest(request, {
    endpoint: paths.trpc(organisation),
    origin: env().url,
    createContext: () => apiContext(organisation === personKey ? null : organisation),
  });
}

export { handle as GET, handle as POST };
