"""What is to be done: services, channels, systems, hours, people, and what each side provides."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.choices import ChannelItem
from hetong.contract.entry import Entry
from hetong.contract.kinds import (
    Code,
    Days,
    Flag,
    Hours,
    Number,
    Rate,
    Side,
    SideOrThird,
    Text,
    choice,
)
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection, Section, TextItem
from hetong.contract.slots import slot

Activity = Annotated[
    Entry,
    choice(
        {
            "inbound_call": "呼入/接听来电",
            "outbound_call": "外呼/回访",
            "chat": "在线聊天/在线客服",
            "email": "邮件",
            "outbound_marketing": "外呼营销/营销外呼",
            "sms_marketing": "短信营销/短信推广",
            "ai_bot": "智能客服/机器人客服",
            "pickup": "揽收",
            "dispatching": "派件调度/派送调度",
            "refund_handling": "退款处理",
            "complaint_handling": "投诉处理",
            "order_handling": "订单处理",
            "technical_support": "技术支持",
            "data_analysis": "数据分析",
            "recording": "录音",
            "other": "其他",
        }
    ),
]
HoursType = Annotated[
    Entry,
    choice({"business": "工作时间/工作日", "7x24": "全天候/7×24/每天24小时", "custom": "另定"}),
]
Subject = Annotated[Entry, choice({"staff": "人工/人员", "system": "系统"})]
Management = Annotated[
    Entry,
    choice(
        {
            "client_attendance": "甲方管考勤/委托方管考勤",
            "client_discipline": "甲方管奖惩/委托方管奖惩",
            "client_leave": "甲方批假/委托方批假",
            "client_tools": "只用甲方工具/只用委托方工具",
            "on_site": "驻场",
            "per_head_fee": "按人头计费",
            "named_individuals": "指定具体人员",
            "dispatch_word": "使用派遣字样",
        }
    ),
]
Roster = Annotated[
    Entry,
    choice(
        {
            "standard": "标准工时",
            "comprehensive": "综合计算工时",
            "flexible": "不定时工作",
        }
    ),
]
Help = Annotated[
    Entry,
    choice(
        {
            "materials": "资料",
            "access": "账号和权限/权限",
            "training": "培训",
            "workplace": "场地/职场",
            "system": "系统",
            "equipment": "设备",
            "staff": "人员",
            "cooperation": "配合",
            "payment": "付款",
            "reports": "报告",
            "other": "其他",
        }
    ),
]


class ActivityItem(Section):
    """An activity the services include."""

    short_ = ("value",)

    value: Activity = slot("活动", "Activity")


class Volume(ClauseSection):
    """The volume the price is based on."""

    n: Number = slot("数量", "Number")
    unit: Code = slot("单位", "Unit", "件、通、席位等", "pieces, calls, seats")
    per: Code = slot("周期", "Per", "月、年等", "month, year")


class Scope(ClauseSection):
    """What the services are and are not."""

    services: ListOf[TextItem] = slot("服务内容", "Services")
    exclusions: ListOf[TextItem] = slot("不包括的事项", "Exclusions")
    channels: ListOf[ChannelItem] = slot("服务渠道", "Channels")
    platforms: ListOf[TextItem] = slot("电商平台", "Platforms")
    shops: ListOf[TextItem] = slot("店铺", "Shops")
    activities: ListOf[ActivityItem] = slot("涉及的活动", "Activities")
    seats_operated_by: Side = slot("坐席由谁运营", "Seats operated by")
    systems_supplied_by: SideOrThird = slot(
        "系统由谁提供", "Systems supplied by", "多个系统用 systems 逐个写", "several: use systems"
    )
    ai_labelling: Text = slot("智能客服的标识", "Labelling of AI answers")
    volume: Volume = slot("业务量", "Volume")
    uses_client_brand: Flag = slot("是否使用委托方品牌", "Uses the client's brand")
    creates_works: Flag = slot("是否产生作品或成果", "Creates works")


class System(ClauseSection):
    """A system, account or device and who supplies and owns it."""

    name: Code = slot("系统或设备名称", "Name of the system")
    supplier: SideOrThird = slot("提供方", "Supplier")
    owner: SideOrThird = slot("权利人", "Owner")


class OnDemand(ClauseSection):
    """Service outside the hours on one side's demand."""

    by: Side = slot("谁可要求", "Who may ask")
    notice: Days = slot("提前多久通知", "Notice")
    paid: Flag = slot("是否另付费", "Paid extra")


class ServiceHours(ClauseSection):
    """When service is given, for staff and system apart where they differ."""

    subject: Subject = slot("对象", "Subject")
    type: HoursType = slot("服务时间类型", "Type of hours")
    windows: ListOf[TextItem] = slot(
        "时段", "Windows", "如 周一至周五 9:00-18:00", "such as 周一至周五 9:00-18:00"
    )
    break_: Text = slot("休息时间", "Break", key="break")
    overtime_on_request: Flag = slot("可要求延时服务", "Overtime on request")
    on_demand_by: Side = slot("谁可要求加班或延时", "Overtime demanded by")
    on_demand: OnDemand = slot("随时要求的服务", "Service on demand")


class Dispatch(ClauseSection):
    """Labour dispatch, where the contract declares it."""

    declared: Flag = slot("是否约定劳务派遣", "Declared as labour dispatch")
    positions: Text = slot("派遣岗位", "Positions", "临时性、辅助性或替代性")
    ratio: Rate = slot("派遣比例", "Share of dispatched workers")


class RosterRules(ClauseSection):
    """Working hours of the provider's staff."""

    weekly_hours: Hours = slot("每周工时", "Hours a week")
    daily_hours: Hours = slot("每日工时", "Hours a day")
    overtime_month: Hours = slot("每月加班", "Overtime a month")
    system: Roster = slot("工时制度", "Working-hours system")


class ManagementItem(Section):
    """A sign that the client manages the provider's staff."""

    short_ = ("value",)

    value: Management = slot("管理特征", "Sign of management")


class Staffing(ClauseSection):
    """The people: how many, how qualified, employed and answered for by whom."""

    headcount_min: Number = slot("最低人数", "Least headcount")
    posts: Number = slot("同时在岗席位数", "Seats manned at a time")
    qualifications: Text = slot("人员资质", "Qualifications")
    replace_right: Text = slot("人员更换", "Right to have staff replaced")
    employer_clause: Text = slot("用工主体约定", "Who is the employer")
    social_insurance_by: Side = slot("社会保险由谁缴纳", "Social insurance paid by")
    tort_by: Side = slot("人员侵权由谁负责", "Staff torts borne by")
    management: ListOf[ManagementItem] = slot("委托方的用工管理", "Management by the client")
    dispatch: Dispatch = slot("劳务派遣", "Labour dispatch")
    roster: RosterRules = slot("工时", "Working hours")


class Training(ClauseSection):
    """Who trains the staff."""

    provider: Side = slot("培训由谁负责", "Training given by")
    frequency: Text = slot("培训频率", "Frequency")


class Duty(ClauseSection):
    """Something one side must provide."""

    short_ = ("what",)

    what: Help = slot("提供什么", "What")
    split: Text = slot("双方如何分工", "How it is split between the sides")


class Obligations(ClauseSection):
    """What each side must provide to the other."""

    sides_ = ("{side}",)

    client: ListOf[Duty] = slot("委托方的义务", "Duties of the client")
    provider: ListOf[Duty] = slot("服务方的义务", "Duties of the provider")
    a: ListOf[Duty] = slot("甲方的义务", "Duties of party a")
    b: ListOf[Duty] = slot("乙方的义务", "Duties of party b")
