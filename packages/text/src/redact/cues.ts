/**
 * The words beside a number that say what it is, in Simplified and Traditional Chinese, Cantonese and English.
 * Written for Heard. Each list is one alternative of a rule's pattern; `anyOf` joins it.
 */

/** What a phone number is introduced by. */
export const PHONE_WORDS =
  "电话, 電話, 手机, 手機, 手提, 座机, 座機, 固话, 联系, 聯絡, 聯繫, 联络, 致电, 致電, 来电, 來電, 拨打, 撥打, 打给, 打給, 打俾, 打畀, 打到, 传真, 傳真, 搵我, 我的号, 我的號, 打(?= ?$)";
export const PHONE_WORDS_ENGLISH =
  "tel, telephone, phone, mobile, mob, cell, cellphone, call, called, calling, contact, whatsapp, text, texted, sms, dial, dialled, ring, rang, reach, fax, hp, my number";

/** What follows a number that was a phone's: 9123 4567 係我電話. */
export const PHONE_WORDS_AFTER = "电话, 電話, 手机, 手機, 联系我, 聯絡我, 打给我, 打給我, 搵, call me, whatsapp";

/** Words that turn a phone word into talk about something else: 电话费, 手机壳, the order that one phoned about. */
export const OTHER_MATTERS =
  "费, 費, 壳, 殼, 卡, 膜, 元, 年, 月, 价, 價, 款, 单, 單, 编号, 編號, 型号, 型號, 版本, 金额, 金額, 积分, 積分, 微信, qq, order, version, model, card, case, bill, ticket, wechat";

/** Numbers that a business gives: orders, parcels, invoices, products. */
export const BUSINESS_WORDS =
  "订单, 訂單, 单号, 單號, 运单, 運單, 流水号, 流水號, 编号, 編號, 编码, 編碼, 货号, 貨號, 款号, 款號, 型号, 型號, 工单, 工單, 案号, 案號, 票号, 票號, 序列号, 序號, 条码, 條碼, 条形码, 条形碼, 批号, 批號, 保单, 保單, 税号, 稅號, 验证码, 驗證碼, 取件码, 兑换码";
/** The same, which need a word for number behind them: 快递 alone may also be the courier, who has a phone. */
export const BUSINESS_WORDS_NUMBERED =
  "快递, 快遞, 物流, 包裹, 商品, 产品, 產品, 交易, 发票, 發票, 合同, 会员, 會員, 预订, 預訂, 参考, 參考, 申请, 申請, 案件";
export const BUSINESS_WORDS_ENGLISH =
  "order, tracking, invoice, ticket, ref, reference, sku, serial, s\\/n, sn, imei, case, booking, pnr, model, item, part, parcel, waybill, awb, barcode, ean, upc, isbn, lot, batch, version, transaction, confirmation, receipt, policy, contract, member, membership, asin, po, code, product, flight";

export const CARD_WORDS =
  "银行卡, 銀行卡, 信用卡, 储蓄卡, 儲蓄卡, 借记卡, 金融卡, 卡号, 卡號, 银行账户, 账号, 账户, 帐号, 帐户, 賬號, 賬戶, 帳號, 帳戶, 银联, 銀聯, card, visa, mastercard, account";

export const IDENTITY_WORDS = "身份证, 身分證, 身份證, 证件, 證件, 居留, 公民, id ?card, identity, hkid, \\bid\\b";
export const PASSPORT_WORDS = "护照, 護照, passport, 通行证, 通行證, 回乡证, 回鄉證, 台胞证, 臺胞證, 台胞證";
export const PLATE_WORDS = "车牌, 車牌, 牌照, 车号, 車號, plate, licen[cs]e no, registration";

/** What a person's own name is introduced by. 我是 leads to anything, so it is none. */
export const NAME_WORDS =
  "我叫, 我叫做, 名叫, 名字叫, 名字是, 姓名, 收件人, 收货人, 收貨人, 联系人, 聯絡人, 聯繫人, 本人姓名, 署名";
export const NAME_WORDS_ENGLISH = "my name is, My name is, my name's, My name's, name is, Name:, signed, Signed";
/** The surnames that most people of China, Taiwan and Hong Kong have, both scripts; 车, 时 and others that are mostly words are left out. */
export const SURNAMES =
  "欧阳, 歐陽, 上官, 司马, 司馬, 诸葛, 諸葛, 司徒, 东方, 東方, 王, 李, 张, 張, 刘, 劉, 陈, 陳, 杨, 楊, 黄, 黃, 赵, 趙, 吴, 吳, 周, 徐, 孙, 孫, 马, 馬, 朱, 胡, 郭, 何, 林, 高, 罗, 羅, 郑, 鄭, 梁, 谢, 謝, 宋, 唐, 许, 許, 韩, 韓, 冯, 馮, 邓, 鄧, 曹, 彭, 曾, 肖, 萧, 蕭, 田, 董, 袁, 潘, 于, 蒋, 蔣, 蔡, 余, 杜, 叶, 葉, 程, 苏, 蘇, 魏, 吕, 呂, 丁, 任, 沈, 姚, 卢, 盧, 姜, 崔, 钟, 鍾, 谭, 譚, 陆, 陸, 汪, 范, 金, 石, 廖, 贾, 賈, 夏, 韦, 韋, 付, 傅, 方, 白, 邹, 鄒, 孟, 熊, 秦, 邱, 江, 尹, 薛, 闫, 段, 雷, 侯, 龙, 龍, 史, 陶, 黎, 贺, 賀, 顾, 顧, 毛, 郝, 龚, 龔, 邵, 万, 萬, 钱, 錢, 严, 嚴, 覃, 武, 戴, 莫, 孔, 汤, 湯, 温, 溫, 康, 施, 洪, 赖, 賴, 游, 庄, 莊, 简, 簡, 詹, 柯";
/** Words of two characters whose second is a surname as well: before 先生 or 师傅 they name nobody. */
export const WORDS_ENDING_LIKE_SURNAMES =
  "对于, 對於, 关于, 關于, 由于, 位于, 终于, 終于, 属于, 屬于, 等于, 在于, 至于, 基于, 出于, 便于, 便於, 善于, 善於, 勇于, 敢于, 忙于, 鉴于, 鑑于, 过于, 過于, 感谢, 感謝, 谢谢, 謝謝, 多谢, 多謝, 答谢, 致谢, 导游, 導游, 旅游, 点钟, 點鐘, 點鍾, 分钟, 分鍾, 秒钟, 秒鍾, 恭贺, 恭賀, 祝贺, 祝賀, 任何, 如何, 为何, 為何, 几何, 奈何, 对方, 對方, 双方, 雙方, 多方, 各方, 官方, 甲方, 乙方, 买方, 買方, 卖方, 賣方, 校方, 院方, 店方, 我方, 他方, 地方, 大方, 东方, 東方, 西方, 南方, 北方, 后方, 後方, 前方, 历史, 歷史, 现金, 現金, 资金, 資金, 奖金, 獎金, 押金, 定金, 租金, 基金, 黄金, 黃金, 美金, 最高, 更高, 较高, 較高, 很高, 太高, 提高, 明白, 空白, 洁白, 潔白, 千万, 千萬, 百万, 百萬, 几万, 幾萬, 高温, 高溫, 低温, 低溫, 体温, 體溫, 室温, 室溫, 课程, 課程, 工程, 过程, 過程, 流程, 行程, 日程, 全程, 进程, 主任, 前任, 现任, 現任, 后任, 继任, 胜任, 勝任, 责任, 責任, 委任, 担任, 信任, 立马, 立馬, 价钱, 價錢, 花钱, 花錢, 付钱, 付錢, 多钱, 赚钱, 退钱, 业余, 業余, 其余, 剩余, 多余, 健康, 小康, 阶段, 階段, 时段, 時段, 手段, 路段, 支付, 对付, 應付, 应付, 交付, 垫付, 也许, 也許, 允许, 允許, 准许, 上周, 下周, 本周, 每周, 一周, 两周, 四周, 园林, 園林, 措施, 设施, 設施, 实施, 實施, 今夏, 去夏, 国武, 威武, 高汤, 靓汤, 煲汤, 喝汤, 不曾, 未曾, 何曾, 良田, 水田, 皮毛, 羽毛, 一毛, 庄严, 尊严, 解严, 威严, 玉石, 宝石, 岩石, 化石, 长江, 漓江, 珠江";
/** Words that begin with a surname and are no name. */
export const WORDS_LIKE_NAMES =
  "许多, 許多, 方便, 方才, 任何, 任意, 高级, 高級, 高大, 高个, 高個, 高贵, 高貴, 金牌, 金发, 金髮, 白发, 白髮, 白衣, 白领, 白領, 白人, 黄衣, 黃衣, 黄牛, 黃牛, 曾经, 曾經, 万一, 萬一, 何况, 何必, 何时, 简单, 簡單, 简直, 簡直, 游客, 遊客, 马上, 馬上, 马路, 温柔, 溫柔, 康复, 严肃, 嚴肅, 严格, 嚴格, 周围, 周圍, 周末, 周边, 石头, 毛巾, 江湖, 程序, 付款, 钱包, 余下, 胡乱, 董事, 常来, 丁点, 夏天, 秦岭, 武汉, 江南, 温州, 徐州, 郑州, 苏州, 蘇州, 杭州, 金融, 黄金, 方面, 施工, 段子, 史上, 孔雀, 龙头, 雷同, 柯基";
/** What leads to the place where somebody lives. */
export const ADDRESS_WORDS =
  "住在, 家住, 住, 我家, 位于, 位於, 地址是, 地址为, 地址為, 地址係, 地址, 寄到, 寄去, 寄往, 送到, 送去, 送货到, 搬到, 发到, 發到, 到, 在, 去, 至, 是";

/** Money before a number, and after it. */
export const AMOUNT_WORDS =
  "[¥$€£₩], rmb, cny, usd, hkd, twd, 价格, 價格, 售价, 售價, 金额, 金額, 合计, 合計, 共计, 共計, 总计, 總計, 余额, 餘額";
export const AMOUNT_UNITS = "元, [块塊円万萬亿億%], rmb, cny, usd, hkd, twd, ntd, yuan, dollars?";

/** A list of words as the alternatives of a pattern. */
export function anyOf(...lists: readonly string[]): string {
  return `(?:${lists.flatMap((list) => list.split(", ")).join("|")})`;
}

/** First names and surnames that are everyday words as well: alone they give nobody away. */
export const NAMES_LIKE_WORDS: ReadonlySet<string> = new Set(
  (
    "will may mark rose grace hope joy faith bill rich grant summer april june august autumn winter spring park king young long best price good " +
    "brown white black green gray grey blue west north south east stone field ford hill wood woods baker cook carter miller bishop page case chase " +
    "drew dean art sky dawn ivy lily daisy pearl ruby amber jade crystal angel honey sunny happy rusty rob pat sue jack frank max ray guy earl duke " +
    "prince major baron love day moon star snow fox wolf bird fish lamb rice bean berry lake rivers bush forest england french english german ireland " +
    "london paris china island banks bank church cross house hall bell ball short small little sharp wise strong power powers may hunt hunter fisher " +
    "shepherd mason porter butler cash rose wells marsh moore more holly ginger mercy charity destiny harmony melody sage olive basil clay dale glen heath " +
    "lee van von der den del las los the and san star free back gold silver iron steel card book books paper letter post mail store shop"
  ).split(" "),
);
