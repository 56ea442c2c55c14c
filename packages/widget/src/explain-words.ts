const en = {
  locale: "en",
  title: "Why does this survey show, or not?",
  passes: "yes",
  stops: "no: this stops it",
  waits: "not yet",
  originRefused: "there is no survey that may show on this origin; its settings list the origins",
  unreachable: "the gateway cannot be reached: no network, or the page's connect-src",
  rules: {
    origin: "May this page show it?",
    state: "Does it take answers?",
    page: "Is it for this page?",
    answered: "Has this visitor not answered before?",
    quiet: "Has it not been shown lately?",
    sample: "Is this visitor in the sample?",
    trigger: "Has it been set off?",
    alone: "Is no other survey open?",
    sent: "Were answers sent?",
    counted: "Do they count?",
  },
  sent: {
    nothing: "none were given on this page",
    waiting: "they wait for a network",
    partial: "so far: kept and marked as partial",
    complete: "yes, all",
    refused: "refused",
  },
  counted: "yes, unless they are set aside as doubtful; staff find them by this reference",
  notCounted: "only complete answers count",
};
type ExplainWords = typeof en;

const hans: ExplainWords = {
  locale: "zh-Hans",
  title: "这份问卷为什么显示或不显示？",
  passes: "是",
  stops: "否：到此为止",
  waits: "还没有",
  originRefused: "没有可在此来源上显示的问卷；允许的来源列在问卷设置中",
  unreachable: "无法连接网关：没有网络，或被网页的 connect-src 拦截",
  rules: {
    origin: "此网页可以显示它吗？",
    state: "它在接受回答吗？",
    page: "它适用于此页面吗？",
    answered: "此访客还没有答过吗？",
    quiet: "最近没有显示过吗？",
    sample: "此访客在抽样中吗？",
    trigger: "已触发吗？",
    alone: "没有其他问卷打开着吗？",
    sent: "回答已发送吗？",
    counted: "回答计入统计吗？",
  },
  sent: {
    nothing: "此页面上没有作答",
    waiting: "正在等待网络",
    partial: "目前部分：已保存并标记为未完成",
    complete: "是，全部",
    refused: "被拒绝",
  },
  counted: "是，除非因可疑而被隔离；工作人员可按此编号查找",
  notCounted: "只有已完成的答卷计入",
};

const hant: ExplainWords = {
  locale: "zh-Hant",
  title: "這份問卷為什麼顯示或不顯示？",
  passes: "是",
  stops: "否：到此為止",
  waits: "還沒有",
  originRefused: "沒有可在此來源上顯示的問卷；允許的來源列在問卷設定中",
  unreachable: "無法連線閘道：沒有網路，或被網頁的 connect-src 攔截",
  rules: {
    origin: "此網頁可以顯示它嗎？",
    state: "它在接受回答嗎？",
    page: "它適用於此頁面嗎？",
    answered: "此訪客還沒有答過嗎？",
    quiet: "最近沒有顯示過嗎？",
    sample: "此訪客在抽樣中嗎？",
    trigger: "已觸發嗎？",
    alone: "沒有其他問卷開著嗎？",
    sent: "回答已送出嗎？",
    counted: "回答計入統計嗎？",
  },
  sent: {
    nothing: "此頁面上沒有作答",
    waiting: "正在等待網路",
    partial: "目前部分：已保存並標記為未完成",
    complete: "是，全部",
    refused: "被拒絕",
  },
  counted: "是，除非因可疑而被隔離；工作人員可按此編號查找",
  notCounted: "只有已完成的填答計入",
};

/** The explainer's words in the language nearest to the page's. */
export function explainWords(language: string): ExplainWords {
  if (!/^zh\b/i.test(language)) return en;
  return /han[t]|tw|hk|mo/i.test(language) ? hant : hans;
}
