"""What is planted in the sample data: the truth that pages and tests are judged by.

Everything else in the sample is chance, scaled by the size of a sub-district.
"""

from datetime import date

#: The window of the sample, by month.
FIRST_MONTH, LAST_MONTH = date(2021, 1, 1), date(2023, 12, 1)

#: Published totals that the sample meets exactly (see published_figures.csv).
URBAN_MANAGEMENT = "01"
URBAN_EXERCISES = 33_880
ROUNDS = 11
FINDINGS_BY_SOURCE = {
    "督查": 78,
    "联合检查": 16,
    "群众举报投诉": 14,
    "大数据分析": 9,
    "上级交办": 5,
}
MEASURES = 116

#: Story 1: 七里沟街道 is ordinary until July 2023, then scores fall round by round,
#: findings gather (14 of its 16 from August on) and are rectified late.
TURNING_UNIT = "320311002"
TURNING_FROM = date(2023, 8, 1)
TURNING_FINDINGS_BEFORE, TURNING_FINDINGS_AFTER = 2, 14

#: Story 2: 商务 has been held since 2021 and was never used by anyone.
DORMANT_DOMAIN = "15"

#: Story 3: in June 2023 the five units of the development zone lose their powers in
#: 住房城乡建设 (145 grants), except three that no other monitored unit holds.
RECALL_UNITS = ("320371001", "320371002", "320371003", "320371004", "320371005")
RECALL_DOMAIN = "02"
RECALL_DATE = date(2023, 6, 16)
RECALL_DOCUMENT = "示例〔2023〕17号"

#: Story 4: 环城街道 did not report October 2023: that month stands on 34 of 35 units,
#: in penalties, reviews and staff alike.
LATE_UNIT = "320302006"
LATE_MONTH = date(2023, 10, 1)

#: Story 5: no-penalty decisions fall by chance alone, at the same rate everywhere, so
#: no unit truly differs in no_penalty_share. 潘塘街道, an eighth of the usual size,
#: still has the highest of all from April to June 2023 (33 %, 40 %, 29 %, on 2 to 5
#: exercises a month). Its three empty months are zero reports.
SMALL_UNIT = "320303008"
SMALL_SIZE = 0.12
SMALL_UNIT_EXTREME_MONTHS = (date(2023, 4, 1), date(2023, 5, 1), date(2023, 6, 1))
SMALL_UNIT_ZERO_REPORTS = (date(2021, 1, 1), date(2022, 4, 1), date(2023, 7, 1))

#: Story 6: from July 2023 on the legal department of 泉山区 (stage 3 of 4) is a
#: bottleneck: 62 % in time instead of 96 %, and more than twice the working days.
SLOW_DISTRICT = "320311"
SLOW_STAGE = 3
SLOW_FROM = date(2023, 7, 1)

#: Story 7: 和平街道 hires two officers a month from May to September 2023, none of
#: whom has a certificate: its share falls while those of all others rise.
UNCERTIFIED_UNIT = "320311008"
UNCERTIFIED_FROM = date(2023, 5, 1)

#: Items of the leniency list, both kinds together (published).
LENIENCY_ITEMS = 126

#: Not monitored, yet it reports: its rows are kept and shown, never counted.
UNMONITORED_UNIT = "320371101"

#: July 2022: powers added and abolished; July 2021: powers renamed, same code.
REVISION_DATE = date(2021, 7, 15)
REVISED_ACT = "店外占道经营"
ADDITION_DATE = date(2022, 7, 1)
ABOLITION_DATE = date(2022, 7, 15)
ABOLITION_DOCUMENT = "示例〔2022〕8号"
