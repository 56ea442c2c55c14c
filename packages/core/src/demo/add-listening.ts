import type { FeedbackKind } from "@heard/db/schema/sources";
import type { ServiceContext } from "../context.ts";
import { registerListeningPath } from "../listening-paths/register.ts";
import { addDays } from "../measures/rules.ts";
import { recordResponses } from "../responses/record.ts";
import { createSource } from "../sources/create.ts";
import { updateSource } from "../sources/update.ts";
import { asPerson } from "./add-people.ts";
import { demoTouchpoints } from "./world.ts";

type Said = { daysAgo: number; touchpoint: string; channel: string; text: string };
type Way = { key: string; name: string; feedbackKind: FeedbackKind; quietDays: number; said: readonly Said[] };

const at =
  (touchpoint: string, channel: string) =>
  (daysAgo: number, text: string): Said => ({ daysAgo, touchpoint, channel, text });
const [returns, delivery] = [at("returns", "shop"), at("home-delivery", "website")];
const [webCheckout, appCheckout] = [at("web-checkout", "website"), at("app-checkout", "app")];
const [call, rewards, assembly] = [at("service-call", "phone"), at("member-rewards", "email"), at("assembly", "phone")];
const [till, advice] = [at("shop-checkout", "shop"), at("shop-advice", "shop")];
const [pages, catalogue, finder] = [
  at("product-pages", "social"),
  at("app-catalogue", "social"),
  at("store-finder", "website"),
];

/** What customers say to the company without being asked, by where it is written down. */
const ways: readonly Way[] = [
  {
    ...{ key: "helpdesk", name: "Helpdesk tickets", feedbackKind: "ticket", quietDays: 14 },
    said: [
      returns(
        2,
        "Third ticket about the same refund. The lamp went back five weeks ago and nobody says when the money comes.",
      ),
      returns(5, "退款一直没有到账，客服说再等等，已经等了三周。"),
      returns(11, "The label for the return did not print, and the help page sends me in circles."),
      delivery(4, "Parcel is marked as delivered, but it never arrived. Please look into it."),
      delivery(9, "送貨時間改了兩次，都沒有人通知我。"),
      delivery(21, "Driver was kind and carried the wardrobe up two floors."),
    ],
  },
  {
    ...{ key: "live-chat", name: "Live chat", feedbackKind: "chat", quietDays: 14 },
    said: [
      webCheckout(1, "The voucher is not accepted at checkout although it is valid until Sunday."),
      webCheckout(8, "付款页面卡住了，刷新以后购物车是空的。"),
      webCheckout(16, "Thanks, the agent found my basket again within a minute."),
      appCheckout(3, "App says my card is declined, the bank says there was no request."),
      appCheckout(13, "用 App 結帳很快，可是看不到運費。"),
    ],
  },
  {
    ...{ key: "call-transcripts", name: "Call transcripts", feedbackKind: "call", quietDays: 7 },
    said: [
      call(
        1,
        "I have been on hold for twenty minutes, and then I was put through to somebody who could not see my order.",
      ),
      call(2, "Thank you, that was the first person who really listened and solved it."),
      call(6, "我打了三次电话，每次都要把事情从头讲一遍。"),
      call(10, "The waiting music is awful, but the answer was clear and the part is on its way."),
      call(17, "客服很有耐心，問題一次就解決了。"),
    ],
  },
  {
    ...{ key: "service-mailbox", name: "Service mailbox", feedbackKind: "email", quietDays: 30 },
    said: [
      rewards(7, "My points from the spring order are missing, and the app shows another balance than the mail."),
      rewards(19, "会员生日礼很贴心，谢谢你们记得。"),
      assembly(5, "The fitters came on time, were friendly and took all the packaging with them."),
      assembly(24, "安裝師傅少帶了一包螺絲，隔天又跑了一趟。"),
    ],
  },
  {
    ...{ key: "shop-notes", name: "Notes from the shops", feedbackKind: "storeNote", quietDays: 14 },
    said: [
      till(2, "Several customers in the queue asked why only one till is open at noon."),
      till(9, "A customer praised the new self-checkout, it is quick and easy to use."),
      advice(6, "Couple left because nobody was free to explain the difference between the two mattresses."),
      advice(12, "顾客说店员讲解得很清楚，当场就决定买了。"),
    ],
  },
  {
    ...{ key: "social-posts", name: "Social posts", feedbackKind: "social", quietDays: 14 },
    said: [
      pages(3, "Love the new sofa from Lanternway, but the colour online looks nothing like the real one."),
      pages(10, "商品頁的尺寸寫錯了，買回來放不進去。"),
      catalogue(5, "新版 App 找东西方便多了，筛选很好用。"),
      catalogue(14, "Why does the app forget my wish list every time it updates? Annoying."),
    ],
  },
  {
    // It fell silent: the contract with the map ended, and nobody has noticed.
    ...{ key: "map-reviews", name: "Map reviews", feedbackKind: "review", quietDays: 30 },
    said: [
      finder(74, "Opening hours on the map are wrong, stood in front of a closed door."),
      finder(81, "导航带我去了旧地址，白跑一趟。"),
      finder(95, "Easy to find, right beside the station."),
    ],
  },
];

/** How the company listens besides its surveys, and where it says that it does. Nobody listens to what is said of its ads. */
export async function addListening(ctx: ServiceContext, { lastDay }: { lastDay: string }): Promise<void> {
  const by = await asPerson(ctx, "surveyAdministrator");
  await updateSource(by, { key: "transaction-survey", feedbackKind: "survey" });
  for (const { key, weight } of demoTouchpoints)
    if (weight > 0) await registerListeningPath(by, { touchpoint: key, source: "transaction-survey" });
  await registerListeningPath(by, { touchpoint: "product-pages", source: "marketplace" });
  for (const { key, name, feedbackKind, quietDays, said } of ways) {
    await createSource(by, { key, name, feedbackKind });
    for (const touchpoint of new Set(said.map((one) => one.touchpoint)))
      await registerListeningPath(by, { touchpoint, source: key, quietDays });
    const responses = said.map(({ daysAgo, text, ...place }, index) => ({
      ...{ externalId: `${key}-${index + 1}`, occurredOn: addDays(lastDay, -daysAgo), ...place, comments: [{ text }] },
    }));
    const { rejected, results } = await recordResponses(by, { source: key, mode: "api", responses });
    if (rejected > 0) throw new Error(`The demo made comments that were refused: ${JSON.stringify(results)}`);
  }
}
