"""Editors complete keys, types and ids: the JSON Schema files fit the models, the records and the dossier."""

import json
from pathlib import Path

import pytest

from generator.records.jsonschema import IDS_FILE, ids_schema, schemas
from generator.records.layout import KINDS, MODELS, schema_file

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_files_of_the_repository_are_fresh(name: str) -> None:
    written = (ROOT / "sources" / "schema" / name).read_text(encoding="utf-8")
    assert written == schemas()[name], "run `dossier read` and commit sources/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_record_is_offered_and_no_other_allowed(kind: str) -> None:
    schema = json.loads(schemas()[schema_file(kind)])  # type: ignore[arg-type]
    assert set(schema["properties"]) == set(MODELS[kind].model_fields)  # type: ignore[index]
    assert schema["additionalProperties"] is False


def test_ids_of_the_dossier_are_offered_where_one_is_wanted() -> None:
    event = json.loads(schemas()["event.schema.json"])
    offered = event["$defs"]["Participation"]["properties"]["actor"]["anyOf"]
    assert {"$ref": f"{IDS_FILE}#/$defs/actors"} in offered
    assert json.loads(ids_schema({"actors": ["b", "a"]}))["$defs"]["actors"] == {"enum": ["a", "b"]}


def test_every_reference_in_a_schema_leads_somewhere() -> None:
    ids = json.loads(ids_schema({}))
    for text in schemas().values():
        schema = json.loads(text)
        for target in _references(schema):
            file, _, path = target.partition("#/$defs/")
            assert path in (ids if file == IDS_FILE else schema)["$defs"]


def _references(schema: object) -> list[str]:
    if isinstance(schema, list):
        return [found for item in schema for found in _references(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"]] if "$ref" in schema else []
    return own + [found for value in schema.values() for found in _references(value)]
