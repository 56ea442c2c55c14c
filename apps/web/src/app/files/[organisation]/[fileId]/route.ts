import { handleFileRequest } from "@heard/api/files/handle";
import { env } from "#lib/env.ts";
import { apiContext } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string; fileId: string }> };

async function handle(request: Request, { params }: Props): Promise<Response> {
  const { organisation, fileId } = await params;
  const { url, dataDir } = env();
  return handleFileRequest(request, { fileId, origin: url, dataDir, createContext: () => apiContext(organisation) });
}

export { handle as GET, handle as PUT };
