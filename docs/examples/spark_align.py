"""Aligns documents on Apache Spark: JSON lines in, links and pairs of sentences out.

  spark-submit spark_align.py DOCUMENTS OUT --program /path/to/duizhao [--partitions N]

DOCUMENTS: records of `duizhao align --stream`, one or many files. OUT/links: its answers as JSON lines. OUT/pairs: a row a
bead as Parquet. OUT/failed: records that could not be aligned, as JSON lines. The program stands at the same place on
every machine.
"""
import argparse, shlex

from pyspark.sql import SparkSession, functions as f

# What the pairs are made from: docs/schema/align-output-1.schema.json has all fields.
ANSWER = """doc_id STRING, error STRUCT<code: STRING>, beads ARRAY<STRUCT<
  zh: ARRAY<INT>, en: ARRAY<INT>, confidence: DOUBLE, link: STRING, zh_text: STRING, en_text: STRING>>"""


def align(spark, documents, out, program, partitions):
    lines = spark.read.text(documents, lineSep="\n")
    if partitions:
        # Dealt out one by one: long documents that stand side by side do not end up in one partition.
        lines = lines.repartition(partitions)
    # A filter that answers every line ends with 0, so another exit code is a machine in trouble: the task is run again.
    # `-j 1`, since Spark starts as many tasks as there are cores.
    command = f"{shlex.quote(program)} align --stream --quiet -j 1"
    answers = lines.rdd.map(lambda row: row.value).pipe(command, checkCode=True)
    answers.saveAsTextFile(f"{out}/links")

    # The answers are read back, so that nothing is aligned twice.
    links = spark.read.text(f"{out}/links", lineSep="\n")
    parsed = links.select("value", f.from_json("value", ANSWER).alias("answer"))
    parsed.filter("answer.error IS NOT NULL").select("value").write.text(f"{out}/failed")
    beads = parsed.select("answer.doc_id", f.posexplode("answer.beads").alias("nth", "bead"))
    beads.select("doc_id", "nth", "bead.*").write.parquet(f"{out}/pairs")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents")
    parser.add_argument("out")
    parser.add_argument("--program", required=True)
    parser.add_argument("--partitions", type=int)
    a = parser.parse_args()
    spark = SparkSession.builder.appName("duizhao align").getOrCreate()
    align(spark, a.documents, a.out, a.program, a.partitions)
    spark.stop()


if __name__ == "__main__":
    main()
