"""Pages as pictures: where the lines of a scan stand, and the image of each. Pixels live here and in `ocr/shapes`."""

import cv2

from extractors.page.images.heap import keep_freed_pages

cv2.setNumThreads(1)  # as the recognisers: a process keeps to its core
keep_freed_pages()
