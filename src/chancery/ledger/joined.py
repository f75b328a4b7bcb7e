"""Things that were found to belong together, two at a time, as groups."""

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Joined(Generic[T]):
    """Groups that grow as pairs are joined; each goes by its first member in order, whatever order the pairs come in.

    >>> groups = Joined[int]()
    >>> groups.join(3, 2), groups.join(2, 1), groups.root(3), groups.root(4)
    (None, None, 1, 4)
    """

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def root(self, member: T) -> T:
        """Return the member by which the group of ``member`` goes: itself where it was never joined."""
        while (above := self._parent.get(member, member)) != member:
            self._parent[member] = self._parent.get(above, above)
            member = above
        return member

    def join(self, one: T, other: T) -> None:
        """Make two groups one."""
        first, second = sorted((self.root(one), self.root(other)))  # type: ignore[type-var]
        if first != second:
            self._parent[second] = first
