/** What customers of the demo company say: openings, matters by touchpoint and mood, endings. Written for it; no real comments. */
export type Mood = "good" | "mixed" | "bad";
export type PhraseLanguage = "en" | "zh-Hans" | "zh-Hant";

export const phrases: Record<PhraseLanguage, Record<Mood, Record<string, readonly string[]>>> = {
  en: {
    good: {
      "*": [
        "No complaints at all.",
        "I will come back.",
        "Better than I expected.",
        "Everything as promised.",
        "My second order and again a good one.",
        "Friendly people, clear answers.",
      ],
      "store-finder": [
        "The map knew that the shop closes early on Sundays.",
        "I found the nearest shop with parking in seconds.",
      ],
      "shop-entrance": ["Well lit and easy to see where to go.", "The greeter pointed me straight to the lamps."],
      "product-pages": [
        "Sizes and materials are all there.",
        "The photos show the real colour.",
        "Reviews by other buyers helped me decide.",
      ],
      "app-catalogue": ["The filter by room is great.", "Trying the sofa in my own room with the camera was fun."],
      "shop-advice": [
        "The adviser took her time and did not push.",
        "Honest advice: he told me the cheaper mattress would do.",
        "She knew every fabric by heart.",
      ],
      "web-checkout": ["Paid in under a minute.", "I could change the delivery day before paying."],
      "app-checkout": ["Checkout with one tap.", "My vouchers were applied by themselves."],
      "shop-checkout": ["Short queue and a kind cashier.", "Self-checkout worked the first time."],
      "home-delivery": [
        "They rang half an hour before and carried it upstairs.",
        "All cardboard this time, no foam.",
        "Delivered on the day I chose.",
      ],
      "collection-point": [
        "My order was ready when I arrived.",
        "In and out in five minutes since they changed the counter.",
      ],
      assembly: ["The fitter was on time and left no dust.", "He even repaired the old hinge."],
      "service-call": ["Answered at once and solved on the phone.", "She called me back as she said she would."],
      returns: ["The refund came in two days.", "They took it back without a question."],
      "member-rewards": ["The birthday voucher was a nice surprise.", "Points arrive right after the purchase."],
      "care-plan": ["Renewing took two clicks."],
    },
    mixed: {
      "*": ["Fine, nothing special.", "It was all right.", "Good things, but it took a while."],
      "product-pages": ["Nice pictures, but the depth of the shelf was missing."],
      "app-catalogue": ["Search finds too much."],
      "web-checkout": ["It worked, although I had to enter my address twice."],
      "home-delivery": ["The right day, but no word about the hour."],
      "collection-point": ["Friendly, but I waited twenty minutes."],
      "service-call": ["Solved in the end, after being passed on twice."],
      returns: ["They accepted it, but the money took two weeks."],
    },
    bad: {
      "*": ["I expected more for this price.", "Not again.", "Nobody seems to feel responsible."],
      "store-finder": ["It sent me to a shop that closed last year."],
      "shop-entrance": ["No trolleys and nobody at the desk."],
      "product-pages": [
        "The colour on the screen has nothing to do with the real one.",
        "The measurements were wrong, it does not fit.",
      ],
      "app-catalogue": ["The app crashes whenever I open a sofa.", "Filters forget what I chose."],
      "shop-advice": ["I looked for somebody for fifteen minutes.", "He read the label to me; I can do that myself."],
      "web-checkout": ["The payment failed three times and I still got charged."],
      "app-checkout": [
        "Waited five minutes for the verification code, then gave up.",
        "It emptied my basket at the last step.",
      ],
      "shop-checkout": ["Two tills open and thirty people waiting."],
      "home-delivery": [
        "They rang at nine to say it comes tomorrow. I had taken the day off.",
        "The box was open and a leg was missing.",
      ],
      "collection-point": [
        "They could not find my parcel for the second time.",
        "An hour in the queue for a lamp.",
        "The locker code did not work and nobody answered the bell.",
      ],
      assembly: ["The fitter never came and nobody called."],
      "service-call": [
        "Forty minutes in the queue, then cut off.",
        "I had to tell the whole story again to every new person.",
      ],
      returns: [
        "Three weeks and still no refund.",
        "They want the original box, who keeps that?",
        "Sent from the counter to the hotline and back.",
      ],
      "member-rewards": ["My points expired without a word."],
      "care-plan": ["The price went up by a third without a reason."],
    },
  },
  "zh-Hans": {
    good: {
      "*": ["没什么可挑的。", "下次还会来。", "比预期的好。", "说到做到，很满意。", "服务态度很好，回答清楚。"],
      "product-pages": ["尺寸和材质都写得很清楚。", "图片颜色和实物一致。"],
      "app-catalogue": ["按房间筛选很方便。"],
      "shop-advice": ["店员很有耐心，没有催。", "建议很实在，没有推销贵的。"],
      "web-checkout": ["一分钟就付完款了。"],
      "app-checkout": ["一键下单，优惠券自动用上了。"],
      "shop-checkout": ["排队很短，收银员很亲切。"],
      "home-delivery": ["提前半小时打电话，还搬上楼。", "按约定的日期送到，包装环保。"],
      "collection-point": ["到的时候已经备好货了。", "改流程以后五分钟就取到了。"],
      assembly: ["安装师傅准时，收拾得很干净。"],
      "service-call": ["电话马上接通，当场解决。"],
      returns: ["两天就收到退款。", "退货很顺利，没有多问。"],
      "member-rewards": ["生日优惠券是个小惊喜。"],
      "store-finder": ["地图上营业时间很准。"],
    },
    mixed: {
      "*": ["一般，没什么特别。", "还行吧。"],
      "collection-point": ["态度不错，但是等了二十分钟。"],
      returns: ["同意退货，但是退款等了两周。"],
      "service-call": ["最后解决了，中间转了两次。"],
      "home-delivery": ["日期对，但是没说几点到。"],
    },
    bad: {
      "*": ["这个价格应该更好。", "不会再来了。", "没有人负责。"],
      "product-pages": ["颜色和图片差太多。"],
      "app-catalogue": ["打开沙发页面就闪退。"],
      "shop-advice": ["找了十五分钟都没有店员。"],
      "web-checkout": ["付款失败三次，钱还是扣了。"],
      "app-checkout": ["等了五分钟，验证码一直收不到，最后放弃付款。"],
      "shop-checkout": ["只开两个收银台，三十个人在排队。"],
      "home-delivery": ["早上九点才说改到明天，白请了一天假。", "箱子破了，少了一条桌腿。"],
      "collection-point": ["又找不到我的包裹。", "为了一盏灯排了一个小时。"],
      assembly: ["安装师傅没有来，也没有电话。"],
      "service-call": ["等了四十分钟，然后断线。", "每换一个人都要从头再说一遍。"],
      returns: ["三个星期了还没有退款。", "退款流程太复杂，来回推。"],
      "member-rewards": ["积分没有通知就过期了。"],
    },
  },
  "zh-Hant": {
    good: {
      "*": ["沒什麼好挑剔的。", "下次還會再來。", "比預期的好。", "說到做到，很滿意。"],
      "product-pages": ["尺寸和材質都寫得很清楚。"],
      "shop-advice": ["店員很有耐心，沒有催促。", "建議很實在，沒有推銷貴的。"],
      "web-checkout": ["一分鐘就付款完成。"],
      "shop-checkout": ["排隊很短，店員很親切。"],
      "home-delivery": ["提前半小時來電，還搬上樓。"],
      "collection-point": ["到的時候已經備好貨了。"],
      "service-call": ["電話馬上接通，當場解決。"],
      returns: ["兩天就收到退款。"],
    },
    mixed: { "*": ["普通，沒什麼特別。", "還可以。"], returns: ["同意退貨，但是退款等了兩週。"] },
    bad: {
      "*": ["這個價格應該更好。", "沒有人負責。"],
      "app-checkout": ["等了五分鐘，驗證碼一直收不到。"],
      "home-delivery": ["早上九點才說改到明天，白請了一天假。"],
      "collection-point": ["又找不到我的包裹。", "為了一盞燈排了一個小時。"],
      "service-call": ["等了四十分鐘，然後斷線。"],
      returns: ["三個星期了還沒有退款。", "退款流程太複雜，一直被推來推去。"],
    },
  },
};

/** Now and then a customer writes more than is good for them; the product hides it from wide view. */
export const personalEndings: Record<PhraseLanguage, readonly string[]> = {
  en: ["Call me on +351 912 345 678.", "You can reach me at ines.teste@example.com."],
  "zh-Hans": ["请打我电话 13812345678。", "邮箱 li.test@example.com。"],
  "zh-Hant": ["請打 0912-345-678 給我。"],
};
