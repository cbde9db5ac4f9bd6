"""Thai text: repair, tokens, numbers, dates, periods, names, and the words that we look for.

Importing this package, which every module in it does first, tells PyThaiNLP to write nothing: it would make a
folder in the home of the user, and fail where it cannot. Who has set it otherwise keeps their setting.
"""

import os

if "PYTHAINLP_READ_MODE" not in os.environ:  # its older name; PyThaiNLP refuses both at once
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
