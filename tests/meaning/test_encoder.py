from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.meaning.encoder import DIMENSIONS, encode, open_session, vectors_by
from outsidein.meaning.tokens import WEIGHTS

TEXTS = (
    "Where is my card?",
    "My card has not come yet.",
    "It has been two weeks and the card that you promised by Monday is still not here.",
    "ok",
    "Our auditors want the export by Friday: can it carry the time zone, yes or no?",
    "The price went up 12 % without a word. Who decided that?",
    "Können wir die Rechnung auf Deutsch bekommen?",
    "请问发票在哪里?",
    "great 👍",
    "word " * 90,
)


def test_files_are_the_ones_that_the_build_recorded() -> None:
    about = json.loads((WEIGHTS / "encoder.json").read_text(encoding="utf-8"))
    for name in ("encoder.onnx", "tokenizer.json"):
        content = (WEIGHTS / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == about["sha256"][name]
    assert about["dimensions"] == DIMENSIONS


def test_vectors_are_float32_of_length_one() -> None:
    vectors = encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_what_means_the_same_is_nearer() -> None:
    one, *others = encode(
        ["That is a happy person", "That is a very happy person", "That is a happy dog"]
    )
    sunny = encode(["Today is a sunny day"])[0]
    near = [float(one @ other) for other in (*others, sunny)]
    assert near == sorted(near, reverse=True)


def test_the_same_need_is_nearer_than_the_same_words() -> None:
    one, same_need, same_words = encode(
        [
            "The export stops halfway through.",
            "My download breaks off before all rows are there.",
            "Can I choose the columns of the export?",
        ]
    )
    assert one @ same_need > one @ same_words


def test_a_text_alone_has_the_bits_it_has_in_company() -> None:
    together = encode(TEXTS)
    alone = np.concatenate([encode([text]) for text in TEXTS])
    np.testing.assert_array_equal(alone, together)


@given(
    rows=st.lists(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=30),
    batch_tokens=st.sampled_from([1, 40, 256, 100_000]),
    threads=st.integers(1, 3),
)
@settings(max_examples=15, deadline=None, derandomize=True)
def test_neither_order_nor_batches_nor_threads_change_a_bit(
    rows: list[int], batch_tokens: int, threads: int
) -> None:
    texts = [TEXTS[row] for row in rows]
    vectors = encode(texts, batch_tokens=batch_tokens, threads=threads)
    np.testing.assert_array_equal(vectors, encode(TEXTS)[rows])


def test_sharing_a_batch_among_threads_changes_no_bit() -> None:
    session = open_session(WEIGHTS / "encoder.onnx", threads=2)
    # Texts of one length, so that they are one batch, large enough to be shared.
    texts = [f"The {noun} is late again." for noun in ("card", "bill", "train", "bus")] * 64
    shared = vectors_by(session, texts, batch_tokens=4096, threads=1)
    np.testing.assert_array_equal(shared, encode(texts, threads=1))


@pytest.mark.parametrize("empty", ["", "   ", "\n\t", "\u200b"])
def test_a_text_without_words_is_a_zero_vector(empty: str) -> None:
    vectors = encode(["Where is my card?", empty])
    assert not vectors[1].any()
    np.testing.assert_array_equal(vectors[0], encode(["Where is my card?"])[0])


def test_no_texts_are_no_rows() -> None:
    assert encode([]).shape == (0, DIMENSIONS)


def test_what_follows_the_128th_token_is_not_read() -> None:
    # Two of the 128 tokens are the ends of the text.
    start = "late " * 126
    full, longer, shorter = encode([start, start + "but the card was fine", "late " * 125])
    np.testing.assert_array_equal(full, longer)
    assert (full != shorter).any()


def test_texts_of_one_meaning_are_nearer_than_texts_with_the_same_words() -> None:
    question, paraphrase, lookalike = encode(
        ["Where is my card?", "The card I ordered has not arrived.", "Where is my nearest branch?"]
    )
    assert question @ paraphrase > question @ lookalike
