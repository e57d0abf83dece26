//! How fast Chinese text is cut into sentences, beside the splitters that Rust programs would take otherwise.
//!
//! `cargo bench --bench segment` measures on a text that is made here; `cargo bench --bench segment -- FILE`
//! on a text of yours, paragraphs by lines. Ratios within one run stand where the machine is busy.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads a text and prints a table"
)]

use std::hint::black_box;
use std::time::Instant;

use duizhao::segment::{self, Settings};
use icu_segmenter::SentenceSegmenter;
use unicode_segmentation::UnicodeSegmentation;

/// Runs of which the median counts.
const RUNS: usize = 9;

/// The size of the text that is made, in bytes.
const SIZE: usize = 4 << 20;

/// Sentences as they stand in transcripts and reports. Those that are hard to cut are a third, so that there
/// is an end mark, a quotation mark or a bracket in some 55 bytes: more than in the news texts of WMT18 (79).
const SENTENCES: [&str; 30] = [
    "河边的三座水站从去年秋天起轮流检修，附近居民的用水没有受到影响。",
    "老周问：“桥什么时候能修好？”",
    "负责人说，工程分两步走，第一步加固桥墩，第二步更换桥面，预计明年6月完工。",
    "“我们等得起，”一位店主说，“可是路要先通。”",
    "全镇共有12.5公里河道，其中3.2公里已经清淤（详见附表）。",
    "一是把台账做细；二是把责任落实到人；三是每月公布一次结果。",
    "他翻开《水文手册》，指着其中一页，半天没有说话……",
    "面对“钱从哪里来？人往哪里去？”的追问，大家都沉默了。",
    "这件事难不难呢？",
    "会议强调“安全第一”。各站要在月底前报送自查情况。",
    "“水退了！”孩子们高兴地喊起来。",
    "技术员介绍说：“新的传感器每五分钟上传一次数据，如果水位超过警戒线，值班室会立即收到短信。”",
    "截至2024年3月15日15:00，下游两个断面的水质均达到三类标准，比上年同期提高了0.8个百分点。",
    "雨季来临之前，所有的泵房都要试运行一遍，发现问题当场解决，解决不了的逐级上报，不得拖延，也不得隐瞒。",
    "（笑声。）这个问题问得好，我请在座的各位专家来回答。",
    "从上游到下游，沿岸一共设了四十二个观测点，每个点都有专人负责记录水位、流速和含沙量。",
    "这些年来，我们一边修渠一边种树，原来光秃秃的山坡慢慢绿了起来，鸟也比从前多了。",
    "按照计划，新水厂将在后年春天投入使用，届时可以满足周边六个乡镇近二十万人的生活用水需要。",
    "双方就跨区域调水、生态补偿和应急联动等问题交换了意见，同意尽快成立联合工作组并建立定期会商机制。",
    "气象部门预计，未来三天本地将有一次明显的降雨过程，山区局部可能出现短时强降水，请有关单位提前做好准备。",
    "学校把课堂搬到了河边，学生们自己取水样、做记录、写报告，老师只在旁边提醒安全。",
    "修复后的古桥保留了原来的石料，只在桥面下方增加了一层看不见的钢架，承重能力提高了一倍。",
    "据介绍，这套系统运行以来累计发出预警四百多次，没有一次误报，为下游群众转移争取了宝贵的时间。",
    "老人们说，六十年前这里连一条像样的路都没有，运一车石头要走两天，哪里想得到今天的样子。",
    "我们愿意同各地的同行分享经验，也愿意学习别人的长处，把这条河管得更好、用得更久。",
    "项目资金由省里承担一半，其余部分由市县两级按比例分担，不向群众摊派一分钱。",
    "冬天枯水的时候，工人们抓紧清理河床，把淤泥运到附近的农田里当肥料，一举两得。",
    "村里的年轻人大多在城里工作，但每逢汛期，总有人主动请假回来参加巡堤，这已经成了习惯。",
    "专家建议把分散的小泵站合并起来统一管理，既能节省开支，也便于检修和更新设备。",
    "这本小册子收录了流域内一百二十种常见植物的照片和说明，免费发放给沿岸的中小学。",
];

/// A splitter: its name, and how many sentences (or marks) it gives for a paragraph.
type Tool<'a> = (&'a str, &'a dyn Fn(&str) -> usize);

fn main() {
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let text = file.map_or_else(made, |path| std::fs::read_to_string(path).expect("a text in UTF-8"));
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let bytes: usize = paragraphs.iter().map(|paragraph| paragraph.len()).sum();
    let icu = SentenceSegmenter::new(Default::default());
    let tools: [Tool<'_>; 4] = [
        ("duizhao", &|paragraph| segment::zh(paragraph, Settings::default()).len()),
        ("duizhao, explained", &|paragraph| segment::zh_considered(paragraph, Settings::default()).1.len()),
        ("unicode-segmentation", &|paragraph| paragraph.split_sentence_bounds().count()),
        ("icu_segmenter", &|paragraph| icu.segment_str(paragraph).count() - 1),
    ];
    let mut seconds = vec![Vec::new(); tools.len()];
    let mut found = vec![0; tools.len()];
    // The tools take turns, so that a busy moment of the machine hits them all.
    for _ in 0..RUNS {
        for (nth, (_, cut)) in tools.iter().enumerate() {
            let start = Instant::now();
            found[nth] = paragraphs.iter().map(|paragraph| cut(black_box(paragraph))).sum();
            seconds[nth].push(start.elapsed().as_secs_f64());
        }
    }
    println!("{} paragraphs, {:.1} MB, median of {RUNS} runs", paragraphs.len(), bytes as f64 / 1e6);
    println!("{:22} {:>9} {:>10} {:>14}", "", "MB/s", "sentences", "duizhao is ×");
    let medians: Vec<f64> = seconds.iter_mut().map(|runs| median(runs)).collect();
    for (nth, (name, _)) in tools.iter().enumerate() {
        let speed = bytes as f64 / medians[nth] / 1e6;
        println!("{name:22} {speed:>9.0} {:>10} {:>14.1}", found[nth], medians[nth] / medians[0]);
    }
}

fn median(runs: &mut [f64]) -> f64 {
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}

/// Paragraphs of one to eight sentences, in an order that a small generator gives and always gives.
fn made() -> String {
    let mut text = String::with_capacity(SIZE + 4096);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below).unwrap_or_default()
    };
    while text.len() < SIZE {
        for _ in 0..=next(8) {
            text.push_str(SENTENCES[next(SENTENCES.len() as u64)]);
        }
        text.push('\n');
    }
    text
}
