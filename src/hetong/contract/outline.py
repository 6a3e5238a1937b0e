"""What every empty record shows: its chapters, and the keys that matter most."""

from __future__ import annotations

from hetong.errors import Words

# Chapters in reading order, each with the root keys it holds.
CHAPTERS: tuple[tuple[Words, str], ...] = (
    (
        Words("基本情况", "Basics"),
        "kind title number status form drafted_by negotiated b2c complete truncated check_date"
        " amends tender",
    ),
    (
        Words("当事人", "Parties"),
        "party_a party_b parties signing_date signing_place performance_place",
    ),
    (
        Words("服务内容", "Services"),
        "scope systems service_hours sla quality review acceptance reporting complaints staffing"
        " training obligations returns relief_on_client_default third_party_cause change_control"
        " security",
    ),
    (Words("期限", "Term"), "term effective renewal"),
    (Words("费用和付款", "Fees and payment"), "fees payment payments invoice deposit"),
    (
        Words("保密、数据和知识产权", "Confidentiality, data, intellectual property"),
        "confidentiality data ip",
    ),
    (
        Words("解除和违约", "Ending and breach"),
        "termination liability force_majeure third_party risks",
    ),
    (
        Words("变更、转让和限制", "Change, assignment, restraints"),
        "amendments unilateral_change interpretation assignment subcontract exclusivity nonsolicit"
        " staff_non_compete incorporated_rules standard_terms waivers conduct anti_bribery",
    ),
    (
        Words("争议、通知和签署", "Disputes, notices, signing"),
        "dispute notices cited_laws definitions recitals annexes precedence copies"
        " signature_blocks esign options markup clauses",
    ),
)

_PARTY = "role name uscc legal_rep address contact_person phone email size"

# The keys written out to be filled in, by section; the others stand there as comments. What a kind
# shows beside them is said in rules/kinds/.
CORE: dict[str, str] = {
    "": "kind title number status form drafted_by negotiated signing_date signing_place"
    " performance_place",
    "party_a": _PARTY,
    "party_b": _PARTY,
    "scope": "services exclusions channels",
    "service_hours[]": "type windows",
    "sla[]": "metric channel op value unit measure window",
    "acceptance": "days deemed",
    "reporting": "frequency contents",
    "staffing": "headcount_min qualifications replace_right",
    "training": "provider",
    "term": "years months start_date end_date",
    "effective": "mode date",
    "renewal": "mode length_months notice_days",
    "fees": "model monthly_fee monthly_fee_words total_amount total_amount_words tax_included"
    " tax_rate",
    "payment": "billing day_of_month month_offset settlement reconciliation account grace_days",
    "payment.settlement": "from_day to_day",
    "payment.reconciliation": "due_day month_offset confirm_days",
    "payment.account": "holder bank number",
    "invoice": "timing days type rate",
    "confidentiality": "obligors scope exceptions permitted_use years anchor",
    "data": "personal_info roles purpose duration method categories protection rights_duties"
    " sub_processing return_delete breach_notice_hours ownership cross_border",
    "ip": "background_owner deliverable_owner brand_licence",
    "termination": "convenience notice_days causes_client causes_provider cure_days settlement"
    " handover_days",
    "termination.convenience": "client provider",
    "termination.convenience.client": "allowed notice",
    "termination.convenience.provider": "allowed notice",
    "termination.causes_client[]": "ground cure",
    "termination.causes_provider[]": "ground cure",
    "liability": "penalties caps legal_costs suspension",
    "liability.penalties[]": "party breach kind rate per base cap",
    "liability.caps[]": "party multiple base",
    "liability.suspension[]": "by days",
    "force_majeure": "list notice_days proof",
    "amendments": "form",
    "assignment": "client provider",
    "subcontract": "allowed",
    "dispute": "steps arbitration litigation governing_law",
    "dispute.arbitration": "institutions",
    "dispute.litigation[]": "locus court",
    "notices": "addresses deemed_days",
    "cited_laws[]": "name article",
    "annexes[]": "no title attached",
    "copies": "total each",
    "signature_blocks[]": "party name signatory date",
}
