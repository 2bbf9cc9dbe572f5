"""Ctrl-C, whatever has become of it on its way."""


def interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind an error: code that it hits may wrap it, or fail while it leaves."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None
