"""The picture of a line, as the recogniser reads it."""

import cv2
import numpy as np

from extractors.page.images.line_box import ABOVE, BELOW, LINE_HEIGHT, LineBox
from extractors.page.images.pixels import PAPER, Grey


def cut_line(page: Grey, box: LineBox, height: int = LINE_HEIGHT) -> Grey:
    """The grey picture of a line, [height, width]: its body, ABOVE over and BELOW under it; nothing is cleaned."""
    scale = height / ((ABOVE + 1 + BELOW) * box.hc)
    width = max(1, round((box.right - box.left) * scale))
    middle = (box.left + box.right) / 2
    # What is made smaller is averaged first: picking single pixels would tear thin strokes.
    shrink = max(1, int(1 / scale))
    reach = abs(box.slope) * (box.right - box.left) / 2 + 2 * shrink + 2
    x0 = max(0, int(box.left) - 2 * shrink)
    x1 = min(page.shape[1], int(box.right) + 2 * shrink + 2)
    y0 = max(0, int(box.top - ABOVE * box.hc - reach))
    y1 = min(page.shape[0], int(box.baseline + BELOW * box.hc + reach) + 1)
    if x1 <= x0 or y1 <= y0:
        return np.full((height, width), PAPER, np.uint8)
    part = page[y0:y1, x0:x1]
    fx = fy = 1.0
    if scale < 1.0:
        size = (max(1, round(part.shape[1] * scale)), max(1, round(part.shape[0] * scale)))
        fx, fy = size[0] / part.shape[1], size[1] / part.shape[0]
        part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    # From a pixel of the line image to one of `part`; pixels are counted at their centres.
    top = box.top - ABOVE * box.hc
    x_scale, y_scale = fx / scale, fy / scale
    to_x0 = (box.left + 0.5 / scale - x0) * fx - 0.5
    to_y0 = (top + 0.5 / scale + box.slope * (box.left - middle) - y0) * fy - 0.5
    back = np.array([[x_scale, 0.0, to_x0], [box.slope / scale * fy, y_scale, to_y0]])
    line = cv2.warpAffine(
        part,
        back,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(line, dtype=np.uint8)
