from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from outsidein.language.kind_student import student, word_features
from outsidein.meaning.tokens import token_ids

if TYPE_CHECKING:
    from scipy import sparse


def features_of(texts: list[str]) -> sparse.csr_matrix:
    return word_features(*token_ids(texts, ends=True))


def test_each_word_pair_and_triple_of_a_text_counts() -> None:
    (words,) = np.diff(token_ids(["It broke."], ends=True)[1])
    features = features_of(["It broke."])
    assert features.nnz == words + (words - 1) + (words - 2)
    assert features.data == pytest.approx(1 / np.sqrt(words))


def test_no_feature_reaches_from_one_text_into_the_next() -> None:
    texts = ["It broke.", "", "ok", "Can you mend it?"]
    together = features_of(texts).toarray()
    alone = np.vstack([features_of([text]).toarray() for text in texts])
    assert np.array_equal(together, alone)


def test_the_order_of_words_matters() -> None:
    scores = student().scores(["can you", "you can"], side="customer")
    assert not np.allclose(scores[0], scores[1])
