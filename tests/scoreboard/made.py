"""Projects of any size, the same on every machine, and the CPU seconds of a program."""
import os, random, resource, subprocess, sys

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
