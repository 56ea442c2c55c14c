import { MailError, type Mailer } from "../mail/create.ts";

/** What the receiving side says to a letter, by the number of its customer and the try. */
function verdictOn(number: number, tries: number): "take" | "refuse" | "later" | "lost" {
  if (number % 89 === 4) return "refuse";
  if (number % 233 === 12 || (number % 41 === 7 && tries === 1)) return "later";
  return number % 122 === 82 && tries === 1 ? "lost" : "take";
}

export type PlayedServer = Mailer & {
  /** Addresses whose letters were taken since this was asked last, and came back afterwards. */
  comeBack: () => { address: string; kind: "hard" | "soft"; status: string }[];
};

/** The receiving side of the demo world. Most letters are taken; a few are refused, put off, lost on the way, or come back. Nothing leaves the machine. */
export function playServer(): PlayedServer {
  const tries = new Map<number, number>();
  let returned: ReturnType<PlayedServer["comeBack"]> = [];
  return {
    async send({ to }) {
      const number = Number(/\.(\d+)@/.exec(to)?.[1] ?? 0);
      const count = (tries.get(number) ?? 0) + 1;
      tries.set(number, count);
      const verdict = verdictOn(number, count);
      if (verdict === "refuse")
        throw new MailError("refused", new Error("550 no such mailbox"), { isRecipient: true, status: "5.1.1" });
      if (verdict === "later") throw new MailError("later", new Error("451 try again later"), { status: "4.2.1" });
      if (verdict === "lost") throw new MailError("unknown", new Error("The line was lost"));
      if (number % 67 === 5) returned.push({ address: to, kind: "hard", status: "5.1.10" });
      else if (number % 59 === 5) returned.push({ address: to, kind: "soft", status: "4.2.2" });
    },
    comeBack: () => {
      const all = returned;
      returned = [];
      return all.sort((a, b) => (a.address < b.address ? -1 : 1));
    },
  };
}
