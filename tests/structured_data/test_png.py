"""What is written is what an image library reads."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image
from sphinx_commons.structured_data.png import write_png

PALETTE = [(shade * 17, 255 - shade, shade) for shade in range(16)]


def test_each_point_has_its_colour():
    places = [(x * 3 + y) % 16 for y in range(7) for x in range(10)]
    pairs = zip(places[::2], places[1::2], strict=True)
    data = write_png((10, 7), bytes(left << 4 | right for left, right in pairs), PALETTE)
    with warnings.catch_warnings(action="error"), Image.open(BytesIO(data)) as image:
        image.verify()
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (10, 7), "P")
        read = image.convert("RGB").tobytes()
    assert read == b"".join(bytes(PALETTE[place]) for place in places)
