"""Records of a data set on the Hugging Face hub, downloaded once and then taken from its cache."""

from collections.abc import Sequence
from dataclasses import dataclass

from finetune.suites.reading import Record, SuiteError


@dataclass(frozen=True, slots=True)
class HubSet:
    """A data set: its id, its configuration ("" where it has one only), and the split, such as `test`."""

    id: str
    configuration: str
    split: str


def hub_records(wanted: HubSet) -> Sequence[Record]:
    """The set's records. Raises SuiteError if it is neither on this machine nor within reach."""
    from datasets import load_dataset
    from datasets.exceptions import DatasetsError

    try:
        return list(load_dataset(wanted.id, wanted.configuration or None, split=wanted.split))
    except (OSError, ValueError, DatasetsError) as error:
        raise SuiteError(
            f"The data set {wanted.id} could not be fetched from the Hugging Face hub; are you offline? "
            "Give a copy of it with --data FILE."
        ) from error
