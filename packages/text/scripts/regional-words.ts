// Derives the pack of regional words from the phrase dictionaries of OpenCC and a list written for Heard.
//   node packages/text/scripts/regional-words.ts        writes src/packs/regional-words.json
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import hongKongWords from "opencc-js/dict/HKPhrasesRev";
import taiwanWords from "opencc-js/dict/TWPhrasesRev";
import { fold } from "../src/tokens/fold.ts";

/** What customers write and OpenCC's lists, made for computing, lack or take for Simplified words too. */
const OWN =
  "品質=质量 價錢=价格 客服人員=客服 服務生=服务员 服務員=服务员 店員=店员 宅配=快递 物流士=快递员 冷氣=空调 洗手間=卫生间 化妝室=卫生间 廁所=卫生间 計程車=出租车 巴士=公交车 捷運=地铁 港鐵=地铁 影片=视频 簡訊=短信 短訊=短信 行動電話=手机 手提電話=手机 行動裝置=移动设备 訂房=订房 便當=盒饭 單車=自行车 外送=外卖 外送員=外卖员 埋單=买单 結帳=结账 折扣碼=优惠码 閃退=闪退 當機=死机 當掉=死机 充電線=充电线 螢幕=屏幕 熒幕=屏幕 螢光幕=屏幕 網路=网络 網絡=网络 資訊=信息 訊息=消息 滑鼠=鼠标 硬體=硬件 軟體=软件 韌體=固件 程式=程序 伺服器=服务器 資料=数据 搜尋=搜索 登入=登录 帳號=账号 賬號=账号 連線=连接 列印=打印 印表機=打印机 相容=兼容 預設=默认 解析度=分辨率 畫質=画质 音質=音质 耳機=耳机 喇叭=扬声器 隨身碟=U盘 光碟=光盘 硬碟=硬盘 記憶體=内存 數位=数字 錄影=录像 線上=在线 視訊=视频 部落格=博客 優格=酸奶 乳酪=奶酪 起司=奶酪 鳳梨=菠萝 馬鈴薯=土豆 薯仔=土豆 番茄=西红柿 高麗菜=卷心菜 花椰菜=西兰花 鮭魚=三文鱼 鮪魚=金枪鱼 泡麵=方便面 即食麵=方便面 速食店=快餐店 速食=快餐";

/** Entries of OpenCC that name people, or have Latin letters. */
const NAMES = /[·A-Za-z]/;

/** Entries of OpenCC that a mainland writer uses too, with a sense of their own. */
const WRITTEN_ON_BOTH_SIDES =
  "智慧 程序 文件 行程 执行 列举 查询 建立 指标 核心 互动 外接 开启 批次 新增 桌布 复制 贴上 传送 物件 专案 使用者 回应 范围 控制项 全形 半形 模组 元件 引数 函式 选单 储存 列表 档案 佛瑞";

/** Regional words and their mainland ones, both in the fold, ordered so that the file is the same everywhere. */
export function buildRegionalPack() {
  const words = new Map<string, string>();
  const both = new Set(WRITTEN_ON_BOTH_SIDES.split(" "));
  for (const dictionary of [taiwanWords, hongKongWords]) {
    for (const line of dictionary.split("|")) {
      const [from = "", to = ""] = line.split(" ");
      if (!NAMES.test(from) && !both.has(fold(from).text)) add(words, from, to);
    }
  }
  for (const pair of OWN.split(" ")) {
    const [from = "", to = ""] = pair.split("=");
    add(words, from, to);
  }
  return {
    source: "OpenCC dictionaries TWPhrasesRev, HKPhrasesRev, from opencc-js 1.4.2, and a list written for Heard",
    licence: "Apache-2.0",
    words: Object.fromEntries([...words].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function add(words: Map<string, string>, regional: string, mainland: string) {
  const [from, to] = [fold(regional).text, fold(mainland).text];
  // A word of one character stands inside too many others to be replaced.
  if (from !== to && from.length > 1) words.set(from, to);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pack = new URL("../src/packs/regional-words.json", import.meta.url);
  writeFileSync(pack, `${JSON.stringify(buildRegionalPack(), null, 2)}\n`);
}
