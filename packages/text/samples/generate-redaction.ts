import { type LabelledLine, parseLabelledLine } from "./labelled-lines.ts";
import { personalData } from "./personal-data.ts";
import type { Random } from "./random.ts";

/** Comments with a place for a piece of personal data, by the kind that fits it. */
const FRAMES: Readonly<Record<keyof typeof personalData, readonly string[]>> = {
  mobile: [
    "我的电话是@，谢谢",
    "手机@收不到短信",
    "@打不通",
    "联系人{name:王}女士@",
    "Please call @ tonight",
    "預約電話@",
    "两台都坏了，@",
    "(@)",
  ],
  mobileNumerals: ["电话@", "加我@", "打@找我", "@是我", "号码：@。"],
  landline: ["座机@", "打@没人接", "传真：@", "@一直占线", "店里@，问过了"],
  hongKongPhone: ["致電@查詢", "聯絡電話：@", "WhatsApp @", "請打@搵陳生", "Please call me at @", "Tel: @"],
  taiwanPhone: ["手機@", "請回電 @", "電話：@，謝謝", "@沒人接"],
  internationalPhone: ["Reach me at @", "电话@", "@", "my number: @, thanks"],
  americanPhone: ["Call me at @", "My number is @", "text @ please", "phone @"],
  email: ["邮箱@", "发到@吧", "write to @.", "請寄@", "E-mail: @", "（@）", "@没收到"],
  residentId: ["身份证@", "身份证号：@，认证失败", "@被人用了", "ID @", "证件@填错"],
  hongKongId: ["香港身份證@", "HKID: @", "身份證號碼 @", "@登記唔到"],
  taiwanId: ["身分證@", "身分證字號：@", "@無法驗證"],
  passport: ["护照@", "護照號碼：@", "passport number @", "Passport no. @ was misspelt"],
  card: ["卡号@", "@扣了两次", "信用卡@被盗刷", "my card @ was charged twice", "退到@"],
  iban: ["IBAN @", "refund to @", "account @, please"],
  plate: ["车牌@", "@停在门口", "司机开的@，态度差", "車牌：@"],
  account: ["@，加一下", "有事@", "联系@。"],
};

const NEGATIVES: readonly ((random: Random) => string)[] = [
  (random) => `订单号${random.digits(16 + random.below(4))}没发货`,
  (random) => `订单编号：1${random.pick("3589")}${random.digits(9)}`,
  (random) => `單號 ${random.digits(12)} 未到`,
  (random) => `order number ${random.pick("3456")}${random.digits(15)} is late`,
  (random) => `快递单号SF${random.digits(13)}`,
  (random) => `tracking no. ${random.digits(14)}`,
  (random) => `运单 YT${random.digits(13)} 三天没动`,
  (random) => `SKU ${random.digits(10)} 缺货`,
  (random) => `型号 ${random.pick("ABCDEFGHKM")}${random.digits(7)} 和图片不符`,
  (random) =>
    `20${random.digits(2)}-0${1 + random.below(9)}-1${random.below(9)} 1${random.below(9)}:3${random.below(9)} 下单`,
  (random) => `20${random.below(3)}${random.below(9)}年${1 + random.below(12)}月${1 + random.below(28)}日到现在`,
  (random) => `电话打了${random.below(30)}次，等到20240${1 + random.below(9)}1${random.below(9)}`,
  (random) => `价格${1 + random.below(9)}${random.digits(7)}元，太贵`,
  (random) => `¥${1 + random.below(9)}${random.digits(3)}.${random.digits(2)}`,
  (random) => `满${random.below(9)}00减${random.below(9)}0，實付 ${random.digits(4)}`,
  (random) =>
    `${random.pick("CMHZ")}${random.pick("AUZ")}${1 + random.below(9)}${random.digits(3)} 晚点${random.below(9)}小时`,
  (random) => `iPhone ${11 + random.below(6)} Pro ${2 ** (6 + random.below(4))}GB`,
  (random) => `${random.pick("ABGSVX")}${random.pick("KLMN")}-${random.digits(4)} 屏幕漏液`,
  (random) => `版本 ${random.below(10)}.${random.below(20)}.${random.digits(4)} 闪退`,
  (random) => `尺寸 ${200 + random.below(700)} ${200 + random.below(700)} ${1000 + random.below(1000)}`,
  (random) => `等了${random.below(90)}分钟，排在第${random.digits(4)}位`,
  (random) => `400-${random.digits(3)}-${random.digits(4)} 永远占线`,
  (random) => `评分 ${[...random.digits(9)].join(" ")}`,
  (random) => `取件码 ${random.digits(8)}`,
  (random) => `https://item.example.com/${1 + random.below(9)}${random.digits(11)}.html`,
  (random) => `发票号 ${random.digits(8)}，税号 ${random.digits(15)}X`,
];

/** `perKind` comments for each kind of personal data, and half as many lines without any; the same for the same seed. */
export function generateRedactionLines(random: Random, perKind: number): LabelledLine[] {
  const positives = Object.entries(FRAMES).flatMap(([name, frames]) =>
    Array.from({ length: perKind }, () => {
      const marked = personalData[name as keyof typeof personalData](random);
      return parseLabelledLine(random.pick(frames).replace("@", () => marked));
    }),
  );
  const each = Math.ceil((positives.length * 0.5) / NEGATIVES.length);
  const negatives = NEGATIVES.flatMap((make) =>
    Array.from({ length: each }, () => ({ text: make(random), spans: [] })),
  );
  return [...positives, ...negatives];
}
