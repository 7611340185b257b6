"""Records that were checked before are made again as they were, and from nothing else."""

import pytest

from generator.records.trusted import trusted
from generator.schema.records import EventRecord, Evidence, Figure, Participation, PlaceRecord, Reason, Statement

_WORDS = Evidence(article="a", exact="trois blessés", start=3, end=16, rule="fr.test")
_EVENT = EventRecord(
    id="combat-un",
    title="Combat",
    type="ASSAULT",
    date="2024-08-18/2024-08-19",
    date_reasons=[Reason(rule="date.stay", words="deux jours")],
    actors=[Participation(actor="anton-vell", role="source")],
    figures=[Figure(value=3, unit="blessés", evidence=_WORDS)],
    statements=[Statement(speakers=["anton-vell"], verb="dire", evidence=_WORDS)],
    evidence=[_WORDS],
)


def test_what_was_checked_comes_back_as_it_was() -> None:
    for record in (_EVENT, PlaceRecord(id="lome", name="Lomé")):
        again = trusted(type(record))(record.model_dump())
        assert again == record
        assert again.model_dump_json() == record.model_dump_json()
        assert [type(value) for _, value in again] == [type(value) for _, value in record]


@pytest.mark.parametrize("change", [lambda data: data.pop("title"), lambda data: data.update(more=1)])
def test_other_fields_than_the_model_has_are_refused(change: object) -> None:
    data = _EVENT.model_dump()
    change(data)  # type: ignore[operator]
    with pytest.raises(KeyError):
        trusted(EventRecord)(data)
