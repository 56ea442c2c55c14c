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
