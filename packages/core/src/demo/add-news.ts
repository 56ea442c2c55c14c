import type { DemoLanguage } from "./comment.ts";
import type { Mood } from "./phrases.ts";
import { seededRandom } from "./random.ts";

type News = {
  moods: readonly Mood[];
  fromDaysAgo: number;
  share: number;
  says: Record<DemoLanguage, readonly string[]>;
};

/** What customers have begun to add of late: two of it rise in a theme, and two nobody has made a theme for yet. */
const news: readonly News[] = [
  {
    moods: ["good"],
    fromDaysAgo: 38,
    share: 0.16,
    says: {
      en: [
        "The new paper packaging is easy to recycle.",
        "Nice that the packaging has no plastic any more.",
        "And all the packaging went into the paper bin.",
      ],
      "zh-Hans": ["新的纸包装很容易回收。", "包装里不再有塑料，很好。", "包装都能当废纸回收，真不错。"],
      "zh-Hant": ["新的紙包裝很容易回收。", "包裝裡不再有塑膠，很好。", "包裝都能當廢紙回收，真不錯。"],
    },
  },
  {
    moods: ["bad"],
    fromDaysAgo: 31,
    share: 0.42,
    says: {
      en: [
        "And the payment was taken twice.",
        "The payment failed and I was still charged.",
        "My card was charged two times for one payment.",
      ],
      "zh-Hans": ["而且付款被扣了两次。", "付款失败，钱却扣了。", "一次付款，信用卡扣了两笔。"],
      "zh-Hant": ["而且付款被扣了兩次。", "付款失敗，錢卻扣了。", "一次付款，信用卡扣了兩筆。"],
    },
  },
  {
    moods: ["bad", "mixed"],
    fromDaysAgo: 200,
    share: 0.16,
    says: {
      en: ["Spare screws were missing as well.", "I had to buy spare screws myself.", "Where are the spare screws?"],
      "zh-Hans": ["还少了备用螺丝。", "备用螺丝只能自己买。", "备用螺丝一颗也没有。"],
      "zh-Hant": ["還少了備用螺絲。", "備用螺絲只能自己買。", "備用螺絲一顆也沒有。"],
    },
  },
  {
    moods: ["good", "mixed"],
    fromDaysAgo: 260,
    share: 0.06,
    says: {
      en: [
        "The play corner kept our children happy.",
        "My son did not want to leave the play corner.",
        "More toys in the play corner, please.",
      ],
      "zh-Hans": ["儿童乐园让孩子玩得很开心。", "孩子都不想离开儿童乐园。", "儿童乐园的玩具可以再多一些。"],
      "zh-Hant": ["兒童樂園讓孩子玩得很開心。", "孩子都不想離開兒童樂園。", "兒童樂園的玩具可以再多一些。"],
    },
  },
];

type Told = { language: DemoLanguage; mood: Mood; daysAgo: number; place: number };

/** A comment with the news of its day. Drawn by its own chance, so that news changes nothing else in the world. */
export function addNews(text: string, { language, mood, daysAgo, place }: Told): string {
  const random = seededRandom(daysAgo * 10_007 + place);
  const told = news.filter(
    ({ moods, fromDaysAgo, share }) => moods.includes(mood) && daysAgo <= fromDaysAgo && random.next() < share,
  );
  const sentences = told.map(({ says }) => random.pick(says[language]));
  return [text, ...sentences].join(language === "en" ? " " : "");
}
