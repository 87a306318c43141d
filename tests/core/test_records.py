"""Records come back from bytes as they were."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, fields
from datetime import UTC, datetime

import pytest
from sphinx_commons.authors.model import Length
from sphinx_commons.blog.model import Post
from sphinx_commons.core.records import kept
from sphinx_commons.front_matter import Credit, Moment, PageMeta

MOMENT = Moment(datetime(2015, 3, 2, 16, 3, tzinfo=UTC))
RECORDS = [
    MOMENT,
    Length(words=3, images=1),
    Credit(person="ada", role="author", kind="post", docname="a", date=MOMENT),
    PageMeta(docname="a", title="A", date=MOMENT, tags=("x",), extra={"k": 1}, lines={"title": 2}),
    Post(docname="a", title="A", moment=MOMENT, words="word 3", lines={"tags": 4}),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_is_the_same_afterwards(record: object):
    for again in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
        assert again == record
        assert type(again) is type(record)
        for field in fields(record):  # type: ignore[arg-type]
            assert getattr(again, field.name) == getattr(record, field.name)


@kept
@dataclass(frozen=True, slots=True)
class Single:
    value: tuple[int, ...]


def test_a_record_of_one_value_is_the_same_afterwards():
    assert pickle.loads(pickle.dumps(Single((1, 2)))) == Single((1, 2))
