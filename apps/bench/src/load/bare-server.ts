// A process of its own: the least that any server on Node does for such a request, which is to read its body, parse it and answer the bytes that it is given.
import { createServer } from "node:http";

const { status, headers, body }: { status: number; headers: Record<string, string>; body: string } = JSON.parse(
  process.argv[2] ?? "",
);
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { responses } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { responses: unknown[] };
    response.writeHead(responses.length > 0 ? status : 400, headers);
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
