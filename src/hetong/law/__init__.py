"""What the law data say on a day: titles, status, article numbers, dated values; no rules."""

from hetong.law.citations import Citation
from hetong.law.institutions import Institution, InstitutionMatch
from hetong.law.laws import Amendment, Law, State, Verified
from hetong.law.register import Register
from hetong.law.renumbered import Renumbered
from hetong.law.value_files import Basis, Value, ValueFile, ValueKind
from hetong.law.values import DatedValue, Values

__all__ = [
    "Amendment",
    "Basis",
    "Citation",
    "DatedValue",
    "Institution",
    "InstitutionMatch",
    "Law",
    "Register",
    "Renumbered",
    "State",
    "Value",
    "ValueFile",
    "ValueKind",
    "Values",
    "Verified",
]
