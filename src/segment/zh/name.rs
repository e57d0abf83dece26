//! Foreign names in Chinese, whose middle dot often arrives as `?` or `.`.

use crate::text::is_han;

/// Characters that names are transcribed with, after the tables of the Xinhua News Agency
/// (世界人名翻译大辞典): the common ones, simplified and where they differ traditional.
pub(in crate::segment) const SOUNDS: &str = "\
阿埃艾爱愛安昂奥奧巴白班邦保鲍鮑贝貝本比彼宾賓波伯博勃布查达達戴丹道德登邓鄧迪蒂蒙丁东東杜多顿頓恩尔爾法凡范菲费費芬丰豐\
佛弗夫福富盖蓋甘冈岡高戈哥格葛根古瓜圭哈海汉漢豪赫黑亨洪胡华華怀懷惠霍基吉加贾賈简簡杰傑金卡凯凱坎康考柯科克肯孔库庫奎昆\
拉莱萊赖賴兰蘭朗劳勞勒雷蕾里利莉立丽麗连連莲蓮良列林琳刘劉龙龍隆卢盧鲁魯路伦倫罗羅洛吕呂玛瑪马馬迈邁麦麥曼茅梅门門米密敏\
明摩莫默姆穆纳納娜乃南尼妮涅宁寧牛纽紐努诺諾欧歐帕派潘庞龐培佩彭皮平泼坡普奇齐齊恰钱錢乔喬切琴丘热熱茹瑞若萨薩塞赛賽桑\
瑟沙莎山尚绍紹舍申圣聖史舒斯丝絲思松苏蘇索塔泰坦汤湯唐陶特滕提田廷图圖托瓦万萬旺威韦韋维維魏温溫文翁沃乌烏吾伍武西希锡錫\
夏香肖谢謝辛欣休雅亚亞延扬揚耶叶葉伊依易因英尤约約泽澤扎詹哲珍治芝佐缪繆迦沙米狄朱茱裘娅婭薇黛露蓓琪翠姬碧珀珊\
什历歷蔡侯李楚崔茨策丁厄冯馮傅郭何江焦喀廓腊魁黎墨匹曲森施石士孙孫台铁鐵腾騰太汪雄许許杨楊卓兹茲宗祖毕畢律聂聶宰拜杜\
翰逊遜娃侬儂朵萝蘿妲娣玫珂玮瑋璐绮綺弥彌内內芮苔琼瓊让讓荷芭蒲果贡貢耿伽嘉捷柏柳栗殷汀浦秦缇緹耐茵莹瑩荻诗詩谟謨邱郎蓝藍钦欽靳韩韓居";

/// Whether `c` is a character that foreign names are transcribed with.
pub(super) fn is_sound(c: char) -> bool {
    is_han(c) && SOUNDS.contains(c)
}

/// Words that ask. A question without any of them is rare in print.
#[rustfmt::skip]
pub(in crate::segment) const ASKING: &[&str] = &[
    "吗", "嗎", "呢", "吧", "啊", "什么", "什麼", "甚麼", "怎么", "怎麼", "怎样", "怎樣", "多么", "谁", "誰", "哪",
    "为何", "為何", "如何", "何时", "何時", "何处", "何處", "几个", "幾個", "几点", "幾點", "几天", "幾天",
    "几岁", "幾歲", "几年", "幾年", "几次", "幾次", "多少", "是否", "难道", "難道", "是不是", "有没有",
    "有沒有", "为啥", "能否", "可否", "莫非",
];

/// Whether `clause` holds a word that asks.
pub(super) fn asks(clause: &str) -> bool {
    ASKING.iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sound_foreign_and_questions_ask() {
        assert!("彼得罗维奇".chars().filter(|&c| c != '得').all(is_sound) && !is_sound('我'));
        assert!(asks("你同意吗") && !asks("作者是安娜"));
    }
}
