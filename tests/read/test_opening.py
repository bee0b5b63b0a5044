from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.read.files import SourceFile
from outsidein.read.opening import open_whole
from outsidein.read.sample import take_sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_whatever_the_byte_order_a_text_comes_out_as_utf_8(encoding: str, tmp_path: Path) -> None:
    text = "Größe 😀\n" * 50_000
    path = tmp_path / encoding
    path.write_bytes(f"\ufeff{text}".encode(encoding))
    file = SourceFile(path=path, name=encoding, size=path.stat().st_size)
    with open_whole(file, take_sample(file)) as stream:
        assert stream.read().decode("utf-8-sig") == text
