"""Reading by the workers of a Dask cluster: an optional extra, and nothing but another executor."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from generator.errors import DossierError, Problem
from generator.messages import messages
from generator.readings.version import program_version

# Seconds in which a scheduler answers.
_PATIENCE = 10


@contextmanager
def cluster(address: str, language: str) -> Iterator[Executor]:
    """An executor of the cluster with this scheduler ("tcp://host:8786"); tasks of workers that die go to others.

    The workers find the articles under the same paths and run the same version of the program. Raises DossierError,
    worded in `language`, where `distributed` is not installed, nobody answers, or a worker has another version.
    """
    try:
        from distributed import Client  # takes a second: only for those who have a cluster
    except ImportError as error:
        raise _refused(address, language, "cluster_missing") from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _refused(address, language, "cluster_silent") from error
    with client:
        if set(client.run(program_version).values()) - {program_version()}:
            raise _refused(address, language, "cluster_differs")
        yield client.get_executor()


def _refused(address: str, language: str, key: str) -> DossierError:
    say = messages(language)
    return DossierError([Problem(address, 0, 0, "", say(f"problem.{key}"), say(f"hint.{key}"))])
