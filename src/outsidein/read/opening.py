"""Opening a file as bytes that everyone can read: UTF-16 comes out as UTF-8."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from outsidein.read.files import SourceFile
    from outsidein.read.sample import Sample


def open_whole(file: SourceFile, sample: Sample) -> BinaryIO:
    """Open the bytes of a whole file; UTF-16 comes out as UTF-8."""
    stream = file.open()
    if sample.is_recoded:
        return io.BufferedReader(_Recoded(stream, sample.encoding))
    return stream


class _Recoded(io.RawIOBase):
    """A stream of text in UTF-8, whatever it is in; closing it closes the stream."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what was recoded, as far as it goes."""
        chunk = b"more"
        while chunk and not self._left:
            chunk = self._stream.read(len(buffer))
            self._left = self._decoder.decode(chunk, not chunk).encode("utf-8", "replace")
        piece = self._left[: len(buffer)]
        self._left = self._left[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the stream underneath too."""
        self._stream.close()
        super().close()
