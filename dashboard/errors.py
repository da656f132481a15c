"""Errors that a user can act on: what happened, where, and what to do."""


class DashboardError(Exception):
    """A failure with a sentence for the user and, where known, place and remedy."""

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.where, self.message, self.remedy) if part
        )


class AccessDenied(DashboardError):
    """The role at hand may not do this."""


class NotPublished(DashboardError):
    """A snapshot, version, data set or period that the store does not hold."""


class StaleReview(DashboardError):
    """Somebody published the same data after the difference was shown."""


class QueryError(DashboardError):
    """A SQL file that is missing, lacks its header or does not take a parameter."""
