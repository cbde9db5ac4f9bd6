"""The one door to ONNX Runtime: whoever imports it here has told it to be silent before."""

import onnxruntime

__all__ = ["onnxruntime"]
