//! The words by which labels are known, in lists with a blank between words.

use crate::text::choice::{Choice, words};

/// Ways in which a person from the floor is named.
pub(super) static ASKING_ENDS: &Choice =
    words!("记者 記者 追问 追問 提问 提問 网友 網友 听众 观众 读者 reporter journalist correspondent");
/// Outlets that stand for their reporter, as foreign ministries print them.
pub(super) static OUTLET_ENDS: &Choice = words!(
    "社 报 報 电视台 電視台 广播公司 广播电台 卫视 衛視 周刊 週刊 时报 日报 新闻网 网 电台 \
     之声 新闻社 通讯社 融媒体中心 客户端"
);
/// Words on 报, 网 and 社 that name no outlet.
pub(super) static NO_OUTLETS: &Choice = words!(
    "汇报 匯報 预报 海报 情报 简报 公报 通报 申报 举报 战报 年报 月报 电报 据报 上报 填报 喜报 \
     捷报 警报 板报 播报 互联网 上网 官网 电网 全网 联网 渔网 铁丝网 路网 旅行社 合作社 供销社 出版社"
);
/// Labels of one letter or one word.
pub(super) static ASKING_WORDS: &Choice = words!(
    "问 問 Q q Ｑ question questioner 记者 記者 追问 提问 提问者 读者 讀者 观众 听众 网友 網友 \
     reporter interviewer journalist audience 采访者 採訪者 采访人 读者代表 观众代表 听众代表 网友代表 现场观众 问题"
);
pub(super) static ANSWERING_WORDS: &Choice = words!(
    "答 A a Ａ answer 回答 主持人 主持 主持者 嘉宾 受访者 受訪者 被访者 被采访者 发言人 說話人 \
     说话人 旁白 moderator host chair chairman interviewee operator speaker guest narrator"
);
/// Offices and ways of address that close the label of someone who answers.
pub(super) static OFFICE_ENDS: &Choice = words!(
    "主持人 发言人 發言人 部长 部長 司长 局长 处长 科长 主任 议员 議員 委员 代表 主席 总理 外长 \
     大使 秘书长 市长 省长 县长 镇长 乡长 村长 书记 院长 校长 馆长 站长 园长 队长 班长 组长 会长 理事长 董事长 行长 \
     总裁 总经理 经理 总监 总工程师 工程师 教授 研究员 先生 女士 小姐 博士 老师 嘉宾 教练 裁判 医生 律师 专家 阿姨 \
     大爷 大妈 爷爷 奶奶 叔叔 师傅 同学"
);
/// Particulars of an event, which stand in the head of a page and belong to nobody.
pub(super) static PARTICULARS: &Choice = words!(
    "时间 時間 地点 地點 日期 标题 主题 主題 导语 摘要 关键词 注 附 备注 网址 主讲人 主办 承办 记录 \
     time place date venue location"
);
/// Credits, which belong to nobody wherever they stand.
pub(super) static CREDITS: &Choice =
    words!("来源 來源 作者 编辑 責任編輯 责任编辑 责编 摄影 通讯员 校对 审核 监制 整理 source editor author");
/// Words that head an item of a list or a note, and come back often; nobody is called that.
pub(super) static NO_NAMES: &Choice = words!(
    "结论 備註 备注 图 表 链接 问题 建议 原因 目的 方法 步骤 例 例句 提示 注意 说明 要求 目标 特点 \
     优点 缺点 好处 坏处 意义 影响 背景 事实 真相 谣言 观点 措施 成果 数据 数量 价格 电话 地址 邮箱 邮编 传真 网站 微信 \
     单位 姓名 性别 年龄 职务 总结 结果 答案 题目 材料 做法 过程 经验 教训 任务 重点 难点 亮点 案例 参考 附件 附录 图片 \
     视频 音频 字幕 翻译 一句话 简言之 总之 换言之 首先 其次 最后 此外 另外 同时 其中 注释 记者注 编者按 译者注 上午 \
     下午 晚上 本报讯 内容 议题 议程 环节 金句 名言 谚语 俗话 古语 天气 温度 风力 比分 费用 报名 解读 点评 \
     remember caution important correction update step first second finally note notes summary conclusion result results example warning tip link figure table agenda topic subject \
     background http https ps tel fax email"
);
/// A name that ends so introduces a quotation or a list; nobody is called that.
pub(super) static SAYING_ENDS: &Choice = words!(
    "说 說 道 称 稱 指出 强调 強調 表示 认为 認為 是 如下 包括 写道 有 为 三点 几点 方面 例如 比如 \
     即 问题 报道 報道 获悉 了解 介绍 透露 宣布 提出 写着 补充 喊 问道 答道 原因 结论 来说 而言 讲 告诉 感叹 总结"
);
/// Who so begins is spoken to, or something is said of him: no label.
pub(super) static ADDRESS_STARTS: &Choice = words!(
    "各位 尊敬 亲爱 敬爱 女士们 先生们 同志们 朋友们 同学们 老师们 致 请问 据 对此 对于 关于 \
     本报记者 本台记者 本网记者"
);
/// Characters that stand in sentences and in no printed label.
pub(super) static SENTENCE_WORDS: &Choice =
    words!("我 你 您 他 她 它 们 们的 告诉 回答 对记者 向记者 说 是 了 把 被 吗 呢");
/// Whose letter or one-character role recurs in written dialogues: lessons, surgeries, jokes.
pub(super) const ONE_LETTER: &str = "甲乙丙丁戊己庚辛男女师生医患客宾";
/// Surnames common enough that two to four characters behind one of them are a person.
pub(super) const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯康耿华華毕畢邢俞冉柳殷樊岳章安常温施牛霍庄莊辛管祝左涂谷祁舒骆詹齐葛颜倪翟申鲁聂关柯蓝欧卜裴蒲乔邬游";
pub(super) static LONG_SURNAMES: &Choice =
    words!("欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 皇甫 令狐 夏侯 慕容 公孙 司徒 尉迟 端木");
/// Ways of address before a Latin name, and words of office in one.
pub(super) static LATIN_OFFICES: &Choice = words!(
    "mr mrs ms miss dr prof professor sen senator rep gov governor president secretary minister \
     ambassador director chairman chairwoman judge justice coach captain mayor spokesperson moderator speaker"
);
/// People without a name, and bodies that speak through somebody: labels among other labels.
pub(super) static HUMANS: &Choice = words!(
    "居民 村民 市民 学生 家长 司机 顾客 店主 妈妈 爸爸 母亲 父亲 儿子 女儿 孩子 哥哥 姐姐 弟弟 \
     妹妹 老人 男子 女子 员工 职工 工人 农民 护士 患者 病人 游客 乘客 店员 老板 导演 演员 选手 球员 队员 运动员 志愿者 \
     负责人 工作人员 众人 全体 学生们 代表团 公司 集团 协会 委员会 大学 学院 研究院 中心 银行 医院 法院 政府 教育局 \
     水务局 交通局 外交部 教育部 商务部 居委会 村委会 学校"
);

/// Whether `name` is a word of the list; words in Latin letters in capitals or not.
pub(super) fn is_one_of(list: &Choice, name: &str) -> bool {
    let capital = name.len() > 1 && name.bytes().any(|byte| byte.is_ascii_uppercase());
    list.has(name) || capital && list.has(&name.to_ascii_lowercase())
}
