"""What a request is billed as, where the fields that it asks for decide: `[[price]]` rows with `fields`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from listaudit.model import Source
from listaudit.model.access import Price


def sku_of(config: Source, fields: Iterable[str]) -> str:
    """Return the SKU of the dearest `[[price]]` row that has one of the fields; empty where none has.

    A row's field stands for what is below it, too: `hours` for `hours.periods`. Of rows that cost the
    same the first counts.

    Args:
        config: The source.
        fields: Fields of an answer, dotted, as a field mask names them.
    """
    return _dearest(config.access.prices, tuple(fields))


@lru_cache(maxsize=256)
def _dearest(prices: tuple[Price, ...], fields: tuple[str, ...]) -> str:
    fitting = [price for price in prices if any(_covers(price, field) for field in fields)]
    return max(fitting, key=lambda price: price.per_1000).sku if fitting else ""


def _covers(price: Price, field: str) -> bool:
    return any(field == known or field.startswith(f"{known}.") for known in price.fields)
