import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { deliverNotices } from "../plan-notices/deliver.ts";
import { publishNotice, type SaveNoticeInput, saveNotice, sendNotice } from "../plan-notices/index.ts";
import { playedSecret } from "./pass-time.ts";
import { at, type DemoStep } from "./plan-meetings.ts";
import { playServer } from "./play-server.ts";

const senderName = "Lanternway Home";
const post = {
  mailer: playServer(),
  sms: null,
  gatewayUrl: "https://ask.lanternway.example",
  authSecret: playedSecret,
};

/** What customers were told of a plan: the letters go on that day and the next one, by the rules of all letters, and the page shows it. */
export function tellCustomers(
  { ctx, leader, planId }: { ctx: ServiceContext; leader: ServiceContext; planId: () => number },
  { day, texts }: { day: string; texts: SaveNoticeInput["texts"] },
): DemoStep[] {
  const worker = (when: string): ServiceContext => ({ ...at(ctx, when), actor: { kind: "system" } });
  const tell = async () => {
    const by = at(leader, day);
    await saveNotice(by, { planId: planId(), texts, senderName });
    await sendNotice(by, { planId: planId() });
    await publishNotice(by, { planId: planId(), isPublic: true });
    await deliverNotices(worker(day), post);
  };
  const next = addDays(day, 1);
  return [
    { day, take: tell },
    { day: next, take: () => deliverNotices(worker(next), post) },
  ];
}
