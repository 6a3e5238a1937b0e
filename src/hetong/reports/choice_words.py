"""What one says for a choice of a computed fact: no record key lists it, so no key names it."""

from __future__ import annotations

from collections.abc import Mapping

CHOICES: Mapping[str, str] = {
    "public": "机关、事业单位",
    "state_owned": "国有企业",
    "enterprise": "企业",
    "preferred": "首选",
    "acceptable": "可接受",
    "refuse": "不接受",
    "client": "委托方",
    "provider": "服务方",
    "personal_info": "个人信息",
    "service": "一般服务合同",
    "assessment": "考核",
    "exact": "与名录一致",
    "alias": "别名",
    "former": "旧名",
    "near": "与名录里的名称相近",
    "excluded": "不是仲裁法上的仲裁机构",
    "unnamed": "没有写机构名称",
    "place": "只写了地点",
    "unclear": "看不出是“签字或盖章”还是“签字并盖章”",
    "by_agreement": "另行协商",
    "none": "没有",
    "connect_time": "接通时间",
    "logs": "网络日志",
    "employment": "用工",
    "sale": "买卖",
    "lease": "租赁",
    "staffed": "派人服务",
    "intermediate": "中级人民法院",
    "high": "高级人民法院",
    "supreme": "最高人民法院",
    "people": "人民调解委员会",
    "without_consent": "没有取得同意",
    "check_digit": "校验位不对",
    "separate": "各自独立处理",
}
