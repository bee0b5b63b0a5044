from __future__ import annotations

import numpy as np

from outsidein.meaning.static_vectors import DIMENSIONS, static_vectors


def test_each_text_has_a_row_of_length_one() -> None:
    vectors = static_vectors(["Where is my card?", "A fee was charged."])
    assert vectors.shape == (2, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_no_words_are_no_vector() -> None:
    assert not static_vectors([""]).any()


def test_a_text_is_the_same_alone_and_among_others() -> None:
    texts = ["Where is my card?", "A fee was charged.", "x" * 300]
    assert np.array_equal(static_vectors(texts)[0], static_vectors(texts[:1])[0])


def test_like_meanings_are_nearer_than_unlike_ones() -> None:
    card, lost, fee = static_vectors(
        ["where is my card", "my card did not arrive", "the fee is too high"]
    )
    assert card @ lost > card @ fee
