"""Projects of any size, the same on every machine, and the CPU seconds of a program."""
import json, os, random, resource, subprocess, sys

ZH = "图书馆将于十月重新开放并提供更多的座位和服务给所有读者"


def project(folder, units):
    """A project of one document with that many units, twenty a turn."""
    dice = random.Random(units)
    os.makedirs(folder)
    with open(f"{folder}/duizhao.yaml", "w") as out:
        out.write("format: 1\ndocuments:\n- {path: big.yaml}\nspeakers:\n  li: {zh: 李, en: Li}\n")
    with open(f"{folder}/big.yaml", "w") as out:
        out.write("format: 1\nsource:\n  path: big.txt\nunits:\n")
        for number in range(units):
            zh = f"第{number}句：" + "".join(dice.choice(ZH) for _ in range(24)) + "。"
            turn = "  speaker: li\n  role: answer\n" if number % 20 == 0 else ""
            en = f"The library will open again in October with more seats and services, number {number}."
            out.write(f"- id: u{number}\n{turn}  zh: {zh}\n  en: >-\n    {en}\n  state: reviewed\n\n")
    open(f"{folder}/big.txt", "w").write("李：好。\n")


def cpu(program, folder, *arguments, runs=5):
    """The least of so many runs, user and system, of the whole process."""
    times = []
    for turn in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        arguments_now = [word.replace("{turn}", str(turn)) for word in arguments]
        ran = subprocess.run([program, *arguments_now], cwd=folder, capture_output=True, text=True)
        if ran.returncode:
            sys.exit(f"{arguments_now}: {ran.stderr}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


CLAUSES = [
    ("图书馆将于十月重新开放", "the library will open again in October"),
    ("水站已经修好", "the water station has been repaired"),
    ("渡船每天早上七点开船", "the ferry leaves at seven every morning"),
    ("读者证可以在大厅办理", "library cards are issued in the hall"),
    ("山路下雨时不通车", "the mountain road is closed to cars when it rains"),
    ("新桥比旧桥宽两米", "the new bridge is two metres wider than the old one"),
    ("学生们在河边种树", "the students are planting trees by the river"),
    ("市场星期一休息", "the market is closed on Mondays"),
    ("老人说明年会有好收成", "the old people say that next year will bring a good harvest"),
    ("船工们修补了所有的网", "the boatmen have mended all the nets"),
    ("去年有2500多万人次乘坐渡船", "more than 25 million passengers took the ferry last year"),
    ("门票从30元降到20元", "the price of a ticket fell from 30 yuan to 20 yuan"),
    ("三分之二的座位靠窗", "two thirds of the seats are by the window"),
    ("2019年3月5日大桥合龙", "the bridge met in the middle on 5 March 2019"),
    ("水位比上个月低1.5米", "the water is 1.5 metres lower than last month"),
    ("苹果的产量增长了12%", "the apple harvest grew by 12%"),
    ("村里第一次有了自己的邮局", "for the first time the village has a post office of its own"),
    ("馆长说：“欢迎大家常来”", "the director said, “You are all welcome to come often”"),
    ("工程师们检查了四座水塔", "the engineers inspected four water towers"),
    ("新教室里有一架旧钢琴", "there is an old piano in the new classroom"),
    ("由于大雾，早班船推迟了半个小时", "because of thick fog the early boat left half an hour late"),
    ("这条路连接着七个村庄和一座火车站", "this road joins seven villages and a railway station"),
    ("医生每个星期三到山里看病", "the doctor goes up into the hills every Wednesday to see patients"),
    ("孩子们把捡来的树叶做成书签", "the children make bookmarks of the leaves that they gather"),
    ("面包店的烤炉用了六十年", "the baker has used the same oven for sixty years"),
    ("音乐会的收入全部用来修屋顶", "everything that the concert earns goes into mending the roof"),
    ("气象站预报今晚有大风", "the weather station expects strong wind tonight"),
    ("图书目录已经搬到网上", "the catalogue of books has moved to the internet"),
    ("渔民不在春天捕鱼", "the fishermen do not fish in spring"),
    ("我们没有收到他们的来信", "we have not received a letter from them"),
    ("码头上的灯整夜亮着", "the lamps on the pier burn all night"),
    ("摄影师拍下了雪后的古塔", "the photographer took a picture of the old tower after the snow"),
    ("他们用竹子搭了一座临时的桥", "they built a makeshift bridge of bamboo"),
    ("运动会推迟到下一个星期六", "the sports day has been put off until next Saturday"),
    ("消防队十分钟就赶到了", "the fire brigade was there within ten minutes"),
    ("这本字典收了八千多个词", "this dictionary has more than eight thousand words"),
    ("新来的老师会说三种语言", "the new teacher speaks three languages"),
    ("花园中间有一口很深的井", "in the middle of the garden there is a very deep well"),
    ("电影院保留了原来的木头椅子", "the cinema has kept its old wooden chairs"),
    ("裁缝把剩下的布送给学校", "the tailor gives the cloth that is left over to the school"),
]


def unit(number, dice):
    """A unit: Chinese, English (empty for one in twenty), state. No two are the same."""
    first, second = dice.sample(CLAUSES, 2)
    zh = f"第{number}项：{first[0]}，{second[0]}。"
    en = f"Item {number}: {first[1]}, and {second[1]}."
    chance = dice.random()
    return zh, "" if chance < 0.05 else en, "draft" if chance > 0.96 else None


# What `msgfmt -c` asks of a file.
PO_HEADER = """msgid ""
msgstr ""
"Project-Id-Version: 1\\n"
"PO-Revision-Date: 2020-01-01 00:00+0000\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: A <a@example.org>\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def corpus(folder, files, units):
    """A project of so many files with so many units each, and the same units as one PO file, `folder/all.po`."""
    dice = random.Random(files)
    os.makedirs(folder)
    with open(f"{folder}/duizhao.yaml", "w") as out:
        out.write("format: 1\nspeakers:\n  li: {zh: 李, en: Li}\ndocuments:\n")
        out.writelines(f"- {{path: d{nth}.yaml, fail-under: 0}}\n" for nth in range(files))
    number, all_po = 0, open(f"{folder}/all.po", "w")
    all_po.write(PO_HEADER)
    for nth in range(files):
        yaml = [f"format: 1\nsource:\n  path: d{nth}.txt\nunits:\n"]
        po, source = [], []
        for place in range(units):
            zh, en, state = unit(number, dice)
            turn = "  speaker: li\n  role: answer\n" if place % 20 == 0 else ""
            english = f"    {en}\n" if en else ""
            yaml.append(f"- id: u{number}\n{turn}  zh: {zh}\n  en: >-\n{english}")
            yaml.append(f"  state: {state}\n\n" if state and en else "\n")
            po.append("#, fuzzy\n" if state and en else "")
            po.append(f'msgctxt "u{number}"\nmsgid "{zh}"\nmsgstr "{en}"\n\n')
            source.append(("李：" if turn else "") + zh + "\n")
            number += 1
        open(f"{folder}/d{nth}.yaml", "w").write("".join(yaml))
        open(f"{folder}/d{nth}.txt", "w").write("".join(source))
        all_po.write("".join(po))
    all_po.close()


def markdown_table(folder):
    """`units.tsv`, which `export --to tsv` wrote, as a table of Markdown, `units.md`: what pandoc is given."""
    rows = ["% Units", "", "| 中文 | English |", "|---|---|"]
    with open(f"{folder}/units.tsv") as units:
        next(units)
        for line in units:
            cells = line.split("\t")
            rows.append(f"| {cells[2]} | {cells[3]} |")
    open(f"{folder}/units.md", "w").write("\n".join(rows) + "\n")


def document(number, sentences, dice):
    """A record for `align --stream`: so many Chinese sentences and their English. One in ten is told in two English
    sentences, one in thirty is left out."""
    zh, en = [], []
    for place in range(sentences):
        first, second = dice.sample(CLAUSES, 2)
        zh.append(f"第{number}卷第{place}条：{first[0]}，{second[0]}。")
        head, tail = f"Volume {number}, article {place}: {first[1]}", second[1]
        chance = dice.random()
        if chance < 0.1:
            en += [head + ".", tail[0].upper() + tail[1:] + "."]
        elif chance > 0.033 + 0.1:
            en.append(f"{head}, and {tail}.")
    return {"doc_id": f"d{number:07}", "zh": zh, "en": en, "made": number}


def documents(path, count, sentences=12, huge=None):
    """A file of so many records, of `sentences` sentences in the mean, most of them shorter and few much longer; record
    number `huge[0]` has `huge[1]` sentences. Gives the number of Chinese sentences."""
    dice, total = random.Random(count * 1000 + sentences), 0
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            size = min(1 + int(dice.expovariate(1 / max(0.5, sentences - 0.5))), 20 * sentences)
            size = huge[1] if huge and number == huge[0] else size
            out.write(json.dumps(document(number, size, dice), ensure_ascii=False) + "\n")
            total += size
    return total
