import { handleExportRequest } from "@heard/api/exports/handle";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { apiContext } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }> };

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { organisation } = await params;
  const { url } = env();
  return handleExportRequest(request, {
    origin: url,
    responseAddress: `${url}${paths.response(organisation, "")}`,
    createContext: () => apiContext(organisation),
  });
}
