"""Who may do what: the three roles, and the check that guards pages and actions."""

from enum import StrEnum

from dashboard.errors import AccessDenied
from dashboard.i18n import _


class Role(StrEnum):
    """The three audiences; the value is what URL and session hold."""

    LEADER = "leader"
    SUPERVISOR = "supervisor"
    ANALYST = "analyst"


EVERYONE = frozenset(Role)
PUBLISHERS = frozenset({Role.ANALYST})
ISSUERS = frozenset({Role.LEADER})  # who signs a bulletin


def role_label(role: Role) -> str:
    """The role's name in the language at hand."""
    return {
        Role.LEADER: _("领导"),
        Role.SUPERVISOR: _("督导"),
        Role.ANALYST: _("数据员"),
    }[role]


def require_role(role: Role, allowed: frozenset[Role]) -> None:
    """Raise `AccessDenied` unless `role` is one of `allowed`."""
    if role not in allowed:
        raise AccessDenied(
            _("当前身份“{role}”不能使用此功能。").format(role=role_label(role)),
            remedy=_("请切换为：{roles}。").format(
                roles=_("、").join(role_label(r) for r in sorted(allowed))
            ),
        )
