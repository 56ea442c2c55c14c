import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

export type Postbox = { url: string; letters: string[]; close: () => Promise<void> };

/** A mail server that takes every letter, or none, or never says anything, and keeps what it took as it came over the wire. */
export async function openPostbox(options: { refuses?: boolean; isSilent?: boolean } = {}): Promise<Postbox> {
  const letters: string[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    let inText = false;
    let text = "";
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    if (options.isSilent) return;
    socket.write("220 postbox\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n").slice(0, -1)) {
        if (inText && line !== ".") text += `${line}\n`;
        else if (inText) {
          inText = false;
          letters.push(text);
          text = "";
          socket.write("250 taken\r\n");
        } else socket.write(answer(line));
        if (line === "DATA") inText = true;
      }
    });
  });
  const answer = (line: string) => {
    if (options.refuses && line.startsWith("RCPT")) return "550 no such mailbox\r\n";
    return line === "DATA" ? "354 go on\r\n" : "250 ok\r\n";
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The readable text of a letter: quoted-printable or base64 undone. */
export function textOf(letter: string): string {
  const [head = "", ...rest] = letter.split("\n\n");
  const body = rest.join("\n\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString();
  const bytes = body.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`);
  return /quoted-printable/i.test(head) ? decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, "%25")) : body;
}
